import Foundation

/// The folder that holds everything the program keeps: records, journals, flows and messages.
public struct Home: Sendable, Equatable {
    /// Its path as given, without a trailing slash.
    package let path: String

    /// Refers to a home; does not touch the disk.
    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// Its path from the root, for another process.
    package var absolutePath: String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The folder of the record log, one file per month.
    package var records: String { path + "/records" }
    /// The folder of what was found damaged in the log and moved beside it, and of files that did not belong there.
    package var moved: String { records + "/damaged" }
    /// The folder of the journals, one file per open enquiry.
    package var open: String { path + "/open" }
    /// The folder of journals that had damage, kept after their enquiries ended.
    package var damaged: String { open + "/damaged" }
    /// The folder of the flows as they were when an enquiry opened on them.
    package var flows: String { path + "/flows" }
    /// The folder that contains the folders of messages.
    package var outbox: String { path + "/outbox" }
    /// The folder of messages waiting to be delivered.
    package var newMessages: String { outbox + "/new" }
    /// The folder of messages that a mail program has been given and has not answered for yet.
    package var sendingMessages: String { outbox + "/sending" }
    /// The folder of delivered messages.
    package var sentMessages: String { outbox + "/sent" }
    /// The folder of messages whose delivery was given up.
    package var failedMessages: String { outbox + "/failed" }

    /// The folder of what hooks are still to be told.
    package var hookJobs: String { outbox + "/hooks" }
    /// The file that says what became of each hook.
    package var hookLog: String { path + "/hooks.log" }

    /// Creates any missing folders, accessible only to their owner, and closes to all others what they could
    /// enter or read.
    ///
    /// - Parameter allowsNetwork: whether a home on a network file system is accepted.
    /// - Returns: the paths that others could enter or read until now.
    /// - Throws: `cannotCreate`, `networkHome`, `failed` (also when something belongs to another user) or
    ///   `durabilityUnknown`.
    @discardableResult
    public func prepare(allowsNetwork: Bool = false) throws(StorageError) -> [String] {
        try Self.makeFolders(to: path)
        if !allowsNetwork, let kind = try PosixPath.networkKind(path) {
            throw .networkHome(path: path, kind: kind)
        }
        let folders = [
            records, open, flows, outbox, newMessages, sendingMessages, sentMessages, failedMessages,
            hookJobs,
        ]
        for folder in folders { try Self.makeFolder(folder) }
        var tightened: [String] = []
        for folder in [path] + folders {
            guard let identity = try PosixPath.identity(folder) else {
                throw .cannotCreate(path: folder, cause: .danglingLink)
            }
            guard identity.isFolder else { throw .cannotCreate(path: folder, cause: .notAFolder) }
            if try Self.tighten(folder, identity) { tightened.append(folder) }
        }
        for folder in [records, open] {
            for name in try PosixPath.names(in: folder, ending: ".jsonl") {
                let file = "\(folder)/\(name).jsonl"
                // A link may lead to something that is not ours to change; opening it is another matter.
                guard !PosixPath.isLink(file), let identity = try PosixPath.identity(file), identity.isFile
                else {
                    continue
                }
                if try Self.tighten(file, identity) { tightened.append(file) }
            }
        }
        return tightened
    }

    /// Closes a folder or file to other users; false if it was closed already, or is a folder like `/tmp`, in which
    /// nobody can touch what is another's.
    private static func tighten(
        _ path: String, _ identity: PosixFile.Identity
    ) throws(StorageError) -> Bool {
        guard !identity.isShared else { return false }
        guard identity.isOwn else { throw .failed(.open, path: path, cause: .foreign) }
        guard identity.isLoose else { return false }
        try PosixPath.tighten(path, from: identity.mode)
        return true
    }

    /// Makes sure that there is a log: a home that was named wrongly must not pass for an empty one.
    ///
    /// - Throws: `missing`, or `failed` when it cannot be looked at.
    package func requireRecords() throws(StorageError) {
        for folder in [path, records] where try PosixPath.identity(folder) == nil {
            throw .missing(path: folder)
        }
    }

    /// Makes sure that the folders survive a power cut, before anything is stored in them.
    ///
    /// - Throws: `failed` or `durabilityUnknown`.
    package func sync() throws(StorageError) {
        // Always, not only after creating one: the process that created them may have been killed before
        // this.
        try PosixPath.syncFolder(outbox)
        try PosixPath.syncFolder(path)
    }

    /// The lock of whoever writes files of the log anew: one at a time, and `verify` waits for it.
    ///
    /// - Throws: `inUse` after the wait; `cannotCreate`; `failed`.
    func upkeepLock(_ patience: LineFile.Patience) throws(StorageError) -> LineFile {
        try LineFile(path: upkeepFile, makesFile: true, patience: patience)
    }

    /// Waits until nobody writes files of the log anew, and keeps others from beginning until it is unlocked; nil if
    /// nobody ever has. Whoever takes more than ten seconds is not waited for.
    func waitForUpkeep() throws(StorageError) -> PosixFile? {
        do throws(StorageError) {
            guard let file = try PosixFile.open(upkeepFile, .read) else { return nil }
            var waited = 0
            while try !file.tryLock(shared: true), waited < 10_000 {
                PosixPath.pause(1)
                waited += 1
            }
            return file
        } catch .missing {
            return nil
        } catch {
            throw error
        }
    }

    /// The file that is there to be locked by whoever writes files of the log anew.
    private var upkeepFile: String { records + "/.lock" }

    /// The file of a month's records.
    func segment(_ month: RecordMonth) -> String { "\(records)/\(month.text).jsonl" }

    /// The file of an enquiry's journal.
    func journal(_ id: EnquiryID) -> String { "\(open)/\(id.text).jsonl" }

    /// The snapshot of a file. **Shape**: of `desk.json`, `desk@0123456789abcdef.json`.
    func snapshot(of file: String, digest: String) -> String {
        "\(flows)/\(Self.snapshotName(of: file, digest: digest))"
    }

    /// The name of a file's snapshot in its folder.
    static func snapshotName(of file: String, digest: String) -> String {
        guard let dot = file.lastIndex(of: ".") else { return "\(file)@\(digest)" }
        return "\(file[..<dot])@\(digest)\(file[dot...])"
    }

    /// Creates a folder and its missing ancestors, and syncs each folder that gained an entry.
    private static func makeFolders(to path: String) throws(StorageError) {
        // If the lookup fails, so does creating the folder, and that error says why.
        guard (try? PosixPath.identity(path)) == nil else { return }
        if parent(of: path) != path { try makeFolders(to: parent(of: path)) }
        try makeFolder(path)
    }

    /// Creates a folder unless it exists, and syncs the two folders above it.
    ///
    /// The parent may be new as well, created by a process that was killed before it could sync its name.
    private static func makeFolder(_ path: String) throws(StorageError) {
        guard try PosixPath.makeFolder(path) else { return }
        for folder in [parent(of: parent(of: path)), parent(of: path)] {
            do {
                try PosixPath.syncFolder(folder)
            } catch .failed(.open, _, _) {
                // A folder can be searchable but not readable; such a folder cannot be synced.
                continue
            }
        }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
