import TestSupport
import Testing
import TriageCore

@Suite("Structure of a flow file")
struct StructureCheckTests {
    @Test("a mistake is found at its place, and nothing once it is cured", arguments: Self.examples)
    func finds(example: Broken) {
        let (expected, found) = example.headlines
        #expect(found == expected)
        #expect(example.headlinesOfCured == [])
    }

    @Test("the default flow of the tests has nothing to find")
    func valid() {
        #expect(FlowText.check(FlowText.make()).map(\.headline) == [])
        #expect(FlowText.load(FlowText.make()).errors.isEmpty)
    }

    @Test("the nearest right thing is suggested")
    func suggestions() {
        let text = FlowText.make([
            "nodes": #"{ "first": { "ask": ["isOn"], "nxt": "last", "end": "done" } }"#,
            "timeZone": #""Europe/Bratislva""#,
            "facts": #"{ "is-on": { "type": "yes-no", "label": "Is it on?" } }"#,
        ])
        let suggestions = FlowText.load(text).findings.compactMap(\.suggestion)
        #expect(suggestions == ["Europe/Bratislava", "isOn", "yesno", "next"])
    }

    @Test("a key given twice names the place of the first")
    func duplicateKey() throws {
        let text = FlowText.make().replacing("\"start\"", with: "\"title\": \"B\",\n  \"start\"")
        let finding = try #require(FlowText.check(text).first)
        #expect(
            finding.headline
                == "demo.json:10:3: error: the key \"title\" appears twice in this object [duplicate-key]")
        #expect(finding.related?.message == "first given here")
        #expect(finding.related?.location.start == Place(line: 4, column: 3))
        #expect(finding.related?.location.end == Place(line: 4, column: 10))
    }

    @Test("a text that is no JSON gives no flow")
    func noFlow() {
        for text in ["", "[]", "{", "\u{FEFF}{}", "null", "{}", #"{ "name": "x", "version": "1" }"#] {
            let loaded = FlowText.load(text)
            #expect(loaded.flows == nil)
            #expect(loaded.findings.count == 1)
            #expect(!loaded.errors.isEmpty)
        }
    }

    @Test("a flow that is only begun lacks everything that is required, each said once")
    func begun() {
        let messages = FlowText.load(#"{ "format": 1 }"#).findings.map(\.headline)
        #expect(
            messages
                == [
                    "id", "title", "version", "language", "timeZone", "channels", "start",
                    "outcomes",
                    "nodes",
                ].map { "demo.json:1:1: error: flow lacks its '\($0)' [missing-member]" })
    }

    @Test("a part needs neither language, zone nor channels")
    func part() {
        let text = FlowText.make(["part": "true", "language": nil, "timeZone": nil, "channels": nil])
        #expect(FlowText.check(text).map(\.headline) == [])
        let no = FlowText.make(["part": "false", "language": nil])
        #expect(FlowText.check(no).map(\.message) == ["flow lacks its 'language'"])
    }
}
