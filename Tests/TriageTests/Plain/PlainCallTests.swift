import Foundation
import TestSupport
import Testing

@Suite("A call in plain mode", .waiting)
struct PlainCallTests {
    private func record(_ desk: Desk) throws -> String {
        String(decoding: try #require(try desk.records().first), as: UTF8.self)
    }

    /// A call whose message is edited by a script, and its record.
    private func edited(by script: String) throws -> (output: String, record: String, desk: Desk) {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        desk.environment["EDITOR"] = "sh '\(try desk.folder.write(script, to: "edit.sh"))'"
        desk.environment["TMPDIR"] = desk.folder.path
        let typed = DeskFlow.answers.prefix(12) + [":edit"] + DeskFlow.answers.dropFirst(12)
        let result = try desk.run("run", "desk", input: typed.joined(separator: "\n") + "\n")
        #expect(result.ending == .exit(0))
        #expect(desk.folder.names("").allSatisfy { !$0.hasSuffix(".eml") })
        return (result.output, try record(desk), desk)
    }

    @Test("a mistyped recipient is named where it was typed, and the agent's text is there to put it right")
    func mistyped() throws {
        let (output, record, desk) = try edited(
            by: #"""
                cp "$1" "$(dirname "$0")/seen"
                if grep -q '^#' "$1"; then sed -i 's/pat@,/pat@client.example,/; s/nobody//' "$1"
                else printf 'To: pat@, support@desk.example,\nCc: nobody\nSubject: Other\n\nHi\n# one\n' > "$1"; fi
                """#)
        #expect(
            String(decoding: try desk.folder.bytes("seen"), as: UTF8.self) == """
                # not a valid e-mail address: pat@, nobody; change it, or leave the text as it is to drop the change
                To: pat@, support@desk.example,
                Cc: nobody
                Subject: Other

                Hi
                # one

                """)
        #expect(output.contains("   Changed.\n"))
        #expect(record.contains(#""to":["pat@client.example","support@desk.example"]"#))
        #expect(record.contains(##""body":["Hi","# one"]"##))
    }

    @Test(
        "an editor that leaves a wrong text as it is gives up, and the message stays as it was",
        arguments: [
            (#"To: pat@\nCc: \nSubject: Other\n\nHi\n"#, "not a valid e-mail address: pat@"),
            (
                #"To: pat@client.example\nSubject: Other\n\nHi\n"#,
                "the text no longer begins with To, Cc and Subject lines"
            ),
            (#"To: \nCc: \nSubject: Other\n\nHi\n"#, "no recipient is given"),
        ])
    func unchanged(text: String, cause: String) throws {
        let (output, record, _) = try edited(by: "printf '\(text)' > \"$1\"")
        #expect(output.contains("!  \(cause); the message is unchanged\n"))
        #expect(!record.contains("Other"))
    }

    @Test("a text with the line breaks of Windows is read")
    func windows() throws {
        let (output, record, _) = try edited(
            by: #"printf 'To: pat@client.example\r\nCc: \r\nSubject: Other\r\n\r\nHi\r\n' > "$1""#)
        #expect(output.contains("   Changed.\n"))
        #expect(record.contains(#""subject":"Other","body":["Hi"]"#))
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
        #expect(result.output.contains("   [Enter: 1 July 2026, :skip skips it]\n"))
        #expect(try !record(desk).contains("2026-07-01\""))
    }

    @Test("a message's label is shown with what is known")
    func label() throws {
        let desk = try Desk(flows: [
            "desk": DeskFlow.text.replacing(#""label": "Report""#, with: #""label": "Report of {{count}}""#)
        ])
        let result = try desk.run("run", "desk", input: DeskFlow.answers.joined(separator: "\n") + "\n")
        #expect(result.output.contains("   Message to approve: Report of 3\n"))
    }

    @Test("where every option is hidden, only a reason goes on")
    func hidden() throws {
        let flow = FlowText.make([
            "id": #""short""#, "channels": #"["phone"]"#,
            "facts":
                #"{ "isOn": { "type": "yesno", "label": "On?" }, "plan": { "type": "choice", "label": "Plan?", "options": [{ "value": "small", "label": "Small", "when": "isOn == true" }] } }"#,
            "nodes":
                #"{ "first": { "ask": ["isOn"], "next": "second" }, "second": { "ask": ["plan"], "next": "last" }, "last": { "end": "done" } }"#,
        ])
        let desk = try Desk(flows: ["short": flow])
        let result = try desk.run("run", "short", input: "n\n\n:skip\n:skip sold out\n\n")
        #expect(
            result.output.contains(
                """
                ?  Plan?
                !  nothing can be chosen here: say why it is skipped, or go back
                   [:skip REASON skips it, :back goes back]
                > \n!  nothing can be chosen here: say why it is skipped, or go back
                """))
        #expect(result.ending == .exit(0))
        #expect(try desk.onlyRecord().contains(#""reasons":{"plan":"sold out"}"#))
    }

    @Test("a tab keeps words apart")
    func tab() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        _ = try desk.run("run", "short", input: ":note rang\ttwice\ny\n\n")
        #expect(try record(desk).contains("rang twice"))
    }
}
