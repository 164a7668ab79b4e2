import Testing

@testable import FlowOracle
@testable import TriageCore

@Suite("Checks beside calls")
struct ComparisonTests {
    /// How a report differs from what calls show that has one finding, about the branches of the first node.
    private func differences(_ known: KnownFlow, reporting code: String? = nil, atBranch branch: Int? = nil)
        throws -> [String]
    {
        let flows = try #require(known.sample.load()?.flows)
        guard case .complete(let seen, _, _) = Oracle.search(flows) else {
            return ["not all calls were tried"]
        }
        let list = try #require(ParsedFile(flows.main.file).json?["nodes"]?["first"]?["next"])
        let span = branch.flatMap { list.elements?[$0].span } ?? list.span
        let finding = code.map { name in
            flows.main.file.finding(
                Finding.Code(name, .error, fault: "", harm: "", cure: ""), at: span, "something is wrong")
        }
        return Comparison.disagreements(
            on: flows, reported: [finding].compactMap { $0 }, seen: seen, .everything,
            checked: ["gap", "never-true", "not-proved"]
        ).map(\.description)
    }

    /// A flow with a gap, and one without.
    private let gap = KnownFlow.all[0]
    private let complete = KnownFlow.all[1]

    @Test("what was seen must be reported, or left open")
    func missed() throws {
        let missed = try differences(gap)
        #expect(missed.count == 1)
        #expect(missed.first?.hasPrefix("missed: gap at demo: nodes/first/next\n    opened") == true)
        #expect(missed.first?.hasSuffix(#"answered(plan, Value.string("large"))"#) == true)
        #expect(try differences(gap, reporting: "gap") == [])
    }

    @Test("what is reported must be seen")
    func alarm() throws {
        #expect(try differences(complete) == [])
        #expect(try differences(complete, reporting: "gap") == ["false alarm: gap at demo: nodes/first/next"])
    }

    @Test("what is said never to be must not be seen")
    func contradicted() throws {
        #expect(
            try differences(complete, reporting: "never-true", atBranch: 1)
                == ["contradicted: never-true at demo: nodes/first/next/1"])
    }

    @Test("only what reckons may be left open")
    func open() throws {
        #expect(
            try differences(gap, reporting: "not-proved") == [
                "undecided: not-proved at demo: nodes/first/next (something is wrong)"
            ])
        let reckoning = KnownFlow(
            "a sum",
            nodes: #""first": { "ask": ["a", "b"], "next": [ { "when": "a + b > 0", "go": "last" } ] }"#)
        #expect(try differences(reckoning, reporting: "not-proved") == [])
        #expect(try differences(reckoning).count == 1)
    }

    @Test("a flow is cut down to what still shows a difference")
    func shrunk() throws {
        let large = FlowMaker.sample(seed: 3)
        func asks(_ sample: FlowSample) -> Bool {
            sample.load()?.flows?.main.nodes.contains { !$0.ask.isEmpty } ?? false
        }
        #expect(asks(large))
        let small = Shrinker.shrunk(large, while: asks)
        #expect(asks(small))
        #expect(small.flows.count == 1 && small.description.utf8.count < large.description.utf8.count / 3)
    }
}
