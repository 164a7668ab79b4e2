import Foundation
import TestSupport
import Testing

@testable import FlowOracle
@testable import TriageCore

@Suite("Random calls")
struct ContainmentTests {
    private static let stuck: Set = ["gap", "gap-over-midnight", "failing-guard", "endless-round"]

    private static func text(_ path: String) -> SourceText? {
        FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(path)").map {
            SourceText(name: path, bytes: Array($0))
        }
    }

    /// What the checks find; what takes a proof of a whole flow only in a long run.
    private static func found(in flows: FlowSet, after loading: [Finding]) -> [Finding] {
        Thoroughness.isLong
            ? Checks.findings(in: flows, after: loading).findings : Checks.findings(in: flows)
    }

    @Test(
        "no random call on a shipped flow leaves the agent to choose the way, or shows what is said never to be",
        arguments: ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"])
    func shipped(name: String) throws {
        let library = FlowLibrary(other: Self.text) { Self.text("\($0).json") }
        let loaded = try #require(library.load(FlowID(name)))
        let flows = try #require(loaded.flows)
        var claim: Containment.Claim?
        if Thoroughness.isLong {
            let proven = ProvenMoments(flows)
            claim = { proven.allow($0) }
        }
        let disagreements = Containment.disagreements(
            on: flows,
            reported: loaded.findings + Self.found(in: flows, after: loaded.findings),
            calls: Thoroughness.seeds(4, of: 20_000),
            checked: Thoroughness.isLong ? Set(Checks.codes.map(\.name)) : Self.stuck,
            claim: claim)
        #expect(disagreements.isEmpty, "\(disagreements)")
    }

    @Test("they meet what goes wrong, and break claims that do not hold")
    func found() throws {
        let flows = try #require(KnownFlow.all[0].sample.load()?.flows)
        let plan = try #require(flows.main.fact("plan")).slot
        func kinds(_ claim: Containment.Claim?) -> [String] {
            Containment.disagreements(
                on: flows, reported: [], calls: 1..<61, checked: Self.stuck, claim: claim
            ).map { "\($0.kind.rawValue): \($0.code) at \($0.place)" }.sorted()
        }
        #expect(kinds(nil) == ["missed: gap at demo: nodes/first/next"])
        #expect(kinds { _ in true } == ["missed: gap at demo: nodes/first/next"])
        // That nobody tells the plan before it is asked does not hold.
        #expect(
            Set(kinds { $0.kind != .entered || $0.path.node != "first" || $0.values[plan] == .null }) == [
                "contradicted: entered at demo: nodes/first",
                "missed: gap at demo: nodes/first/next",
            ])
    }

    @Test("no random call leaves what is proved of each of its moments", arguments: KnownFlow.all)
    func proved(known: KnownFlow) throws {
        let flows = try #require(known.sample.load()?.flows)
        let proven = ProvenMoments(flows)
        let surprises = Containment.disagreements(
            on: flows, reported: [], calls: Thoroughness.seeds(20, of: 2_000), checked: [],
            claim: { proven.allow($0) })
        #expect(surprises.isEmpty, "\(surprises)")
    }

    @Test(
        "nor where a question depends on a table, a card is gone back to on another day, or a fact is no number"
    )
    func others() throws {
        let table = FlowText.make([
            "tables": #"{ "items": { "columns": { "code": "text" }, "rows": [["a"]] } }"#,
            "facts": #"{ "it": { "type": "text", "label": "It" } }"#,
            "nodes": #"""
            { "first": { "next": "second",
                "ask": [{ "fact": "it", "when": "tables.items.exists(r, r.code == string(1))" }] },
              "second": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let day = FlowText.make([
            "facts": #"{ "on": { "type": "yesno", "label": "On" } }"#,
            "nodes": #"""
            { "first": { "next": [{ "when": "today < date('2026-01-16')", "go": "early" }, { "go": "last" }] },
              "early": { "ask": ["on"],
                "next": [{ "when": "today < date('2026-01-16')", "go": "second" }, { "go": "last" }] },
              "second": { "say": ["A."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let number = FlowText.make([
            "facts": #"{ "n": { "type": "number", "label": "N", "min": 0, "max": 1 } }"#,
            "nodes": #"""
            { "first": { "ask": ["n"], "next": "second" },
              "second": { "set": { "n": "(n - n) * (n / n)" },
                "next": [{ "when": "n == null || n > 1.0", "go": "last" }, { "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        for text in [table, day, number] {
            let flows = try #require(FlowText.load(text).flows)
            let proven = ProvenMoments(flows)
            let surprises = Containment.disagreements(
                on: flows, reported: [], calls: 0..<2_000, checked: [], claim: { proven.allow($0) })
            #expect(surprises.isEmpty, "\(surprises)")
        }
    }
}
