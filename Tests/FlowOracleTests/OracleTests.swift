import TestSupport
import Testing

@testable import FlowOracle
@testable import TriageCore

@Suite("The oracle")
struct OracleTests {
    @Test("what goes wrong in a flow is seen, and what does not is not", arguments: KnownFlow.all)
    func known(flow: KnownFlow) throws {
        let flows = try #require(flow.sample.load()?.flows)
        guard case .complete(let seen, _, _) = Oracle.search(flows) else {
            Issue.record("not all calls were tried")
            return
        }
        let verdicts = seen.verdicts(on: flows)
        #expect(verdicts.filter { $0.sort == .goesWrong }.map(\.description).sorted() == flow.wrong.sorted())
        let dead = verdicts.filter { $0.code == "unreachable-by-rules" && $0.sort == .neverHappens }
        #expect(dead.map(\.place.description) == flow.dead)
    }

    @Test("a flow of more calls than can be tried is given up")
    func tooLarge() throws {
        let flows = try #require(KnownFlow.all[2].sample.load()?.flows)
        guard case .tooLarge = Oracle.search(flows, atMost: 5) else {
            Issue.record("more states were searched than allowed")
            return
        }
        let open = FlowText.load(
            FlowText.make(facts: #"{ "n": { "type": "integer", "label": "N" } }"#, ask: #"["n"]"#))
        guard case .tooLarge = Oracle.search(try #require(open.flows)) else {
            Issue.record("no figure is left out of countless ones")
            return
        }
    }

    @Test("a call that counts on for ever is given up before it fills the memory", .timeLimit(.minutes(1)))
    func endless() throws {
        let counting = KnownFlow(
            "a counter",
            nodes: #"""
                "first": { "do": ["Count"], "set": { "count": "count == null ? 0 : count + 1" },
                    "next": [ { "when": "count < 0", "go": "last" }, { "go": "first" } ] }
                """#,
            facts: #""count": { "type": "integer", "label": "Count", "min": 0, "max": 1 }"#)
        guard case .tooLarge = Oracle.search(try #require(counting.sample.load()?.flows), atMost: .max) else {
            Issue.record("a call that never ends was tried to its end")
            return
        }
    }

    @Test("calls are tried on the days beside those that are named, and as far away as a condition says")
    func moments() throws {
        let flow = KnownFlow(
            "a month",
            nodes: #"""
                "first": { "ask": ["day"], "next": [ { "when": "days(day, today) < 30", "go": "last" }, { "go": "last" } ] }
                """#)
        let moments = Domain.moments(of: try #require(flow.sample.load()?.flows))
        let days = moments.map { CalendarDate($0, in: .gmt).dayNumber - 20_635 }
        #expect(days == [-31, -30, -29, -28, -1, 0, 1, 2, 29, 30, 31, 32])
    }

    /// A told fact that a step back meets again; what is told after an answer has hidden its own question; a question
    /// where no call comes; rounds with a member that the part never reads (two); the first option that is offered and
    /// not accepted (two); a set fact that is no answer, above a question that depends on it; a comparison of null with
    /// what is known; an answer that cannot but come after today (two); calls that take more than ten thousand events
    /// to find (four); an answer that stays while it is asked for again; a fact that is set to the day and compared
    /// with it; a day that is over; a fact that is set to what a computed one follows from, compared with that (two);
    /// an answer that lapses while it is asked for again (two); a card that shows
    /// nothing; an option that asks of an answer below it; the only option refused (two); a part that ends only with
    /// what its caller knows; what a difference of days says of the day once the other day is forgotten (two); the
    /// time and its day; an answer that takes away what its own option depends on; a part that begins late; a day that a
    /// part returned (four); a question whose only option is hidden or refused (two); a
    /// fact that is computed where no branch leads on; an answer that is changed while a step is left to do (two); a fact
    /// that is set to the day, with the day it names; an answer that is given before the step above it, and that the card
    /// shows (three); a question of which another one below takes away what its hint reads; one below that is skipped first,
    /// which its hint reads; a question of the card that is asked again because an answer of an earlier one is taken away; a
    /// day that its limit lets be given only later; a part that is told something while it waits for another one; what is
    /// asked again without the condition under which it was asked before; a message that several nodes send; a
    /// question that can be answered only from the day its limits name.
    @Test(
        "flows on which they once differed",
        arguments: [
            2_692, 415_683_475, 415_687_415, 3_000_051_190, 3_000_107_895, 3_000_302_448, 3_000_361_332,
            3_000_393_956, 3_000_223_398, 3_000_529_318, 3_000_021_349, 3_000_032_667, 3_000_207_563,
            3_000_265_191, 3_000_269_842, 4_000_055_969, 4_000_089_492, 4_000_115_174,
            4_200_128_472, 4_200_170_008, 4_200_081_261, 4_200_079_142, 4_200_039_491, 4_400_024_449,
            4_600_019_510, 4_600_043_195, 4_600_000_144, 4_200_070_719, 4_000_024_330, 4_600_055_200,
            4_800_006_334, 4_800_037_160, 4_800_186_852, 415_690_250, 4_800_162_001, 4_800_214_029,
            5_100_031_984, 5_100_088_241, 5_400_192_105, 5_400_632_203, 5_400_636_746, 5_700_007_510,
            5_700_218_060, 6_100_035_898, 6_200_000_145, 6_200_001_220, 6_200_002_180, 7_200_073_995,
            800_103_058, 910_173_510, 910_178_593, 910_523_183, 930_602_828, 940_006_934,
            940_076_430,
        ])
    func once(seed: UInt64) {
        #expect(FlowTrial(seed: seed).disagreements.isEmpty)
    }

    /// Most flows of a short run are small ones: these show most of what there is to see in a third of the time.
    @Test(
        "what the checks say of random flows is what all their calls show",
        arguments: Thoroughness.seeds(20, of: 80))
    func random(fifty: UInt64) {
        for seed in fifty * 50..<fifty * 50 + 50 {
            let isSmall = !Thoroughness.isLong && seed % 50 > 0
            let trial = FlowTrial(seed: seed, isSmall: isSmall, atMost: Thoroughness.isLong ? 20_000 : 500)
            #expect(
                trial.disagreements.isEmpty,
                "seed \(seed): \(trial.disagreements)\n\(trial.sample.description)")
        }
    }
}
