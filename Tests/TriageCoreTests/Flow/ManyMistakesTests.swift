import TestSupport
import Testing
import TriageCore

@Suite("A flow with many mistakes")
struct ManyMistakesTests {
    @Test("ten different mistakes are all reported, each at its line and column")
    func ten() {
        let (text, places) = FlowText.unmarked(
            #"""
            {
              "format": 1, "id": "demo", ▸"titel": "Ten mistakes", "title": "Ten mistakes", "version": "1",
              "language": "en-AU", "timeZone": ▸"Australia/Sidney", "channels": ["phone"], "currency": "AUD",
              "start": ▸"frist",
              "facts": {
                "isOn": { "type": "yesno", "label": "Is it on?" },
                "fee": { "type": "money", "fixed": ▸50 },
                "plan": { "type": "choice", "label": "Plan", "options": [
                  { "value": "small", "label": "Small" }, { "value": ▸"small", "label": "Large" }] },
              },
              "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
              "nodes": {
                "first": {
                  "say": ["Žltý kôň \"{{▸fee + 'x'}}\""],
                  "ask": ["isOn", "plan"],
                  "next": [{ "when": "plan == ▸'smal'", "go": "last" }, { "go": ▸"las" }]
                },
                "last": { "say": ["{{plan}}"], "end": ▸"dnoe" }
              }
            }
            """#)
        let messages = [
            "flow has no member 'titel'; did you mean 'title'? [unknown-member]",
            "'timeZone' is 'Australia/Sidney', which is not a known time zone; did you mean 'Australia/Sydney'? [bad-value]",
            "there is no node 'frist'; did you mean 'first'? [unknown-node]",
            #"'fixed' must be an amount in quotes such as "50.00" for a fact of type money [bad-value]"#,
            "the option 'small' is given twice [duplicate-option]",
            "'+' cannot take money and a text; money combines only with money or an amount such as 20.00 [expression-type]",
            "`plan` is one of small; did you mean 'small'? [impossible-option]",
            "there is no node 'las'; did you mean 'last'? [unknown-node]",
            "there is no outcome 'dnoe'; did you mean 'done'? [unknown-outcome]",
        ]
        var expected = zip(places, messages).map { "demo.json:\($0.line):\($0.column): error: \($1)" }
        expected.insert("demo.json:9:88: error: a comma may not come before '}' [syntax]", at: 5)
        let found = FlowText.check(text).sorted { $0.location.start < $1.location.start }
        #expect(found.map(\.headline) == expected)
    }

    @Test(
        "random edits of a valid flow never crash, and give a flow or a finding",
        arguments: Thoroughness.seeds(4, of: 64))
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let valid = Array(FlowDecoderTests.everything.utf8)
        let alphabet =
            Array("{}[]\",:\\u09azAZ'&|=<>!?+-*/%().$#@_ \n\ttruenul".utf8) + [0x00, 0x1B, 0xC3, 0xA9, 0xFF]
        for _ in 0..<60 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = bytes.indices.randomElement(using: &generator) ?? 0
                let byte = alphabet.randomElement(using: &generator) ?? 0
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[index] = byte
                case 1: bytes.insert(byte, at: index)
                case 2: bytes.remove(at: index)
                case 3: bytes.removeSubrange(index..<min(index + 40, bytes.count))
                default:
                    // A piece of the flow where it does not belong.
                    let from = bytes.indices.randomElement(using: &generator) ?? 0
                    bytes.insert(contentsOf: bytes[from..<min(from + 30, bytes.count)], at: index)
                }
            }
            check(bytes)
        }
    }

    @Test("a flow cut off anywhere never crashes, and gives a finding")
    func cut() {
        let valid = Array(FlowDecoderTests.everything.utf8)
        for end in stride(from: 0, to: valid.count - 2, by: 37) {
            let found = check(Array(valid[..<end]))
            #expect(!found.isEmpty)
        }
    }

    /// Loads, checks and reports; each finding must lie inside its file.
    @discardableResult
    private func check(_ bytes: [UInt8]) -> [Finding] {
        let library = FlowLibrary { id in
            id == "ticket" ? SourceText(name: "ticket.json", text: FlowDecoderTests.ticket) : nil
        }
        let source = SourceText(name: "demo.json", bytes: bytes)
        let loaded = library.load(source)
        let findings = loaded.findings + (loaded.flows.map(Checks.findings) ?? [])
        #expect(loaded.flows != nil || !findings.isEmpty)
        let end = source.place(at: bytes.count)
        for finding in findings where finding.location.file == "demo.json" {
            #expect(finding.location.start <= finding.location.end)
            #expect(finding.location.end <= end)
        }
        #expect(!TextReport(findings, texts: loaded.texts, checked: 1).text.isEmpty)
        return findings
    }
}
