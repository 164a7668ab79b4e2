import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Time in opening hours")
struct DeskTimeTests {
    private static let hours = OpeningHours(
        week: Array(repeating: [9 * 60..<12 * 60, 13 * 60..<17 * 60], count: 5) + [[], []],
        timeZone: .gmt)

    /// The hours of ``hours``, in a flow.
    private static func time() throws -> DeskTime {
        let text = FlowText.make([
            "id": #""desk""#, "timeZone": #""UTC""#,
            "hours": #"{ "week": { "mon-fri": ["09:00-12:00", "13:00-17:00"] } }"#,
        ])
        let source = SourceText(name: "desk.json", text: text)
        let loaded = FlowLibrary { _ in source }.load("desk")
        return DeskTime(KnownFlows([try #require(loaded?.flows)]))
    }

    private static func view<Result>(
        of call: LogSample.Call, _ body: (RecordView) throws -> Result
    ) throws -> Result {
        let line = Array(ChecksummedLine.sealing(LogSample.object(1, call)).dropLast())
        return try line.withUnsafeBytes { bytes in
            try body(try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole))))
        }
    }

    /// From Thursday, 19 November 2026, 16:30 UTC until Friday 10:00.
    private static let overnight = LogSample.Call(
        seconds: 63_000, closed: 1_795_168_800_000,
        trail: #"[{"node":"a","at":0,"took":62400},{"node":"b","at":62400,"took":600}]"#)

    @Test("a call that was parked overnight took the open time only, and so did its cards")
    func overnight() throws {
        let time = try Self.time()
        try Self.view(of: Self.overnight) { record in
            var overview = CallOverview(in: .gmt, time: time)
            overview.take(record)
            #expect(overview.calls.times.quantile(tenths: 5) == 5400)
            #expect(overview.nodes.map { $0.figures.times.quantile(tenths: 5) } == [4800, 600])
            var groups = GroupedCalls(by: .node, in: .gmt, time: time)
            groups.take(record)
            #expect(groups.groups.rows.map { $0.figures.times.quantile(tenths: 5) } == [4800, 600])
            var all = CallOverview(in: .gmt)
            all.take(record)
            #expect(all.calls.times.quantile(tenths: 5) == 63_000)
            #expect(all.isOfAllTime && !overview.isOfAllTime)
        }
    }

    @Test("a flow without hours takes all the time")
    func another() throws {
        var call = Self.overnight
        call.flow = "other"
        var time = try Self.time()
        #expect(try Self.view(of: call) { time.seconds(of: $0) } == 63_000)
    }

    @Test("whatever came before, a call takes what is open between its ends")
    func neighbours() throws {
        var dice = SeededGenerator(seed: 7)
        var time = try Self.time()
        for _ in 0..<2000 {
            // Within two weeks, mostly near each other.
            let closed = 1_795_168_800_000 + Int64(dice.below(14 * 1440)) * 60_000 + Int64(dice.below(60_000))
            let seconds = dice.below(4) == 0 ? dice.below(200_000) : dice.below(900)
            let call = LogSample.Call(seconds: seconds, closed: closed)
            let end = Timestamp(milliseconds: closed)
            let start = Timestamp(milliseconds: closed - Int64(seconds) * 1000)
            let open = try #require(Self.hours.openTime(from: start, to: end))
            let took = try Self.view(of: call) { time.seconds(of: $0) }
            #expect(took == Int(open.nanoseconds / 1_000_000_000), "\(start.rfc3339) to \(end.rfc3339)")
        }
    }
}
