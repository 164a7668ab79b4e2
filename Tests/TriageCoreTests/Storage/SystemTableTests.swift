import Foundation
import Testing

@testable import TriageCore

@Suite("The system's tables of mounts and locks")
struct SystemTableTests {
    private let temporary: TemporaryHome

    init() throws { temporary = try TemporaryHome() }

    @Test(
        "a network file system is known by its type in the table of mounts",
        arguments: [
            ("nfs4", "NFS"), ("cifs", "SMB"), ("9p", "9P"), ("fuse.sshfs", "fuse.sshfs"), ("ext4", nil),
            ("tmpfs", nil),
        ] as [(String, String?)])
    func network(type: String, kind: String?) {
        let mounts = MountTable(
            text: """
                22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw
                36 22 0:52 / /mnt rw,noatime shared:7 master:1 - \(type) server:/export rw
                """)
        #expect(mounts.networkKind(ofDevice: (0, 52)) == kind)
        #expect(mounts.networkKind(ofDevice: (254, 0)) == nil)
        #expect(mounts.networkKind(ofDevice: (0, 99)) == nil)
    }

    @Test("the process that holds a lock is known by the file's device and number")
    func holder() throws {
        let path = temporary.home.path + "/locked"
        try Sample.write([], to: path)
        let file = try #require(try PosixPath.identity(path))
        let device = [file.deviceNumbers.major, file.deviceNumbers.minor].map { String($0, radix: 16) }
        func table(_ kind: String, _ number: UInt64) -> LockTable {
            LockTable(
                text: """
                    1: POSIX  ADVISORY  WRITE 12 \(device[0]):\(device[1]):\(file.number) 0 EOF
                    2: \(kind)  ADVISORY  WRITE 4711 \(device[0]):\(device[1]):\(number) 0 EOF
                    2: -> \(kind)  ADVISORY  WRITE 4712 \(device[0]):\(device[1]):\(number) 0 EOF
                    """)
        }
        #expect(table("FLOCK", file.number).holder(of: file) == 4711)
        #expect(table("FLOCK", file.number + 1).holder(of: file) == nil)
        #expect(table("LEASE", file.number).holder(of: file) == nil)
        #expect(LockTable(text: "").holder(of: file) == nil)
    }

    #if os(Linux)
        @Test("the device of a folder is the one that the system's table names")
        func device() throws {
            let device = try #require(try PosixPath.identity("/proc")).deviceNumbers
            let table = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
            let line = table.split(separator: "\n").first { $0.contains(" /proc ") }
            #expect(line?.split(separator: " ")[2] == "\(device.major):\(device.minor)")
        }
    #endif
}
