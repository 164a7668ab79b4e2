import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("FlowArchive")
struct FlowArchiveTests {
    private let temporary: TemporaryHome
    private let main = EnquirySample.flow(
        facts: #"{ "name": { "type": "text", "label": "Name" } }"#,
        nodes: """
            { "one": { "ask": ["name"], "call": { "flow": "ticket", "as": "ticket" }, "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """)
    private let part = FlowText.make([
        "id": #""ticket""#, "part": "true",
    ])

    init() throws { temporary = try TemporaryHome() }

    /// Keeps both flows and returns their digests.
    private func keep() throws -> [FlowID: String] {
        let snapshots = FlowSnapshots(home: temporary.home)
        return [
            "demo": try snapshots.keep(Array(main.utf8), file: "demo.json"),
            "ticket": try snapshots.keep(Array(part.utf8), file: "ticket.json"),
        ]
    }

    private func path(_ flow: FlowID, _ digests: [FlowID: String]) -> String {
        temporary.home.snapshot(of: flow.fileName, digest: digests[flow] ?? "")
    }

    @Test("a flow is found as it was, with its parts as they were")
    func found() throws {
        let digests = try keep()
        // Later versions of the flows do not matter.
        _ = try FlowSnapshots(home: temporary.home).keep(Array(FlowText.make().utf8), file: "demo.json")
        var archive = FlowArchive(home: temporary.home)
        let found = archive.find("demo", digests: digests)
        #expect(found.losses.isEmpty)
        #expect(found.loaded?.findings.map(\.headline) == [])
        #expect(found.loaded?.flows?.flows.map(\.id) == ["demo", "ticket"])
        let kept = found.loaded?.flows?.flows ?? []
        #expect(Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0.digest) }) == digests)
        #expect(found.loaded?.texts.map(\.name) == [path("demo", digests), path("ticket", digests)])
    }

    @Test("a flow is read once, however often it is asked for")
    func once() throws {
        let digests = try keep()
        var archive = FlowArchive(home: temporary.home)
        _ = archive.find("demo", digests: digests)
        try FileManager.default.removeItem(atPath: path("demo", digests))
        #expect(archive.find("demo", digests: digests).loaded?.flows?.main.id == "demo")
        var another = FlowArchive(home: temporary.home)
        #expect(another.find("demo", digests: digests).loaded == nil)
    }

    @Test("a lost file is named with the reason, and a flow without its part is still there")
    func lost() throws {
        let digests = try keep()
        try FileManager.default.removeItem(atPath: path("ticket", digests))
        var archive = FlowArchive(home: temporary.home)
        let found = archive.find("demo", digests: digests)
        #expect(found.losses == [.init(file: "ticket.json", cause: .missing(path: path("ticket", digests)))])
        #expect(found.loaded?.flows?.main.title == "A demonstration")
        #expect(found.loaded?.errors.isEmpty == false)
    }

    @Test("a lost file is made anew from the flow in use if that is the same, and from no other")
    func healed() throws {
        let digests = try keep()
        try FileManager.default.removeItem(atPath: path("demo", digests))
        try Sample.write([], to: path("ticket", digests))
        let inUse = ["demo.json": Array(main.utf8), "ticket.json": Array(part.utf8 + [10])]
        var archive = FlowArchive(home: temporary.home) { inUse[$0] }
        #expect(archive.find("demo", digests: digests).losses.map(\.file) == ["ticket.json"])
        #expect(try archive.heal() == ["demo.json"])
        #expect(try Sample.read(path("demo", digests)) == Array(main.utf8))
        #expect(try archive.heal() == [])
    }

    @Test("a damaged file counts as lost")
    func damaged() throws {
        let digests = try keep()
        try Sample.write(Array(main.utf8) + [10], to: path("demo", digests))
        var archive = FlowArchive(home: temporary.home)
        let found = archive.find("demo", digests: digests)
        let cause = StorageError.failed(.read, path: path("demo", digests), cause: .damaged)
        #expect(found.losses == [.init(file: "demo.json", cause: cause)])
        #expect(found.loaded == nil)
    }
}
