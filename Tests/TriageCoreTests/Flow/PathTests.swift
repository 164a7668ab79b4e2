import Testing

@testable import TriageCore

@Suite("Paths of facts and nodes")
struct PathTests {
    @Test(
        "a fact's path is read into the calls and the fact, and printed as it was written",
        arguments: [
            ("domain", [], "domain"), ("ticket.size", ["ticket"], "size"),
            ("visit.ticket.outcome", ["visit", "ticket"], "outcome"), ("", [], ""), (".a.", ["", "a"], ""),
        ] as [(String, [String], FactID)])
    func fact(text: String, calls: [String], fact: FactID) {
        let path = FactPath(text)
        #expect(path == FactPath(calls, fact))
        #expect(path.text == text)
        #expect("\(path)" == text)
    }

    @Test(
        "a node's path is read into the calling nodes and the node, and printed as it was written",
        arguments: [
            ("greeting", [], "greeting"), ("payg-ticket/describe", ["payg-ticket"], "describe"),
            ("a/b/c", ["a", "b"], "c"), ("", [], ""), ("/a/", ["", "a"], ""),
        ] as [(String, [NodeID], NodeID)])
    func node(text: String, callers: [NodeID], node: NodeID) {
        let path = NodePath(text)
        #expect(path == NodePath(callers, node))
        #expect(path.text == text)
        #expect("\(path)" == text)
        #expect(path.outermost == callers.first ?? node)
    }

    @Test("rounds are told apart, but not by the text")
    func rounds() {
        let facts = [1, 2].map { FactPath(["matters"], "reason", round: $0) }
        #expect(Set(facts).count == 2)
        #expect(facts.map(\.text) == ["matters.reason", "matters.reason"])
        #expect(facts[1].prefixed(by: ["visit"]) == FactPath(["visit", "matters"], "reason", round: 2))
        let nodes = [1, 2].map { NodePath(["matters"], "reason", round: $0) }
        #expect(Set(nodes).count == 2)
        #expect(nodes.map(\.text) == ["matters/reason", "matters/reason"])
    }

    @Test("the calls of the outer flow come before those of the part")
    func prefixed() {
        #expect(FactPath("ticket.size").prefixed(by: ["visit"]) == "visit.ticket.size")
        #expect(FactPath("size").prefixed(by: []) == "size")
    }

    @Test("a node of a part is inside the node that calls it, and of no other")
    func inside() {
        let node: NodePath = "visit/ticket/describe"
        #expect(node.isInside("visit"))
        #expect(node.isInside("visit/ticket"))
        #expect(!node.isInside(node))
        #expect(!node.isInside("vis"))
        #expect(!node.isInside("ticket"))
        #expect(!NodePath("visit").isInside("visit"))
    }
}
