import TriageCore

/// `triage records`: lists, shows and verifies finished enquiries.
enum RecordsCommand {
    @Sendable static func show(_ invocation: Invocation) throws(Failure) -> ExitCode {
        guard let beginning = invocation.operands.first?.lowercased() else {
            return try showNewest(invocation)
        }
        let log = RecordLog(home: invocation.home)
        var found: [(id: EnquiryID, line: [UInt8])] = []
        let refused = try each(log, invocation) { line in
            guard let id = line.id, id.text.hasPrefix(beginning) else { return }
            found.append((id, line.object))
        }
        guard let only = found.first else {
            try refuse(refused)
            try EraseCommand.refuseErased(beginning, log)
            throw Failure(.inputMissing, "no record begins with '\(beginning)'")
        }
        guard found.count == 1 else {
            throw Failure(
                .usage, "'\(beginning)' could be " + found.map(\.id.text).joined(separator: " or "))
        }
        try show(only.line, only.id, invocation)
        return .done
    }

    /// Shows the record that was added last, which is at the log's end.
    private static func showNewest(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let log = RecordLog(home: invocation.home)
        var records = NewestFirst(try storing { () throws(StorageError) in try log.segments() })
        var newest: (line: [UInt8], id: EnquiryID)?
        records.each({ ($0.object, $0.id) }) { (record: (line: [UInt8], id: EnquiryID)) in
            newest = record
            return false
        }
        if let newest { try show(newest.line, newest.id, invocation) }
        // It may be in what could not be read.
        try invocation.say(records.skipped)
        guard newest != nil else { throw Failure(.inputMissing, "there are no records yet") }
        return .done
    }

    private static func show(
        _ object: [UInt8], _ id: EnquiryID, _ invocation: Invocation
    ) throws(Failure) {
        if invocation.has("json") {
            invocation.print(json: String(decoding: object, as: UTF8.self))
        } else {
            guard let page = RecordPage(object, home: invocation.home) else {
                throw Failure(.badData, "record \(id) is not whole; see triage records verify")
            }
            let width = invocation.environment.output.columns
            var text = RecordText(page, width: width)
            if invocation.has("wording") {
                text.add(replayed(object, home: invocation.home), page.wording)
            }
            invocation.environment.output.write(text.text)
        }
    }

    /// A record's call, played once more on its flow as it was; nil if that is lost.
    private static func replayed(_ object: [UInt8], home: Home) -> ReplayedCall? {
        object.withUnsafeBytes { bytes in
            RecordView(object: bytes).flatMap { record in
                var archive = FlowArchive(home: home)
                let found = archive.find(record.flow, digests: record.digests, files: record.files)
                return found.loaded?.flows.map { ReplayedCall(record, on: $0) }
            }
        }
    }

    @Sendable static func verify(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let log = RecordLog(home: invocation.home)
        let progress = ScanProgress(log.home, invocation)
        let report = try storing { () throws(StorageError) in
            defer { progress.clear() }
            try log.home.requireRecords()
            return try log.verify { progress.report($0) }
        }
        if invocation.has("json") {
            invocation.print(json: report.json)
        } else {
            for fault in report.faults { invocation.print("\(fault)") }
            let doubles =
                report.identicalDoubles == 0 ? "" : ", \(report.identicalDoubles) written twice identically"
            invocation.print(
                "\(counted(report.records, "record")) in \(counted(report.segments, "file"))\(doubles)"
                    + (report.erased == 0 ? ", " : ", \(report.erased) erased, ")
                    + (!report.isSound
                        ? counted(report.faults.count, "fault")
                        : report.faults.isEmpty
                            ? "all sound" : "nothing lost, " + counted(report.faults.count, "remark")))
        }
        return report.isSound ? .done : .findings
    }

    /// Reads every intact record; says at the end if any were skipped.
    ///
    /// - Returns: why the files that were left out could not be read.
    private static func each(
        _ log: RecordLog, _ invocation: Invocation, _ body: (LogLine) -> Void
    ) throws(Failure) -> [StorageError] {
        var (damaged, doubles) = (0, 0)
        let refused = try storing { () throws(StorageError) in
            let progress = ScanProgress(log.home, invocation)
            defer { progress.clear() }
            var reader = RecordReader(try log.segments())
            while let line = try reader.next() {
                progress.report(reader.read)
                body(line)
            }
            (damaged, doubles) = (reader.damaged, reader.doubles)
            let unfinished = reader.unfinished
            if !unfinished.isEmpty {
                let open = Set(try Journal.list(log.home).map(\.id))
                damaged += unfinished.count { !open.contains($0) }
            }
            return reader.refused
        }
        if damaged > 0 { invocation.say(unread: damaged) }
        if doubles > 0 {
            invocation.say("triage: second records of a call skipped: \(doubles); see triage records verify")
        }
        return refused
    }

    /// Fails if files of the log could not be read, once what is in the others has been used.
    private static func refuse(_ errors: [StorageError]) throws(Failure) {
        guard let first = errors.first else { return }
        throw Failure(Failure(first).code, errors.map { Failure($0).message }.joined(separator: "\n"))
    }
}

/// A count and its noun. **Shape**: `1 record`, `2 records`.
private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
}

extension LogReport {
    /// The report as one JSON object.
    fileprivate var json: String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            for (name, count) in [
                ("segments", segments), ("records", records), ("identicalDoubles", identicalDoubles),
                ("seals", seals), ("notes", notes), ("erased", erased),
            ] {
                writer.key(name)
                writer.int(count)
            }
            writer.key("sound")
            writer.bool(isSound)
            writer.key("faults")
            writer.array { writer in
                for fault in faults {
                    writer.object { writer in
                        writer.key("file")
                        writer.string(fault.path)
                        writer.key("offset")
                        writer.int(fault.offset)
                        writer.key("length")
                        writer.int(fault.length)
                        writer.key("fault")
                        writer.string("\(fault)")
                        writer.key("loss")
                        writer.bool(fault.isLoss)
                    }
                }
            }
        }
        return writer.text
    }
}
