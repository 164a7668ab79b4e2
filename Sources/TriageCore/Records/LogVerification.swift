/// One reading of everything in a home that should be whole: every line of the log and of the journals.
struct LogVerification: ~Copyable {
    /// What was found so far.
    var report = LogReport()

    /// The home that is read.
    let home: Home
    /// The files of its log.
    let segments: [RecordLog.Segment]
    /// Whether nobody can be at work on what was erased.
    let isAlone: Bool
    /// The enquiries that lines of the log call erased.
    private(set) var erased: Set<EnquiryID> = []
    /// Told the bytes of the log that were read so far, from time to time.
    private let progress: (Int) -> Void
    /// How much of the log is in files that are behind. **Units**: bytes.
    private var readBefore = 0
    /// Where the first whole record of each enquiry is. **Shape**: the segment's number in the high 20 bits, the
    /// offset below; eight bytes each, since there may be millions.
    private var known = EnquiryTable<UInt64>()
    /// The faults of torn lines that may be all that is left of a whole one.
    private var torn: [(fault: Int, place: UInt64, claim: Claim)] = []

    /// What a torn line began to say.
    private enum Claim {
        /// A record, with what is left of its id.
        case record(String)
        /// That enquiries were erased, with those that are left.
        case erasure([EnquiryID])
        case other

        init(_ line: LogLine) {
            if let beginning = line.beginningOfID {
                self = .record(beginning)
            } else if let ids = ErasureLine.ids(inBeginning: line.raw) {
                self = .erasure(ids)
            } else {
                self = .other
            }
        }
    }

    private static let offsetBits: UInt64 = 44

    /// Lists the files; reads nothing yet.
    ///
    /// - Parameters:
    ///   - isAlone: whether nobody can be at work on what was erased.
    ///   - progress: told the bytes of the log that were read so far, from time to time.
    init(_ log: RecordLog, isAlone: Bool, progress: @escaping (Int) -> Void) throws(StorageError) {
        self.isAlone = isAlone
        self.progress = progress
        home = log.home
        segments = try log.segments()
    }

    /// Reads everything.
    mutating func run() throws(StorageError) {
        for number in segments.indices { try read(segment: number) }
        try judgeTorn()
        try addStrays(in: home.records) { RecordMonth($0) != nil }
        for folder in [home.open, home.damaged] {
            for name in try PosixPath.names(in: folder, ending: ".jsonl")
            where EnquiryID(name.prefix(36)) != nil {
                readJournal("\(folder)/\(name).jsonl")
            }
        }
        try addStrays(in: home.open) { EnquiryID($0)?.text == String($0) }
        try addRecordless()
        try addUnerased()
    }

    /// Whether an enquiry has a whole record.
    func hasRecord(_ id: EnquiryID) -> Bool { known.contains(id) }

    private mutating func read(segment number: Int) throws(StorageError) {
        let path = segments[number].path
        report.segments += 1
        var faults: [Fault] = []
        let end: Int
        do {
            end = try read(segment: number, from: 0, &faults)
        } catch {
            // The other files are read all the same.
            report.faults.append(Fault(path: path, offset: 0, length: 0, kind: .refused(error)))
            return
        }
        if let start = Self.unsettled(faults, end: end), let file = try PosixFile.open(path, .read) {
            // A writer may be at work: wait for its lock, then read what it wrote.
            var waited = 0
            while try !file.tryLock(shared: true), waited < 2000 {
                PosixPath.pause(1)
                waited += 1
            }
            faults.removeAll { $0.offset >= start }
            let first = place(number, start)
            torn.removeAll { $0.place >= first }
            _ = try read(segment: number, from: start, &faults)
        }
        readBefore += end
        let first = report.faults.count
        report.faults += faults
        for index in torn.indices where torn[index].fault < 0 {
            let offset = Int(torn[index].place & (1 << Self.offsetBits - 1))
            torn[index].fault = first + (faults.firstIndex { $0.offset == offset } ?? 0)
        }
    }

    /// Reads a segment from an offset to its end, and returns the end.
    private mutating func read(
        segment number: Int, from offset: Int, _ faults: inout [Fault]
    ) throws(StorageError) -> Int {
        let path = segments[number].path
        var reader = try LineReader(path: path, from: offset)
        while let line = try reader.next() {
            progress(readBefore + line.offset)
            if let fault = Fault(line, in: path) { faults.append(fault) }
            switch line.verdict {
            case .whole: if let double = try count(line, in: number) { faults.append(double) }
            case .seal: report.seals += 1
            case .torn: torn.append((-1, place(number, line.offset), Claim(line)))
            case .damaged, .unknownVersion: break
            }
        }
        faults += reader.unreadable.map {
            Fault(path: path, offset: $0.lowerBound, length: $0.count, kind: .unreadable)
        }
        faults.sort { $0.offset < $1.offset }
        return reader.offset
    }

    /// Counts a whole line; returns a fault when it is a second record of an enquiry.
    private mutating func count(_ line: LogLine, in segment: Int) throws(StorageError) -> Fault? {
        guard let id = line.id else { return note(line, in: segment) }
        guard let first = known[id] else {
            _ = known.insert(id, place(segment, line.offset))
            report.records += 1
            return nil
        }
        let path = segments[Int(first >> Self.offsetBits)].path
        let offset = Int(first & (1 << Self.offsetBits - 1))
        var reader = try LineReader(path: path, from: offset)
        let isSame = try reader.next().map { $0.raw.elementsEqual(line.raw) } ?? false
        let isHere = path == segments[segment].path
        if isSame, isHere { report.identicalDoubles += 1 }
        return Fault(
            path: segments[segment].path, offset: line.offset, length: line.raw.count,
            kind: .double(
                of: id.text, isSame ? (isHere ? .same : .sameElsewhere) : .differing,
                first: "'\(path)', byte \(offset)"))
    }

