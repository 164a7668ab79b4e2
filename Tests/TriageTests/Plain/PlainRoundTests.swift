import TestSupport
import Testing

@Suite("Rounds in plain mode", .waiting)
struct PlainRoundTests {
    @Test("rounds are listed, opened again and taken out by their numbers")
    func rounds() throws {
        let desk = try Desk(flows: RoundsDesk.flows)
        let lines = [
            "Kim", "mail", "", "yes", "maybe", "yes", "site", "", "no", ":open 3", ":remove x", ":open 1", "",
            "", "no", ":remove 1", "no", ":remove 1", "yes", "no", "", "", "",
        ]
        let result = try desk.run("run", "rounds", input: lines.joined(separator: "\n") + "\n")
        #expect(result.ending == .exit(0))
        let output = result.output
        #expect(
            output.contains("== What they want\n   Say: Good.\n   So far:\n     1  E-mail\n?  Anything else"))
        #expect(output.contains("!  yes or no\n"))
        #expect(output.contains("     1  E-mail\n     2  Website\n"))
        #expect(output.contains("!  there is no number 3 in the list\n"))
        #expect(output.contains("!  for example :remove 1\n"))
        #expect(output.contains("   opened again: E-mail\n\n== Number 1\n?  What is it about?\n"))
        #expect(output.contains("[Enter: E-mail]"))
        #expect(output.contains("   (done before)\n"))
        #expect(output.contains("?  Take out \"E-mail\", with its answers and unsent messages?\n"))
        #expect(output.contains("   taken out: E-mail\n"))
        #expect(output.contains("Outcome: Something is open\n"))
        let record = String(decoding: try #require(try desk.records().first), as: UTF8.self)
        #expect(
            record.contains(
                #""items":[{"outcome":"passed","outcomeKind":"escalated","caller":"Kim","what":"site","works":false}]"#
            ))
        #expect(record.contains(#""reopened":1}"#) && record.contains(#""removed":1}"#))
        let shown = try desk.run("records", "show")
        #expect(shown.output.contains("\nOne thing, number 1: Passed on\n"))
        #expect(shown.output.contains("number 1 taken out"))
        #expect(shown.output.contains("Try it (1)\n"))
    }

    @Test("a call that is parked between rounds goes on there")
    func parked() throws {
        let desk = try Desk(flows: RoundsDesk.flows)
        _ = try desk.run("run", "rounds", input: "Kim\nmail\n\nyes\nyes\nsite\n")
        let result = try desk.run("resume", input: "\nyes\nno\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.output.contains("     1  E-mail\n     2  Website\n"))
        #expect(result.output.contains("Outcome: All done\n"))
    }
}
