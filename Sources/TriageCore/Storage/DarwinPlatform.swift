#if canImport(Darwin)
    import Darwin

    /// The Darwin-specific system calls of the storage; `LinuxPlatform.swift` has the same members.
    enum Platform {
        /// Waits until an open file's contents and length are on disk; negative on failure.
        ///
        /// Only `F_FULLFSYNC` flushes the drive's own cache; some file systems do not support it.
        static func syncContents(_ descriptor: Int32) -> Int32 {
            let result = fcntl(descriptor, F_FULLFSYNC)
            let isMissing = result < 0 && (errno == ENOTSUP || errno == EINVAL || errno == ENOTTY)
            return isMissing ? fsync(descriptor) : result
        }

        /// Asks `lseek` for the next stretch that was never written. **Source**: lseek(2).
        static let seekHole: Int32 = 3
        /// Asks `lseek` for the next stretch that was written.
        static let seekData: Int32 = 4

        /// When a file was last written to.
        static func modification(of status: stat) -> timespec { status.st_mtimespec }

        /// The kind of network file system that a folder is on; nil when it is on a local one.
        static func networkKind(_ path: String) throws(StorageError) -> String? {
            var system = statfs()
            guard PosixFile.uninterrupted({ statfs(path, &system) }) == 0 else {
                throw PosixFile.failure(.inspect)(path)
            }
            guard system.f_flags & UInt32(MNT_LOCAL) == 0 else { return nil }
            return withUnsafePointer(to: &system.f_fstypename) { tuple in
                // The tuple is how Swift imports a C array; the name in it ends with a NUL.
                String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
            }
        }

        /// The process that holds a file's lock; always nil, since the system does not report it.
        static func lockHolder(of file: PosixFile.Identity) -> Int32? { nil }
    }
#endif
