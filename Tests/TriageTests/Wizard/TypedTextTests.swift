import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Text typed at a card")
struct TypedTextTests {
    /// A card as the program puts it before the agent, with the focus where the program has it.
    private struct Stand {
        let wizard: Wizard
        let time: Timestamp
    }

    /// Every card of a flow that its scenarios come to.
    private static func cards(of flow: String) throws -> [Stand] {
        var seen: Set<String> = []
        var stands: [Stand] = []
        for call in try ScenarioCall.some(of: flow) {
            var driver = KeyDriver(call.opened, at: call.events[0].at)
            for event in call.events.dropFirst() {
                let wizard = driver.wizard
                if wizard.request == nil, wizard.enquiry.awaiting != nil,
                    seen.insert("\(wizard.enquiry.path.text) \(wizard.form.form.focus)").inserted
                {
                    stands.append(Stand(wizard: wizard, time: event.at))
                }
                try driver.play(event)
            }
        }
        return stands
    }

    private static let characters = Array(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-/:;()@#&+'\"!?=%*_$áčž")

    @Test(
        "it never ticks, skips, chooses or ends anything that it does not name",
        arguments: ScenarioCall.flowNames)
    func random(flow: String) throws {
        var generator = SeededGenerator(seed: Thoroughness.isLong ? 11 : UInt64(Thoroughness.day))
        let cards = try Self.cards(of: flow)
        #expect(cards.count > (Thoroughness.isLong ? 10 : 5))
        for stand in Thoroughness.some(cards, oneIn: 2) {
            for _ in 0..<(Thoroughness.isLong ? 10 : 3) { Self.type(&generator, at: stand) }
        }
    }

    private static func type(_ generator: inout SeededGenerator, at stand: Stand) {
        var (wizard, typed) = (stand.wizard, "")
        for _ in 0..<14 {
            let before = wizard
            var character = characters[generator.below(characters.count)]
            // A space belongs to a text that has begun.
            let field = before.form.focusedField
            let index = before.form.fields.firstIndex { $0.fact == field?.fact }
            if before.form.isText, let index, !before.form.text(of: index).isEmpty, generator.below(4) == 0 {
                character = " "
            }
            typed.append(character)
            _ = wizard.handle(.key(character == " " ? .space : .character(character)), at: stand.time)
            let place = "'\(typed)' at \(stand.wizard.enquiry.path.text)"
            let isSame = wizard.enquiry.isOnSameCard(as: before.enquiry) && wizard.enquiry.awaiting != nil
            if isSame { #expect(wizard.form.checklist.states == before.form.checklist.states, "\(place)") }
            if before.panels.isEmpty, isNamed(character, in: before) {
                if wizard.enquiry.awaiting == nil || wizard.request != nil { return }
            } else {
                #expect(wizard.enquiry.events == before.enquiry.events, "\(place)")
                let confirmed = wizard.form.fields.indices.map { wizard.form.item($0).isConfirmed }
                let earlier = before.form.fields.indices.map { before.form.item($0).isConfirmed }
                #expect(zip(confirmed, earlier).allSatisfy { !$0 || $1 }, "\(place)")
                #expect(wizard.request == nil, "\(place)")
            }
        }
    }

    /// Whether a character names an option of the question that it goes to, by key, number or initial.
    private static func isNamed(_ character: Character, in wizard: Wizard) -> Bool {
        let open = wizard.form.fields.indices.first { !wizard.form.item($0).isConfirmed }
        guard let field = wizard.form.focusedField ?? open.map({ wizard.form.fields[$0] }) else {
            return false
        }
        switch field.type {
        case .yesno:
            return field.options.contains {
                $0.label.first.map(String.init)?.folded == String(character).folded
            }
        case .choice, .choices:
            let isKey = field.options.contains { $0.key.map(String.init)?.folded == String(character).folded }
            let isNumbered = !field.options.contains { $0.label.first?.isNumber ?? false }
            let count = field.options.count { $0.key == nil }
            let number = character.wholeNumberValue ?? 0
            return isKey || isNumbered && field.options.count <= 9 && (1...max(1, count)).contains(number)
        default: return false
        }
    }

    @Test("a text meant for the question below the steps arrives there whole")
    func belowSteps() throws {
        for text in ["Smith Ltd", "T-4711", "1st floor", "rs s"] {
            var call = try Sitting(
                facts:
                    #""name": { "type": "text", "label": "Name" }, "more": { "type": "text", "label": "More" }"#,
                first:
                    #""do": ["Open the panel", { "text": "Greet", "optional": true }], "ask": ["name", "more"]"#
            )
            try call.type(text + "<enter>none<enter>")
            #expect(call.decided == [])
            #expect(
                call.shown.contains(
                    "▏› ☐ Open the panel\n  ☐ Greet  (can be skipped)\n✗ tick this step first"))
            try call.type("T-4711<c-a>")
            #expect(
                call.decided == [
                    .ticked(step: 0, together: true), .ticked(step: 1, together: true),
                    .answered("name", .string(text)), .answered("more", .string("none")),
                ])
        }
    }
}
