import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What was begun on a card and not submitted", .waiting)
struct CardDraftTests {
    private static let facts = """
        "colour": { "type": "choice", "label": "Colour?", "options": [
          { "value": "red", "label": "Red" }, { "value": "green", "label": "Green" } ] },
        "extras": { "type": "choices", "label": "What else?", "optional": true, "options": [
          { "value": "wine", "label": "Wine" }, { "value": "bread", "label": "Bread" },
          { "value": "salt", "label": "Salt" } ] },
        "ok": { "type": "yesno", "label": "All well?" },
        "amount": { "type": "money", "label": "How much?" },
        "word": { "type": "secret", "label": "Word", "optional": true },
        "day": { "type": "date", "label": "Which day?" }
        """
    private static let ask = #""ask": ["colour", "extras", "ok", "amount", "word", "day"]"#

    @Test("every kind of answer survives parking, but no secret")
    func allKinds() throws {
        var call = try Sitting(facts: Self.facts, first: Self.ask)
        let amount = try #require(Currency(code: "AUD").map { Money(minorUnits: 450, currency: $0) })
        try call.type("213<enter>n4.5<enter>hunter2<enter>2026-0<c-c>p")
        #expect(
            call.kinds == [
                .drafted("colour", "green", .string("green")),
                .drafted("extras", "wine, salt", .list([.string("wine"), .string("salt")])),
                .drafted("ok", "no", .bool(false)), .drafted("amount", "4.5", .money(amount)),
                .drafted("day", "2026-0"), .parked,
            ])
        try call.resume()
        for row in ["› 2 Green", "1 ☑ Wine", "2 ☐ Bread", "3 ☑ Salt", "› n no", "› 4.5", "› 2026-0▏"] {
            #expect(call.shown.contains(row), "\(row) in \(call.shown)")
        }
        #expect(call.shown.contains("nothing typed yet"))
        try call.type("7-01<enter><enter>")
        let day = try #require(CalendarDate(year: 2026, month: 7, day: 1))
        #expect(
            call.decided == [
                .answered("colour", .string("green")),
                .answered("extras", .list([.string("wine"), .string("salt")])),
                .answered("ok", .bool(false)), .answered("amount", .money(amount)),
                .answered("word", .null), .answered("day", .date(day)),
            ])
    }

    @Test("what was erased after a resume does not come back")
    func erased() throws {
        var call = try Sitting(facts: Self.facts, first: Self.ask)
        try call.type("2<tab><tab>4.5")
        try call.parkAndResume()
        try call.type("<c-u><c-c>p")
        #expect(call.kinds == [.drafted("amount", ""), .parked])
        try call.resume()
        #expect(!call.shown.contains("4.5"))
        #expect(call.shown.contains("› 2 Green"))
    }

    @Test("an optional choice that was cleared stays cleared")
    func cleared() throws {
        var call = try Sitting(
            facts:
                #""colour": { "type": "choice", "label": "Colour?", "optional": true, "suggest": "'red'", "options": [{ "value": "red", "label": "Red" }] }"#,
            first: #""ask": ["colour"]"#)
        #expect(call.shown.contains("› 1 Red"))
        try call.type("<bs>")
        try call.parkAndResume()
        #expect(!call.shown.contains("› 1 Red"))
        try call.type("<enter>")
        #expect(call.kinds == [.answered("colour", .null)])
    }

    private static let steps = #""do": ["Open the panel", "Check the quota"], "ask": ["ok"]"#

    @Test("the reason for leaving a step out survives parking, half-typed or closed")
    func reason() throws {
        for keys in ["<c-s>no acc", "<c-s>no acc<esc>"] {
            var call = try Sitting(facts: Self.facts, first: Self.steps)
            try call.type(keys)
            try call.parkAndResume()
            #expect(call.shown.contains("reason: no acc▏"))
            try call.type("ess<enter><enter>y")
            #expect(
                call.decided == [
                    .skipped(step: 0, reason: "no access"), .ticked(step: 1), .answered("ok", .bool(true)),
                ])
        }
    }

    @Test("a tick survives parking, also where only an answer not yet submitted brings up its step")
    func hiddenTick() throws {
        var call = try Sitting(
            facts: Self.facts + #", "note": { "type": "text", "label": "Note" }"#,
            first:
                #""do": ["Greet", { "text": "Restart it", "when": "ok == true" }], "ask": ["ok", "note"]"#)
        try call.type("<enter>y<s-tab><s-tab><enter>")
        #expect(call.shown.contains("☑ Restart it"))
        try call.parkAndResume()
        #expect(call.shown.contains("☑ Greet"))
        #expect(call.shown.contains("☑ Restart it"))
        try call.type("<tab>x<enter>")
        #expect(
            call.decided == [.answered("ok", .bool(true)), .ticked(step: 1), .answered("note", .string("x"))])
    }

    @Test("an answer that is recorded is given again only where it was changed")
    func recordedAnswer() throws {
        for (keys, kind) in [("", nil), ("<right>", Event.Kind.answered("ok", .bool(false)))] {
            var call = try Sitting(facts: Self.facts, first: #""ask": ["ok", "word", "amount"]"#)
            try call.happen(.answered("ok", .bool(true)), .answered("word", .secret))
            try call.type(keys)
            if kind != nil {
                try call.parkAndResume()
                #expect(call.shown.contains("› n no"))
            }
            try call.type("<tab><tab>4.5<enter><enter><enter>")
            let amount = try #require(Currency(code: "AUD").map { Money(minorUnits: 450, currency: $0) })
            #expect(
                call.decided.filter { $0 != .read }
                    == [kind, .answered("amount", .money(amount))].compactMap { $0 })
        }
    }

    @Test("a recorded tick is shown, stands fast, and says so", arguments: [" ", "<c-s>"])
    func recorded(key: String) throws {
        var call = try Sitting(facts: Self.facts, first: Self.steps)
        try call.type("<enter>")
        try call.parkAndResume()
        #expect(call.shown.contains("☑ Open the panel"))
        try call.type("<up>" + key)
        #expect(call.shown.contains("▏› ☑ Open the panel"))
        #expect(call.shown.contains("✗ this is recorded already; ^B takes it back"))
        try call.type("<enter>")
        #expect(!call.shown.contains("✗"))
        try call.type("<enter>y")
        #expect(call.decided == [.ticked(step: 1), .answered("ok", .bool(true))])
    }

    @Test("plain mode offers what was chosen and shows what was half-typed")
    func plain() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        let result = try desk.run("resume", input: "\npat@client.example\n")
        #expect(result.output.contains("   [Enter: Green]\n> "))
        #expect(result.output.contains("?  Which address?\n   (begun earlier: pat@)\n"))
        #expect(result.output.contains("Just read this"))
    }
}
