import Synchronization
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Keys on a card with conditional questions")
struct QuestionConditionKeyTests {
    private static let facts = #"""
        "shop": { "type": "yesno", "label": "Is it a shop?" }, "vatId": { "type": "text", "label": "VAT id" },
        "note": { "type": "text", "label": "Note" }
        """#

    private func card(_ ask: String) throws -> Sitting {
        try Sitting(facts: Self.facts, first: #""ask": "# + ask)
    }

    @Test("the card grows as an answer is typed, and goes on to what came up")
    func growing() throws {
        var call = try card(#"["shop", { "fact": "vatId", "when": "shop == true" }, "note"]"#)
        #expect(!call.shown.contains("VAT id"))
        try call.type("y")
        #expect(call.shown.contains("VAT id"))
        try call.type("SK1<enter>hi<enter>")
        #expect(
            call.decided == [
                .answered("shop", .bool(true)), .answered("vatId", .string("SK1")),
                .answered("note", .string("hi")),
            ])
        #expect(call.wizard.enquiry.path == "last")
    }

    @Test("a question that the last answer brings up is asked before the card is left")
    func last() throws {
        var call = try card(#"["note", "shop", { "fact": "vatId", "when": "shop == true" }]"#)
        try call.type("hi<enter>y")
        #expect(call.decided == [] && call.shown.contains("VAT id"))
        try call.type("SK1<enter>")
        #expect(call.decided.last == .answered("vatId", .string("SK1")))
        #expect(call.wizard.enquiry.path == "last")
    }

    @Test("a card shrinks again, and what was typed is there when its question returns")
    func shrinking() throws {
        var call = try card(#"["shop", { "fact": "vatId", "when": "shop == true" }, "note"]"#)
        try call.type("ySK1<s-tab><right>")
        #expect(!call.shown.contains("VAT id"))
        try call.type("<left><tab>")
        #expect(call.shown.contains("› SK1▏"))
        try call.type("<s-tab>nhi<enter>")
        #expect(call.decided == [.answered("shop", .bool(false)), .answered("note", .string("hi"))])
    }

    private static let others = #"""
        "day": { "type": "date", "label": "Which day?" }, "hosted": { "type": "yesno", "label": "Hosted here?" },
        "more": { "type": "text", "label": "More", "optional": true }
        """#
    private static let hiding: [String] = [
        #"["day", { "fact": "hosted", "when": "day == null || day < date('2026-01-01')" }]"#,
        #"["day", { "fact": "hosted", "when": "day == null || day < date('2026-01-01')" }, { "fact": "more", "when": "hosted != null || day == null" }]"#,
        #"["day", { "fact": "more", "when": "day == null || day < date('2026-01-01')" }]"#,
    ]

    @Test("an answer that hides everything still to ask leaves the card", arguments: hiding)
    func hidingTheRest(ask: String) throws {
        var call = try Sitting(facts: Self.others, first: #""ask": "# + ask)
        #expect(call.shown.contains("Hosted here?") || call.shown.contains("More"))
        try call.type("2026-03-03<enter>")
        #expect(call.decided.count == 1 && call.wizard.enquiry.path == "last")
    }

    @Test("an answer that hides the rest is not left by Tab, and shows the rest again when it is changed")
    func hidingByChoosing() throws {
        var call = try Sitting(
            facts: Self.others, first: #""ask": ["hosted", { "fact": "day", "when": "hosted != false" }]"#)
        try call.type("<right><right><tab>")
        #expect(!call.shown.contains("Which day?") && call.wizard.enquiry.path == "first")
        try call.type("<left>")
        #expect(call.shown.contains("Which day?"))
        try call.type("<right><enter>")
        #expect(call.decided == [.answered("hosted", .bool(false))] && call.wizard.enquiry.path == "last")
    }

    @Test("steps that are open still keep the card when the rest is hidden")
    func hidingBesideSteps() throws {
        var call = try Sitting(
            facts: Self.others,
            first: #""do": ["Look it up"], "ask": ["hosted", { "fact": "day", "when": "hosted != false" }]"#)
        try call.type("n")
        #expect(!call.shown.contains("Which day?") && call.wizard.enquiry.path == "first")
        try call.type("<c-a>")
        #expect(call.wizard.enquiry.path == "last")
    }

    /// Counts the events that an enquiry and its copies apply, and the expressions that they work out.
    private final class Counter: Sendable {
        private let counts = Mutex((plays: 0, evaluations: 0))

        func count(_ work: Enquiry.Work) {
            counts.withLock { counts in
                switch work {
                case .applying: counts.plays += 1
                case .evaluating: counts.evaluations += 1
                case .reading: break
                }
            }
        }

        func take() -> (plays: Int, evaluations: Int) {
            counts.withLock { counts in
                defer { counts = (0, 0) }
                return counts
            }
        }
    }

    private let time = Timestamp(milliseconds: 1_784_073_600_000)

    /// A wizard on the first card of a flow, and the counter of what it does from now on.
    private func counted(_ text: String) throws -> (Wizard, Counter) {
        let flows = try #require(FlowText.load(text).flows)
        let counter = Counter()
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: time.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: "phone")
        let enquiry = Enquiry(opening, at: time, on: flows) { counter.count($0) }
        let wizard = Wizard(enquiry, at: time)
        _ = counter.take()
        return (wizard, counter)
    }

    @Test("a key that brings up forty questions plays no more of them than there are")
    func many() throws {
        let questions = (1...40).map { "q\($0)" }
        let facts = questions.map { #""\#($0)": { "type": "yesno", "label": "\#($0.uppercased())?" }"# }
        let others = questions.dropFirst().map { #"{ "fact": "\#($0)", "when": "q1 == true" }"# }
        let text = FlowText.make(
            facts: "{ \(facts.joined(separator: ", ")) }", ask: "[\"q1\", \(others.joined(separator: ", "))]")
        let (opened, counter) = try counted(text)
        var wizard = opened
        for key in ["y", "y", "n", "y", "<s-tab>", "<tab>"] {
            for event in KeyScript(key).events { _ = wizard.handle(event, at: time) }
            #expect(counter.take().plays <= questions.count)
            #expect(wizard.form.fields.count == questions.count)
        }
    }

    @Test("a key plays each question once at most, that which brings up another one included")
    func cost() throws {
        let questions = ["a", "b", "c", "d"]
        let facts = questions.map { #""\#($0)": { "type": "yesno", "label": "\#($0.uppercased())?" }"# }
        let ask = zip(questions, [""] + questions).map { fact, before in
            before.isEmpty ? #""a""# : #"{ "fact": "\#(fact)", "when": "\#(before) == true" }"#
        }
        let text = FlowText.make(
            facts: "{ \(facts.joined(separator: ", ")) }", ask: "[\(ask.joined(separator: ", "))]")
        let (opened, counter) = try counted(text)
        var wizard = opened
        for number in 1...3 {
            for event in KeyScript("y").events { _ = wizard.handle(event, at: time) }
            // Once more for what is kept of the confirmed answer.
            #expect(counter.take().plays <= number + 1)
            #expect(wizard.form.fields.count == number + 1)
        }
        for event in KeyScript("n").events { _ = wizard.handle(event, at: time) }
        #expect(counter.take().plays == 4 && wizard.enquiry.path == "last")
    }

    @Test("a key works out about as many expressions as there are questions, be they forty in a chain")
    func evaluations() throws {
        let questions = (1...40).map { "q\($0)" }
        let facts = questions.map { #""\#($0)": { "type": "yesno", "label": "\#($0.uppercased())?" }"# }
        let ask = zip(questions, [""] + questions).map { fact, before in
            before.isEmpty ? #""q1""# : #"{ "fact": "\#(fact)", "when": "\#(before) == true" }"#
        }
        let text = FlowText.make(
            facts: "{ \(facts.joined(separator: ", ")) }", ask: "[\(ask.joined(separator: ", "))]")
        let (opened, counter) = try counted(text)
        var wizard = opened
        for number in 1...10 {
            for event in KeyScript("y").events { _ = wizard.handle(event, at: time) }
            // Each condition once for what the card tells of failures, and once more where an answer changes it.
            #expect(counter.take().evaluations <= questions.count + 2 * number)
        }
    }
}
