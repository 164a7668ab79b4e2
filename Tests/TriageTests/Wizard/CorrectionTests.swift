import TestSupport
import Testing

@Suite("Changing an earlier answer on a terminal", .waiting)
struct CorrectionTests {
    private static let lamp = FlowText.make([
        "title": #""A lamp""#,
        "facts": """
        { "name": { "type": "text", "label": "Name" }, "lastname": { "type": "text", "label": "Surname" },
          "kind": { "type": "choice", "label": "Which one?", "options": [
            { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" } ] },
          "watts": { "type": "integer", "label": "Watts" }, "blades": { "type": "integer", "label": "Blades" } }
        """,
        "nodes": """
        { "first": { "title": "Begin", "ask": ["name"], "next": "kind" },
          "kind": { "title": "Kind", "ask": ["kind"], "next": { "lamp": "watts", "fan": "blades" } },
          "watts": { "title": "Light", "ask": ["watts"], "next": "part" },
          "blades": { "title": "Air", "ask": ["blades"], "next": "part" },
          "part": { "call": { "flow": "room", "as": "room" }, "next": "last" },
          "never": { "ask": ["lastname"], "next": "last" },
          "last": { "title": "Goodbye", "say": ["Bye, {{name}}."], "end": "done" } }
        """,
    ])
    private static let room = FlowText.make([
        "id": #""room""#, "part": "true", "channels": nil, "timeZone": nil, "language": nil, "currency": nil,
        "facts": #"{ "place": { "type": "text", "label": "Which room?" } }"#,
        "nodes":
            #"{ "first": { "title": "Room", "ask": ["place"], "next": "end" }, "end": { "end": "done" } }"#,
    ])

    /// In the part, after a 60-watt lamp.
    private func seated() throws -> (desk: Desk, terminal: PseudoTerminal) {
        let desk = try Desk(flows: ["demo": Self.lamp, "room": Self.room])
        let terminal = try desk.sit("run", "demo")
        try terminal.wait(for: "── Begin")
        terminal.type("Robin<enter>")
        try terminal.wait(for: "── Kind")
        terminal.type("1")
        try terminal.wait(for: "── Light")
        terminal.type("60<enter>")
        try terminal.wait(for: "── Room")
        return (desk, terminal)
    }

    @Test("an answer given otherwise after going back names the later ones that no longer hold")
    func afterBack() throws {
        let (_, terminal) = try seated()
        terminal.type("<c-b><c-b>")
        try terminal.wait(for: "› 1 Lamp  (your previous answer)")
        terminal.type("2")
        try terminal.wait(for: "── Air")
        #expect(
            terminal.screen.text.contains(
                "✓ Kind: Fan\n! These answers no longer hold:\n    Watts: 60\n── Air"))
    }

    @Test("plain mode names them too")
    func plain() throws {
        let desk = try Desk(flows: ["demo": Self.lamp, "room": Self.room])
        let result = try desk.run("run", "demo", input: "Robin\nlamp\n60\n:back\n:back\nfan\n3\nhall\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  These answers no longer hold:\n   Watts: 60\n"))
    }

    @Test("plain mode says it before an earlier answer is told otherwise, and stays on its way")
    func plainTold() throws {
        let desk = try Desk(flows: ["demo": Self.lamp, "room": Self.room])
        let result = try desk.run("run", "demo", input: "Robin\nlamp\n60\n:told kind fan\nhall\n\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.output.contains(
                """
                !  With this answer the call goes another way.
                !  These answers no longer hold:
                   Watts: 60
                   Told: Which one? = Fan (corrected: it was Lamp)
                """))
        #expect(try desk.onlyRecord().contains(#""kind":"fan","watts":60"#))
    }

    @Test("plain mode takes what was said already for nothing new")
    func plainUnchanged() throws {
        let desk = try Desk(flows: ["demo": Self.lamp, "room": Self.room])
        let result = try desk.run("run", "demo", input: "Robin\nlamp\n60\n:told name Robin\nhall\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  Nothing was changed.\n"))
        #expect(!result.output.contains("Told:"))
    }

    @Test("the same answer after going back says nothing, and the next is offered")
    func unchanged() throws {
        let (_, terminal) = try seated()
        terminal.type("<c-b><c-b><enter>")
        try terminal.wait(for: "› 60  (your previous answer)")
        #expect(!terminal.screen.text.contains("no longer hold"))
    }

    @Test("an answer changed in the overview says first what would no longer hold, and goes back there")
    func inOverview() throws {
        let (desk, terminal) = try seated()
        terminal.type("<c-o>which<enter>")
        try terminal.wait(for: "2 Fan")
        terminal.type("2")
        try terminal.wait(for: "With this answer the call goes another way.")
        #expect(terminal.screen.text.contains("! These answers no longer hold:\n    Watts: 60\n"))
        terminal.type("b")
        try terminal.wait(for: "› 2 Fan  (already told)")
        #expect(terminal.screen.text.contains("── Kind"))
        terminal.type("<enter>")
        try terminal.wait(for: "── Air")
        terminal.type("3<enter>")
        try terminal.wait(for: "── Room")
        terminal.type("hall<enter>")
        try terminal.wait(for: "Bye, Robin.")
        terminal.type("<enter>")
        try terminal.wait(for: "Saved: record")
        let record = String(decoding: try #require(try desk.records().first), as: UTF8.self)
        #expect(record.contains(#""kind":"fan","blades":3"#))
        #expect(!record.contains(#""watts":"#) && !record.contains(#""node":"watts","at""#))
        #expect(record.contains(#""node":"watts","to":"kind"}],"trail""#))
        #expect(terminal.screen.text.contains("/home/records/"))
    }

    @Test("an answer that led here can be changed without leaving the way")
    func kept() throws {
        let (_, terminal) = try seated()
        terminal.type("<c-o>which<enter>2")
        try terminal.wait(for: "stay on this card")
        terminal.type("k")
        try terminal.wait(for: "+ Told: Which one? = Fan (corrected: it was Lamp)")
        #expect(terminal.screen.text.contains("── Room"))
    }

    @Test("what was told is shown though another fact's name ends alike")
    func endsAlike() throws {
        let (_, terminal) = try seated()
        terminal.type("<c-t>surname<enter>Goodfellow<enter>")
        try terminal.wait(for: "+ Told: Surname = Goodfellow")
        terminal.type("<c-o>name: robin<enter>")
        try terminal.wait(for: "› Robin")
        terminal.type("<right><c-u>Kim<enter>")
        try terminal.wait(for: "+ Told: Name = Kim")
    }

    @Test("in a part, the facts of the calling flow can be told")
    func fromPart() throws {
        let (_, terminal) = try seated()
        terminal.type("<c-t>name<enter>")
        try terminal.wait(for: "› Robin")
        terminal.type("<right><c-u>Kim<enter>")
        try terminal.wait(for: "+ Told: Name = Kim")
        terminal.type("hall<enter>")
        try terminal.wait(for: "Bye, Kim.")
    }
}
