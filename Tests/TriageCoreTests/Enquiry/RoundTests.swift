import TestSupport
import Testing

@testable import TriageCore

@Suite("Rounds of a repeated part")
struct RoundTests {
    @Test("each round begins with nothing answered, and knows its number")
    func fresh() throws {
        var enquiry = try RoundsFlow.open()
        #expect(enquiry.path == NodePath(["matters"], "what", round: 1))
        #expect(enquiry.card().title == "Matter 1")
        #expect(enquiry.card().lines.map(\.text) == ["What can I do for a.example?"])
        try enquiry.playWebsite()
        #expect(enquiry.awaiting == .round)
        try enquiry.play(.round)
        #expect(enquiry.card().title == "Matter 2")
        #expect(enquiry.card().lines.map(\.text) == ["What else can I do for you?"])
        #expect(enquiry.card().fields.map(\.offer) == [nil, nil])
        #expect(enquiry.fact(FactPath(["matters"], "reason", round: 2)) == nil)
        #expect(enquiry.fact(FactPath(["matters"], "reason", round: 1)) == .string("website"))
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("the card between rounds lists them below the last words of the round, and offers no answer")
    func card() throws {
        var enquiry = try RoundsFlow.open()
        try enquiry.playWebsite()
        let card = enquiry.card()
        #expect(enquiry.path == "matters")
        #expect(card.title == "Their matters")
        #expect(card.lines.map(\.text) == ["Glad that a.example works."])
        #expect(card.rounds == [.init(number: 1, text: "Website (1)")])
        #expect(card.another == "Anything else?")
        try enquiry.play(.round)
        try enquiry.playMail()
        #expect(enquiry.card().lines.map(\.text) == ["We will look at it."])
        #expect(enquiry.card().rounds.map(\.text) == ["Website (1)", "E-mail (2)"])
        #expect(enquiry.refusal(.read) == .unanswered)
        try enquiry.play(.roundsDone)
        #expect(enquiry.path == "waiting")
        #expect(enquiry.refusal(.round) == .notBetweenRounds)
    }

    @Test("rounds below the least number begin unasked, and their last words wait to be read")
    func minimum() throws {
        var enquiry = try RoundsFlow.open(repeat: #"{ "ask": "Another one?", "min": 2 }"#)
        try enquiry.playWebsite()
        #expect(enquiry.path == NodePath(["matters"], "fine", round: 1))
        #expect(enquiry.awaiting == .reading)
        try enquiry.play(.read)
        #expect(enquiry.path == NodePath(["matters"], "what", round: 2))
        try enquiry.playWebsite()
        #expect(enquiry.awaiting == .round)
    }

    @Test("without a round that begins unasked the card comes first, and none at all may follow")
    func none() throws {
        var enquiry = try RoundsFlow.open(repeat: #"{ "ask": "Is there a matter?", "min": 0 }"#)
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card().rounds == [])
        #expect(enquiry.card().another == "Is there a matter?")
        try enquiry.play(.roundsDone)
        #expect(enquiry.path == "bye")
        try enquiry.play(.read)
        #expect(try enquiry.recorded()["facts"]?["matters"]?.elements?.isEmpty == true)
    }

    @Test("at the greatest number the card only waits for Enter")
    func maximum() throws {
        var enquiry = try RoundsFlow.open(repeat: #"{ "ask": "Anything else?", "max": 2 }"#)
        try enquiry.playWebsite()
        try enquiry.play(.round)
        try enquiry.playWebsite()
        #expect(enquiry.awaiting == .reading)
        #expect(enquiry.card().another == "")
        #expect(enquiry.refusal(.round) == .notBetweenRounds)
        try enquiry.play(.read)
        #expect(enquiry.path == "bye")
    }

    @Test("what the calling node says and asks is played once, before the first round")
    func ownCard() throws {
        var enquiry = try RoundsFlow.open(node: #""say": ["Let us see."],"#)
        #expect(enquiry.path == "matters")
        #expect(enquiry.card().lines.map(\.text) == ["Let us see."])
        try enquiry.play(.read)
        try enquiry.playMail()
        #expect(enquiry.card().lines.map(\.text) == ["We will look at it."])
        try enquiry.play(.roundsDone)
        #expect(enquiry.isOnLastCard)
        try enquiry.play(.back, .back, .back)
        #expect(enquiry.path == "matters")
        #expect(enquiry.card().lines.map(\.text) == ["Let us see."])
    }

    @Test(
        "back leads card by card through the rounds, and what was taken back is offered in its own round only"
    )
    func back() throws {
        var enquiry = try RoundsFlow.open()
        try enquiry.playWebsite("slow")
        let afterFirst = enquiry.seen
        try enquiry.play(.round)
        try enquiry.playMail("full")
        try enquiry.play(.back)
        #expect(enquiry.path == NodePath(["matters"], "what", round: 2))
        #expect(enquiry.card().fields[0].offer?.value == .string("mail"))
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card() == afterFirst.card)
        #expect(enquiry.seen.facts == afterFirst.facts)
        #expect(enquiry.run.pending.isEmpty)
        try enquiry.play(.round)
        #expect(enquiry.card().fields.map(\.offer?.text) == ["E-mail", "full"])
        try enquiry.play(.back, .back, .back, .back)
        #expect(enquiry.path == "greet")
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("what the caller tells reaches the round at hand at once, and finished rounds keep what they had")
    func told() throws {
        var enquiry = try RoundsFlow.open()
        try enquiry.playMail()
        try enquiry.play(.round, .told("site", .string("b.example")), .told("reason", .string("mail")))
        #expect(enquiry.fact("site") == .string("b.example"))
        #expect(enquiry.fact(FactPath(["matters"], "site", round: 1)) == .string("a.example"))
        #expect(enquiry.fact(FactPath(["matters"], "site", round: 2)) == .string("b.example"))
        #expect(enquiry.fact(FactPath(["matters"], "reason", round: 2)) == .string("mail"))
        #expect(
            enquiry.tellableFields().map(\.name.text) == [
                "name", "site", "matters.reason", "matters.detail", "matters.works",
            ])
        try enquiry.play(.answered("reason", .string("mail")), .answered("detail", .null), .round)
        #expect(enquiry.fact(FactPath(["matters"], "reason", round: 3)) == nil)
        try enquiry.playWebsite()
        #expect(enquiry.card().lines.map(\.text) == ["Glad that b.example works."])
        try enquiry.play(.roundsDone, .read)
        #expect(enquiry.pendingSubjects == ["1: E-mail a.example", "2: E-mail b.example"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test(
        "the card of each round has its own clock, and a clock until the calling node runs through all rounds"
    )
    func targets() throws {
        let text = RoundsFlow.text().replacing(
            #""start": "greet""#,
            with: #"""
                "targets": [ { "id": "card", "within": "1m", "per": "node" },
                             { "id": "matters", "within": "5m", "per": "enquiry", "until": "matters" } ],
                  "start": "greet"
                """#)
        var enquiry = try EnquirySample.open(text, beside: ["matter": RoundsFlow.matter])
        var seconds = 0.0
        func play(_ kind: Event.Kind, after wait: Double = 1) throws {
            seconds += wait
            try enquiry.play(kind, at: EnquirySample.after(seconds))
        }
        for fact in ["name", "site"] { try play(.answered(FactID(fact), .string("a"))) }
        for wait in [1.0, 100.0] {
            try play(.answered("reason", .string("mail")), after: wait)
            try play(.answered("detail", .null))
            try play(.round)
        }
        try play(.answered("reason", .string("mail")))
        try play(.answered("detail", .null))
        #expect(enquiry.targets(at: EnquirySample.after(seconds)).map(\.isStopped) == [false, false])
        try play(.roundsDone, after: 70)
        #expect(enquiry.targets(at: EnquirySample.after(seconds + 500)).map(\.isStopped) == [false, true])
        let target = try #require(enquiry.flows.main.targets.first)
        #expect(enquiry.cards(missing: target).map(\.text) == ["matters/what", "matters"])
    }

    @Test("the rounds are a typed list to the caller, whose misspelt members and outcomes are found")
    func typed() throws {
        func messages(_ when: String) -> [String] {
            let text = RoundsFlow.text().replacing("m.outcome == 'later'", with: when)
            let loaded = FlowText.load(text, beside: ["matter": RoundsFlow.matter])
            return loaded.findings.filter { $0.severity == .error }.map(\.message)
        }
        #expect(messages("m.outcomeKind == 'waiting' && m.summary != '' && m.fee > 5.00") == [])
        #expect(messages("m.works == true || m.reason == 'mail'") == [])
        #expect(messages("m.outcome == 'latter'").count == 1)
        #expect(messages("m.reson == 'mail'").first?.contains("did you mean") == true)
        let bye = "{{matters.map(m, m.summary)}}: {{matters.map(m, m.detail)}}"
        var enquiry = try EnquirySample.open(
            RoundsFlow.text().replacing("Bye, {{name}}.", with: bye), beside: ["matter": RoundsFlow.matter])
        try enquiry.play(.answered("name", .string("Kim")), .answered("site", .string("a.example")))
        try enquiry.playWebsite("one")
        try enquiry.play(.round)
        try enquiry.playWebsite("two")
        try enquiry.play(.roundsDone)
        #expect(enquiry.card().lines.map(\.text) == ["Website (1) and Website (2): one and two"])
    }

    @Test("a flow that comes back to the calling node goes on with its list")
    func again() throws {
        let text = RoundsFlow.text()
            .replacing(
                #""site": { "type""#,
                with: #""more": { "type": "yesno", "label": "More?" }, "site": { "type""#
            )
            .replacing(
                #""bye": { "#,
                with: #""bye": { "ask": ["more"], "next": { "yes": "matters", "no": "end" } }, "end": { "#)
        var enquiry = try EnquirySample.open(text, beside: ["matter": RoundsFlow.matter])
        try enquiry.play(.answered("name", .string("Kim")), .answered("site", .string("a.example")))
        try enquiry.playWebsite("one")
        try enquiry.play(.roundsDone, .answered("more", .bool(true)))
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card().rounds.map(\.text) == ["Website (1)"])
        #expect(enquiry.card().lines == [])
        try enquiry.play(.round)
        #expect(enquiry.card().title == "Matter 2")
        try enquiry.playWebsite("two")
        try enquiry.play(.roundsDone, .back, .back, .back, .back)
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card().rounds.count == 1)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a call that is given up in a round keeps it, without an outcome")
    func cutShort() throws {
        var enquiry = try RoundsFlow.open()
        try enquiry.playWebsite()
        try enquiry.play(.noted("calm"), .round, .answered("reason", .string("mail")), .noted("in a hurry"))
        try enquiry.play(.abandoned(reason: "hung up"))
        let record = try enquiry.recorded()
        let rounds = try #require(record["facts"]?["matters"]?.elements)
        #expect(
            rounds.map(\.text) == [
                #"{"outcome":"helped","outcomeKind":"resolved","site":"a.example","reason":"website","detail":"slow","works":true,"fee":"10.00"}"#,
                #"{"outcome":null,"site":"a.example","reason":"mail","fee":"10.00"}"#,
            ])
        #expect(
            record["origin"]?["matters"]?.elements?[1].text
                == #"{"site":"computed","reason":"asked","fee":"fixed"}"#)
        let trail = try #require(record["trail"]?.elements)
        #expect(
            trail.map { [$0["node"]?.string ?? "", "\($0["round"]?.int ?? 0)"] } == [
                ["greet", "0"], ["matters", "0"], ["matters/what", "1"], ["matters/check", "1"],
                ["matters/fine", "1"], ["matters", "0"], ["matters/what", "2"],
            ])
        #expect(record["notes"]?.elements?.map { $0["round"]?.int } == [nil, 2])
    }
}
