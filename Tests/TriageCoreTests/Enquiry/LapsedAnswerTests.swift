import TestSupport
import Testing

@testable import TriageCore

@Suite("Answers that stop holding because another fact changes")
struct LapsedAnswerTests {
    /// The city hangs on the country, the quarter on the city; the way back may not be before the way there.
    private static let trip = FlowText.make([
        "facts": #"""
        { "country": { "type": "choice", "label": "Country", "options": [
            { "value": "fr", "label": "France" }, { "value": "es", "label": "Spain" }] },
          "quarter": { "type": "choice", "label": "Quarter", "options": [
            { "value": "west", "label": "West", "when": "city == 'paris'" }, { "value": "any", "label": "Any" }] },
          "city": { "type": "choice", "label": "City", "options": [
            { "value": "paris", "label": "Paris", "when": "country == null || country == 'fr'" },
            { "value": "madrid", "label": "Madrid", "when": "country == 'es'" }] },
          "out": { "type": "integer", "label": "Day out" },
          "home": { "type": "integer", "label": "Day home", "accept": "out == null || home >= out",
            "because": "Not before the way out." },
          "more": { "type": "yesno", "label": "More?" } }
        """#,
        "start": #""days""#,
        "messages": #"""
        { "trip": { "to": ["desk@client.example"], "subject": "Trip", "body": ["{{country}}: {{city}}"] } }
        """#,
        "nodes": #"""
        { "days": { "title": "Days", "ask": ["home", "out"], "next": "where" },
          "where": { "title": "Where", "ask": ["country", "city", "quarter"], "send": ["trip"], "next": "more" },
          "more": { "title": "More", "ask": ["more"], "next": { "yes": "again", "no": "last" } },
          "again": { "title": "Again", "ask": ["country"], "next": "last" },
          "last": { "say": ["{{country}} {{city}}"], "end": "done" } }
        """#,
    ])

    private func call(
        edition: Event.Opening.Edition = .latest, title: String = "Where"
    ) throws -> TestCall {
        try TestCall(Self.trip.replacing(#""Where""#, with: "\"\(title)\""), edition: edition)
    }

    /// A call to the card after the trip to Paris.
    private func paris(
        edition: Event.Opening.Edition = .latest, title: String = "Where"
    ) throws -> TestCall {
        var call = try call(edition: edition, title: title)
        try call.perform(.answered("home", .int(9)))
        try call.perform(.answered("out", .int(2)))
        try call.perform(.answered("country", .string("fr")))
        try call.perform(.answered("city", .string("paris")))
        try call.perform(.answered("quarter", .string("west")))
        if edition == .first { try call.perform(.queued("trip", edited: nil)) }
        return call
    }

    private func lapsed(_ call: TestCall, since before: Enquiry) -> [TrailCard.Answer] {
        call.enquiry.lapsedAnswers(since: before)
    }

    private static let city = TrailCard.Answer(fact: "city", label: "City", text: "Paris", card: "Where")
    private static let quarter = TrailCard.Answer(
        fact: "quarter", label: "Quarter", text: "West", card: "Where")

    @Test("a card whose title would have a blank now is called by its name")
    func blankTitle() throws {
        var call = try paris(title: "Where in {{city}}")
        try call.perform(.answered("more", .bool(true)))
        let before = call.enquiry
        #expect(before.trail().map(\.title).contains("Where in Paris"))
        try call.perform(.answered("country", .string("es")))
        #expect(lapsed(call, since: before).map(\.card) == ["where", "where"])
        #expect(!call.enquiry.trail().contains { $0.title.contains("____") })
        #expect(!call.enquiry.destinations().contains { $0.title.contains("____") })
    }

    @Test("a choice that is no longer offered is named with its card, and so is what hangs on it")
    func laterCard() throws {
        var call = try paris()
        try call.perform(.answered("more", .bool(true)))
        let before = call.enquiry
        try call.perform(.answered("country", .string("es")))
        #expect(lapsed(call, since: before) == [Self.city, Self.quarter])
        #expect(call.known("city") == nil)
        #expect(call.known("quarter") == nil)
        let after = call.enquiry
        try call.perform(.noted("A note"))
        #expect(lapsed(call, since: after).isEmpty, "each is named once")
        #expect(try call.refolded().trail() == call.enquiry.trail())
    }

    @Test("the trail of the record names what lapsed, and no fact holds it any more")
    func recorded() throws {
        var call = try paris()
        try call.perform(.answered("more", .bool(true)))
        try call.perform(.answered("country", .string("es")))
        try call.perform(.read)
        let record = try call.record()
        let visits = record["trail"]?.elements ?? []
        #expect(
            visits.map { $0["lapsed"]?.elements?.compactMap(\.string) ?? [] } == [
                [], [], [], ["city", "quarter"], [],
            ])
        #expect(record["facts"]?["city"]?.string == nil)
        #expect(record["facts"]?["country"]?.string == "es")
    }

    @Test("what the caller corrects takes away what no longer holds, also in messages that wait")
    func told() throws {
        var call = try paris()
        let before = call.enquiry
        try call.perform(.told("country", .string("es")))
        #expect(lapsed(call, since: before) == [Self.city, Self.quarter])
        try call.perform(.answered("more", .bool(false)))
        try call.perform(.read)
        #expect(call.enquiry.pendingMessage()?.body == ["Spain: ____"])
        #expect(!call.enquiry.doubts().isEmpty)
    }

    @Test("before a fact is corrected, what it would take away is known, and that the way stays the same")
    func foreseen() throws {
        let call = try paris()
        let enquiry = call.enquiry
        #expect(
            enquiry.correction(of: "country", to: .string("es"), at: enquiry.lastEvent)
                == Correction(
                    stepsBack: 1, lapsed: [], takenAway: [Self.city, Self.quarter], isOtherWay: false))
    }

    @Test("on the card at hand it is asked again, and the message has the new answer")
    func sameCard() throws {
        var call = try call()
        try call.perform(.answered("home", .int(9)))
        let before = call.enquiry
        try call.perform(.answered("out", .int(10)))
        #expect(lapsed(call, since: before) == [TrailCard.Answer(fact: "home", label: "Day home", text: "9")])
        #expect(call.enquiry.awaiting == .field("home"))
        #expect(throws: Refusal.self) { try call.perform(.answered("home", .int(9))) }
        try call.perform(.answered("home", .int(11)))
        #expect(call.enquiry.path == "where")
        #expect(call.known("home") == "11")
    }

    @Test("a fact told on the card where the question was answered asks it again there")
    func toldOnItsCard() throws {
        var call = try call()
        try call.perform(.answered("home", .int(9)))
        try call.perform(.answered("out", .int(2)))
        try call.perform(.answered("country", .string("fr")))
        try call.perform(.answered("city", .string("paris")))
        try call.perform(.told("country", .string("es")))
        #expect(call.enquiry.awaiting == .field("city"))
        #expect(call.enquiry.card().fields.first { $0.fact == "city" }?.options.map(\.label) == ["Madrid"])
    }

    @Test("a step back to before the change brings the answer back")
    func back() throws {
        var call = try paris()
        try call.perform(.answered("more", .bool(true)))
        try call.perform(.answered("country", .string("es")))
        try call.perform(.back)
        #expect(call.known("city") == "Paris")
        try call.perform(.told("country", .string("es")))
        let before = call.enquiry
        try call.perform(.back)
        #expect(lapsed(call, since: before).isEmpty, "what was told stays told, and was named then")
        #expect(call.known("city") == nil)
    }

    @Test("what was told after an answer is what a step back offers")
    func toldBeforeBack() throws {
        var call = try paris()
        try call.perform(.told("out", .int(5)))
        for _ in 0..<2 { try call.perform(.back) }
        let field = try #require(call.enquiry.card().fields.first { $0.fact == "out" })
        #expect(call.enquiry.path == "days" && field.offer?.value == .int(5))
        try call.perform(.answered("home", .int(9)))
        try call.perform(.answered("out", .int(4)))
        try call.perform(.back)
        #expect(call.enquiry.card().fields.first { $0.fact == "out" }?.offer?.value == .int(4))
    }

    @Test("the last card says which required answers were taken away")
    func leftOpen() throws {
        var call = try paris()
        try call.perform(.answered("more", .bool(false)))
        #expect(Telling.leftOpen(in: call.enquiry).lines == [])
        try call.perform(.told("country", .string("es")))
        #expect(
            Telling.leftOpen(in: call.enquiry).lines.map(\.text) == [
                "'City' has no answer any more; Back leads to the card 'Where', Enter ends without it.",
                "'Quarter' has no answer any more; Back leads to the card 'Where', Enter ends without it.",
            ])
        try call.perform(.told("city", .string("madrid")))
        #expect(call.enquiry.questionsLeftOpen().map(\.fact) == ["quarter"])
    }

    @Test("what still holds is kept, and what is told anew is not taken away")
    func kept() throws {
        var call = try paris()
        let before = call.enquiry
        try call.perform(.told("out", .int(5)))
        try call.perform(.told("country", .string("fr")))
        #expect(lapsed(call, since: before).isEmpty)
        #expect(call.known("home") == "9")
        #expect(call.known("city") == "Paris")
    }

    @Test("a call from before there was a wrap-up keeps the answer that it kept then")
    func olderJournal() throws {
        var call = try paris(edition: .first)
        try call.perform(.told("country", .string("es")))
        #expect(call.known("city") == "Paris")
    }

    @Test("what a part returns takes away an answer of its caller that hangs on it")
    func part() throws {
        let flow = FlowText.make([
            "facts": #"""
            { "size": { "type": "choice", "label": "Size", "options": [
                { "value": "big", "label": "Big", "when": "box == null" }, { "value": "small", "label": "Small" }] } }
            """#,
            "start": #""one""#,
            "nodes": #"""
            { "one": { "title": "One", "ask": ["size"], "next": "call" },
              "call": { "call": { "flow": "part", "as": "box" }, "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let part = FlowText.make([
            "id": #""part""#, "part": "true", "channels": nil, "timeZone": nil, "language": nil,
            "currency": nil, "facts": #"{ "count": { "type": "integer", "label": "Count" } }"#,
            "start": #""in""#,
            "nodes": #"{ "in": { "ask": ["count"], "next": "out" }, "out": { "end": "done" } }"#,
        ])
        var call = try TestCall(flow, beside: ["part": part])
        try call.perform(.answered("size", .string("big")))
        let before = call.enquiry
        try call.perform(.answered("count", .int(1)))
        #expect(
            lapsed(call, since: before) == [
                TrailCard.Answer(fact: "size", label: "Size", text: "Big", card: "One")
            ])
    }

    @Test("abandoning keeps what was confirmed, though an answer further down is what allows it")
    func abandoned() throws {
        let flow = FlowText.make(
            facts: #"""
                { "city": { "type": "choice", "label": "City", "options": [
                    { "value": "paris", "label": "Paris" },
                    { "value": "madrid", "label": "Madrid", "when": "abroad == true" }] },
                  "abroad": { "type": "yesno", "label": "Abroad?" } }
                """#, ask: #"["city", "abroad"]"#)
        var call = try TestCall(flow)
        try call.perform(.drafted("city", "madrid", .string("madrid")))
        try call.perform(.drafted("abroad", "yes", .bool(true)))
        try call.perform(.abandoned(reason: "hung up"))
        #expect(call.known("city") == "Madrid")
        #expect(call.enquiry.run.unfinished.isEmpty)
    }
}
