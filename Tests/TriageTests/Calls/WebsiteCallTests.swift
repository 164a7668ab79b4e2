import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("A website that is down", .waiting)
struct WebsiteCallTests {
    private func typed(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    @Test("on 15 July three restore points and the price with tax are offered, and the record has them")
    func fifteenthOfJuly() throws {
        let desk = try Desk()
        let result = try desk.run(
            "run", "hosting", "--now", "2026-07-15T10:00:00+10:00", input: typed(HostingCall.website))
        #expect(result.ending == .exit(0))
        #expect(result.errors == "")
        for line in [
            "-  Step 1 of 5: \"We can go back to last night, 14 July 2026; to 1 July 2026; or to 1 June 2026.\"",
            "-  Step 1 of 3: \"That costs $50.00 plus 10% GST, $55.00 in all.\"",
            "     2  Repair for $55.00", "     1  Last night, 14 July 2026",
            "     2  This month's 1st, 1 July 2026",
            "     3  Previous month's 1st, 1 June 2026", "     Copy: backup@hosting.example",
            "     | Restore the account to 14 July 2026; all four warnings were read out.",
            "     | cPanel password: given; it goes to the backup technician by phone.",
            "     | Way in: User name and password of cPanel", "     | cPanel user name: greenleaf",
            "     1  Website is down: the restore to 14 July 2026",
        ] {
            #expect(result.lines.contains(line), "\(line)")
        }
        let record = try #require(JSONParser.parse(Array(try desk.onlyRecord().utf8)).value)
        #expect(record["outcome"]?.string == "waiting")
        #expect(record["kind"]?.string == "waiting")
        #expect(record["clock"]?.string == "given")
        #expect(record["opened"]?.string?.hasPrefix("2026-07-15T00:00:0") == true)
        let matter = try #require(record["facts"]?["matters"]?.elements?.first)
        #expect(matter["outcome"]?.string == "restore")
        #expect(matter["restoreDate"]?.string == "2026-07-14")
        #expect(matter["repairTotal"]?.string == "55.00")
        #expect(matter["passwordGiven"]?.bool == true)
        #expect(record["origin"]?["matters"]?.elements?.first?["repairFee"]?.string == "fixed")
    }

    @Test("on the first of July the start of this month is no restore point of its own")
    func firstOfJuly() throws {
        let desk = try Desk()
        let upToChoice = HostingCall.website.prefix(20)
        let call = try desk.start("run", "hosting", "--now", "2026-07-01T10:00:00+10:00")
        var shown = try call.waitForPrompt()
        for answer in upToChoice {
            call.send(answer)
            shown += try call.waitForPrompt()
        }
        #expect(
            shown.contains(
                "Step 1 of 5: \"We can go back to last night, 30 June 2026; or to 1 June 2026.\"\n"))
        #expect(
            shown.hasSuffix(
                """
                ?  Back to which point?
                     1  Last night, 30 June 2026
                     2  Previous month's 1st, 1 June 2026
                   [number, value or the start of a label]
                > 
                """))
        call.send("this-month")
        #expect(
            try call.waitForPrompt().contains(
                "!  'this-month' is not one of the options; one of: Last night, 30 June 2026, Previous month's 1st, 1 June 2026\n"
            ))
    }

    @Test(
        "the backup technician is offered only in the owner's absence",
        arguments: [
            ("2026-06-24T23:59:00+10:00", false), ("2026-06-25T00:00:00+10:00", true),
            ("2026-07-21T23:58:00+10:00", true), ("2026-07-22T00:00:00+10:00", false),
            // By the Melbourne date, whatever it is elsewhere.
            ("2026-06-24T14:00:00Z", true), ("2026-07-21T14:00:00Z", false),
        ])
    func season(_ now: String, _ isOffered: Bool) throws {
        #expect(try offersBackup(at: now, hour: 2) == isOffered)
    }

    @Test("the backup technician is offered only by night", arguments: 0...23)
    func night(_ hour: Int) throws {
        #expect(try offersBackup(at: "2026-07-15T10:00:00+10:00", hour: hour) == (hour == 23 || hour <= 5))
    }

    /// Whether the call offers the backup technician.
    private func offersBackup(at now: String, hour: Int) throws -> Bool {
        let desk = try Desk()
        let lines = HostingCall.website.prefix(21) + ["Paris", "\(hour)"]
        let result = try desk.run("run", "hosting", "--dry-run", "--now", now, input: typed(Array(lines)))
        let isAsked = result.output.contains("?  Hour there now, 0 to 23\n")
        let isOffered = result.output.contains("?  Copy in the backup technician?\n")
        #expect(isAsked || !isOffered)
        #expect(result.output.contains("?  Anything else I can help with?\n") != isOffered)
        return isOffered
    }
}
