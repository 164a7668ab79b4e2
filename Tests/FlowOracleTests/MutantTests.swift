import Foundation
import TestSupport
import Testing
import TriageCore

@testable import FlowOracle

@Suite("Changed flows")
struct MutantTests {
    private static func file(_ name: String) -> SourceText? {
        FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(name)").map {
            SourceText(name: name, bytes: Array($0))
        }
    }

    @Test(
        "what calls of a changed flow meet is reported there, and what is reported shows in its call",
        arguments: Thoroughness.some(
            ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"], oneIn: 5))
    func shipped(name: String) throws {
        let mutants = try #require(Mutants(of: FlowID(name), read: Self.file))
        let seed = UInt64(Thoroughness.day) << 20
        let count = Thoroughness.isLong ? 100 : 2
        let mutations = mutants.mutations(count, seed: seed)
        let calls = mutants.calls(seed..<seed + UInt64(count), for: mutations)
        for mutation in mutations {
            let trial = mutants.trial(mutation, calls: calls)
            #expect(trial.missed == [] && trial.unplayed == [], "\(mutation.location): \(mutation.change)")
        }
        for seed in seed..<seed + UInt64(count) {
            guard let (what, trial) = mutants.rewriting(seed: seed) else { continue }
            #expect(trial.alarms == [], "\(what)")
        }
    }

    /// A flow whose list leaves nothing over, and in which every change of meaning shows.
    private static let small = FlowText.make([
        "facts": """
        { "plan": { "type": "choice", "label": "Plan?", "options": [
          { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" } ] } }
        """,
        "nodes": """
        { "first": { "ask": ["plan"], "next": [
            { "when": "plan == 'small'", "go": "last" }, { "when": "plan == 'large'", "go": "last" } ] },
          "last": { "say": ["It is {{plan}}."], "end": "done" } }
        """,
    ])

    @Test("of a small flow every change that leaves callers without a way is reported")
    func changed() throws {
        let mutants = try #require(
            Mutants(of: "demo") { $0 == "demo.json" ? SourceText(name: $0, text: Self.small) : nil })
        let mutations = mutants.mutations(100, seed: 1)
        let calls = mutants.calls(1..<11, for: mutations)
        let trials = mutations.map { mutants.trial($0, calls: calls) }
        #expect(trials.flatMap(\.missed) == [] && trials.flatMap(\.unplayed) == [])
        let gaps = zip(mutations, trials).filter { $1.alarms.contains { $0.contains("no branch is taken") } }
        #expect(gaps.map(\.0.kind).contains(.branch) && gaps.map(\.0.kind).contains(.operator))
    }

    @Test("a call that comes to no change goes as it went", arguments: KnownFlow.all)
    func untouched(known: KnownFlow) throws {
        let texts = Dictionary(uniqueKeysWithValues: known.sample.texts.map { ("\($0.id).json", $0.text) })
        let mutants = try #require(
            Mutants(of: "demo") { name in texts[name].map { SourceText(name: name, text: $0) } })
        let mutations = mutants.mutations(40, seed: 3)
        let calls = mutants.calls(0..<12, for: mutations)
        // What opens a call holds an id of its own.
        func events(_ seed: UInt64, on flows: FlowSet) -> [Event] {
            var caller = RandomCaller(flows, calls.samples, seed: seed, onlooker: Onlooker(flows))
            return Array(caller.call().dropFirst())
        }
        for mutation in mutations {
            let name = "\(mutation.flow).json"
            let json = try #require(texts[name].flatMap { ParsedFile(SourceText(name: name, text: $0)).json })
            let changed = texts.merging([name: Tree(mutation.applied(to: json)).file]) { $1 }
            let library = FlowLibrary { id in
                changed["\(id).json"].map { SourceText(name: "\(id).json", text: $0) }
            }
            guard let loaded = library.load("demo"), let flows = loaded.flows, loaded.errors.isEmpty else {
                continue
            }
            let coming = Set(calls.seeds(to: mutation.nodes, of: mutation.flow))
            for seed in calls.seeds where !coming.contains(seed) {
                #expect(events(seed, on: flows) == events(seed, on: mutants.flows), "\(mutation.change)")
            }
        }
    }

    /// A flow in which a node, an option and the name of a call are called what facts are called.
    private static let namesakes = FlowText.make([
        "facts": """
        { "plan": { "type": "choice", "label": "Plan?", "options": [
          { "value": "plan", "label": "Plan" }, { "value": "words", "label": "Words" } ] },
          "words": { "type": "text", "label": "{{label(plan)}}, and?", "maxLength": 9 } }
        """,
        "nodes": """
        { "first": { "ask": ["plan", "words"], "next": { "on": "plan", "go": { "plan": "plan", "words": "size" } } },
          "plan": { "say": ["It is {{label(plan)}}, plan."], "next": [
            { "when": "words.contains('plan') && size(words) > 3", "go": "size" }, { "go": "words" } ] },
          "words": { "ask": [{ "fact": "words", "when": "plan == 'plan'" }], "next": "size" },
          "size": { "end": "done" } }
        """,
    ])

    @Test("names stay apart that are written alike")
    func renamed() throws {
        let mutants = try #require(
            Mutants(of: "demo") { $0 == "demo.json" ? SourceText(name: $0, text: Self.namesakes) : nil })
        let rewritings = (0..<60).compactMap { mutants.rewriting(seed: $0) }.filter {
            $0.what.contains("renamed")
        }
        #expect(rewritings.flatMap(\.trial.alarms) == [])
        #expect(rewritings.allSatisfy { $0.trial.reported != nil })
        #expect(Set(rewritings.map(\.what)).count == 6)
    }

    @Test("a flow that is only written differently is as sound as before")
    func rewritten() throws {
        let mutants = try #require(
            Mutants(of: "demo") { $0 == "demo.json" ? SourceText(name: $0, text: Self.small) : nil })
        let rewritings = (0..<20).compactMap { mutants.rewriting(seed: $0) }
        #expect(rewritings.flatMap(\.trial.alarms) == [])
        for way in ["fact plan", "node first renamed", "swapped", "split", "written as"] {
            #expect(rewritings.contains { $0.what.contains(way) }, "\(way)")
        }
    }
}
