/// The result of verifying the whole record log.
package struct LogReport: Sendable, Equatable {
    /// The number of files read.
    package var segments = 0
    /// The number of enquiries that have a whole record.
    package var records = 0
    /// The number of whole records that repeat an earlier one byte for byte; they do no harm.
    package var identicalDoubles = 0
    /// The number of lines that seal a torn one.
    package var seals = 0
    /// The number of whole lines that are neither a record nor a seal.
    package var notes = 0
    /// All faults, file by file, in order of offset.
    package var faults: [Fault] = []

    /// Whether everything that was saved is intact beyond doubt.
    package var isSound: Bool { !faults.contains { $0.isLoss } }
}

extension RecordLog {
    /// Reads every line of the log and reports all faults.
    ///
    /// A last line that is being written at that moment is waited for and not reported.
    /// - Throws: `failed`.
    package func verify() throws(StorageError) -> LogReport {
        var report = LogReport()
        var known: [EnquiryID: UInt64] = [:]
        for segment in try segments() {
            report.segments += 1
            var faults: [Fault] = []
            let end = try verify(segment, from: 0, &report, &known, &faults)
            if let start = Self.unsettled(faults, end: end),
                let file = try PosixFile.open(segment.path, .read)
            {
                // A writer may be at work: wait for its lock, then read what it wrote.
                var waited = 0
                while try !file.tryLock(shared: true), waited < 2000 {
                    PosixPath.pause(1)
                    waited += 1
                }
                faults.removeAll { $0.offset >= start }
                _ = try verify(segment, from: start, &report, &known, &faults)
            }
            report.faults += faults
        }
        return report
    }

    /// Reads a segment from an offset to its end, and returns the end.
    private func verify(
        _ segment: Segment, from offset: Int, _ report: inout LogReport, _ known: inout [EnquiryID: UInt64],
        _ faults: inout [Fault]
    ) throws(StorageError) -> Int {
        var reader = try LineReader(path: segment.path, from: offset)
        while let line = try reader.next() {
            switch line.verdict {
            case .whole:
                if let double = report.count(line, in: segment.path, &known) { faults.append(double) }
            case .seal: report.seals += 1
            case .damaged, .unknownVersion, .torn:
                if let fault = Fault(line, in: segment.path) { faults.append(fault) }
            }
        }
        for stretch in reader.unreadable {
            faults.append(
                Fault(
                    path: segment.path, offset: stretch.lowerBound, length: stretch.count, kind: .unreadable))
        }
        faults.sort { $0.offset < $1.offset }
        return reader.offset
    }

    /// The start of an unbroken run of faults that reaches the end of a file; nil when there is none.
    private static func unsettled(_ faults: [Fault], end: Int) -> Int? {
        var start = end
        for fault in faults.reversed() {
            guard fault.kind != .unreadable, fault.offset + fault.length + 1 >= start else { break }
            start = fault.offset
        }
        return start == end ? nil : start
    }
}

extension LogReport {
    /// Counts a whole line; returns a fault when it is a second, differing record of an enquiry.
    fileprivate mutating func count(
        _ line: LogLine, in path: String, _ known: inout [EnquiryID: UInt64]
    ) -> Fault? {
        guard let id = line.id else {
            notes += 1
            return nil
        }
        let hash = XXH64.hash(line.raw)
        guard let first = known[id] else {
            known[id] = hash
            records += 1
            return nil
        }
        guard first != hash else {
            identicalDoubles += 1
            return nil
        }
        return Fault(
            path: path, offset: line.offset, length: line.raw.count, kind: .differingDouble(of: id.text))
    }
}
