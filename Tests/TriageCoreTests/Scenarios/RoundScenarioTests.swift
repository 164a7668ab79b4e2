import TestSupport
import Testing

@testable import TriageCore

@Suite("Scenarios with rounds")
struct RoundScenarioTests {
    private static func run(_ scenario: String, repeat repetition: String = #"{ "ask": "Anything else?" }"#)
        throws
        -> (findings: [String], run: ScenarioRun)
    {
        let loaded = FlowText.load(RoundsFlow.text(repeat: repetition), beside: ["matter": RoundsFlow.matter])
        let flows = try #require(loaded.flows)
        let source = SourceText(
            name: "demo.json",
            text: #"{ "format": 1, "flow": "demo", "scenarios": [ { "name": "one", \#(scenario) } ] }"#)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        let names = Checks.findings(in: file, for: flows)
        return ((findings + names).map(\.message), ScenarioRun(file.scenarios[0], in: source, on: flows))
    }

    private static let caller = #""name": "Kim", "site": "a.example""#

    @Test("a list of answers plays as many rounds, and what a round lacks is answered for all of them")
    func list() throws {
        let (findings, run) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters.detail": "as always", "matters.works": true,
              "matters": [ { "reason": "website" }, { "reason": "mail", "detail": "full" } ] },
            "at": { "matters/check": { "crash": true } },
            "expect": { "outcome": "open",
              "path": { "contains": ["matters/what", "matters", "matters/what", "waiting"] },
              "facts": { "matters": [ { "outcome": "helped", "reason": "website", "detail": "as always" },
                                      { "outcomeKind": "waiting", "summary": "E-mail (2)", "detail": "full", "works": null } ] },
              "lines": ["What can I do", "What else can I do", "Glad that a.example works", "Anything else?", "Website (1)"],
              "messages": [ { "message": "report", "subject": "2: E-mail" } ] }
            """#)
        #expect(findings == [])
        #expect(run.failures == [])
        let branches = run.coverage.reached.map(\.name).filter { $0.hasPrefix("matters -> ") }
        #expect(
            branches.sorted() == [
                "matters -> another round", "matters -> no further round", "matters -> waiting (branch 1)",
            ])
    }

    @Test("the card between rounds opens one again or takes one out")
    func cards() throws {
        let (findings, run) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters": [ { "reason": "website", "detail": "a", "works": true },
                { "reason": "mail", "detail": "b" }, { "reason": "mail", "detail": "c" } ] },
            "at": { "matters": [ {}, { "remove": 1 }, {}, { "open": 2 } ],
              "matters/what": [ {}, {}, {}, { "answers": { "detail": "d" } } ] },
            "expect": { "facts": { "matters": [ { "detail": "b" }, { "detail": "d" } ] } }
            """#)
        #expect(findings == [])
        #expect(run.failures == [])
    }

    @Test("an end that does not wait takes a note, and its message can be left out")
    func quietEnd() throws {
        let (findings, run) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters": [ { "reason": "mail", "detail": "a" }, { "reason": "mail", "detail": "b" } ] },
            "at": { "matters/later": [ {}, { "note": "by phone", "messages": { "report": "done" } } ] },
            "expect": { "messages": [ { "message": "report", "subject": "1: E-mail" } ], "notes": ["by phone"] }
            """#)
        #expect(findings == [])
        #expect(run.failures == [])
    }

    @Test("rounds that differ, and answers that are never used, are named with their round")
    func differing() throws {
        let (_, run) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters": [ { "reason": "mail", "detail": "a" } ] },
            "expect": { "facts": { "matters": [ { "reason": "website" }, {} ] } }
            """#)
        #expect(
            run.failures.map(\.message) == [
                "'matters' has 1 rounds, not 2", "'reason' in round 1 is \"mail\", not \"website\"",
            ])
        let (_, unused) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters": [ { "reason": "mail", "detail": "a", "works": true }, {} ] },
            "at": { "matters": { "abandon": "hung up" } }, "expect": { "outcome": null }
            """#)
        #expect(
            unused.failures.map(\.message) == [
                "'matters' has answers for 2 rounds, but 1 began",
                "the answer to 'works' in round 1 is never used",
            ])
    }

    @Test("a name that the part does not have, and anything but a list, is a finding")
    func names() throws {
        let (findings, _) = try Self.run(
            #"""
            "answers": { \#(Self.caller), "matters": [ { "reson": "mail", "reason": "mial" } ] },
            "expect": { "facts": { "matters": { "reason": "mail" } } }
            """#)
        #expect(
            findings == [
                "'matter' has no fact 'reson'; did you mean 'reason'?",
                "'reason' has no option 'mial'; did you mean 'mail'?",
                "'matters' takes a list with an object for each round, such as [{ }, { }]",
            ])
    }
}
