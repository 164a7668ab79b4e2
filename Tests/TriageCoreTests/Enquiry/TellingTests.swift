import TestSupport
import Testing

@testable import TriageCore

@Suite("What is told of a call")
struct TellingTests {
    private func open(_ language: String = "en-AU") throws -> Enquiry {
        let flow = EnquirySample.flow(
            facts: #"{ "isOn": { "type": "yesno", "label": "Is it on?" } }"#,
            nodes:
                #"{ "one": { "say": ["Hello."], "next": "two" }, "two": { "ask": ["isOn"], "next": "last" }, "last": { "end": "done" } }"#,
            targets: """
                [ { "id": "answer", "label": "Answer", "within": "60s", "per": "enquiry", "until": "one" },
                  { "id": "card", "label": "Card", "within": "2m", "per": "node" },
                  { "id": "resolve", "within": "1h1m1s", "per": "enquiry", "note": ["Offer a ticket."] } ]
                """)
        return try EnquirySample.open(flow.replacing("en-AU", with: language))
    }

    /// The news after a number of seconds. **Shape**: the lines, joined with vertical bars.
    private func news(_ overruns: inout Overruns, _ enquiry: Enquiry, _ seconds: Double) -> String {
        overruns.news(of: enquiry, at: EnquirySample.after(seconds)).flatMap(\.lines).map(\.text)
            .joined(separator: " | ")
    }

    @Test("an overrun is news once, one of a card once on every visit")
    func once() throws {
        var (enquiry, overruns) = (try open(), Overruns())
        #expect(news(&overruns, enquiry, 60) == "")
        #expect(news(&overruns, enquiry, 60.001) == "Past the target: Answer (1:00).")
        #expect(news(&overruns, enquiry, 120) == "")
        #expect(news(&overruns, enquiry, 121) == "Past the target: Card (2:00).")
        try enquiry.play(.read, at: EnquirySample.after(130))
        #expect(news(&overruns, enquiry, 250) == "")
        #expect(news(&overruns, enquiry, 251) == "Past the target: Card (2:00).")
        #expect(
            news(&overruns, enquiry, 3662) == "Past the target: resolve (1:01:01). | Offer a ticket.")
        #expect(news(&overruns, enquiry, 9000) == "")
    }

    @Test("an overrun whose clock was stopped by the awaited answer is news; one from before is not")
    func stopped() throws {
        var (enquiry, overruns) = (try open(), Overruns())
        #expect(news(&overruns, enquiry, 0) == "")
        try enquiry.play(.read, at: EnquirySample.after(70))
        #expect(news(&overruns, enquiry, 70) == "Past the target: Answer (1:00).")
        var resumed = Overruns()
        #expect(news(&resumed, enquiry, 80) == "")
    }

    @Test("the kind of a line says what it is")
    func kinds() throws {
        var overruns = Overruns()
        let tellings = overruns.news(of: try open("sk-SK"), at: EnquirySample.after(4000))
        #expect(
            tellings.last?.lines == [
                .init(.overrun, "Prekročený cieľ: resolve (1:01:01)."), .init(.note, "Offer a ticket."),
            ])
    }

    @Test("how a call ended, and what became of its record")
    func end() throws {
        var enquiry = try open()
        try enquiry.play(.abandoned(reason: "hung up"), at: EnquirySample.after(1))
        #expect(Telling.ending(of: enquiry).lines == [.init(.outcome, "Abandoned; the record says why.")])
        let id = enquiry.opening.id.text
        #expect(
            Telling.finish(.saved(path: "/r"), of: enquiry, isSending: true, entry: { _ in nil }).lines == [
                .init(.saved, "Saved: record \(id)"), .init(.remark, "Record: /r"),
            ])
        #expect(
            Telling.finish(.dryRun, of: enquiry, isSending: true, entry: { _ in nil }).lines == [
                .init(.remark, "Dry run: nothing was saved.")
            ])
        #expect(
            Telling.finish(.differs(path: "/r", offset: 3), of: enquiry, isSending: true, entry: { _ in nil })
                .lines.isEmpty)
    }

    @Test("answers that no longer hold stand under a line that says so; nothing is told of none")
    func lapse() {
        let answers = [
            TrailCard.Answer(fact: "watts", label: "Watts", text: "60"),
            TrailCard.Answer(fact: "room", label: "Which room?", text: nil),
        ]
        #expect(
            Telling.lapse(of: answers, .english).lines == [
                .init(.lapse, "These answers no longer hold:"), .init(.answer, "60", label: "Watts"),
                .init(.answer, "skipped", label: "Which room?"),
            ])
        #expect(Telling.lapse(of: [], .english).lines.isEmpty)
    }
}
