/// The folder that holds everything the program keeps: records, journals, flows and messages.
public struct Home: Sendable, Equatable {
    /// Where it lies, as it was given, without a slash at the end.
    package let path: String

    /// Names a home; nothing is looked at or made.
    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The folder of the record log, a file a month.
    package var records: String { path + "/records" }
    /// The folder of the journals, a file an open enquiry.
    package var open: String { path + "/open" }
    /// The folder of the flows as they were when an enquiry opened on them.
    package var flows: String { path + "/flows" }
    /// The folder of the messages' folders.
    package var outbox: String { path + "/outbox" }
    /// The folder of the messages that wait to be delivered.
    package var newMessages: String { outbox + "/new" }
    /// The folder of the messages that were delivered.
    package var sentMessages: String { outbox + "/sent" }
    /// The folder of the messages that were given up.
    package var failedMessages: String { outbox + "/failed" }

    /// Makes what is missing of the folders, for their owner only.
    ///
    /// - Parameter allowsNetwork: whether a home on a network file system is accepted.
    /// - Throws: `cannotCreate`, `networkHome`, `failed` or `durabilityUnknown`.
    public func prepare(allowsNetwork: Bool = false) throws(StorageError) {
        try Self.makeFolders(to: path)
        if !allowsNetwork, let kind = try PosixPath.networkKind(path) {
            throw .networkHome(path: path, kind: kind)
        }
        for folder in [records, open, flows, outbox, newMessages, sentMessages, failedMessages] {
            try Self.makeFolder(folder)
        }
    }

    /// Sees to it that the folders survive a power cut, before anything is kept in them.
    ///
    /// - Throws: `failed` or `durabilityUnknown`.
    package func sync() throws(StorageError) {
        // Always, not only after making one: whoever made them may have been killed before this.
        try PosixPath.syncFolder(outbox)
        try PosixPath.syncFolder(path)
    }

    /// The file of a month's records.
    func segment(_ month: RecordMonth) -> String { "\(records)/\(month.text).jsonl" }

    /// The file of an enquiry's journal.
    func journal(_ id: EnquiryID) -> String { "\(open)/\(id.text).jsonl" }

    /// The file of a flow as it was.
    func snapshot(flow: String, digest: String) -> String { "\(flows)/\(flow)@\(digest).json" }

    /// Makes a folder and those above it, and syncs each folder that got a new name.
    private static func makeFolders(to path: String) throws(StorageError) {
        // Where looking fails, making fails as well, and says why.
        guard (try? PosixPath.identity(path)) == nil else { return }
        if parent(of: path) != path { try makeFolders(to: parent(of: path)) }
        try makeFolder(path)
    }

    /// Makes a folder, unless it is there, and syncs the names of those above it.
    ///
    /// The folder above may be new as well, made by a process that was killed before it had synced that name.
    private static func makeFolder(_ path: String) throws(StorageError) {
        guard try PosixPath.makeFolder(path) else { return }
        for folder in [parent(of: parent(of: path)), parent(of: path)] {
            do {
                try PosixPath.syncFolder(folder)
            } catch .failed(.open, _, _) {
                // One may enter folders that one may not read; those cannot be synced.
                continue
            }
        }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
