import TestSupport
import Testing

@testable import TriageCore

@Suite("An overview of calls")
struct CallOverviewTests {
    /// The figures that come from the large members of a record.
    private struct Figures: Equatable {
        var nodes: [String]
        var rounds: [CallOverview.RoundOutcome: Int]
        var asked: Int
        var told: Int
        var picked: Int
        var steps: CallOverview.Kept

        init(_ overview: CallOverview) {
            nodes = overview.nodes.map {
                "\($0.name) \($0.figures.count) \($0.figures.times.quantile(tenths: 10) ?? -1)"
            }
            (rounds, steps) = (overview.rounds, overview.steps)
            (asked, told, picked) = (overview.asked, overview.told, overview.picked)
        }
    }

    private static let written = """
        {"v":1,"id":"01a20136-d394-7767-8dba-0e6cc7bd9ef0","flow":"desk","version":"1","digest":"9e5a0e8a4351744f",\
        "agent":"sam","channel":"phone","opened":"2026-11-22T03:05:00.052Z","closed":"2026-11-22T03:06:01.552Z",\
        "wrapUp":0,"outcome":"fixed","kind":"resolved",\
        "facts":{"name":"Pat","matters":[{"outcome":"done","outcomeKind":"resolved","topic":"mail"},{"outcome":null,"topic":"web"},{"topic":"x"}]},\
        "origin":{"name":"asked","fee":"fixed","total":"computed","number":"told","plan":"hook:crm","matters":[{"outcome":"computed","topic":"asked"},{"topic":"told"}]},\
        "targets":{},"messages":[],"notes":[],\
        "trail":[{"node":"greeting","at":0,"took":19.948,"answers":{"name":"Pat"}},{"node":"matters/topic","round":1,"at":19.948,"took":41.552,"steps":[{"step":"look","ticked":true},{"step":"tell","ticked":false,"reason":"no time"}]},{"change":"channel","at":30,"to":"chat"},{"node":"bye","at":61.5,"took":7,"picked":true}]}
        """

    private static func figures(_ object: String) throws -> Figures {
        var overview = CallOverview(in: .gmt)
        let isRecord = Array(object.utf8).withUnsafeBytes { bytes in
            guard let record = RecordView(object: bytes) else { return false }
            overview.take(record)
            return true
        }
        #expect(isRecord)
        return Figures(overview)
    }

    @Test("what a record says is counted")
    func counted() throws {
        let figures = try Self.figures(Self.written)
        #expect(figures.nodes == ["bye 1 7", "greeting 1 19", "matters/topic 1 41"])
        #expect(
            figures.rounds == [
                .init(call: "matters", outcome: "done"): 1, .init(call: "matters", outcome: nil): 2,
            ])
        #expect(figures.asked == 2 && figures.told == 3 && figures.picked == 1)
        #expect(figures.steps == CallOverview.Kept(done: 1, missed: 1))
    }

    @Test(
        "the same is counted however a record is spaced, and in whatever order its visits and rounds have their members"
    )
    func spaced() throws {
        let plain = try Self.figures(Self.written)
        let spaced = Self.written.replacing(":", with: " : ").replacing(",", with: " , ").replacing(
            "{", with: "{ "
        )
        .replacing(" : 05 : ", with: ":05:").replacing(" : 06 : ", with: ":06:").replacing(
            "hook : ", with: "hook:")
        #expect(try Self.figures(spaced) == plain)
        let turned = Self.written
            .replacing(
                #""at":0,"took":19.948,"answers":{"name":"Pat"}"#,
                with: #""answers":{"name":"Pat"},"took":19.948,"at":0"#
            )
            .replacing(#""round":1,"at":19.948,"took":41.552"#, with: #""took":41.552,"at":19.948,"round":1"#)
            .replacing(
                #""outcome":"done","outcomeKind":"resolved","topic":"mail""#,
                with: #""topic":"mail","outcome":"done""#)
        #expect(turned != Self.written)
        #expect(try Self.figures(turned) == plain)
    }
}
