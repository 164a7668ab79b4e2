import TestSupport
import Testing

@Suite("The start menu on a terminal", .waiting)
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

    @Test(
        "parked enquiries stand on top under letters with caller, card and age, each on the flow it opened on"
    )
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
                › a A small desk  kim@client.example, Second, 0 min ago
                  b A small desk  robin@client.example, Second, 0 min ago
                Flows
                """))
        #expect(terminal.screen.text.contains("  1 Short  broken"))
        terminal.type("<f1>")
        try terminal.wait(for: "redraw the screen")
        terminal.type("xb")
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

    @Test("what is typed ahead in the menu is taken by the call, and the terminal is not given back between")
    func typedAhead() throws {
        let desk = try desk()
        let terminal = try desk.sit()
        try terminal.wait(for: "Which call?")
        terminal.type("2<enter>2pat@cl<c-c>n2<enter>2kim@client.example<enter>")
        try terminal.wait(for: "Just read this")
        #expect(terminal.screen.transcript.count { $0.contains("Which address? kim@client.example") } == 1)
        #expect(desk.journals.count == 2)
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?2004l"))
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(terminal.isRestored)
    }

    @Test("a call that cannot be opened leaves a restored terminal and its reason")
    func refused() throws {
        let desk = try desk()
        let terminal = try desk.sit()
        try terminal.wait(for: "Which call?")
        terminal.type("1<enter>")
        #expect(try terminal.waitForEnd() == .exit(65))
        #expect(terminal.isRestored)
        #expect(terminal.screen.isCursorVisible)
        #expect(terminal.screen.transcript.contains { $0.hasPrefix("triage: ") })
    }

    @Test("on the smallest screen the rows follow the cursor, and pages are turned")
    func small() throws {
        let title = "A title that is too long for one row of a small screen, number"
        let flows = (1...9).map { number in
            (
                "flow\(number)",
                DeskFlow.shortest.replacing("\"short\"", with: "\"flow\(number)\"")
                    .replacing("\"Short\"", with: "\"\(title) \(number)\"")
            )
        }
        let desk = try Desk(flows: Dictionary(uniqueKeysWithValues: flows))
        let terminal = try desk.sit(columns: 40, rows: 10)
        try terminal.wait(for: "Which call?")
        for number in 2...9 {
            terminal.type("<down>")
            try terminal.wait("the cursor on flow \(number)") { screen in
                screen.screen[screen.row].hasPrefix("› \(number) ")
                    && screen.frames.begun == screen.frames.ended
            }
        }
        terminal.type("<pgup>")
        try terminal.wait(for: "Which call?")
        terminal.type("<home><enter>")
        try terminal.wait(for: "All well?")
    }

    @Test(
        "a number out of all range is told, not obeyed", arguments: ["-9223372036854775808", "0", "4", "-1"])
    func wrongNumber(number: String) throws {
        let result = try desk().run([], input: number + "\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.output.contains(
                "'\(number)' is neither a number in the list nor the start of a flow's name\n"))
    }
}
