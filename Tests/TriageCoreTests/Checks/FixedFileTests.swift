import TestSupport
import Testing

@testable import TriageCore

@Suite("Taking out what findings prove superfluous")
struct FixedFileTests {
    /// The flow after its fixes, look after look, and the codes that were cured.
    private static func mended(_ text: String) -> (text: String, cured: [String]) {
        var source = SourceText(name: "demo.json", text: text)
        var cured: [String] = []
        while let file = FixedFile(source, curing: FlowText.check(source.text)) {
            source = file.text
            cured += file.cured.map(\.code.name)
        }
        return (source.text, cured.sorted())
    }

    @Test(
        "only the superfluous goes, and the file is as it was otherwise",
        arguments: [
            (
                "facts", #"{ "spare": { "type": "text" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
                #"{ "isOn": { "type": "yesno", "label": "On?" } }"#, ["unused-fact"]
            ),
            (
                "facts",
                "{\n    \"isOn\": { \"type\": \"yesno\", \"label\": \"On?\" },\n\n    \"a\": { \"type\": \"text\" },\n    \"b\": { \"type\": \"text\" }\n  }",
                "{\n    \"isOn\": { \"type\": \"yesno\", \"label\": \"On?\" }\n  }",
                ["unused-fact", "unused-fact"]
            ),
            ("contacts", #"{ "desk": { "name": "Desk" } }"#, "{}", ["unused-contact"]),
            (
                "outcomes",
                #"{ "a": { "label": "A", "kind": "sale" }, "done": { "label": "Done", "kind": "resolved" }, "b": { "label": "B", "kind": "sale" } }"#,
                #"{ "done": { "label": "Done", "kind": "resolved" } }"#, ["unused-outcome", "unused-outcome"]
            ),
            (
                "messages",
                #"{ "note": { "to": ["a@client.example"], "subject": "}", "body": [","] } }"#, "{}",
                ["unused-message"]
            ),
            (
                "options", #"{ "often": [{ "value": "a", "label": "A" }] }"#, "{}", ["unused-options"]
            ),
            (
                "tables", #"{ "days": { "columns": { "day": "date" }, "rows": [] } }"#, "{}", ["unused-table"]
            ),
            (
                "ignore", #"[ { "code": "unused-fact", "at": "facts", "because": "so" } ]"#, "[]",
                ["unused-ignore"]
            ),
            (
                "nodes",
                #"{ "first": { "ask": ["isOn"], "next": [ { "when": "isOn == true", "go": "last" }, { "go": "last" }, { "when": "isOn == false", "go": "last" }, { "go": "first" } ] }, "last": { "end": "done" } }"#,
                #"{ "first": { "ask": ["isOn"], "next": [ { "when": "isOn == true", "go": "last" }, { "go": "last" } ] }, "last": { "end": "done" } }"#,
                ["shadowed-branch", "shadowed-branch"]
            ),
        ])
    func cures(member: String, written: String, left: String, codes: [String]) throws {
        let text = Finding.Example.text(["title": "\"Ž\"", member: written])
        let (mended, cured) = Self.mended(text)
        #expect(cured == codes)
        #expect(mended == text.replacing(written, with: left))
    }

    @Test("a guessed name, an ignored finding and what a part lends its callers stay")
    func stays() {
        let guess = FlowText.make([
            "nodes": #"{ "first": { "ask": ["isOm"], "next": "last" }, "last": { "end": "done" } }"#
        ])
        let ignored = FlowText.make([
            "facts": #"{ "isOn": { "type": "yesno", "label": "On?" }, "spare": { "type": "text" } }"#,
            "ignore": #"[{ "code": "unused-fact", "at": "facts.spare", "because": "from July on" }]"#,
        ])
        let part = FlowText.make([
            "part": "true",
            "facts": #"{ "isOn": { "type": "yesno", "label": "On?" }, "spare": { "type": "text" } }"#,
            "outcomes":
                #"{ "done": { "label": "Done", "kind": "resolved" }, "b": { "label": "B", "kind": "sale" } }"#,
        ])
        for text in [guess, ignored, part] { #expect(Self.mended(text).text == text) }
        #expect(FlowText.check(part).map(\.code.name) == ["unused-fact", "unused-outcome"])
    }

    @Test("a hundred neighbours go in a few looks")
    func many() {
        let facts = (0..<100).map { "\"f\($0)\": { \"type\": \"text\" }" }.joined(separator: ",\n    ")
        let text = FlowText.make([
            "facts": "{ \"isOn\": { \"type\": \"yesno\", \"label\": \"On?\" }, \(facts) }"
        ])
        let (mended, cured) = Self.mended(text)
        #expect(cured.count == 100)
        #expect(FlowText.check(mended).isEmpty)
    }
}
