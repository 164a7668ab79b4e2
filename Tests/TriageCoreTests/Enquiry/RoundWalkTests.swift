import TestSupport
import Testing

@testable import TriageCore

@Suite("Random calls with rounds")
struct RoundWalkTests {
    /// Whatever can be done next, and now and then something else.
    private func next(_ enquiry: Enquiry, _ generator: inout SeededGenerator) -> Event.Kind? {
        let dice = generator.below(12)
        if dice == 0, enquiry.canGoBack { return .back }
        if dice == 1 { return .noted("note \(enquiry.events.count)") }
        if dice == 2, enquiry.run.end == nil {
            return .told("site", .string("\(enquiry.events.count).example"))
        }
        let rounds = enquiry.isBetweenRounds ? enquiry.card().rounds.count : 0
        if dice == 3, rounds > 0 { return .reopened(round: 1 + generator.below(rounds)) }
        if dice == 4, rounds > 0 { return .removed(round: 1 + generator.below(rounds)) }
        switch enquiry.awaiting {
        case nil, .destination?: return nil
        case .reading?: return .read
        case .round?: return dice == 5 ? .roundsDone : .round
        case .step(let step)?: return .ticked(step: step)
        case .wrapUp?: return .closing
        case .review(let message)?: return .queued(message, edited: nil)
        case .field("reason")?:
            return .answered("reason", .string(generator.below(2) == 0 ? "website" : "mail"))
        case .field("works")?: return .answered("works", .bool(generator.below(2) == 0))
        case .field(let id)?: return .answered(id, .string("\(id) \(enquiry.events.count)"))
        }
    }

    /// Checks that rounds are numbered throughout as their card numbers them.
    private func checkNumbers(_ enquiry: Enquiry) {
        let rounds = enquiry.card().rounds
        #expect(rounds.map(\.number) == Array(rounds.indices.map { $0 + 1 }))
        #expect(rounds.allSatisfy { $0.text.hasSuffix("(\($0.number))") }, "\(rounds)")
        #expect(Set(enquiry.knownFacts().compactMap(\.round)) == Set(rounds.map(\.number)))
        let numbers = RoundNumbers(enquiry.run)
        let pending = enquiry.run.pending.map { numbers[$0.path] ?? 0 }
        #expect(pending.allSatisfy { (1...max(1, rounds.count)).contains($0) }, "\(pending)")
    }

    @Test(
        "a call folded again from its journal is the same, whatever was opened, taken out and taken back",
        arguments: 0..<(Thoroughness.isLong ? 60 : 6))
    func refolded(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 1)
        var enquiry = try RoundsFlow.open()
        for step in 0..<90 {
            guard let kind = next(enquiry, &generator) else { break }
            try enquiry.play(kind)
            if step % 30 == 29 { #expect(try enquiry.refolded().seen == enquiry.seen, "after \(kind)") }
            if enquiry.isBetweenRounds { checkNumbers(enquiry) }
        }
        if enquiry.run.end == nil { try enquiry.play(.abandoned(reason: "over")) }
        #expect(try enquiry.recorded()["facts"]?["matters"]?.elements != nil)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }
}
