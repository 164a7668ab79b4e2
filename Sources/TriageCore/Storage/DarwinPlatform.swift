#if canImport(Darwin)
    import Darwin

    /// What the storage asks of Darwin in Darwin's own way; `LinuxPlatform.swift` has the same members.
    enum Platform {
        /// Waits until an open file's contents and length are on the disk; negative on failure.
        ///
        /// Only `F_FULLFSYNC` empties the drive's own cache; some file systems do not have it.
        static func syncContents(_ descriptor: Int32) -> Int32 {
            let result = fcntl(descriptor, F_FULLFSYNC)
            let isMissing = result < 0 && (errno == ENOTSUP || errno == EINVAL || errno == ENOTTY)
            return isMissing ? fsync(descriptor) : result
        }

        /// When a file was last written.
        static func modification(of status: stat) -> timespec { status.st_mtimespec }

        /// The kind of network file system that holds a folder; nil when it is a local one.
        static func networkKind(_ path: String) throws(StorageError) -> String? {
            var system = statfs()
            guard PosixFile.uninterrupted({ statfs(path, &system) }) == 0 else {
                throw PosixFile.failure(.inspect)(path)
            }
            guard system.f_flags & UInt32(MNT_LOCAL) == 0 else { return nil }
            return withUnsafePointer(to: &system.f_fstypename) { tuple in
                // The name is a C array behind the struct's tuple, closed by a NUL.
                String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
            }
        }

        /// The process that holds a file's lock; always nil, since the system does not tell.
        static func lockHolder(of file: PosixFile.Identity) -> Int32? { nil }
    }
#endif
