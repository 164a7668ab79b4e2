import Testing

@testable import FlowOracle
@testable import TriageCore

@Suite("Random flows")
struct FlowMakerTests {
    @Test("a seed always makes the same flow, and another one another")
    func same() {
        #expect(FlowMaker.sample(seed: 7) == FlowMaker.sample(seed: 7))
        #expect(FlowMaker.sample(seed: 7) != FlowMaker.sample(seed: 8))
    }

    @Test("they are flows that calls can be taken on, and of every sort")
    func sorts() {
        let samples = (0..<150).map { FlowMaker.sample(seed: UInt64($0)) }
        let refused = samples.filter { $0.load().map { !$0.errors.isEmpty } ?? true }
        #expect(refused.count <= 15)
        let text = samples.map(\.description).joined()
        for word in [
            #""repeat""#, #""with""#, #""set""#, #""do""#, #""optional": true"#, #""accept""#, "today",
            "now >=",
            "channel ==", " && ", " || ", " ? ", "!(", " in [", "!= null", "{{", #""*""#, "/ ", "days(",
            #""on""#, #""atLeastOne""#, #""choices""#,
            #""id": "step"#,
        ] {
            #expect(text.contains(word), "no flow has \(word)")
        }
    }
}
