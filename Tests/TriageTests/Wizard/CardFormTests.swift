import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The form of a card")
struct CardFormTests {
    private static let facts =
        #""isOn": { "type": "yesno", "label": "Is it on?" }, "note": { "type": "text", "label": "Note" }"#
    private static let step = #""do": [{ "text": "Restart it", "when": "isOn == true" }]"#

    private func card(ask: String) throws -> Sitting {
        try Sitting(facts: Self.facts, first: Self.step + #", "ask": "# + ask)
    }

    @Test("a step that an answer brings up is ticked between the answers")
    func stepBetween() throws {
        var call = try card(ask: #"["isOn", "note"]"#)
        try call.type("yhello<enter>")
        #expect(call.shown.contains("▏› ☐ Restart it"))
        #expect(call.shown.contains("✗ tick this step first, or skip it with a reason"))
        try call.type("<enter>")
        #expect(
            call.decided == [
                .answered("isOn", .bool(true)), .ticked(step: 0), .answered("note", .string("hello")),
            ])
        #expect(call.wizard.enquiry.path == "last")
    }

    @Test("a step that the last answer brings up is shown before the card is left")
    func stepAtTheEnd() throws {
        var call = try card(ask: #"["note", "isOn"]"#)
        try call.type("hello<enter>y")
        #expect(call.decided == [])
        #expect(call.shown.contains("▏› ☐ Restart it"))
        try call.type("<enter>")
        #expect(
            call.decided == [
                .answered("note", .string("hello")), .answered("isOn", .bool(true)), .ticked(step: 0),
            ])
    }

    @Test("an optional step that the last answer brings up is not skipped unseen")
    func optionalStepAtTheEnd() throws {
        var call = try Sitting(
            facts: Self.facts,
            first:
                #""do": [{ "text": "Restart it", "when": "isOn == true", "optional": true }], "ask": ["isOn"]"#
        )
        try call.type("y")
        #expect(call.decided == [])
        #expect(call.shown.contains("▏› ☐ Restart it"))
        #expect(call.shown.contains("✗ your answer brings up this step"))
        try call.type("<tab>y")
        #expect(call.decided == [.answered("isOn", .bool(true)), .skipped(step: 0, reason: "")])
    }

    @Test("a step that comes up or goes leaves what was typed and the focus")
    func typedStays() throws {
        var call = try card(ask: #"["isOn", "note"]"#)
        try call.type("<tab>hel<s-tab><right><tab>")
        #expect(call.shown.contains("☐ Restart it"))
        try call.type("lo")
        #expect(call.shown.contains("› hello▏"))
        try call.type("<s-tab><right><tab>")
        #expect(!call.shown.contains("Restart it"))
        #expect(call.shown.contains("› hello▏"))
    }

    @Test("a tick and a reason are there again when their step comes up again")
    func tickStays() throws {
        var call = try card(ask: #"["isOn", "note"]"#)
        try call.type("y<s-tab><s-tab><c-s>broken<enter>")
        #expect(call.shown.contains("skipped: broken"))
        try call.type("<s-tab>n")
        #expect(!call.shown.contains("Restart it"))
        try call.type("<s-tab>y")
        #expect(call.shown.contains("skipped: broken"))
    }

    private static let range = """
        "from": { "type": "integer", "label": "From" },
        "to": { "type": "integer", "label": "To", "accept": "from != null && to >= from",
          "because": "it must not be below {{from}}" }
        """

    @Test("an answer is measured by what is typed beside it")
    func accepted() throws {
        var call = try Sitting(facts: Self.range, first: #""ask": ["from", "to"]"#)
        try call.type("3<enter>2<enter>")
        #expect(call.shown.contains("› 2▏\n✗ To: it must not be below 3"))
        try call.type("<s-tab><bs>1<enter>")
        #expect(call.decided == [.answered("from", .int(1)), .answered("to", .int(2))])
    }

    @Test("what is wrong goes away when the answer is right, also with what is typed beside it")
    func cured() throws {
        var call = try Sitting(facts: Self.range, first: #""ask": ["from", "to"]"#)
        try call.type("3<tab>2<enter>")
        #expect(call.shown.contains("✗ To: it must not be below 3"))
        try call.type("<bs>4")
        #expect(!call.shown.contains("✗"))
    }

    @Test("answers are measured as well when the steps have the focus")
    func acceptedFromSteps() throws {
        var call = try Sitting(facts: Self.range, first: #""do": ["Greet"], "ask": ["from", "to"]"#)
        try call.type("<tab>3<tab>2<s-tab><s-tab><enter><enter>")
        #expect(call.shown.contains("› 2▏\n✗ To: it must not be below 3"))
        #expect(call.decided == [])
        try call.type("<bs>4<s-tab><s-tab><enter>")
        #expect(call.decided == [.ticked(step: 0), .answered("from", .int(3)), .answered("to", .int(4))])
    }

    @Test("of two answers that do not fit each other the one that was changed is to blame")
    func blame() throws {
        var call = try Sitting(
            facts: """
                "from": { "type": "integer", "label": "From", "accept": "to == null || from <= to",
                  "because": "it must not be above {{to}}" },
                "to": { "type": "integer", "label": "To", "accept": "from == null || to >= from",
                  "because": "it must not be below {{from}}" },
                "isOn": { "type": "yesno", "label": "Is it on?" }
                """, first: #""ask": ["from", "to", "isOn"]"#)
        try call.type("1<enter>2<enter><s-tab><s-tab><c-u>3<enter>")
        #expect(call.shown.contains("› 3▏\n✗ From: it must not be above 2"))
        try call.type("<c-u>1<enter><s-tab><c-u>0<enter>")
        #expect(call.shown.contains("› 0▏\n✗ To: it must not be below 1"))
        try call.type("<c-u>1<enter>y")
        #expect(
            call.decided == [
                .answered("from", .int(1)), .answered("to", .int(1)), .answered("isOn", .bool(true)),
            ])
    }

    @Test("an answer is measured by what was told meanwhile")
    func told() throws {
        var call = try Sitting(
            facts: #"""
                "most": { "type": "integer", "label": "At most" },
                "count": { "type": "integer", "label": "How many?", "accept": "most == null || count <= most",
                  "because": "there are only {{most}}" }
                """#, first: #""ask": ["count"]"#, other: #""ask": ["most"]"#)
        try call.type("7<c-t>most<enter>5<enter><enter>")
        #expect(call.decided == [.told("most", .int(5))])
        #expect(call.shown.contains("› 7▏\n✗ How many? there are only 5"))
        try call.type("<c-t>most<enter><right><c-u>9<enter><enter>")
        #expect(call.decided.suffix(2) == [.told("most", .int(9)), .answered("count", .int(7))])
    }
}
