import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Asking the record log", .waiting)
struct AskingTests {
    private static let shop = """
        { "format": 1, "id": "shop", "title": "Shop", "version": "1.0.0", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "currency": "AUD", "channels": ["phone", "chat"], "start": "who",
          "facts": {
            "name": { "type": "text", "label": "Name?", "personal": true },
            "plan": { "type": "choice", "label": "Plan?", "options": [
              { "value": "free", "label": "Free" }, { "value": "paid", "label": "Paid" } ] } },
          "outcomes": { "sold": { "label": "Sold", "kind": "sale" }, "kept": { "label": "Kept", "kind": "resolved" } },
          "nodes": {
            "who": { "title": "Who", "ask": ["name"], "next": "plan" },
            "plan": { "title": "Plan", "do": ["Look into the account"], "ask": ["plan"],
                      "next": { "free": "free", "paid": "paid" } },
            "free": { "say": ["Bye."], "end": "kept" }, "paid": { "say": ["Bye."], "end": "sold" } } }
        """

    /// Calls on the shop: two sales, one that is kept, whose step is skipped, and one that is abandoned.
    private func desk() throws -> Desk {
        let desk = try Desk(flows: ["shop": Self.shop])
        for (agent, input) in [
            ("sam", "Pat\\n\\n2\\n\\n"), ("sam", "=1+1\\n\\n2\\n\\n"),
            ("kim", "Žofia\\n:skip gone\\n1\\n\\n"),
            ("kim", "Robin\\n:abandon nobody there\\n"),
        ] {
            let text = input.replacing("\\n", with: "\n")
            let ended = try desk.run("run", "shop", "--agent", agent, input: text)
            #expect(ended.ending == .exit(0), "\(ended.output)\(ended.errors)")
        }
        return desk
    }

    private func ask(_ desk: Desk, _ line: String...) throws -> TriageProcess.Result {
        try desk.run(["records"] + line)
    }

