/// Linux's table of mounted file systems.
///
/// **Shape** of a line: `36 35 0:52 / /mnt rw,noatime shared:1 - nfs4 server:/export rw`.
/// **Source**: proc_pid_mountinfo(5).
struct MountTable {
    /// The table's text, as the system provides it.
    let text: String

    /// The kind of network file system mounted from a device; nil for a local one and for a device that is
    /// not in the table.
    func networkKind(ofDevice device: (major: UInt64, minor: UInt64)) -> String? {
        let device = "\(device.major):\(device.minor)"
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "))
            guard fields.count > 2, fields[2].elementsEqual(device.utf8) else { continue }
            let words = fields.map { String(Substring($0)) }
            guard let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { continue }
            switch words[dash + 1] {
            case "nfs", "nfs4": return "NFS"
            case "cifs", "smb3", "smbfs", "fuse.smbnetfs": return "SMB"
            case "9p": return "9P"
            case "afs", "ceph", "coda", "glusterfs", "lustre", "ncpfs", "fuse.ceph-fuse", "fuse.glusterfs",
                "fuse.rclone", "fuse.sshfs":
                return words[dash + 1]
            default: return nil
            }
        }
        return nil
    }
}
