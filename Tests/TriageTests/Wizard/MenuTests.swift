import TestSupport
import Testing

@Suite("The start menu on a terminal")
struct MenuTests {
    private func desk() throws -> Desk {
        try Desk(flows: [
            "broken": DeskFlow.shortest.replacing("\"short\"", with: "\"broken\"")
                .replacing("\"next\": \"last\"", with: "\"next\": \"lost\""),
            "desk": DeskFlow.text, "short": DeskFlow.shortest,
        ])
    }

    @Test("flows that cannot be run are marked, and typing finds the others")
    func broken() throws {
        let desk = try desk()
        let terminal = try desk.sit()
        try terminal.wait(for: "✗ has errors: triage validate")
        #expect(terminal.screen.text.contains("1 Short  broken  ✗ has errors: triage validate"))
        terminal.type("small<enter>")
        try terminal.wait(for: "Which colour?")
    }

    @Test("parked enquiries stand on top with their age and caller, each on the flow it opened on")
    func parked() throws {
        let desk = try desk()
        for name in ["Robin", "Kim"] {
            let terminal = try desk.sit("run", "desk")
            try terminal.wait(for: "Which colour?")
            terminal.type("1\(name.lowercased())@client.example<enter>")
            try terminal.wait(for: "Just read this")
            terminal.type("<c-c><c-c>")
            #expect(try terminal.waitForEnd() == .exit(75))
        }
        let terminal = try desk.sit()
        try terminal.wait(for: "Flows")
        #expect(
            terminal.screen.text.contains(
                """
                Which call?
                Parked
                › 1 A small desk  0 min ago, kim@client.example
                  2 A small desk  0 min ago, robin@client.example
                Flows
                """))
        terminal.type("2")
        try terminal.wait(for: "Just read this")
        #expect(terminal.screen.text.contains("robin@client.example"))
    }

    @Test("the menu speaks the language of the machine")
    func language() throws {
        var desk = try desk()
        desk.environment["LC_ALL"] = "sk_SK.UTF-8"
        let terminal = try desk.sit()
        try terminal.wait(for: "Ktorý hovor?")
        try terminal.wait(for: "má chyby")
    }
}