    @Test("statistics, lists, tables, ways and audits say the same of four calls")
    func everything() throws {
        let desk = try desk()
        let byOutcome = try ask(desk, "stats", "--by", "outcome", "--format", "csv")
        let rows = byOutcome.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(
            rows.map { [$0[0], $0[1], $0[2], $0[5]] } == [
                ["outcome", "calls", "share", "abandoned"], ["sold", "2", "0.5", "0"],
                ["", "1", "0.25", "1"],
                ["kept", "1", "0.25", "0"],
            ])
        let overview = try ask(desk, "stats", "--format", "json")
        let json = try #require(JSONParser.parse(Array(overview.output.utf8)).value)
        #expect(json["calls"]?.int == 4 && json["abandoned"]?.int == 1)
        #expect(json["steps.ticked"]?.int == 2 && json["steps.skipped"]?.int == 1)
        let text = try ask(desk, "stats", "--ascii").output
        #expect(text.hasPrefix("4 calls, 20") && text.contains("1 abandoned (25.0 %)"))
        #expect(text.utf8.allSatisfy { $0 < 0x80 } && text.contains("  plan"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count < 80 })
        #expect(!overview.output.contains("\u{1B}"))

        let sold = try ask(desk, "list", "--where", "facts.plan == 'paid'", "--personal")
        #expect(
            sold.lines.count == 3 && sold.lines[0].hasSuffix("  =1+1") && sold.lines[1].hasSuffix("  Pat"))
        #expect(try ask(desk, "list", "--agent", "kim", "--limit", "1").lines[0].contains("  abandoned  kim"))
        #expect(try ask(desk, "list", "--find", "zofia").lines.count == 2)
        #expect(try ask(desk, "list", "--until", "2001-01-01").output == "no such records\n")
        let misspelt = try ask(desk, "list", "--where", "facts.plam == 'paid'")
        #expect(misspelt.ending == .exit(65) && misspelt.output == "")
        #expect(
            misspelt.errors.contains("did you mean 'facts.plan'?\n    facts.plam == 'paid'\n    ^^^^^^^^^^\n")
        )

        let table = try ask(desk, "export", "--columns", "outcome,plan")
        #expect(table.output == "outcome,plan\r\nsold,paid\r\nsold,paid\r\nkept,free\r\n,\r\n")
        let names = try ask(desk, "export", "--columns", "name,reason", "--personal")
        #expect(names.output == "name,reason\r\nPat,\r\n'=1+1,\r\nŽofia,\r\nRobin,nobody there\r\n")
        let refused = try ask(desk, "export", "--columns", "name")
        #expect(refused.ending == .exit(64) && refused.errors.contains("there is no column 'name'"))
        let whole = try ask(desk, "export", "--format", "json")
        #expect(JSONParser.parse(Array(whole.output.utf8)).value?.elements?.count == 4)

        let ways = try ask(desk, "paths", "shop", "--format", "json")
        let paths = try #require(JSONParser.parse(Array(ways.output.utf8)).value)
        #expect(paths["calls"]?.int == 4)
        #expect(
            paths["ways"]?.elements?.map { $0["nodes"]?.elements?.compactMap(\.string) ?? [] } == [
                ["who", "plan", "paid"], ["who", "plan"], ["who", "plan", "free"],
            ])
        #expect(try ask(desk, "paths", "shpo").errors.contains("did you mean 'shop'?"))

        let audit = try ask(desk, "audit", "--format", "json")
        let calls = audit.lines.dropLast().map { JSONParser.parse(Array($0.utf8)).value }
        #expect(calls.map { $0?["score"]?.int } == [100, 93, 100, 100])
        #expect(
            calls[1]?["deviations"]?.elements?.map { [$0["kind"]?.string, $0["node"]?.string] } == [
                ["skipped-step", "plan"]
            ])
        let mine = try desk.run("records", "mine", "--agent", "kim")
        #expect(
            mine.lines.count == 4
                && mine.lines[2].contains("plan: step skipped (Look into the account: gone)"))
        #expect(try ask(desk, "mine", "--agent", "nobody").output == "no calls by nobody\n")
    }

    @Test("steps back are counted by card, found by a condition and told of a call")
    func backs() throws {
        let desk = try desk()
        // The second card is left by going back, once with its step done.
        let input = "Ola\n:back\nEve\n\n:back\n:back\n\n\n1\n\n"
        let ended = try desk.run("run", "shop", "--agent", "eve", input: input)
        #expect(ended.ending == .exit(0), "\(ended.output)\(ended.errors)")
        let overview = try ask(desk, "stats", "--format", "json").output
        let json = try #require(JSONParser.parse(Array(overview.utf8)).value)
        #expect(json["backs"]?.int == 3 && json["backs.calls"]?.int == 1)
        #expect(json["backs.nodes"]?["plan"]?.int == 3)
        #expect(
            try ask(desk, "stats").output.contains(
                "steps back              3 in 20.0 % of the calls: plan 3\n"))
        #expect(try ask(desk, "stats", "--format", "csv").output.contains("backs.nodes,plan,3,"))
        #expect(
            try ask(desk, "paths", "shop").output.contains(
                """
                Where calls go back
                  plan        2 times to who
                  plan        1 time on the card itself
                """))
        let found = try ask(desk, "stats", "--where", "backs.exists(b, b.to == 'who')", "--by", "agent")
            .output
        #expect(found.contains("eve") && !found.contains("sam"))
        let page = try ask(desk, "show").output
        #expect(page.contains("went back to: Who\n") && page.contains("begun again: Plan\n"))
    }

    @Test("that only opening hours count is said where a flow has them")
    func hours() throws {
        let always = #""hours": { "week": { "mon-sun": ["00:00-24:00"] } }, "start": "who""#
        let open = try Desk(flows: ["shop": Self.shop.replacing(#""start": "who""#, with: always)])
        for desk in [try desk(), open] {
            let ended = try desk.run("run", "shop", "--agent", "sam", input: "Pat\n\n2\n\n")
            #expect(ended.ending == .exit(0), "\(ended.output)\(ended.errors)")
        }
        let words = ", in opening hours where the flow has them; "
        #expect(try ask(open, "stats").output.contains(words))
        #expect(try !ask(try desk(), "stats").output.contains(words))
    }

    @Test(
        "what cannot be asked is said, with the nearest thing that can",
        arguments: [
            (["stats", "--by", "outcom"], "not 'outcom'; did you mean 'outcome'?"),
            (["stats", "--by", "fact"], "--by fact needs the name of a fact"),
            (["stats", "extra"], "'extra' is one argument too many"),
            (["list", "--since", "yesterday"], "--since must be a day such as 2026-11-01"),
            (["list", "--limit", "many"], "--limit must be a whole number"),
            (["list", "--today", "--since", "1d"], "--today and --since exclude each other"),
            (["list", "--kind", "resolve"], "did you mean 'resolved'?"),
            (["export", "--columns", ","], "--columns names no column"),
        ] as [([String], String)])
    func refused(_ words: [String], _ message: String) throws {
        let desk = try Desk(flows: ["shop": Self.shop])
        let ended = try desk.run(["records"] + words)
        #expect(ended.ending == .exit(64) && ended.errors.contains(message), "\(ended.errors)")
    }
}