    /// Takes a whole line that is no record; returns a remark if it says that something was moved.
    private mutating func note(_ line: LogLine, in segment: Int) -> Fault? {
        if let erasure = ErasureLine(line) {
            erased.formUnion(erasure.ids)
            report.erased = erased.count
        } else if let moved = MovedStretch(line) {
            let place = "\(home.moved)/\(moved.name)"
            let isThere = (try? PosixPath.identity(place)) != nil
            return Fault(
                path: segments[segment].path, offset: line.offset, length: line.raw.count,
                kind: .moved(length: moved.length, to: place, isThere: isThere))
        } else {
            report.notes += 1
        }
        return nil
    }

    /// Tells the torn lines that were never finished from those that were cut: a record that was not acknowledged
    /// is written again, or its journal is still there.
    private mutating func judgeTorn() throws(StorageError) {
        guard !torn.isEmpty else { return }
        let open = try Journal.list(home).filter { $0.size > 0 }.map(\.id.text)
        for (fault, place, claim) in torn {
            let month = segments[Int(place >> Self.offsetBits)].month
            let isHarmless =
                switch claim {
                case .other: false
                case .erasure(let ids):
                    // It was not begun, or was written again.
                    ids.allSatisfy { known.contains($0) || erased.contains($0) || open.contains($0.text) }
                case .record(""):
                    !open.isEmpty || known.contains { $1 > place && $1 >> 44 == place >> 44 }
                        || erased.contains { RecordMonth(ofID: $0).map { $0 <= month } ?? true }
                case .record(let id):
                    open.contains { $0.hasPrefix(id) }
                        || known.contains { known, _ in known.text.hasPrefix(id) }
                        || erased.contains { $0.text.hasPrefix(id) }
                }
            if !isHarmless { report.faults[fault] = report.faults[fault].asCut }
        }
    }

    /// Reports the files of a folder that do not belong there.
    private mutating func addStrays(
        in folder: String, isOurs: (Substring) -> Bool
    ) throws(StorageError) {
        for name in try PosixPath.names(in: folder)
        where ![home.damaged, home.moved].contains("\(folder)/\(name)") {
            guard !name.hasSuffix(".jsonl") || !isOurs(name.dropLast(6)) else { continue }
            report.faults.append(Fault(path: "\(folder)/\(name)", offset: 0, length: 0, kind: .stray))
        }
    }

    /// Reports what is damaged in a journal. A torn event is not: it was never called saved.
    private mutating func readJournal(_ path: String) {
        do throws(StorageError) {
            var reader = try LineReader(path: path)
            while let line = try reader.next() {
                if let fault = Fault(line, in: path), fault.isLoss { report.faults.append(fault) }
            }
            report.faults += reader.unreadable.map {
                Fault(path: path, offset: $0.lowerBound, length: $0.count, kind: .unreadable)
            }
        } catch .missing {
            // Its enquiry ended meanwhile.
        } catch {
            report.faults.append(Fault(path: path, offset: 0, length: 0, kind: .refused(error)))
        }
    }

    private func place(_ segment: Int, _ offset: Int) -> UInt64 {
        UInt64(segment) << Self.offsetBits | UInt64(offset)
    }

    /// The start of an unbroken run of faults that reaches the end of a file; nil when there is none.
    private static func unsettled(_ faults: [Fault], end: Int) -> Int? {
        var start = end
        for fault in faults.reversed() {
            guard fault.mayBeUnsettled, fault.offset + fault.length + 1 >= start else { break }
            start = fault.offset
        }
        return start == end ? nil : start
    }
}

extension RecordLog {
    /// Reads every line of the log and of the journals, and reports all faults.
    ///
    /// A last line that is being written at that moment is waited for and not reported.
    /// - Parameter progress: told the bytes of the log that were read so far, from time to time.
    /// - Throws: `failed`.
    package func verify(
        progress: @escaping (Int) -> Void = { _ in }
    ) throws(StorageError) -> LogReport { try verify(isAlone: false, progress: progress) }

    /// The same, for a process that may keep all others from writing files of the log anew.
    func verify(
        isAlone: Bool, progress: @escaping (Int) -> Void = { _ in }
    ) throws(StorageError) -> LogReport {
        let before = identities()
        var verification = try LogVerification(self, isAlone: isAlone, progress: progress)
        try verification.run()
        let isSame = identities().allSatisfy { path, identity in
            before[path].map { $0.isSameFile(as: identity) } ?? true
        }
        guard !isSame else { return verification.report }
        // In a file that was written anew meanwhile the lines are elsewhere: once more, while nobody does that.
        let rest = try home.waitForUpkeep()
        verification = try LogVerification(self, isAlone: true, progress: progress)
        try verification.run()
        rest?.unlock()
        return verification.report
    }

    /// Which file is at the path of each segment; those that cannot be looked at are left out.
    private func identities() -> [String: PosixFile.Identity] {
        var identities: [String: PosixFile.Identity] = [:]
        for segment in (try? segments()) ?? [] {
            identities[segment.path] = try? PosixPath.identity(segment.path)
        }
        return identities
    }
}
