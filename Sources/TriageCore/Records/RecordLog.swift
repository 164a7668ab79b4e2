/// The finished enquiries of a home, one line each, in a file a month.
package struct RecordLog: Sendable {
    /// The home that the log belongs to.
    package let home: Home

    /// Names the log of a home; nothing is looked at or made.
    package init(home: Home) {
        self.home = home
    }

    /// What became of a record.
    package enum Outcome: Sendable, Equatable {
        /// It was added, and is on the disk.
        case appended
        /// An earlier attempt had added the very same; it is on the disk.
        case wasThere
        /// An enquiry of that id is there, whose record differs; nothing was added. Units: byte offset.
        case differs(path: String, offset: Int)
    }

    /// One file of the log.
    package struct Segment: Sendable, Equatable {
        /// The month of closing that it holds.
        package let month: RecordMonth
        /// Where it is.
        package let path: String
    }

    /// Adds a record to the month of its closing, and waits until it is on the disk.
    ///
    /// - Parameters:
    ///   - record: one JSON object that begins `{"v":1,"id":"…"`, without checksum and newline; anything else
    ///     traps.
    ///   - id: the enquiry, the same as in the record.
    ///   - month: of the closing, in UTC; the same at every attempt.
    ///   - mayBeThere: whether an earlier attempt can have added it. Then the month is read first.
    ///   - patience: how long another writer is waited for. Units: milliseconds.
    ///   - notice: told whom a longer wait is for: the number of the process, where the system tells.
    /// - Throws: `missing` or `cannotCreate` when the home was not prepared; `inUse` after the wait;
    ///   `unknownVersion`; `failed` when nothing was added; `durabilityUnknown` when that cannot be told.
    package func append(
        _ record: [UInt8], id: EnquiryID, closed month: RecordMonth, mayBeThere: Bool, patience: Int = 10_000,
        notice: @escaping (Int32?) -> Void = { _ in }
    ) throws(StorageError) -> Outcome {
        let line = ChecksummedLine.sealing(record)
        precondition(
            line.starts(with: LogLine.idBeginning + Array("\(id.text)\"".utf8)), "the record is of another id"
        )
        let path = home.segment(month)
        let segment = try LineFile(
            path: path, makesFile: true, patience: .init(milliseconds: patience, notice: notice))
        // The name is made durable before there is anything in the file, so a file with bytes has one.
        let tail = try segment.tail(size: segment.lockedSize)
        if tail.size == 0 { try PosixPath.syncFolder(home.records) }
        try segment.refuseUnknownVersion(tail)
        if mayBeThere, let (offset, isSame) = try find(id, line, in: path) {
            guard isSame else { return .differs(path: path, offset: offset) }
            try segment.rewrite(line.dropLast(), at: offset)
            return .wasThere
        }
        try segment.append(line, behind: tail)
        return .appended
    }

    /// The files of the log, months in order; other names in the folder are left out.
    ///
    /// - Throws: `failed`. A home without records has no segments.
    package func segments() throws(StorageError) -> [Segment] {
        try PosixPath.names(in: home.records, ending: ".jsonl").compactMap { name in
            RecordMonth(name).map { Segment(month: $0, path: home.segment($0)) }
        }
    }

    /// Where the first whole record of an id is, and whether it is this line.
    private func find(
        _ id: EnquiryID, _ line: [UInt8], in path: String
    ) throws(StorageError) -> (offset: Int, isSame: Bool)? {
        var reader = try LineReader(path: path)
        while let found = try reader.next() {
            if found.id == id { return (found.offset, found.raw.elementsEqual(line.dropLast())) }
        }
        guard reader.unreadable.isEmpty else {
            throw .failed(.read, path: path, cause: .unreadableBlocks)
        }
        return nil
    }
}
