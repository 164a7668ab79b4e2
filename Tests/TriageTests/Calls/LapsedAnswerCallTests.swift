import TestSupport
import Testing

@Suite("Calls in which an answer stops holding", .waiting)
struct LapsedAnswerCallTests {
    private static let trip = FlowText.make([
        "facts": #"""
        { "country": { "type": "choice", "label": "Country", "options": [
            { "value": "fr", "label": "France" }, { "value": "es", "label": "Spain" }] },
          "city": { "type": "choice", "label": "City", "options": [
            { "value": "paris", "label": "Paris", "when": "country == 'fr'" },
            { "value": "madrid", "label": "Madrid", "when": "country == 'es'" }] },
          "spare": { "type": "text", "label": "Anything else?" } }
        """#,
        "start": #""where""#,
        "nodes": #"""
        { "where": { "title": "Where", "ask": ["country", "city"], "next": "again" },
          "again": { "title": "Again", "ask": ["country"], "next": "last" },
          "last": { "title": "Goodbye", "ask": ["spare"], "say": ["To {{city}}."], "end": "done" } }
        """#,
    ])

    @Test("plain mode names it with its card, and the call goes on without it")
    func plain() throws {
        let desk = try Desk(flows: ["demo": Self.trip])
        let result = try desk.run("run", "demo", input: "fr\nparis\nes\nno\n\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.output.contains(
                "!  These answers no longer hold:\n   City: Paris (ask again on the card 'Where')\n"))
        #expect(result.output.contains("To ____."))
        let record = try desk.onlyRecord()
        #expect(!record.contains(#""city":"paris","spare""#))
        #expect(record.contains(#""lapsed":["city"]"#))
        #expect(try desk.run("records", "show").output.contains("the answer before no longer held: City"))
    }

    @Test("in plain mode a choice taken away on its own card is asked again at once")
    func plainSameCard() throws {
        let desk = try Desk(flows: ["demo": Self.trip])
        let result = try desk.run(
            "run", "demo", input: "fr\n:told city paris\n:told country es\nmadrid\n\nno\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  These answers no longer hold:\n   City: Paris\n"))
        #expect(result.output.contains("To Madrid."))
    }

    @Test("the screen names it once, and it is asked again on the card where it was asked")
    func screen() throws {
        let desk = try Desk(flows: ["demo": Self.trip])
        let terminal = try desk.sit("run", "demo")
        try terminal.wait(for: "── Where")
        terminal.type("1")
        try terminal.wait(for: "1 Paris")
        terminal.type("1")
        try terminal.wait(for: "── Again")
        terminal.type("2")
        try terminal.wait(for: "── Goodbye")
        #expect(
            terminal.screen.text.contains(
                "! These answers no longer hold:\n    City: Paris (ask again on the card 'Where')\n── Goodbye"
            ))
        terminal.type("<c-t>")
        try terminal.wait(for: "City")
        terminal.type("city<enter>")
        try terminal.wait(for: "Madrid")
        terminal.type("1")
        try terminal.wait(for: "+ Told: City = Madrid")
        try terminal.wait(for: "To Madrid.")
    }

    @Test("on the screen a fact corrected out of turn names at once what no longer holds")
    func screenTold() throws {
        let desk = try Desk(flows: ["demo": Self.trip])
        let terminal = try desk.sit("run", "demo")
        try terminal.wait(for: "── Where")
        terminal.type("1")
        try terminal.wait(for: "1 Paris")
        terminal.type("11")
        try terminal.wait(for: "── Goodbye")
        terminal.type("<c-t>country<enter>")
        try terminal.wait(for: "Spain")
        terminal.type("2")
        try terminal.wait(for: "+ Told: Country = Spain")
        #expect(terminal.screen.text.contains("    City: Paris (ask again on the card 'Where')\n"))
    }

    /// The country stands below the city that hangs on it.
    private static let upsideDown = FlowText.make([
        "facts": #"""
        { "country": { "type": "choice", "label": "Country", "options": [
            { "value": "fr", "label": "France" }, { "value": "es", "label": "Spain" }] },
          "city": { "type": "choice", "label": "City", "options": [
            { "value": "paris", "label": "Paris", "when": "country == null || country == 'fr'" },
            { "value": "madrid", "label": "Madrid", "when": "country == 'es'" }] } }
        """#,
        "start": #""where""#,
        "nodes": #"""
        { "where": { "title": "Where", "ask": ["city", "country"], "next": "last" },
          "last": { "title": "Goodbye", "say": ["To {{city}}."], "end": "done" } }
        """#,
    ])

    @Test("on the screen a choice refused for an answer below it is named, and its new answer is taken")
    func upwards() throws {
        let desk = try Desk(flows: ["demo": Self.upsideDown])
        let terminal = try desk.sit("run", "demo")
        try terminal.wait(for: "1 Paris")
        terminal.type("1")
        try terminal.wait(for: "› 1 Paris")
        terminal.type("2")
        try terminal.wait(for: "✗ City: 'Paris' is not one of the options; one of: Madrid")
        terminal.type("1")
        try terminal.wait(for: "To Madrid.")
    }

    @Test("plain mode asks it again below the answer that took it away")
    func plainUpwards() throws {
        let desk = try Desk(flows: ["demo": Self.upsideDown])
        let result = try desk.run("run", "demo", input: "paris\nes\nmadrid\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  These answers no longer hold:\n   City: Paris\n?  City\n"))
        #expect(try desk.onlyRecord().contains(#""city":"madrid""#))
    }

    @Test("a correction that takes an answer away says so first, and leads back to where it is asked")
    func goingBack() throws {
        let desk = try Desk(flows: ["demo": Self.upsideDown])
        let terminal = try desk.sit("run", "demo")
        try terminal.wait(for: "1 Paris")
        terminal.type("1")
        try terminal.wait(for: "› 1 Paris")
        terminal.type("1")
        try terminal.wait(for: "To Paris.")
        terminal.type("<c-t>country<enter>")
        try terminal.wait(for: "Spain")
        terminal.type("2")
        try terminal.wait(for: "Go back to ask again?")
        #expect(terminal.screen.text.contains("City: Paris (ask again on the card 'Where')"))
        #expect(!terminal.screen.text.contains("another way"))
        terminal.type("b")
        try terminal.wait(for: "1 Madrid")
        terminal.type("1")
        try terminal.wait(for: "› 1 Madrid")
        terminal.type("<enter>")
        try terminal.wait(for: "To Madrid.")
    }
}
