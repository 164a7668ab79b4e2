import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Slovak letters on a Slovak call")
struct SlovakKeysTests {
    private static let flow = DeskFlow.text.replacing("en-AU", with: "sk-SK")

    private func seat() throws -> Seat { try Seat(Self.flow) }

    @Test("the question whether to leave")
    func leaving() throws {
        var seat = try seat()
        seat.type("<c-c>")
        #expect(
            seat.shown.contains(
                "o Odložiť a skončiť\n  i Odložiť a prijať iný hovor\n  z Zákazník zložil\n  u Ukončiť bez výsledku\n  p Pokračovať v hovore"
            ))
        #expect(seat.type("p") == [])
        #expect(seat.wizard.panels.isEmpty)
        #expect(seat.type("<c-c>i").last == .leave(.parkedForAnother))
        seat = try self.seat()
        #expect(seat.type("<c-c>unikto<enter>").first == .keep([seat.event(.abandoned(reason: "nikto"))]))
        seat = try self.seat()
        #expect(seat.type("<c-c>o") == [.keep([seat.event(.parked)]), .leave(.parked)])
    }

    @Test("a step, skipped as it may be and with a reason")
    func steps() throws {
        var seat = try seat()
        seat.type("2pat@client.example<enter>", "<enter>")
        #expect(seat.shown.contains("Enter hotovo · ^A všetky hotové · ^S preskočiť"))
        seat.type("<c-s>nejde<enter>")
        #expect(seat.shown.contains("preskočené: nejde"))
        seat.type("<c-s>netreba<enter>")
        #expect(
            seat.wizard.form.checklist.states
                == [0: .skipped(reason: "nejde"), 1: .skipped(reason: "netreba")])
    }

    @Test("a message under review")
    func review() throws {
        var seat = try seat()
        seat.type("2pat@client.example<enter>", "<enter>", "<enter><c-s><enter>")
        seat.type("1. 7. 2026<enter>47,35<enter>3<enter>12<enter>", "<enter>", "a", "<enter>")
        #expect(seat.shown.contains("s Schváliť"))
        let kept = seat.type("vnechce<enter>")
        #expect(kept.first == .keep([seat.event(.withheld("report", reason: "nechce"))]))
    }

    @Test("an earlier answer that led the call where it is")
    func correcting() throws {
        let facts = """
            { "kind": { "type": "choice", "label": "Čo?", "options": [
                { "value": "lamp", "label": "Lampa" }, { "value": "fan", "label": "Vrták" } ] },
              "watts": { "type": "integer", "label": "Koľko?" }, "blades": { "type": "integer", "label": "Lopatky" } }
            """
        let nodes = """
            { "first": { "title": "Druh", "ask": ["kind"], "next": { "lamp": "watts", "fan": "blades" } },
              "watts": { "title": "Svetlo", "ask": ["watts"], "next": "last" },
              "blades": { "title": "Vzduch", "ask": ["blades"], "next": "last" },
              "last": { "say": ["Dovidenia."], "end": "done" } }
            """
        let text = FlowText.make(["language": #""sk-SK""#, "facts": facts, "nodes": nodes])
        for (letter, node) in [("v", "first"), ("z", "watts")] {
            var seat = try Seat(text)
            seat.type("1", "<c-t>čo<enter>2")
            #expect(seat.shown.contains("v vrátiť sa tam a zmeniť ju\n  z zmeniť ju a zostať tu"))
            seat.type(letter)
            #expect(seat.wizard.enquiry.path.text == node)
        }
    }

    @Test("a call that is over")
    func end() throws {
        var seat = try seat()
        seat.wizard.end(with: "zhrnutie", record: "záznam")
        #expect(seat.shown.contains("d ďalší · v vybrať · k kópia zhrnutia · z záznamu · s skončiť"))
        #expect(seat.type("n", "c", "q") == [])
        #expect(seat.type("K") == [.copy("zhrnutie")])
        #expect(seat.type("d") == [.leave(.nextCall)])
        #expect(seat.type("s") == [.leave(.done)])
    }
}
