import Foundation
import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What was confirmed on a card", .waiting)
struct ConfirmedTests {
    private static let facts = """
        "name": { "type": "text", "label": "Name", "personal": true },
        "phone": { "type": "phone", "label": "Phone", "personal": true },
        "mail": { "type": "email", "label": "E-mail", "personal": true, "optional": true }
        """
    private static let ask = #""ask": ["name", "phone", "mail"]"#

    @Test("it is kept at once, is no answer yet, and a kill brings it back confirmed")
    func kept() throws {
        var call = try Sitting(facts: Self.facts, first: Self.ask)
        try call.type("Robin<enter>")
        #expect(call.kinds == [.drafted("name", "Robin", .string("Robin"))])
        #expect(call.enquiry.knownFacts().isEmpty)
        #expect(call.shown.contains("saving"))
        try call.type("0412 345 678<enter>rob")
        try call.resume()
        #expect(call.shown.contains("› Robin") && call.shown.contains("› 0412 345 678"))
        #expect(!call.shown.contains("rob@"))
        try call.type("rob@g.example<enter>")
        #expect(
            call.kinds.map { if case .answered(let fact, _) = $0 { fact.rawValue } else { "" } }
                == ["name", "phone", "mail"])
    }

    @Test("a value that was confirmed does not change when it is read again another day")
    func relative() throws {
        var call = try Sitting(
            facts: #""day": { "type": "date", "label": "Day" }, "note": { "type": "text", "label": "Note" }"#,
            first: #""ask": ["day", "note"]"#)
        try call.type("yesterday<enter>")
        guard case .drafted(_, "yesterday", let value?)? = call.kinds.last else {
            Issue.record("\(call.kinds)")
            return
        }
        try call.resume(after: 3 * 86_400_000)
        try call.type("x<enter>")
        #expect(call.decided.first == .answered("day", value))
    }

    @Test("the status says that not all is saved while something is begun")
    func status() throws {
        var seat = try Seat()
        seat.wizard.saving = .saved
        #expect(seat.shown.contains("phone · saved"))
        seat.type("2")
        seat.wizard.saving = .saved
        #expect(seat.shown.contains("phone · saved"))
        seat.type("p")
        #expect(seat.shown.contains("phone · not all saved"))
        seat.type("<bs>")
        seat.type("<c-n>rings back<esc>")
        #expect(seat.shown.contains("phone · not all saved"))
        seat = try Seat.atReview()
        seat.wizard.saving = .saved
        #expect(seat.shown.contains("phone · 1 to send · saved"))
        // A secret is nowhere but on its card.
        var call = try Sitting(
            facts:
                #""word": { "type": "secret", "label": "Word" }, "note": { "type": "text", "label": "Note" }"#,
            first: #""ask": ["word", "note"]"#)
        try call.type("hunter2<enter>")
        #expect(call.kinds == [])
        #expect(call.shown.contains("not all saved") || call.shown.contains("saving"))
    }

    @Test("a step back makes answers taken back of it")
    func back() throws {
        var call = try Sitting(
            FlowText.make([
                "facts": "{ \(Self.facts), \"ok\": { \"type\": \"yesno\", \"label\": \"All well?\" } }",
                "start": #""one""#,
                "nodes": """
                { "one": { "ask": ["ok"], "next": "two" }, "two": { \(Self.ask), "next": "last" },
                  "last": { "say": ["Bye."], "end": "done" } }
                """,
            ]))
        try call.type("yRobin<enter><c-b>")
        #expect(call.decided == [.answered("ok", .bool(true)), .back])
        try call.resume()
        try call.type("<enter>")
        #expect(call.shown.contains("Robin  (your previous answer)"))
    }

    @Test("a caller who is gone leaves it as answers, what was only begun as drafts, and a step as ticked")
    func abandoned() throws {
        let first = #""do": ["Greet", "Smile"], "# + Self.ask
        var call = try Sitting(facts: Self.facts, first: first)
        try call.type("<enter>Robin<enter>0412 345 678<enter>rob@<c-c>ahung up<enter>")
        let record = try #require(Record(call.enquiry).flatMap { JSONParser.parse($0.json).value })
        #expect(record["facts"]?["name"]?.string == "Robin")
        #expect(record["origin"]?["phone"]?.string == "asked")
        #expect(record["facts"]?["mail"] == nil)
        #expect(record["drafts"]?.members?.map(\.key) == ["mail"])
        #expect(record["drafts"]?["mail"]?.string == "rob@")
        #expect(record["trail"]?.elements?.first?["steps"]?.elements?.count == 1)
        #expect(call.enquiry.unfinishedAnswers().map(\.isPersonal) == [true])
        var other = try Sitting(facts: Self.facts, first: first)
        try other.type("<c-s>no ti<c-c>ahung up<enter>")
        let left = try #require(Record(other.enquiry).flatMap { JSONParser.parse($0.json).value })
        #expect(left["drafts"]?["Greet"]?.string == "no ti")
        let rows = call.told
        #expect(rows.contains("↷ left unfinished: First"))
        #expect(!rows.contains { $0.contains("✓") })
    }

    @Test("an abandoned card leaves the same record from keys and from lines")
    func alike() throws {
        let facts = Self.facts
        let text = FlowText.make([
            "facts": "{ \(facts) }", "start": #""one""#,
            "nodes": """
            { "one": { "do": ["Greet", "Smile"], \(Self.ask), "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
        let (keyed, plain) = (try Desk(flows: ["demo": text]), try Desk(flows: ["demo": text]))
        let terminal = try keyed.sit("run", "demo")
        try terminal.wait(for: "E-mail")
        terminal.type("<enter><enter>Robin<enter>0412 345 678<enter>")
        try terminal.wait(for: "› 0412 345 678")
        terminal.type("<c-c>ahung up<enter>")
        try terminal.wait(for: "Saved: record")
        _ = try plain.run("run", "demo", "--plain", input: "\n\nRobin\n0412 345 678\n:abandon hung up\n")
        let records = try [keyed, plain].map { ComparableRecord(try #require(try $0.records().first)) }
        #expect(records[0].difference(from: records[1]) == [])
        #expect(try keyed.onlyRecord().contains(#""name":"Robin""#))
    }

    @Test("a killed program loses nothing of it on the first card")
    func killed() throws {
        let desk = try Desk()
        let terminal = try desk.sit("run", "hosting")
        try terminal.wait(for: "Caller's name")
        terminal.type("Robin<enter>")
        try terminal.wait("the next field, and saved") { screen in
            screen.text.contains("› Robin") && screen.text.contains("· saved")
                && screen.screen[screen.row].hasPrefix("›") && !screen.screen[screen.row].contains("Robin")
        }
        kill(terminal.process, SIGKILL)
        #expect(try terminal.waitForEnd() == .signal(SIGKILL))
        #expect(try desk.run("resume", "robin", input: "").output.contains("[Enter: Robin"))
    }

    @Test(
        "a kill after any key of a card with several fields brings it back", arguments: ScenarioCall.flowNames
    )
    func killedAnywhere(flow: String) throws {
        var seen: Set<String> = []
        for call in try ScenarioCall.some(of: flow) {
            var driver = KeyDriver(call.opened, at: call.events[0].at)
            driver.look = { wizard, time in
                guard wizard.form.fields.count > 1, wizard.request == nil, wizard.enquiry.awaiting != nil,
                    seen.insert(
                        "\(wizard.enquiry.path) \(wizard.form.form.focus) \(wizard.form.checklist.states.count)"
                    ).inserted
                else { return }
                let journal = wizard.enquiry.events.map(\.json)
                let resumed = Wizard(try Enquiry(journal: journal, on: call.flows), at: time)
                Self.expect(resumed, holds: wizard, at: time)
            }
            for event in call.events.dropFirst() { try driver.play(event) }
        }
        #expect(seen.count > (Thoroughness.isLong ? 5 : 2))
    }

    private static func expect(_ resumed: Wizard, holds wizard: Wizard, at time: Timestamp) {
        let place = "\(wizard.enquiry.path)"
        #expect(resumed.form.checklist.states == wizard.form.checklist.states, "\(place)")
        for (index, field) in wizard.form.fields.enumerated()
        where wizard.form.item(index).isConfirmed && field.type != .secret {
            #expect(resumed.form.fields[index].fact == field.fact)
            #expect(resumed.form.item(index).isConfirmed, "\(place) \(field.fact)")
            #expect(
                resumed.form.value(of: index, in: resumed.enquiry, at: time)
                    == wizard.form.value(of: index, in: wizard.enquiry, at: time), "\(place) \(field.fact)")
        }
    }
}
