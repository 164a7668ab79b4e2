import Testing

@testable import TriageCore

@Suite("A scenario that stops at a node")
struct UntilTests {
    /// A part of a scenario on the sample flow, and the failures it gives.
    struct Case: Sendable, CustomTestStringConvertible {
        let members: String
        let failures: [String]

        init(_ members: String, _ failures: String...) {
            self.members = members
            self.failures = failures
        }

        var testDescription: String { members }
    }

    private static let who = #""answers": { "name": "Robin", "topic": "bill", "#

    /// The run of a scenario with some members; its findings if it has any.
    private static func run(_ members: String) throws -> (run: ScenarioRun?, findings: [String]) {
        let source = SourceText(
            name: "s.json",
            text: #"{ "format": 1, "flow": "small", "scenarios": [ { "name": "one", \#(members) } ] }"#)
        let (file, findings) = ScenarioFile.decode(source)
        let flows = try #require(ScenarioSample.flows)
        let scenarios = try #require(file)
        let names = Checks.findings(in: scenarios, for: flows)
        guard let scenario = scenarios.scenarios.first, (findings + names).isEmpty else {
            return (nil, (findings + names).map(\.message))
        }
        return (ScenarioRun(scenario, in: source, on: flows), [])
    }

    @Test(
        "it passes once the node is left by a branch, and says what else became of it",
        arguments: [
            Case(#"\#(who) "amount": "99.00" }, "until": "bill""#),
            Case(#"\#(who) "amount": "99.00" }, "until": { "node": "bill", "visit": 1 }"#),
            Case(
                #"\#(who) "amount": "99.00" }, "until": "bill", "expect": { "facts": { "amount": "99.00" }, "path": ["who", "topic", "bill"] }"#
            ),
            // At the end of the call too.
            Case(#"\#(who) "amount": "101.00" }, "until": "end-paid""#),
            Case(
                #"\#(who) "amount": "100.00" }, "until": "bill""#,
                "play at bill: no branch is taken here; \"go\" would choose a node"),
            Case(
                #"\#(who) "amount": "100.00" }, "at": { "bill": { "go": "more" } }, "until": "bill""#,
                "until at bill: 'bill' was left by hand"),
            Case(
                #"\#(who) "amount": "101.00" }, "until": "more""#, "until: the call does not come to 'more'"),
            Case(
                #"\#(who) "amount": "99.00", "again": [true, false] }, "until": { "node": "topic", "visit": 3 }"#,
                "until: the call does not come to 'topic' 3 times"),
            Case(
                #"\#(who) "amount": "99.00", "again": true }, "until": { "node": "topic", "visit": 2 }"#),
            Case(
                #""answers": { "name": "Robin", "topic": "bill" }, "at": { "bill": { "abandon": "gone" } }, "until": "bill""#,
                "until at bill: the call ends on 'bill'"),
            Case(
                #""answers": { "name": "Robin", "topic": "fault", "log.number": "7" }, "until": "fault/write""#
            ),
            Case(#""answers": { "name": "Robin", "topic": "fault", "log.number": "7" }, "until": "fault""#),
            // A card that is shown need not be answered.
            Case(
                #"\#(who) "amount": "99.00" }, "until": { "node": "more", "left": false }, "expect": { "lines": ["Again?"] }"#
            ),
            Case(
                #"\#(who) "amount": "99.00" }, "until": { "node": "more", "left": false }, "expect": { "notLines": ["Again?"] }"#,
                "notLines at more: 'Again?' was shown"),
            // What comes after is not played, and what was said of it is left over.
            Case(
                #"\#(who) "amount": "99.00", "again": false }, "until": "bill""#,
                "unused at more: the answer to 'again' is never used"),
        ])
    func stops(_ one: Case) throws {
        let (run, findings) = try Self.run(one.members)
        #expect(findings == [])
        let failures = run?.failures.map { failure in
            "\(failure.kind)\(failure.node.isEmpty ? "" : " at \(failure.node)"): \(failure.message)"
        }
        #expect(failures == one.failures)
    }

    @Test("its nodes exist, and it needs no other expectation")
    func names() throws {
        #expect(
            try Self.run(#""until": "bil""#).findings == ["'small' has no node 'bil'; did you mean 'bill'?"])
        #expect(
            try Self.run(#""until": { "node": "bill", "visit": 0 }"#).findings == [
                "'visit' must be at least 1"
            ])
        #expect(try Self.run(#""answers": {}"#).findings == ["scenario lacks its 'expect' or 'until'"])
    }

    @Test("it covers the way up to there, and not the card behind it")
    func covers() throws {
        let run = try #require(try Self.run(#"\#(Self.who) "amount": "99.00" }, "until": "bill""#).run)
        let nodes = run.coverage.reached.filter { $0.kind == .nodes }.map(\.name).sorted()
        #expect(nodes == ["bill", "topic", "who"])
        #expect(run.path == ["who", "topic", "bill"])
        #expect(run.coverage.reached.contains { $0.name == "bill -> more (branch 2)" })
    }

    @Test(
        "a rule that fails on the node is a failure, and so is a blank in what it sends, where none is expected"
    )
    func rules() throws {
        let text = ScenarioSample.flow
            .replacing(
                #""say": ["Who is calling?"]"#,
                with: #""say": [{ "text": "Hm.", "when": "1 / size(channel.substring(5)) > 0" }]"#)
        let source = SourceText(
            name: "s.json",
            text:
                #"{ "format": 1, "flow": "small", "scenarios": [ { "name": "one", "answers": { "name": "R" }, "until": "who" } ] }"#
        )
        func failures(on text: String, _ source: SourceText) throws -> [String] {
            let texts = ["small": text, "log": ScenarioSample.part]
            let library = FlowLibrary { id in
                texts[id.rawValue].map { SourceText(name: "\(id).json", text: $0) }
            }
            let loaded = try #require(library.load("small"))
            #expect(loaded.errors.map(\.message) == [])
            let scenario = try #require(ScenarioFile.decode(source).file?.scenarios.first)
            return ScenarioRun(scenario, in: source, on: try #require(loaded.flows)).failures.map(\.message)
        }
        #expect(try failures(on: text, source) == ["a rule of 'Hm.' failed: division by zero"])
        #expect(try failures(on: ScenarioSample.flow, source) == [])
        let shown = SourceText(
            name: "s.json",
            text: source.text.replacing(
                #""until": "who""#, with: #""until": { "node": "who", "left": false }"#
            )
            .replacing(#""answers": { "name": "R" }, "#, with: ""))
        #expect(try failures(on: text, shown) == ["a rule of 'Hm.' failed: division by zero"])
        #expect(try failures(on: ScenarioSample.flow, shown) == [])
        let sending = SourceText(
            name: "s.json",
            text: """
                { "format": 1, "flow": "small", "scenarios": [ { "name": "one", "answers": { "name": "R", "topic": "bill",
                  "amount": "9.00" }, "until": "bill", "expect": { "notLines": ["Amount: $9.00"] } } ] }
                """)
        #expect(try failures(on: ScenarioSample.flow, sending) == ["'Amount: $9.00' was shown"])
    }
}
