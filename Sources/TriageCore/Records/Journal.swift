/// The events of one open enquiry on the disk, locked while this value lives.
///
/// A class, because it owns the lock: of two copies each would believe that it holds it.
package final class Journal {
    /// The enquiry.
    package let id: EnquiryID

    private let home: Home
    private let lines: LineFile
    /// Why nothing more is written: a sync that failed.
    private var failure: StorageError?

    /// What a journal was found to hold.
    package struct Contents: Sendable, Equatable {
        /// The events in order, each the object that was handed over.
        package let events: [[UInt8]]
        /// What is not as it was written. A torn line is harmless; after damage the events are not complete.
        package let faults: [Fault]
    }

    /// A journal as the folder shows it.
    package struct Entry: Sendable, Equatable {
        /// The enquiry.
        package let id: EnquiryID
        /// When it was last written. Units: milliseconds since 1970, UTC.
        package let modified: Int64
        /// How long it is; 0 when its process was killed before the first event. Units: bytes.
        package let size: Int
        /// Whether a process has the enquiry open.
        package let isInUse: Bool
        /// That process, where the system tells.
        package let process: Int32?

        /// Whether the enquiry waits for somebody to go on with it.
        package var isParked: Bool { !isInUse && size > 0 }
    }

    /// Begins the journal of a new enquiry; its name is on the disk afterwards.
    ///
    /// - Throws: `cannotCreate`, also when there is one of that id; `failed`; `durabilityUnknown`.
    package static func create(_ id: EnquiryID, in home: Home) throws(StorageError) -> Journal {
        guard let lines = try LineFile(newAt: home.journal(id)) else {
            throw .cannotCreate(path: home.journal(id), cause: "there is one already")
        }
        try PosixPath.syncFolder(home.open)
        return Journal(id, home, lines)
    }

    /// Takes up a journal that is there, for its enquiry to be carried on.
    ///
    /// - Throws: `missing`; `inUse` with the process that has it; `unknownVersion`; `failed`, also when the
    ///   disk does not give all of it; `durabilityUnknown`.
    package static func resume(
        _ id: EnquiryID, in home: Home
    ) throws(StorageError) -> (journal: Journal, contents: Contents) {
        // A moment's wait: a list of the journals holds each lock while it looks.
        let lines = try LineFile(
            path: home.journal(id), makesFile: false, patience: .init(milliseconds: 200, notice: { _ in }))
        try lines.refuseUnknownVersion(lines.tail(size: lines.lockedSize))
        let contents = try read(id, in: home)
        // The process that made it may have been killed before it synced the folder.
        try PosixPath.syncFolder(home.open)
        return (Journal(id, home, lines), contents)
    }

    /// Reads a journal without taking it up; the last event may be one that is being written.
    ///
    /// - Throws: `missing`; `failed`, also when the disk does not give all of it.
    package static func read(_ id: EnquiryID, in home: Home) throws(StorageError) -> Contents {
        let path = home.journal(id)
        var events: [[UInt8]] = []
        var faults: [Fault] = []
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            if line.verdict == .whole { events.append(line.object) }
            if let fault = Fault(line, in: path) { faults.append(fault) }
        }
        guard reader.unreadable.isEmpty else {
            throw .failed(.read, path: path, cause: "the disk does not give every block of it")
        }
        return Contents(events: events, faults: faults)
    }

    /// The journals of a home, in the order of their enquiries' opening; other names are left out.
    ///
    /// - Throws: `failed`. A home without journals has no entries.
    package static func list(_ home: Home) throws(StorageError) -> [Entry] {
        var entries: [Entry] = []
        for name in try PosixPath.names(in: home.open, ending: ".jsonl") {
            guard let id = EnquiryID(name), name == id.text else { continue }
            do {
                guard let file = try PosixFile.open(home.journal(id), .read) else { continue }
                let identity = try file.identity()
                let isFree = try file.tryLock(shared: true)
                entries.append(
                    Entry(
                        id: id, modified: identity.modified, size: identity.size, isInUse: !isFree,
                        process: isFree ? nil : PosixPath.lockHolder(of: identity)))
            } catch .missing {
                // Its enquiry ended while the folder was read.
                continue
            }
        }
        return entries.sorted { $0.id < $1.id }
    }

    /// Adds an event, and waits until it is on the disk.
    ///
    /// - Parameter event: one JSON object that begins `{"v":1`, without checksum and newline; anything else
    ///   traps.
    /// - Throws: `failed` when nothing was added, which may be tried again; `durabilityUnknown` when that
    ///   cannot be told, which ends the use of this journal: every later call throws it again.
    package func append(_ event: [UInt8]) throws(StorageError) {
        let line = ChecksummedLine.sealing(event)
        if let failure { throw failure }
        do {
            try lines.append(line, behind: lines.tail())
        } catch {
            if case .durabilityUnknown = error { failure = error }
            throw error
        }
    }

    /// Takes the journal away, for its record is saved; the lock goes with this value.
    ///
    /// - Throws: `failed`; `durabilityUnknown` when it may be there again after a power cut, which a resume
    ///   settles.
    package func remove() throws(StorageError) {
        try PosixPath.remove(home.journal(id))
        try PosixPath.syncFolder(home.open)
    }

    private init(_ id: EnquiryID, _ home: Home, _ lines: consuming LineFile) {
        self.id = id
        self.home = home
        self.lines = lines
    }
}
