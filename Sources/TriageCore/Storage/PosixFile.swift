#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An open file or folder, the sole owner of its descriptor, which is closed with this value.
///
/// This file, `PosixPath.swift` and one file per platform contain every system call of the storage, one
/// method per call, so that each can be made to fail. An interrupted call is retried; every other failure is
/// thrown. The process must ignore `SIGXFSZ`, or a file-size limit kills it before it can be reported.
struct PosixFile: ~Copyable {
    /// The path it was opened with, for messages.
    let path: String
    private let descriptor: Int32

    /// How a file is opened. A new file is accessible only to its owner.
    enum Mode {
        /// For reading.
        case read
        /// For reading, and for writing at the end.
        case append
        /// The same, but the file must be new.
        case create
        /// For writing anywhere.
        case overwrite
        /// For syncing a folder's entries.
        case folder

        fileprivate var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .append: O_RDWR | O_APPEND
            case .create: O_RDWR | O_APPEND | O_CREAT | O_EXCL
            case .overwrite: O_WRONLY
            case .folder: O_RDONLY | O_DIRECTORY
            }
        }

        fileprivate var writes: Bool {
            switch self {
            case .append, .create, .overwrite: true
            case .read, .folder: false
            }
        }
    }

    /// The longest stretch that may never have been written: a power cut leaves less, and reading a hole of
    /// terabytes takes hours. **Units**: bytes.
    private static let longestHole = 1 << 24

    /// What identifies a file, with its length and modification time.
    struct Identity: Equatable {
        /// The device that it is on.
        let device: UInt64
        /// Its inode number on the device.
        let number: UInt64
        /// Its length. **Units**: bytes.
        let size: Int
        /// When it was last written to. **Units**: milliseconds since 1970, UTC.
        let modified: Int64
        /// Its kind and who may do what with it, as the system encodes them.
        let mode: UInt32
        /// The user who owns it.
        let owner: UInt32

        init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            number = UInt64(status.st_ino)
            size = Int(status.st_size)
            let time = Platform.modification(of: status)
            modified = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
            mode = UInt32(status.st_mode)
            owner = UInt32(status.st_uid)
        }

        /// Whether it is a file in the narrow sense: no folder, pipe, socket or device.
        var isFile: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }
        /// Whether it is a folder.
        var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
        /// Whether it belongs to the user who runs the program.
        var isOwn: Bool { owner == UInt32(geteuid()) }
        /// Whether other users may read, change or enter it.
        var isLoose: Bool { mode & 0o077 != 0 }
        /// Whether it is a folder in which every user may create files, such as `/tmp`.
        var isShared: Bool { isFolder && mode & UInt32(S_ISVTX) != 0 && mode & 0o002 != 0 }

        /// The device number as split in Linux's tables.
        var deviceNumbers: (major: UInt64, minor: UInt64) {
            (device >> 8 & 0xFFF | device >> 32 & ~0xFFF, device & 0xFF | device >> 12 & ~0xFF)
        }

        /// Whether both are the same file, even if its length has changed.
        func isSameFile(as other: Identity) -> Bool {
            device == other.device && number == other.number
        }
    }

    /// Opens a file; nil when it must be new but already exists.
    ///
    /// Never waits: a pipe without a writer would keep the program for ever. What is no file, belongs to another
    /// user or was never written for the greatest part is refused before anything is read.
    /// - Throws: `missing` when it does not exist, `cannotCreate` when it cannot be created, otherwise
    ///   `failed`.
    static func open(_ path: String, _ mode: Mode) throws(StorageError) -> PosixFile? {
        guard let file = try opened(path, mode) else { return nil }
        guard mode != .folder else { return file }
        let identity = try file.identity()
        guard identity.isFile else { throw .failed(.open, path: path, cause: .notAFile) }
        guard !mode.writes || identity.isOwn else { throw .failed(.open, path: path, cause: .foreign) }
        guard !file.isMostlyUnwritten(size: identity.size) else {
            throw .failed(.open, path: path, cause: .unwritten)
        }
        return file
    }

    private static func opened(_ path: String, _ mode: Mode) throws(StorageError) -> PosixFile? {
        var descriptor = uninterrupted { systemOpen(path, mode.flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        if (0..<3).contains(descriptor) {
            // If standard output was closed, its descriptor must not be reused, or messages would go into a
            // record.
            let low = descriptor
            descriptor = uninterrupted { fcntl(low, F_DUPFD_CLOEXEC, 3) }
            let code = errno
            _ = close(low)
            errno = code
        }
        guard descriptor < 0 else { return PosixFile(path: path, descriptor: descriptor) }
        switch (errno, mode) {
        case (EEXIST, .create): return nil
        case (_, .create): throw .cannotCreate(path: path, cause: cause(of: errno))
        // A socket, or a folder that was to be written to.
        case (ENXIO, _), (EISDIR, _): throw .failed(.open, path: path, cause: .notAFile)
        case (ENOENT, _) where PosixPath.isLink(path): throw .failed(.open, path: path, cause: .danglingLink)
        case (ENOENT, _): throw .missing(path: path)
        default: throw failure(.open)(path)
        }
    }

    /// Whether a long stretch was never written, although the length includes it.
    private func isMostlyUnwritten(size: Int) -> Bool {
        guard size > Self.longestHole else { return false }
        var written = 0
        while written < size {
            // Negative where the file system cannot tell.
            let hole = Int(lseek(descriptor, off_t(written), Platform.seekHole))
            guard hole >= 0, hole < size else { return false }
            let data = Int(lseek(descriptor, off_t(hole), Platform.seekData))
            let end = data < 0 ? size : data
            if end - hole > Self.longestHole { return true }
            written = end
        }
        return false
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { _ = close(descriptor) }

    /// Calls a function with the descriptor, for a program that is to read or to hold the file.
    func withDescriptor<Result>(_ body: (Int32) -> Result) -> Result { body(descriptor) }

    /// The file's identity and current length.
    func identity() throws(StorageError) -> Identity {
        var status = stat()
        guard Self.uninterrupted({ fstat(descriptor, &status) }) == 0 else {
            throw Self.failure(.inspect)(path)
        }
        return Identity(status)
    }

    /// Fills a buffer from an offset as far as possible; returns the number of bytes read, 0 at the end.
    ///
    /// Returns nil for a block that the device cannot read: the caller continues after it.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(StorageError) -> Int? {
        let count = Self.uninterrupted { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
        if count < 0, errno == EIO { return nil }
        guard count >= 0 else { throw Self.failure(.read)(path) }
        return count
    }

    /// Reads a stretch of bytes; fewer when the file ends first.
    func bytes(_ stretch: Span) throws(StorageError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: stretch.count)
        var held = 0
        while held < bytes.count {
            // An array's `withUnsafeMutableBytes` does not let its closure throw a typed error.
            let result = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[held...])
                return Self.uninterrupted {
                    pread(descriptor, rest.baseAddress, rest.count, off_t(stretch.lowerBound + held))
                }
            }
            guard result >= 0 else { throw Self.failure(.read)(path) }
            guard result > 0 else { break }
            held += result
        }
        return Array(bytes[..<held])
    }

    /// Writes all bytes, at an offset or, without one, where the mode dictates; completes short writes.
    ///
    /// - Throws: `failed`, after which some of the bytes may be in the file.
    func write(_ bytes: [UInt8], at offset: Int? = nil) throws(StorageError) {
        var written = 0
        while written < bytes.count {
            let result = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Self.uninterrupted {
                    if let offset {
                        pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
                    } else {
                        systemWrite(descriptor, rest)
                    }
                }
            }
            guard result >= 0 else { throw Self.failure(.write)(path) }
            guard result > 0 else {
                throw .failed(.write, path: path, cause: .nothingTaken)
            }
            written += result
        }
    }

    /// Lets whoever is given the descriptor read from the beginning.
    func rewind() { _ = lseek(descriptor, 0, SEEK_SET) }

    /// Waits until the contents and the length are on disk.
    ///
    /// - Throws: `durabilityUnknown`, after which no call may rely on what was written to this file.
    func syncContents() throws(StorageError) {
        let result = Self.uninterrupted { Platform.syncContents(descriptor) }
        guard result == 0 else { throw .durabilityUnknown(path: path, cause: Self.cause(of: errno)) }
    }

    /// Waits until a folder's entries are on disk; does nothing on a file system that cannot sync folders.
    ///
    /// - Throws: `durabilityUnknown`.
    func syncNames() throws(StorageError) {
        let result = Self.uninterrupted { fsync(descriptor) }
        guard result == 0 || errno == EINVAL else {
            throw .durabilityUnknown(path: path, cause: Self.cause(of: errno))
        }
    }

    /// Takes the lock if it is free; closing the file releases it. Shared locks can be held at the same time.
    func tryLock(shared: Bool = false) throws(StorageError) -> Bool {
        guard Self.uninterrupted({ flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) }) != 0 else {
            return true
        }
        guard errno == EWOULDBLOCK else { throw Self.failure(.lock)(path) }
        return false
    }

    /// Lets go of the lock at once, even while a child that is just being started has a copy of the descriptor.
    func unlock() { _ = Self.uninterrupted { flock(descriptor, LOCK_UN) } }

    /// Repeats a call until it completes without being interrupted.
    static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

// Inside the type, its own methods would shadow the C functions of these names.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o600) }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
