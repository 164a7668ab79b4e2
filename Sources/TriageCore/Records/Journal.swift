/// The events of one open enquiry on the disk, locked while this value lives.
///
/// A class, because it owns the lock: of two copies each would believe that it holds it.
package final class Journal {
    /// The enquiry.
    package let id: EnquiryID

    private let home: Home
    private let lines: LineFile
    /// How long the file is as far as everything in it counts; what stands behind that comes from an append that
    /// failed. Units: bytes.
    private var sound: Int
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
            throw .cannotCreate(path: home.journal(id), cause: .thereAlready)
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
        var events: [(offset: Int, object: [UInt8])] = []
        var faults: [Fault] = []
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            if line.verdict == .whole {
                let object = line.object
                if let start = Self.start(ofVoid: object) {
                    events.removeAll { $0.offset >= start }
                } else {
                    events.append((line.offset, object))
                }
            }
            if let fault = Fault(line, in: path) { faults.append(fault) }
        }
        guard reader.unreadable.isEmpty else {
            throw .failed(.read, path: path, cause: .unreadableBlocks)
        }
        return Contents(events: events.map(\.object), faults: faults)
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

    /// Adds events with one write, and waits once until they are on the disk.
    ///
    /// After a crash in the middle of it the first of them may be there; after a failure none of them counts,
    /// also where a later call finds that some were written: it declares them void before it adds its own.
    /// - Parameter events: JSON objects that begin `{"v":1`, without checksum and newline; anything else traps.
    /// - Throws: `failed` when nothing was added, which may be tried again; `durabilityUnknown` when that
    ///   cannot be told, which ends the use of this journal: every later call throws it again.
    package func append(_ events: [[UInt8]]) throws(StorageError) {
        let bytes = events.flatMap(ChecksummedLine.sealing)
        if let failure { throw failure }
        do {
            let tail = try lines.tail()
            let void = tail.size > sound ? ChecksummedLine.sealing(Self.void(from: sound)) : []
            sound = try lines.append(void + bytes, behind: tail)
        } catch {
            if case .durabilityUnknown = error { failure = error }
            throw error
        }
    }

    /// The line that declares void what stands between an offset and itself. Shape: `{"v":1,"void":4711}`.
    private static func void(from start: Int) -> [UInt8] { voidBeginning + Array("\(start)}".utf8) }

    /// Where that begins which a line declares void; nil for a line that is an event.
    private static func start(ofVoid object: [UInt8]) -> Int? {
        guard object.starts(with: voidBeginning) else { return nil }
        return Int(String(decoding: object.dropFirst(voidBeginning.count).dropLast(), as: UTF8.self))
    }

    private static let voidBeginning = Array("{\"v\":1,\"void\":".utf8)

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
        sound = lines.lockedSize
        self.lines = lines
    }
}
