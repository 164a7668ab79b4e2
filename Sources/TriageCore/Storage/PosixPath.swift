#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The system calls of the storage that take a path rather than an open file.
enum PosixPath {
    /// Makes a folder that only its owner may enter; false when something of that name is there already.
    ///
    /// - Throws: `cannotCreate`.
    static func makeFolder(_ path: String) throws(StorageError) -> Bool {
        guard PosixFile.uninterrupted({ mkdir(path, 0o700) }) != 0 else { return true }
        guard errno == EEXIST else { throw .cannotCreate(path: path, cause: PosixFile.cause(of: errno)) }
        return false
    }

    /// Which file is at a path; nil when there is none.
    static func identity(_ path: String) throws(StorageError) -> PosixFile.Identity? {
        var status = stat()
        guard PosixFile.uninterrupted({ stat(path, &status) }) != 0 else { return PosixFile.Identity(status) }
        guard errno != ENOENT else { return nil }
        throw PosixFile.failure(.inspect)(path)
    }

    /// Waits until a folder's names are on the disk.
    static func syncFolder(_ path: String) throws(StorageError) {
        guard let folder = try PosixFile.open(path, .read) else { return }
        try folder.syncNames()
    }

    /// Gives a file another name, in place of the file that has it now.
    static func rename(_ old: String, to new: String) throws(StorageError) {
        #if canImport(Darwin)
            let result = PosixFile.uninterrupted { Darwin.rename(old, new) }
        #elseif canImport(Glibc)
            let result = PosixFile.uninterrupted { Glibc.rename(old, new) }
        #else
            let result = PosixFile.uninterrupted { Musl.rename(old, new) }
        #endif
        guard result == 0 else { throw PosixFile.failure(.rename)(old) }
    }

    /// Takes a file's name away; a file that is not there is no error.
    static func remove(_ path: String) throws(StorageError) {
        guard PosixFile.uninterrupted({ unlink(path) }) != 0, errno != ENOENT else { return }
        throw PosixFile.failure(.remove)(path)
    }

    /// The names in a folder, in order, hidden ones left out; a folder that is not there has none.
    static func names(in path: String) throws(StorageError) -> [String] {
        guard let folder = opendir(path) else {
            guard errno != ENOENT else { return [] }
            throw PosixFile.failure(.list)(path)
        }
        defer { _ = closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                // The name is a C array behind the struct's tuple, closed by a NUL.
                String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        guard errno == 0 else { throw PosixFile.failure(.list)(path) }
        return names.sorted()
    }

    /// The kind of network file system that holds a folder; nil when it is a local one, or cannot be told.
    static func networkKind(_ path: String) throws(StorageError) -> String? {
        #if canImport(Darwin)
            var system = statfs()
            guard PosixFile.uninterrupted({ statfs(path, &system) }) == 0 else {
                throw PosixFile.failure(.inspect)(path)
            }
            guard system.f_flags & UInt32(MNT_LOCAL) == 0 else { return nil }
            return withUnsafePointer(to: &system.f_fstypename) { tuple in
                String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
            }
        #else
            // The toolchain's Glibc module has no statfs; the table of mounts names the same types, and
            // those that go through FUSE as well.
            guard let folder = try identity(path), let table = systemTable("/proc/self/mountinfo") else {
                return nil
            }
            return networkKind(ofDevice: folder.deviceNumbers, mounts: table)
        #endif
    }

    /// The kind of network file system that a device is in Linux's table of mounts; nil for any other kind.
    ///
    /// Shape of a line: `36 35 0:52 / /mnt rw,noatime shared:1 - nfs4 server:/export rw`.
    /// Source: proc_pid_mountinfo(5).
    static func networkKind(ofDevice device: (major: UInt64, minor: UInt64), mounts: String) -> String? {
        let device = "\(device.major):\(device.minor)"
        for line in mounts.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let line = String(line), line.contains(device) else { continue }
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == device,
                let dash = words.firstIndex(of: "-"), dash + 1 < words.count
            else { continue }
            switch words[dash + 1] {
            case "nfs", "nfs4": return "NFS"
            case "cifs", "smb3", "smbfs", "fuse.smbnetfs": return "SMB"
            case "9p": return "9P"
            case "afs", "ceph", "coda", "glusterfs", "lustre", "ncpfs", "fuse.ceph-fuse", "fuse.glusterfs",
                "fuse.rclone", "fuse.sshfs":
                return String(words[dash + 1])
            default: return nil
            }
        }
        return nil
    }

    /// The process that holds a file's lock; nil where the system does not tell. Source: proc_locks(5).
    static func lockHolder(of file: PosixFile.Identity) -> Int32? {
        // Shape of a line: `1: FLOCK  ADVISORY  WRITE 4711 fe:00:1310741 0 EOF`, the device hexadecimal.
        guard let table = systemTable("/proc/locks") else { return nil }
        let device = file.deviceNumbers
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK" else { continue }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[0], radix: 16) == device.major,
                UInt64(place[1], radix: 16) == device.minor,
                UInt64(place[2]) == file.number
            else { continue }
            return Int32(words[4])
        }
        return nil
    }

    /// Waits. Units: milliseconds.
    static func pause(_ milliseconds: Int) {
        _ = usleep(UInt32(milliseconds) * 1000)
    }

    /// A table that Linux keeps as a file; nil on other systems.
    private static func systemTable(_ path: String) -> String? {
        guard let file = try? PosixFile.open(path, .read) else { return nil }
        // Small pieces: a table is short, and it is read before the first card.
        var table: [UInt8] = []
        while table.count < 1 << 20 {
            guard let piece = try? file.bytes(table.count..<table.count + 8192) else { return nil }
            if piece.isEmpty { break }
            table += piece
        }
        return String(decoding: table, as: UTF8.self)
    }
}
