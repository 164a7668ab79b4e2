/// The events of one open enquiry on disk, locked for the lifetime of this object.
///
/// A class, because it owns the lock: two copies would each believe that they hold it.
package final class Journal {
    /// The id of the enquiry.
    package let id: EnquiryID

    /// Whether events may be missing, because lines are not as they were written.
    package let isDamaged: Bool

    private let home: Home
    private let lines: LineFile
    /// The length up to which everything in the file counts; anything after it is from a failed append.
    /// **Units**: bytes.
    private var sound: Int
    /// The failed sync after which nothing more is written.
    private var failure: StorageError?

    /// What was read from a journal.
    package struct Contents: Sendable, Equatable {
        /// The events in order, each the object that was appended.
        package let events: [[UInt8]]
        /// Lines that are not as they were written. A torn line is harmless; damage means that events are
        /// missing.
        package let faults: [Fault]

        /// Whether events may be missing.
        package var isDamaged: Bool { faults.contains { $0.isLoss } }
    }

    /// A journal as listed in its folder.
    package struct Entry: Sendable, Equatable {
        /// The id of the enquiry.
        package let id: EnquiryID
        /// When it was last written to. **Units**: milliseconds since 1970, UTC.
        package let modified: Int64
        /// Its length; 0 when its process was killed before the first event. **Units**: bytes.
        package let size: Int
        /// Whether a process has the enquiry open.
        package let isInUse: Bool
        /// The id of that process, if the system reports it.
        package let process: Int32?

        /// Whether the enquiry is waiting to be resumed, or at least its journal to be looked at.
        package var isParked: Bool { !isInUse && size > 0 }
    }

    /// How long to wait for a lock: listing the journals takes each for a moment.
    private static var patience: LineFile.Patience { .init(milliseconds: 200, notice: { _ in }) }

    /// Creates the journal of a new enquiry; its name is on disk afterwards. Removes the empty journals of
    /// processes that were killed before their first event.
    ///
    /// - Throws: `cannotCreate`, also when one with that id exists; `failed`; `durabilityUnknown`.
    package static func create(_ id: EnquiryID, in home: Home) throws(StorageError) -> Journal {
        sweep(home)
        guard let lines = try LineFile(newAt: home.journal(id), patience: patience) else {
            throw .cannotCreate(path: home.journal(id), cause: .thereAlready)
        }
        try PosixPath.syncFolder(home.open)
        return Journal(id, home, lines, isDamaged: false)
    }

    /// Removes empty journals that no process has open. What cannot be removed is left: it holds nothing.
    private static func sweep(_ home: Home) {
        for entry in (try? list(home)) ?? [] where entry.size == 0 && !entry.isInUse {
            let path = home.journal(entry.id)
            // Only with the lock, and only if it is still empty then.
            guard
                let lines = try? LineFile(
                    path: path, makesFile: false, patience: .init(milliseconds: 0, notice: { _ in })),
                lines.lockedSize == 0
            else { continue }
            try? PosixPath.remove(path)
        }
    }

    /// Opens an existing journal, so that its enquiry can be continued.
    ///
    /// - Throws: `missing`; `inUse` with the process that holds it; `unknownVersion`; `failed`, also when
    ///   part of it is unreadable; `durabilityUnknown`.
    package static func resume(
        _ id: EnquiryID, in home: Home
    ) throws(StorageError) -> (journal: Journal, contents: Contents) {
        let lines = try LineFile(path: home.journal(id), makesFile: false, patience: patience)
        let contents = try read(id, in: home)
        // The process that created it may have been killed before it synced the folder.
        try PosixPath.syncFolder(home.open)
        return (Journal(id, home, lines, isDamaged: contents.isDamaged), contents)
    }

    /// Reads a journal without locking it; the last event may be in the middle of being written.
    ///
    /// A line of another version, wherever it is, means that another program went on with the enquiry.
    /// - Throws: `missing`; `unknownVersion`; `failed`, also when part of it is unreadable.
    package static func read(_ id: EnquiryID, in home: Home) throws(StorageError) -> Contents {
        let path = home.journal(id)
        var events: [(offset: Int, object: [UInt8])] = []
        var faults: [Fault] = []
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            if line.verdict == .whole {
                let object = line.object
                if let start = Self.start(ofVoid: object) {
                    while let last = events.last, last.offset >= start { events.removeLast() }
                } else {
                    events.append((line.offset, object))
                }
            }
            if case .unknownVersion(let version) = line.verdict {
                throw .unknownVersion(path: path, offset: line.offset, version: version)
            }
            if let fault = Fault(line, in: path) { faults.append(fault) }
        }
        guard reader.unreadable.isEmpty else {
            throw .failed(.read, path: path, cause: .unreadableBlocks)
        }
        return Contents(events: events.map(\.object), faults: faults)
    }

    /// Lists the journals of a home in the order in which their enquiries were opened, ignoring other files.
    ///
    /// Whatever stands in place of a journal and cannot be opened is listed too: opening it says why.
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
                // Its enquiry ended while the folder was being read.
                continue
            } catch .failed(.open, _, _) {
                entries.append(
                    Entry(id: id, modified: id.milliseconds, size: 1, isInUse: false, process: nil))
            }
        }
        return entries.sorted { $0.id < $1.id }
    }

    /// Appends events with one write, and waits once until they are on disk.
    ///
    /// After a crash part-way through, the first few may be there. After a failure none of them counts: if
    /// some were written after all, the next call declares them void before it appends its own.
    /// - Parameter events: JSON objects that begin with `{"v":1`, without checksum and newline; traps
    ///   otherwise.
    /// - Throws: `failed` when nothing was added, which may be retried; `durabilityUnknown` when that is not
    ///   certain, which makes this journal unusable: every later call throws it again.
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

    /// The line that declares void everything from an offset up to itself. **Shape**: `{"v":1,"void":4711}`.
    private static func void(from start: Int) -> [UInt8] { voidBeginning + Array("\(start)}".utf8) }

    /// The offset from which a line declares everything void; nil for a line that is an event.
    private static func start(ofVoid object: [UInt8]) -> Int? {
        guard object.starts(with: voidBeginning) else { return nil }
        return Int(String(decoding: object.dropFirst(voidBeginning.count).dropLast(), as: UTF8.self))
    }

    private static let voidBeginning = Array("{\"v\":1,\"void\":".utf8)

    /// Takes the journal out of the open ones once its record is saved; the lock is released with this object. A
    /// journal that had damage is kept: it may hold what the record lacks.
    ///
    /// - Parameter keeps: whether to keep it although no event was lost.
    /// - Returns: where it is kept; nil when it was removed.
    /// - Throws: `cannotCreate`; `failed`; `durabilityUnknown` when it may reappear after a power cut, which a
    ///   resume settles.
    @discardableResult
    package func settle(keeps: Bool = false) throws(StorageError) -> String? {
        var kept: String?
        if isDamaged || keeps {
            _ = try PosixPath.makeFolder(home.damaged)
            let path = try unusedPath()
            try PosixPath.rename(home.journal(id), to: path)
            try PosixPath.syncFolder(home.damaged)
            kept = path
        } else {
            try PosixPath.remove(home.journal(id))
        }
        try PosixPath.syncFolder(home.open)
        return kept
    }

    /// A path among the damaged journals that nothing has: this may be the second one of its enquiry.
    private func unusedPath() throws(StorageError) -> String {
        var number = 1
        while true {
            let path = "\(home.damaged)/\(id.text)\(number == 1 ? "" : "-\(number)").jsonl"
            if try PosixPath.identity(path) == nil { return path }
            number += 1
        }
    }

    private init(_ id: EnquiryID, _ home: Home, _ lines: consuming LineFile, isDamaged: Bool) {
        self.id = id
        self.home = home
        self.isDamaged = isDamaged
        sound = lines.lockedSize
        self.lines = lines
    }
}
