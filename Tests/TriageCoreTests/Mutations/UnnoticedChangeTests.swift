import TestSupport
import Testing

@testable import TriageCore

@Suite("Unnoticed changes that are to stay")
struct UnnoticedChangeTests {
    /// A flow whose last node has a line that only words tell, so that no scenario notices what becomes of it.
    private static func text(ignoring ignore: String) -> String {
        FlowText.make([
            "facts": #"{ "isOn": { "type": "yesno", "label": "On?" } }"#, "ignore": ignore,
            "nodes": """
            { "first": { "ask": ["isOn"], "next": "last" },
              "last": { "say": [ { "text": "Good.", "when": "isOn == true" } ], "end": "done" } }
            """,
        ])
    }

    private static func trial(ignoring ignore: String) throws -> MutationTrial {
        try trial(on: try #require(FlowText.load(text(ignoring: ignore)).flows))
    }

    private static func trial(on flows: FlowSet) throws -> MutationTrial {
        let source = SourceText(
            name: "demo.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "one", "answers": { "isOn": true },
                  "expect": { "outcome": "done", "kind": "resolved", "path": ["first", "last"] } } ] }
                """)
        let file = try #require(ScenarioFile.decode(source).file)
        let runs = file.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures) == [])
        return MutationTrial([.init(flows, file, runs: runs)])
    }

    private static let changes = ["this line goes", "'when' goes", "'==' becomes '!='"]

    private static func entry(_ place: String) -> String {
        #"[ { "code": "unnoticed-change", "at": "\#(place)", "because": "only words tell" } ]"#
    }

    @Test("a change that nobody can tell stays with the reason that the flow gives, and survives without one")
    func left() throws {
        for (ignore, verdict) in [
            (Self.entry("nodes.last"), MutationTrial.Verdict.ignored(because: "only words tell")),
            (Self.entry("nodes.last.say"), .ignored(because: "only words tell")),
            (Self.entry("nodes.first"), .survived(telling: nil)), ("[]", .survived(telling: nil)),
        ] {
            let trial = try Self.trial(ignoring: ignore)
            let found = zip(trial.mutations, trial.verdicts()).filter { $0.1 == verdict }
            #expect(found.map(\.0.change) == Self.changes, "\(ignore)")
        }
    }

    @Test("an entry that leaves nothing is found by the trial, and never by the checks of the flow")
    func superfluous() throws {
        func messages(_ place: String) throws -> [String] {
            let trial = try Self.trial(ignoring: Self.entry(place))
            return trial.superfluousIgnores(after: trial.verdicts()).map {
                "\($0.severity.rawValue): \($0.message) [\($0.code.name)]"
            }
        }
        #expect(try messages("nodes.last") == [])
        #expect(
            try messages("nodes.first") == [
                "warning: there is no 'unnoticed-change' to ignore at 'nodes.first' [unused-ignore]"
            ])
        for place in ["nodes.last", "nodes.first"] {
            #expect(FlowText.check(Self.text(ignoring: Self.entry(place))).map(\.headline) == [])
        }
    }

    @Test("a change that a call tells is no such change: the call belongs among the scenarios")
    func told() throws {
        let flows = try #require(
            FlowText.load(
                FlowText.make([
                    "facts": #"{ "isOn": { "type": "yesno", "label": "On?" } }"#,
                    "ignore": Self.entry("nodes"),
                    "nodes": """
                    { "first": { "ask": ["isOn"], "next": { "yes": "last", "no": "other" } },
                      "other": { "do": ["Write it down"], "next": "last" }, "last": { "end": "done" } }
                    """,
                ])
            ).flows)
        let trial = try Self.trial(on: flows)
        let verdicts = zip(trial.mutations, trial.verdicts())
        let step = try #require(verdicts.first { $0.0.change == "this step goes" })
        guard case .survived(telling: .some) = step.1 else {
            Issue.record("\(step.1)")
            return
        }
    }
}
