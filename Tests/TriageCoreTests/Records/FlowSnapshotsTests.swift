import Foundation
import Testing

@testable import TriageCore

@Suite("FlowSnapshots")
struct FlowSnapshotsTests {
    private let temporary: TemporaryHome
    private var snapshots: FlowSnapshots { FlowSnapshots(home: temporary.home) }
    private let flow = Array("abc".utf8)
    private let digest = "44bc2cf5ad770999"

    init() throws { temporary = try TemporaryHome() }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: temporary.home.flows)
    }

    @Test("a flow is kept once, under its digest, and read back")
    func keeping() throws {
        #expect(try snapshots.keep(flow, file: "hosting.json") == digest)
        let path = temporary.home.snapshot(of: "hosting.json", digest: digest)
        let before = try #require(try PosixPath.identity(path))
        #expect(try snapshots.keep(flow, file: "hosting.json") == digest)
        #expect(try PosixPath.identity(path) == before)
        #expect(try names() == ["hosting@\(digest).json"])
        #expect(try snapshots.read("hosting.json", digest: digest) == flow)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("a damaged snapshot is not handed out, and is replaced when the flow is kept again")
    func damaged() throws {
        let path = temporary.home.snapshot(of: "hosting.json", digest: digest)
        try Sample.write(Array("abd".utf8), to: path)
        #expect(throws: StorageError.failed(.read, path: path, cause: .damaged)) {
            try snapshots.read("hosting.json", digest: digest)
        }
        try snapshots.keep(flow, file: "hosting.json")
        #expect(try snapshots.read("hosting.json", digest: digest) == flow)
    }

    @Test("a flow that was never kept is missing")
    func missing() throws {
        let path = temporary.home.snapshot(of: "hosting.json", digest: digest)
        #expect(throws: StorageError.missing(path: path)) {
            try snapshots.read("hosting.json", digest: digest)
        }
    }
}
