extension CallersIndex {
    /// Makes the index of a home, or adds to it what the log has got since.
    ///
    /// It may take a second for a million calls, so it is for a thread of its own. Whoever writes files of the log anew
    /// is waited for.
    static func renew(in home: Home) throws(StorageError) {
        let upkeep = try home.waitForUpkeep()
        defer { upkeep?.unlock() }
        let key = try home.callersSecret()
        let segments = try RecordLog(home: home).segments()
        var making = Making(facts: CallersFacts(in: home), key: key)
        if let old = CallersIndex(in: home), old.header.facts == making.header.facts,
            try old.header.isBeginning(of: segments), let entries = old.all()
        {
            (making.header, making.entries) = (old.header, entries)
        }
        let known = making.entries.count
        for (number, segment) in segments.enumerated() { try making.read(segment, number) }
        guard making.hasRead else { return }
        try making.write(to: home, known: known)
        // A log whose files were written anew meanwhile is read anew the next time.
        if try !making.header.isBeginning(of: segments) { try home.removeCallersIndex() }
    }
}

/// An index that is being made.
private struct Making {
    var header: CallersIndex.Header
    var entries: [CallersIndex.Entry] = []
    /// Whether the log had anything new.
    private(set) var hasRead = false
    private let key: SipHash.Key

    init(facts: CallersFacts, key: SipHash.Key) {
        header = CallersIndex.Header(facts: facts)
        self.key = key
    }

    /// Reads a segment from where it was last read to; a line that is being written is left for the next time.
    mutating func read(_ segment: RecordLog.Segment, _ number: Int) throws(StorageError) {
        guard let identity = try PosixPath.identity(segment.path) else { return }
        if number == header.segments.count {
            header.segments.append(.init(month: segment.month, number: identity.number, end: 0))
            hasRead = true
        }
        guard identity.size > header.segments[number].end else { return }
        var reader = try LineReader(path: segment.path, from: header.segments[number].end)
        while let line = try reader.next() {
            if case .torn(isSealed: false) = line.verdict { break }
            if let record = RecordView(line), let caller = header.facts.caller(of: record) {
                let place = CallersIndex.Place(segment: number, offset: line.offset)
                entries.append(.init(hash: SipHash.hash(caller.shared, key), place: place))
            }
            hasRead = true
            header.segments[number].end = reader.offset
        }
    }

    /// Puts everything in order, the newest call of a caller first, and takes it for the index of a home.
    mutating func write(to home: Home, known: Int) throws(StorageError) {
        if entries.count > known || known == 0 {
            entries.sort { ($0.hash, $1.place) < ($1.hash, $0.place) }
        }
        header.entries = entries.count
        for name in try PosixPath.names(in: home.path, withHidden: true)
        where name.hasPrefix(".\(Home.callersIndexName).") {
            try PosixPath.remove("\(home.path)/\(name)")
        }
        let beside = "\(home.path)/.\(Home.callersIndexName).\(XXH64.hex(UInt64.random(in: 0...UInt64.max)))"
        guard let file = try PosixFile.open(beside, .create) else {
            throw .cannotCreate(path: beside, cause: .thereAlready)
        }
        var pending = header.bytes
        for start in stride(from: 0, to: entries.count, by: CallersIndex.entriesInBlock) {
            pending += CallersIndex.block(
                of: entries[start..<min(start + CallersIndex.entriesInBlock, entries.count)])
            guard pending.count >= 1 << 20 else { continue }
            try file.write(pending)
            pending.removeAll(keepingCapacity: true)
        }
        try file.write(pending)
        // Not synced: what a power cut leaves of it has no sound checksum, and is made anew.
        try PosixPath.rename(beside, to: home.callersIndex)
    }
}

extension CallersIndex.Header {
    /// Whether what was read is still there, as the beginning of a log.
    func isBeginning(of others: [RecordLog.Segment]) throws(StorageError) -> Bool {
        guard segments.count <= others.count else { return false }
        for (segment, other) in zip(segments, others) {
            guard segment.month == other.month, let identity = try PosixPath.identity(other.path),
                identity.number == segment.number, identity.size >= segment.end
            else { return false }
        }
        return true
    }
}

extension Home {
    /// The secret under which callers are hashed; made when it is first needed.
    fileprivate func callersSecret() throws(StorageError) -> SipHash.Key {
        if let key = savedCallersSecret { return key }
        let made = (0..<2).flatMap { _ in [UInt8](littleEndian: UInt64.random(in: 0...UInt64.max)) }
        // With another secret nothing would be found in an index that is there.
        try removeCallersIndex()
        try PosixPath.remove(callersKey)
        if let file = try PosixFile.open(callersKey, .create) { try file.write(made) }
        guard let key = savedCallersSecret else {
            throw .failed(.read, path: callersKey, cause: .nothingTaken)
        }
        return key
    }

    /// The secret; nil if there is none yet.
    var savedCallersSecret: SipHash.Key? {
        guard let bytes = try? DurableFile.read(callersKey), bytes.count == 16 else { return nil }
        let words = CallersIndex.Words(bytes)
        return SipHash.Key(first: words[0], second: words[1])
    }

    /// Takes away the index of callers, and whatever is left of one that was being made.
    func removeCallersIndex() throws(StorageError) {
        let names = try PosixPath.names(in: path, withHidden: true).filter {
            $0 == Self.callersIndexName || $0.hasPrefix(".\(Self.callersIndexName).")
        }
        for name in names { try PosixPath.remove("\(path)/\(name)") }
        if !names.isEmpty { try PosixPath.syncFolder(path) }
    }
}
