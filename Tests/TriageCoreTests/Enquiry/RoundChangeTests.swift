import Testing

@testable import TriageCore

@Suite("Rounds opened again and taken out")
struct RoundChangeTests {
    /// A call with three rounds: website, e-mail, website.
    private func three() throws -> Enquiry {
        var enquiry = try RoundsFlow.open()
        try enquiry.playWebsite("one")
        try enquiry.play(.round)
        try enquiry.playMail("two")
        try enquiry.play(.round)
        try enquiry.playWebsite("three")
        return enquiry
    }

    private func details(_ enquiry: Enquiry) -> [String] {
        enquiry.knownFacts().filter { $0.name.fact == "detail" }.map(\.text)
    }

    @Test("a round that is opened again is played in its place, with its answers offered")
    func reopened() throws {
        var enquiry = try three()
        try enquiry.play(.reopened(round: 1))
        #expect(enquiry.path == NodePath(["matters"], "what", round: 1))
        #expect(enquiry.card().title == "Matter 1")
        #expect(enquiry.card().fields.map(\.offer?.text) == ["Website", "one"])
        #expect(enquiry.card().fields.map(\.answer) == [nil, nil])
        try enquiry.play(.answered("reason", .string("website")), .answered("detail", .string("uno")))
        #expect(enquiry.card().steps.map(\.remark) == ["done before"])
        #expect(details(enquiry) == ["uno", "two", "three"])
        try enquiry.play(.ticked(step: 0), .answered("works", .bool(true)))
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card().rounds.map(\.text) == ["Website (1)", "E-mail (2)", "Website (3)"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.round)
        #expect(enquiry.card().title == "Matter 4")
        #expect(enquiry.card().fields.map(\.offer) == [nil, nil])
    }

    @Test("back from its first card leaves a round as it was")
    func reopenedAndLeft() throws {
        var enquiry = try three()
        let before = enquiry.seen
        try enquiry.play(.reopened(round: 2), .answered("reason", .string("website")), .back, .back)
        #expect(enquiry.seen.card == before.card)
        #expect(enquiry.seen.facts == before.facts)
        #expect(enquiry.seen.visits.map(\.path) == before.visits.map(\.path))
        #expect(enquiry.run.pending.count == 1)
        try enquiry.play(.reopened(round: 2))
        #expect(enquiry.card().fields.map(\.offer?.text) == ["E-mail", "two"])
    }

    @Test("the messages of a round that is opened again become pending anew")
    func messages() throws {
        var enquiry = try three()
        #expect(enquiry.pendingSubjects == ["2: E-mail a.example"])
        try enquiry.play(.reopened(round: 2))
        #expect(enquiry.pendingSubjects == [])
        try enquiry.playMail("zwei")
        #expect(enquiry.pendingSubjects == ["2: E-mail a.example"])
        try enquiry.play(.reopened(round: 2))
        try enquiry.playWebsite("dos")
        try enquiry.play(.roundsDone)
        #expect(enquiry.path == "bye")
        #expect(enquiry.pendingSubjects == [])
    }

    @Test("the card after a round that was opened again names what had gone out of it")
    func gone() throws {
        let matter = RoundsFlow.matter.replacing(
            #""send": ["report"]"#, with: #""send": [{ "message": "report", "now": true }]"#)
        var enquiry = try EnquirySample.open(RoundsFlow.text(), beside: ["matter": matter])
        try enquiry.play(.answered("name", .string("Kim")), .answered("site", .string("a.example")))
        try enquiry.playMail("two")
        try enquiry.play(.queued("report", edited: nil))
        #expect(enquiry.card().rounds.map(\.remarks) == [[]])
        try enquiry.play(.reopened(round: 1), at: EnquirySample.after(60))
        try enquiry.playWebsite("zwei")
        let remarks = enquiry.card().rounds.flatMap(\.remarks)
        #expect(remarks.count == 1)
        #expect(remarks.first?.hasPrefix("You approved \"1: E-mail a.example\" before: ") == true)
        try enquiry.play(.back, .back, .back, at: EnquirySample.after(90))
        #expect(enquiry.card().rounds.map(\.remarks) == [[]])
    }

    @Test("opened a second time, a round offers what was said the last time")
    func twice() throws {
        var enquiry = try three()
        try enquiry.play(.reopened(round: 1))
        try enquiry.playMail("uno")
        try enquiry.play(.reopened(round: 1))
        #expect(enquiry.card().fields.map(\.offer?.text) == ["E-mail", "uno"])
    }

    @Test("a round that is taken out takes its facts and messages with it, and the numbers close up")
    func removed() throws {
        var enquiry = try three()
        let before = enquiry.seen
        try enquiry.play(.noted("here"), .removed(round: 1))
        #expect(enquiry.awaiting == .round)
        #expect(enquiry.card().rounds.map(\.text) == ["E-mail (1)", "Website (2)"])
        #expect(details(enquiry) == ["two", "three"])
        #expect(enquiry.pendingSubjects == ["1: E-mail a.example"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.back)
        #expect(enquiry.seen.card == before.card)
        #expect(details(enquiry) == ["one", "two", "three"])
        try enquiry.play(.removed(round: 2), .round)
        #expect(enquiry.card().title == "Matter 3")
        #expect(enquiry.card().fields.map(\.offer) == [nil, nil])
        #expect(enquiry.pendingSubjects == [])
        #expect(enquiry.refusal(.removed(round: 1)) == .notBetweenRounds)
    }

    @Test("what happened to rounds stands in the trail, and their earlier visits do not")
    func record() throws {
        var enquiry = try three()
        try enquiry.play(.removed(round: 2), .reopened(round: 2))
        try enquiry.playMail("drei")
        try enquiry.play(.roundsDone, .read, .queued("report", edited: nil))
        let record = try enquiry.recorded()
        let trail = try #require(record["trail"]?.elements)
        let told = trail.map { entry -> String in
            if let number = entry["reopened"]?.int { return "reopened \(number)" }
            if let number = entry["removed"]?.int { return "removed \(number)" }
            return (entry["node"]?.string ?? "") + (entry["round"]?.int.map { " \($0)" } ?? "")
        }
        #expect(
            told == [
                "greet", "matters", "matters/what 1", "matters/check 1", "matters/fine 1", "matters",
                "matters", "matters", "removed 2", "matters", "reopened 2", "matters/what 2",
                "matters/later 2", "matters", "waiting",
            ])
        #expect(record["facts"]?["matters"]?.elements?.map { $0["detail"]?.string } == ["one", "drei"])
        #expect(record["messages"]?.elements?.map { $0["round"]?.int } == [2])
        #expect(record["messages"]?.elements?.map { $0["node"]?.string } == ["matters/later"])
    }

    @Test("there is no round of a number that is not on the card")
    func numbers() throws {
        let enquiry = try three()
        #expect(enquiry.refusal(.reopened(round: 4)) == .noSuchRound(4))
        #expect(enquiry.refusal(.removed(round: 0)) == .noSuchRound(0))
    }
}
