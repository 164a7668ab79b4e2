#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The Linux-specific system calls of the storage; `DarwinPlatform.swift` has the same members.
    enum Platform {
        /// Waits until an open file's contents and length are on disk; negative on failure.
        static func syncContents(_ descriptor: Int32) -> Int32 { fdatasync(descriptor) }

        /// Asks `lseek` for the next stretch that was never written. **Source**: lseek(2).
        static let seekHole: Int32 = 4
        /// Asks `lseek` for the next stretch that was written.
        static let seekData: Int32 = 3

        /// When a file was last written to.
        static func modification(of status: stat) -> timespec { status.st_mtim }

        /// The kind of network file system that a folder is on; nil when it is on a local one or this is
        /// unknown.
        ///
        /// The toolchain's Glibc module has no `statfs`; the mount table names the same types, including
        /// those that go through FUSE.
        static func networkKind(_ path: String) throws(StorageError) -> String? {
            guard let folder = try PosixPath.identity(path), let text = table("/proc/self/mountinfo") else {
                return nil
            }
            return MountTable(text: text).networkKind(ofDevice: folder.deviceNumbers)
        }

        /// The process that holds a file's lock; nil when the table does not list it.
        static func lockHolder(of file: PosixFile.Identity) -> Int32? {
            table("/proc/locks").flatMap { LockTable(text: $0).holder(of: file) }
        }

        /// A table that the kernel generates on reading; nil when it cannot be read.
        private static func table(_ path: String) -> String? {
            guard let file = try? PosixFile.open(path, .read) else { return nil }
            // Read in small pieces: a table is short, and it is read before the first card.
            var table: [UInt8] = []
            while table.count < 1 << 20 {
                guard let piece = try? file.bytes(table.count..<table.count + 8192) else { return nil }
                if piece.isEmpty { break }
                table += piece
            }
            return String(decoding: table, as: UTF8.self)
        }
    }
#endif
