import TestSupport
import Testing

@Suite("The wrap-up of a call", .waiting)
struct WrapUpCallTests {
    private let bye = DeskFlow.answers.prefix(12)

    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    private func input(_ lines: some Sequence<String>) -> String { lines.map { $0 + "\n" }.joined() }

    @Test("a call left in its wrap-up is an open journal, which resume brings back there")
    func parked() throws {
        let desk = try desk()
        let left = try desk.run("run", "desk", input: input(bye))
        #expect(left.ending == .exit(75))
        #expect(
            left.output.contains(
                "[Enter finishes the call]\n> \n\n== Wrap-up\n   Message to approve: Report\n"))
        #expect(try desk.records().isEmpty)
        let half = try desk.run("resume", input: ":note will ring back\n\n")
        #expect(half.ending == .exit(75))
        #expect(half.output.contains("\n== Wrap-up\n"))
        #expect(!half.output.contains("Bye."))
        #expect(half.output.contains("[Enter finishes and saves the record]\n> The input has ended."))
        let whole = try desk.run("resume", input: "\n")
        #expect(whole.ending == .exit(0))
        #expect(
            whole.output.contains(
                "to support@desk.example, pat@client.example: queued, no mail program found"))
        #expect(try desk.onlyRecord().contains(#""node":"last","text":"will ring back""#))
    }

    @Test("a message left out is told with its reason, in the record and by records show")
    func leftOut() throws {
        let desk = try desk()
        let result = try desk.run(
            "run", "desk", input: input(bye + [":skip", ":skip they rang already", ""]))
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  Why is it left out?\n"))
        #expect(result.output.contains("   Message \"Green: 3\" left out: they rang already\nSaved: record "))
        #expect(try desk.onlyRecord().contains(#""leftOut":true,"reason":"they rang already""#))
        #expect(
            try desk.run("records", "show").output.contains(
                "Messages\n  Green: 3   (left out: they rang already)\n"))
    }

    @Test("abandoning says which messages are left out for it")
    func abandoned() throws {
        let desk = try desk()
        let result = try desk.run("run", "desk", input: input(bye.dropLast() + [":abandon line went dead"]))
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("   Message \"Green: 3\" left out: line went dead\n"))
    }

    @Test("back in the wrap-up leads to the last card, and what the caller says is taken there")
    func back() throws {
        let desk = try desk()
        let lines = bye + [":told count 4", ":back", ":told count 4", "", "", ""]
        let result = try desk.run("run", "desk", input: input(lines))
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("!  the enquiry has ended\n"))
        #expect(result.output.contains("     Subject: Green: 4\n"))
    }

    @Test("a killed terminal leaves the wrap-up to the next start, where only Enter saves")
    func killed() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.type(TerminalCallTests.keys.dropLast())
        try terminal.wait(for: "Enter finishes and saves")
        try terminal.wait(for: "· saved")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        let again = try desk.sit("resume")
        try again.wait(for: "Wrap-up")
        again.type("yq1 ")
        try again.wait(for: "Enter finishes and saves")
        #expect(try desk.records().isEmpty)
        again.type("<enter>")
        try again.wait(for: "Saved: record")
    }
}
