import TestSupport
import Testing

@testable import TriageCore

@Suite("Ways through a flow")
struct GraphTests {
    /// 0 leads to 1 and 2, 1 to 3, 2 to 3, 3 back to 1, 4 to 0, 5 to itself.
    private static let graph = Graph([[1, 2], [3], [3], [1], [0], [5]])

    @Test("a way leads to all that can come next, and through nothing that is closed")
    func reachable() {
        #expect(Self.graph.reachable(from: 0) == [0, 1, 2, 3])
        #expect(Self.graph.reachable(from: 3) == [1, 3])
        #expect(Self.graph.reachable(from: 4, without: [1]) == [0, 2, 3, 4])
        #expect(
            Self.graph.reachable(from: 0, without: [0, 3]) == [0, 1, 2], "the start may be closed itself")
    }

    @Test("the shortest way back is found, and none where none leads back")
    func circle() {
        #expect(Self.graph.circle(through: 0) == nil)
        #expect(Self.graph.circle(through: 1) == [1, 3])
        #expect(Self.graph.circle(through: 3) == [3, 1])
        #expect(Self.graph.circle(through: 5) == [5])
        #expect(Graph([[1], [2, 3], [0], [0, 3]]).circle(through: 0) == [0, 1, 2])
    }

    @Test("a way of 100,000 nodes is no longer than the stack")
    func long() {
        let count = 100_000
        let chain = Graph((0..<count).map { [($0 + 1) % count] })
        #expect(chain.reachable(from: 0).count == count)
        #expect(chain.circle(through: 7)?.count == count)
        #expect(Graph((0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }).circle(through: 0) == nil)
    }

    @Test("the nodes of a flow lead on by their destinations, whatever decides")
    func nodes() throws {
        let text = FlowText.make([
            "nodes": """
            { "first": { "ask": ["isOn"], "next": { "yes": "a", "*": "b" } },
              "a": { "next": [{ "when": "isOn == true", "go": "first" }, { "go": "lost" }] },
              "b": { "end": "done" }, "c": { "next": "b" } }
            """
        ])
        let flow = try #require(FlowText.load(text).flows?.main)
        #expect(FlowGraph(flow).reachable(from: "first") == ["first", "a", "b"])
        #expect(FlowGraph(flow).reachable(from: "a", without: ["first"]) == ["a"])
        #expect(FlowGraph(flow).reachable(from: "nowhere") == [])
        let entries = FlowGraph(flow).unreachableEntries(from: "first")
        #expect(entries.map(\.node.id) == ["c"])
        #expect(entries.map(\.behind) == [0])
    }

    @Test("positions that lead to each other are one group, and each group comes after those it leads to")
    func components() {
        #expect(Self.graph.components().map { $0.sorted() } == [[1, 3], [2], [0], [4], [5]])
        #expect(Self.graph.isLoop(5))
        #expect(!Self.graph.isLoop(1))
        let count = 100_000
        #expect(Graph((0..<count).map { [($0 + 1) % count] }).components().count == 1)
        #expect(Graph((0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }).components().count == count)
    }
}
