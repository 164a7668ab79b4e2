import Foundation
import Testing

@testable import TriageCore

@Suite("Home")
struct HomeTests {
    private let temporary: TemporaryHome

    init() throws { temporary = try TemporaryHome() }

    @Test("a prepared home has its folders, for the owner only")
    func folders() throws {
        let home = Home(path: temporary.home.path + "/deep/down/")
        try home.prepare(allowsNetwork: true)
        try home.prepare(allowsNetwork: true)
        #expect(home.path == temporary.home.path + "/deep/down")
        let folders = [
            home.path, home.records, home.open, home.flows, home.outbox, home.newMessages, home.sentMessages,
            home.failedMessages,
        ]
        for folder in folders {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            #expect(attributes[.type] as? FileAttributeType == .typeDirectory)
        }
    }

    @Test("a home where no folder can be made says so")
    func impossible() throws {
        let file = temporary.home.path + "/file"
        try Sample.write([], to: file)
        #expect(throws: StorageError.cannotCreate(path: file + "/home", cause: .notAFolder)) {
            try Home(path: file + "/home").prepare()
        }
        #expect(throws: StorageError.cannotCreate(path: "/proc/home", cause: .noSuchFile)) {
            try Home(path: "/proc/home").prepare()
        }
    }

    @Test(
        "a network file system is known by its type in the table of mounts",
        arguments: [
            ("nfs4", "NFS"), ("cifs", "SMB"), ("9p", "9P"), ("fuse.sshfs", "fuse.sshfs"), ("ext4", nil),
            ("tmpfs", nil),
        ] as [(String, String?)])
    func network(type: String, kind: String?) {
        let mounts = """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw
            36 22 0:52 / /mnt rw,noatime shared:7 master:1 - \(type) server:/export rw
            """
        #expect(PosixPath.networkKind(ofDevice: (0, 52), mounts: mounts) == kind)
        #expect(PosixPath.networkKind(ofDevice: (254, 0), mounts: mounts) == nil)
        #expect(PosixPath.networkKind(ofDevice: (0, 99), mounts: mounts) == nil)
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

    @Test(
        "messages name the file and the cause",
        arguments: [
            (StorageError.missing(path: "/h"), "'/h' does not exist"),
            (.cannotCreate(path: "/h", cause: .denied), "cannot create '/h': permission denied"),
            (
                .failed(.write, path: "/h", cause: .inputOutput),
                "cannot write '/h': input/output error"
            ),
            (
                .durabilityUnknown(path: "/h", cause: .inputOutput),
                "'/h' was written, but the disk did not confirm it: input/output error"
            ),
            (.inUse(path: "/h", process: 7), "'/h' is in use by process 7"),
            (.inUse(path: "/h", process: nil), "'/h' is in use by another process"),
            (
                .unknownVersion(path: "/h", offset: 9, version: 2),
                "'/h' holds format 2 at byte 9, this program writes format 1; the file was left as it is"
            ),
            (
                .networkHome(path: "/h", kind: "NFS"),
                "'/h' lies on a network file system (NFS), where locks and syncs are not to be trusted; "
                    + "--network-home allows it"
            ),
        ])
    func messages(error: StorageError, text: String) { #expect(error.description == text) }
}
