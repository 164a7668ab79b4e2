import TriageCore

/// `triage records erase`: a caller's right to be forgotten.
enum EraseCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let by = try needed("by", "NAME", invocation)
        let reason = try needed("reason", "TEXT", invocation)
        let beginnings = invocation.options["id"] ?? []
        let filter = try invocation.recordFilter()
        guard !beginnings.contains(""), beginnings.isEmpty != filter.isEverything else {
            throw Failure(
                .usage,
                beginnings.isEmpty || beginnings.contains("")
                    ? "name what to erase: --id ID, the enquiry or the beginning of its id, or --where EXPR"
                    : "--id names what to erase; --where and its like exclude it")
        }
        try storing { () throws(StorageError) in try invocation.home.requireRecords() }
        let erasure = Erasure(home: try invocation.preparedHome())
        let progress = ScanProgress(erasure.home, invocation)
        let found = try storing { () throws(StorageError) in
            defer { progress.clear() }
            return try erasure.find(
                beginnings, where: { !filter.isEverything && filter.matches($0) },
                progress: { progress.report($0) })
        }
        let meant = try meant(beginnings, found)
        for item in meant where !item.isThere {
            if let erased = item.erased { invocation.print("\(item.id) \(erased.words)") }
        }
        // What another erasing has left is finished with this one.
        let items = found.filter { item in
            item.isUnfinished || item.isThere && (item.isMatched || meant.contains { $0.id == item.id })
        }
        guard !items.isEmpty else {
            if beginnings.isEmpty { invocation.print("no such records") }
            return .done
        }
        invocation.print(Columns(items.map(row)).text)
        invocation.print(summary(of: items))
        guard try isConfirmed(invocation) else {
            invocation.print("nothing was erased")
            return .findings
        }
        let preparing = ScanProgress(erasure.home, invocation)
        let work = try storing { () throws(StorageError) in
            defer { preparing.clear() }
            return try BegunErasure(
                Set(items.map(\.id)), in: erasure.home, at: Clock().now, by: by, because: reason,
                notice: { wait(for: $0, invocation) }, progress: { preparing.report($0) })
        }
        do throws(StorageError) {
            let finishing = ScanProgress(erasure.home, invocation)
            defer { finishing.clear() }
            try work.finish { finishing.report($0) }
        } catch {
            let failure = Failure(error)
            let rest = "the erasing has begun and is not finished; the same command goes on with it"
            throw Failure(failure.code, failure.message + "\n" + rest)
        }
        invocation.print(items.count == 1 ? "1 enquiry erased" : "\(items.count) enquiries erased")
        // A sender that came meanwhile found the outbox locked and went away.
        invocation.wakeSender()
        return .done
    }

    /// The text of an option that must be given, cleaned as an answer is.
    private static func needed(
        _ option: String, _ value: String, _ invocation: Invocation
    ) throws(Failure) -> String {
        let text = invocation[option].map { TypedText($0).text } ?? ""
        guard text.isVisible else {
            throw Failure(.usage, "--\(option) \(value) is needed: it is kept in the log")
        }
        return text
    }

    /// The enquiries that beginnings of ids mean.
    private static func meant(
        _ beginnings: [String], _ found: [Erasure.Item]
    ) throws(Failure) -> [Erasure.Item] {
        var meant: [Erasure.Item] = []
        for beginning in beginnings {
            let ids = EnquiryID.matching(beginning, among: found.map(\.id))
            guard let only = ids.first else {
                throw Failure(.inputMissing, "nothing is kept of an enquiry that begins with '\(beginning)'")
            }
            guard ids.count == 1 else {
                let more = ids.count > 5 ? " or \(ids.count - 5) others" : ""
                throw Failure(
                    .usage,
                    "'\(beginning)' could be \(ids.prefix(5).map(\.text).joined(separator: " or "))\(more)")
            }
            meant += found.filter { item in item.id == only && !meant.contains { $0.id == only } }
        }
        return meant
    }

    /// **Shape**: closed, flow, outcome, id; nothing personal.
    private static func row(_ item: Erasure.Item) -> [String] {
        if let record = item.record {
            return [record.closed?.local ?? "?", record.flow, record.outcome, item.id.text]
        }
        let opened = Timestamp(milliseconds: item.id.milliseconds).local
        let state = item.isUnfinished ? "not erased to the end" : item.journal == nil ? "remains" : "open"
        return [opened, "", state, item.id.text]
    }

    /// What goes, counted.
    private static func summary(of items: [Erasure.Item]) -> String {
        let counts = [
            (items.count { $0.record != nil }, "record", "records"),
            (items.count { $0.journal != nil }, "open enquiry", "open enquiries"),
            (items.reduce(0) { $0 + $1.messages }, "message in the outbox", "messages in the outbox"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        let what =
            parts.isEmpty
            ? "what remains of \(items.count == 1 ? "it" : "them")" : parts.joined(separator: ", ")
        return "to be erased for good, with what hooks were told: \(what)\n"
            + "the log keeps the ids, when, by whom and why"
    }

    /// Asks, unless the command line has answered.
    private static func isConfirmed(_ invocation: Invocation) throws(Failure) -> Bool {
        try Confirmation.given(
            "Erase? Type yes: ", refusal: "nothing was erased: there is nobody to ask; --yes goes ahead",
            invocation)
    }

    /// Says that a writer is waited for.
    static func wait(for process: Int32?, _ invocation: Invocation) {
        invocation.say(
            "triage: waiting for \(process.map { "process \($0)" } ?? "another process"), which is at work here"
        )
    }

    /// Fails with when and by whom an enquiry was erased, if a beginning means one that was.
    static func refuseErased(_ beginning: String, _ log: RecordLog) throws(Failure) {
        let erasures = try storing { () throws(StorageError) in try log.erasures() }
        let ids = Set(EnquiryID.matching(beginning, among: erasures.flatMap(\.ids)))
        guard let only = ids.first, ids.count == 1,
            let erased = erasures.first(where: { $0.ids.contains(only) })
        else { return }
        throw Failure(.inputMissing, "record \(only) \(erased.words)")
    }
}

extension ErasureLine {
    /// When, by whom and why, in words. **Shape**: `was erased on 2026-11-26 14:05 by kim: asked by letter`.
    fileprivate var words: String { "was erased on \(at.local) by \(by): \(reason)" }
}
