import Foundation
import TestSupport
import Testing

@Suite("A call in plain mode")
struct PlainCallTests {
    private func record(_ desk: Desk) throws -> String {
        String(decoding: try #require(try desk.records().first), as: UTF8.self)
    }

    @Test("a mistyped recipient is named, and the message stays as it was")
    func mistyped() throws {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        let script = try desk.folder.write(
            #"printf 'To: pat@, support@desk.example,\nCc: nobody\nSubject: Other\n\nHi\n' > "$1""#,
            to: "edit.sh")
        desk.environment["EDITOR"] = "sh '\(script)'"
        let typed = DeskFlow.answers.prefix(11) + [":edit"] + DeskFlow.answers.dropFirst(11)
        let result = try desk.run("run", "desk", input: typed.joined(separator: "\n") + "\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  no e-mail address: pat@, nobody; the message is as it was\n"))
        #expect(try !record(desk).contains("Other"))
    }

    private static let optional = FlowText.make([
        "id": #""short""#, "channels": #"["phone"]"#,
        "facts":
            #"{ "when": { "type": "date", "label": "When?", "optional": true, "suggest": "date('2026-07-01')" } }"#,
        "nodes": #"{ "first": { "ask": ["when"], "next": "last" }, "last": { "end": "done" } }"#,
    ])

    @Test("an optional question with an offer can be left empty")
    func skipped() throws {
        let desk = try Desk(flows: ["short": Self.optional])
        let result = try desk.run("run", "short", input: ":skip\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("   [Enter: 1 July 2026, :skip leaves it empty]\n"))
        #expect(try !record(desk).contains("2026-07-01\""))
    }

    @Test("a message's label is shown with what is known")
    func label() throws {
        let desk = try Desk(flows: [
            "desk": DeskFlow.text.replacing(#""label": "Report""#, with: #""label": "Report of {{count}}""#)
        ])
        let result = try desk.run("run", "desk", input: DeskFlow.answers.joined(separator: "\n") + "\n")
        #expect(result.output.contains("   Message, will be sent: Report of 3\n"))
    }

    @Test("where every option is hidden, only Enter is offered")
    func hidden() throws {
        let flow = FlowText.make([
            "id": #""short""#, "channels": #"["phone"]"#,
            "facts":
                #"{ "isOn": { "type": "yesno", "label": "On?" }, "plan": { "type": "choice", "label": "Plan?", "options": [{ "value": "small", "label": "Small", "when": "isOn == true" }] } }"#,
            "nodes":
                #"{ "first": { "ask": ["isOn"], "next": "second" }, "second": { "ask": ["plan"], "next": "last" }, "last": { "end": "done" } }"#,
        ])
        let desk = try Desk(flows: ["short": flow])
        let result = try desk.run("run", "short", input: "n\n\n\n")
        #expect(result.output.contains("?  Plan?\n   [Enter goes on]\n> "))
        #expect(result.ending == .exit(0))
    }

    @Test("a tab keeps words apart")
    func tab() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        _ = try desk.run("run", "short", input: ":note rang\ttwice\ny\n")
        #expect(try record(desk).contains("rang twice"))
    }
}
