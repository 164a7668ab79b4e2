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
                "'/h' is on a network file system (NFS), where locks and syncs cannot be trusted; "
                    + "--network-home allows it"
            ),
        ])
    func messages(error: StorageError, text: String) { #expect(error.description == text) }
}
