#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The storage's system calls that take a path rather than an open file.
enum PosixPath {
    /// Creates a folder that only its owner may enter; false when something of that name already exists.
    ///
    /// - Throws: `cannotCreate`.
    static func makeFolder(_ path: String) throws(StorageError) -> Bool {
        guard PosixFile.uninterrupted({ mkdir(path, 0o700) }) != 0 else { return true }
        guard errno == EEXIST else { throw .cannotCreate(path: path, cause: PosixFile.cause(of: errno)) }
        return false
    }

    /// The identity of the file at a path; nil when there is none.
    static func identity(_ path: String) throws(StorageError) -> PosixFile.Identity? {
        var status = stat()
        guard PosixFile.uninterrupted({ stat(path, &status) }) != 0 else { return PosixFile.Identity(status) }
        guard errno != ENOENT else { return nil }
        throw PosixFile.failure(.inspect)(path)
    }

    /// Whether a path names a link, wherever that leads.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        guard PosixFile.uninterrupted({ lstat(path, &status) }) == 0 else { return false }
        return UInt32(status.st_mode) & UInt32(S_IFMT) == UInt32(S_IFLNK)
    }

    /// Whether the user who runs the program may run a file.
    static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Takes the rights of all other users from a file or folder.
    ///
    /// - Throws: `failed`.
    static func tighten(_ path: String, from mode: UInt32) throws(StorageError) {
        guard PosixFile.uninterrupted({ chmod(path, mode_t(mode & 0o700)) }) != 0 else { return }
        throw PosixFile.failure(.write)(path)
    }

    /// Waits until a folder's entries are on disk.
    static func syncFolder(_ path: String) throws(StorageError) {
        guard let folder = try PosixFile.open(path, .folder) else { return }
        try folder.syncNames()
    }

    /// Renames a file, replacing any file that already has the new name.
    static func rename(_ old: String, to new: String) throws(StorageError) {
        let result = PosixFile.uninterrupted { systemRename(old, new) }
        guard result == 0 else { throw PosixFile.failure(.rename)(old) }
    }

    /// Removes a file; one that does not exist is not an error.
    static func remove(_ path: String) throws(StorageError) {
        guard PosixFile.uninterrupted({ unlink(path) }) != 0, errno != ENOENT else { return }
        throw PosixFile.failure(.remove)(path)
    }

    /// The names in a folder, in order; empty when the folder does not exist.
    ///
    /// - Parameter withHidden: whether names that begin with a dot are wanted.
    static func names(in path: String, withHidden: Bool = false) throws(StorageError) -> [String] {
        guard let folder = Self.opened(path) else {
            guard errno != ENOENT else { return [] }
            throw PosixFile.failure(.list)(path)
        }
        defer { _ = closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                if errno == EINTR { continue }
                break
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                // The tuple is how Swift imports a C array; the name in it ends with a NUL.
                String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
            }
            if !name.hasPrefix(".") || withHidden && name != "." && name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw PosixFile.failure(.list)(path) }
        return names.sorted()
    }

    /// Opens a folder for listing; nil on failure, with the system's error number.
    private static func opened(_ path: String) -> OpaquePointer? {
        while true {
            if let folder = opendir(path) { return folder }
            if errno != EINTR { return nil }
        }
    }

    /// The names in a folder that have a given ending, with the ending removed, in order.
    static func names(in path: String, ending end: String) throws(StorageError) -> [Substring] {
        try names(in: path).filter { $0.hasSuffix(end) }.map { $0.dropLast(end.count) }
    }

    /// The kind of network file system that a folder is on; nil when it is on a local one or this is unknown.
    static func networkKind(_ path: String) throws(StorageError) -> String? {
        try Platform.networkKind(path)
    }

    /// The process that holds a file's lock; nil if the system does not report it.
    static func lockHolder(of file: PosixFile.Identity) -> Int32? {
        Platform.lockHolder(of: file)
    }

    /// Sleeps. **Units**: milliseconds.
    static func pause(_ milliseconds: Int) {
        _ = usleep(UInt32(milliseconds) * 1000)
    }
}

// Inside the type, its own method would shadow the C function of this name.

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
