import TestSupport
import Testing

@testable import TriageCore

@Suite("A flow as boxes and arrows")
struct FlowChartTests {
    @Test("each node is a box, and answers that lead the same way are one arrow")
    func boxes() throws {
        let chart = try ChartSample.chart()
        #expect(chart.boxes.map(\.id.rawValue) == ["start", "bill", "check", "good", "sorry", "lost"])
        #expect(chart.start == 0)
        #expect(chart.boxes[0].title == "Say \"hi\"; {{agent}}")
        #expect(chart.boxes[0].question == "How \"is\" it?")
        #expect(chart.boxes[0].content == "says 1 line, asks mood")
        #expect(chart.boxes[1].part?.flow == "bill" && chart.boxes[1].part?.repeats == "More?")
        #expect(chart.boxes[3].end?.label == "Done \\ <b>" && chart.boxes[3].end?.kind == .resolved)
        #expect(chart.hangUp?.kind == .escalated)
        #expect(
            chart.arrows.filter { $0.from != 0 }.map { "\($0.from) \($0.label) \($0.destination)" } == [
                "1  good", "2 mood == 'bad' sorry", "2 otherwise good", "5  good",
            ])
    }

    @Test("what no scenario comes to is told apart, down to the answer")
    func coverage() throws {
        let chart = try ChartSample.chart()
        #expect(chart.isCovered)
        #expect(chart.boxes.filter(\.isReached).map(\.id.rawValue) == ["start", "bill", "good"])
        #expect(
            chart.arrows.filter { $0.from == 0 }.map { "\($0.label): \($0.isReached)" } == [
                "Fine | [ok]: true", "Well: false", "otherwise: false",
            ])
        let flow = try #require(FlowText.load(FlowText.make()).flows?.main)
        let bare = FlowChart(flow)
        #expect(!bare.isCovered && bare.boxes.allSatisfy(\.isReached) && bare.arrows.allSatisfy(\.isReached))
    }

    @Test(
        "a finding stands at its arrow, else at its node, else nowhere; never twice, nor in another file's place"
    )
    func findings() throws {
        let chart = try ChartSample.chart()
        #expect(chart.boxes[5].findings.map(\.code) == [.unreachableNode])
        let others = chart.boxes.dropLast().flatMap(\.findings) + chart.elsewhere
        #expect(others.isEmpty, "\(others.map(\.headline))")
        let broken = FlowText.load(
            FlowText.make([
                "facts": #"{ "ok": { "type": "yesno", "label": "Ok?" }, "idle": { "type": "text" } }"#,
                "nodes": """
                { "first": { "say": [""], "ask": ["ok"], "next": { "yes": "last", "no": "lost" } },
                  "last": { "end": "dnoe" } }
                """,
            ]))
        let flows = try #require(broken.flows)
        let findings = broken.findings + Checks.findings(in: flows, after: broken.findings).findings
        let other = SourceText(name: "other.json", text: String(repeating: " ", count: 4_000))
        let foreign = other.finding(.unknownNode, at: 600..<601, "elsewhere")
        let drawn = FlowChart(flows.main, findings: findings + [foreign])
        #expect(drawn.arrows.map { $0.findings.map(\.code) } == [[], [.unknownNode]])
        #expect(drawn.arrows[1].to == nil && drawn.arrows[1].destination == "lost")
        #expect(drawn.boxes[1].findings.map(\.code) == [.unknownOutcome])
        #expect(drawn.boxes[1].end?.label == "dnoe" && drawn.boxes[1].end?.kind == nil)
        let marked =
            drawn.arrows.flatMap(\.findings) + drawn.boxes.flatMap(\.findings) + drawn.elsewhere
        #expect(Set(marked) == Set(findings) && marked.count == Set(findings).count)
        #expect(drawn.elsewhere.contains { $0.code == .unusedFact })
    }
}
