/// The erasing of some enquiries, noted in the log and not yet finished.
///
/// A class, because it owns locks: no call on one of the journals may go on meanwhile, and nothing of the outbox may
/// leave. From its beginning on the enquiries count as erased. Whenever it is cut short, each of them is either
/// there whole or gone, and the next erasing, of whatever, finishes what this one has left: of each enquiry its
/// journal and its lines in the log go last, so what is left of it is found.
package final class BegunErasure {
    private let home: Home
    private let ids: Set<EnquiryID>
    private let notice: (Int32?) -> Void
    /// The locks of the journals that are open.
    private var journals: [OpenJournal] = []
    private var outbox: HeldLock?
    /// Keeps others from erasing or repairing meanwhile.
    private let upkeep: HeldLock
    /// The files of messages and hooks' jobs.
    private let files: [String]

    /// How long a writer is waited for. **Units**: milliseconds.
    private static let patience = 10_000

    /// Makes sure that nothing stands in the way, then notes in the log that the enquiries are erased. Nothing of
    /// them is gone after this, but they count as erased.
    ///
    /// - Parameters:
    ///   - ids: the enquiries; those that are noted as erased already are finished, without another note.
    ///   - time: now.
    ///   - name: who does it.
    ///   - reason: why.
    ///   - notice: called if the wait for a writer or a sender drags on, with the id of its process, if known.
    ///   - progress: told the bytes of the log that were read so far.
    /// - Throws: `inUse` if a process has one of the calls open, is sending, or writes to the log for too long;
    ///   `unknownVersion`; `failed`; nothing was done then. `durabilityUnknown` when it is not certain whether it
    ///   was begun.
    package init(
        _ ids: Set<EnquiryID>, in home: Home, at time: Timestamp, by name: String, because reason: String,
        notice: @escaping (Int32?) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
    ) throws(StorageError) {
        self.home = home
        self.ids = ids
        self.notice = notice
        upkeep = HeldLock(try home.upkeepLock(.init(milliseconds: Self.patience, notice: notice)))
        for entry in try Journal.list(home) where ids.contains(entry.id) {
            journals.append(try OpenJournal(entry.id, in: home))
        }
        let all = Outbox(home: home)
        func files() throws(StorageError) -> [String] {
            try all.files().filter { ids.contains($0.key) }.values.flatMap { $0 }
        }
        var own = try files()
        if !own.isEmpty {
            outbox = HeldLock(try all.waitForLock(.init(milliseconds: Self.patience, notice: notice)))
            own = try files()
            try all.requireFree(own)
        }
        self.files = own
        let log = RecordLog(home: home)
        var read = 0
        for segment in try log.segments() {
            if try holdsSome(segment.path, progress: { progress(read + $0) }) { _ = try locked(segment.path) }
            read += segment.size
        }
        let known = Set(try log.erasures().flatMap(\.ids)).intersection(ids)
        let new = ids.subtracting(known).sorted()
        if !new.isEmpty {
            try log.append(
                ErasureLine(of: new, at: time, by: name, reason: reason), notice: notice)
        }
        if !known.isEmpty { try log.syncErasures(of: known) }
    }

    /// Removes all that is kept of the enquiries.
    ///
    /// - Parameter progress: told the bytes of the log that were read so far.
    /// - Throws: `inUse`, `unknownVersion`, `cannotCreate`, `failed` or `durabilityUnknown`; the rest is left, to be
    ///   erased by the next erasing.
    package func finish(progress: (Int) -> Void = { _ in }) throws(StorageError) {
        let erasure = Erasure(home: home)
        // Twice: it is made anew beside a card, from what is in the log at that moment.
        try home.removeCallersIndex()
        try HookLog(home: home).erase(ids)
        try Outbox(home: home).erase(files)
        outbox = nil
        var folders: Set<String> = []
        for (id, path) in try erasure.keptJournals() where ids.contains(id) {
            try PosixPath.remove(path)
            folders.insert(path.hasPrefix(home.moved) ? home.moved : home.damaged)
        }
        for path in try erasure.movedFiles() where try holdsSome(path) {
            folders.insert(home.moved)
            try takeOut(of: try LineFile(path: path, makesFile: false, patience: waiting), path)
            if try PosixPath.identity(path)?.size == 0 { try PosixPath.remove(path) }
        }
        for folder in folders.sorted() { try PosixPath.syncFolder(folder) }
        if !journals.isEmpty {
            for journal in journals { try PosixPath.remove(home.journal(journal.id)) }
            try PosixPath.syncFolder(home.open)
            journals = []
        }
        // A record is in an earlier file than what became of it.
        var read = 0
        for segment in try RecordLog(home: home).segments().reversed() {
            if try holdsSome(segment.path, progress: { progress(read + $0) }) {
                try takeOut(of: try locked(segment.path), segment.path)
            }
            read += segment.size
        }
        try home.removeCallersIndex()
    }

    private var waiting: LineFile.Patience { .init(milliseconds: Self.patience, notice: notice) }

    /// A segment with its lock, to be written anew.
    private func locked(_ path: String) throws(StorageError) -> LineFile {
        let file = try LineFile(path: path, makesFile: false, patience: waiting)
        try file.refuseUnknownVersion(try file.tail(size: file.lockedSize))
        return file
    }

    /// Whether a file of lines holds something of the enquiries.
    private func holdsSome(_ path: String, progress: (Int) -> Void = { _ in }) throws(StorageError) -> Bool {
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            progress(line.offset)
            if line.enquiries.contains(where: { ids.contains($0.id) }) { return true }
        }
        return false
    }

    /// Writes a file anew without what it holds of the enquiries.
    private func takeOut(of file: consuming LineFile, _ path: String) throws(StorageError) {
        var scan = try SegmentScan(path: path, size: file.lockedSize)
        var gone: [Replacement] = []
        while let stretch = try scan.next() {
            let replacement = try stretch.replacement(in: file.file) { (piece) throws(StorageError) in
                piece.enquiry.map(ids.contains) ?? false ? .goes : .stays
            }
            if let replacement { gone.append(replacement) }
        }
        guard !gone.isEmpty else { return }
        // What the disk does not give now would be written back as something else.
        guard !scan.isUnreadable else { throw .failed(.read, path: path, cause: .unreadableBlocks) }
        try file.replace(gone)
    }

}

/// The lock of a journal, so that nobody goes on with its enquiry.
///
/// A class, because a lock cannot be copied, and a list of them is needed.
private final class OpenJournal {
    let id: EnquiryID
    private let lines: LineFile

    init(_ id: EnquiryID, in home: Home) throws(StorageError) {
        self.id = id
        // Listing the journals takes each lock for a moment.
        lines = try LineFile(
            path: home.journal(id), makesFile: false, patience: .init(milliseconds: 200, notice: { _ in }))
    }
}
