/// The finished enquiries of a home, one line each, in one file per month.
package struct RecordLog: Sendable {
    /// The home that the log belongs to.
    package let home: Home

    /// Refers to the log of a home; does not touch the disk.
    package init(home: Home) {
        self.home = home
    }

    /// What happened to a record.
    package enum Outcome: Sendable, Equatable {
        /// It was appended and is on disk.
        case appended
        /// An earlier attempt had already appended the same record; it is on disk.
        case wasThere
        /// The log has a different record with the same id; nothing was appended. **Units**: byte offset.
        case differs(path: String, offset: Int)
    }

    /// One file of the log.
    package struct Segment: Sendable, Equatable {
        /// The month in which its enquiries closed.
        package let month: RecordMonth
        /// The path of the file.
        package let path: String

        /// How long it is; 0 if that cannot be told. **Units**: bytes.
        package var size: Int { (try? PosixPath.identity(path))??.size ?? 0 }

        /// Describes a file.
        package init(month: RecordMonth, path: String) { (self.month, self.path) = (month, path) }
    }

    /// Appends a record to the month of its closing, and waits until it is on disk.
    ///
    /// - Parameters:
    ///   - record: one JSON object that begins with `{"v":1,"id":"…"`, without checksum and newline; traps
    ///     otherwise.
    ///   - id: the enquiry, the same as in the record.
    ///   - month: of the closing, in UTC; the same on every attempt.
    ///   - mayBeThere: whether an earlier attempt may have appended it. If so, the month is read first.
    ///   - patience: how long to wait for another writer. **Units**: milliseconds.
    ///   - notice: called if the wait drags on, with the id of the process holding the log, if known.
    /// - Throws: `missing` or `cannotCreate` when the home was not prepared; `inUse` after the wait;
    ///   `unknownVersion`; `failed` when nothing was added; `durabilityUnknown` when that is not certain.
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
        // The name is synced before anything is written to the file, so a file with contents has a durable
        // name.
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

    /// The files of the log in order of month, ignoring other files in the folder.
    ///
    /// - Throws: `failed`. A home without records has no segments.
    package func segments() throws(StorageError) -> [Segment] {
        try PosixPath.names(in: home.records, ending: ".jsonl").compactMap { name in
            RecordMonth(name).map { Segment(month: $0, path: home.segment($0)) }
        }
    }

    /// The file with the first whole record of an enquiry, in whatever month it closed; nil when there is none.
    ///
    /// - Throws: `failed`, also when part of the log is unreadable.
    package func segment(of id: EnquiryID) throws(StorageError) -> Segment? {
        let opened = RecordMonth(ofID: id)
        for segment in try segments() where opened.map({ $0 <= segment.month }) ?? true {
            if try find(id, [], in: segment.path) != nil { return segment }
        }
        return nil
    }

    /// Finds the first whole record with an id, and whether it is this line.
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
