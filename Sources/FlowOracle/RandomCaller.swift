import Foundation
import TestSupport
import TriageCore

/// An agent and a caller who do and say whatever comes to mind, as far as it is judged.
struct RandomCaller {
    private var dice: SeededGenerator
    private let flows: FlowSet
    private let samples: Samples
    private let onlooker: Onlooker
    /// Whether the caller tells things out of turn in this call; else the agent goes back now and then. What is told
    /// outlives going back, and may then meet what is known already.
    private let tells: Bool

    /// Begins a call.
    init(_ flows: FlowSet, _ samples: Samples, seed: UInt64, onlooker: Onlooker) {
        self.flows = flows
        self.samples = samples
        self.onlooker = onlooker
        dice = SeededGenerator(seed: seed)
        tells = dice.below(2) == 0
    }

    private static let mostEvents = 300

    /// Makes the call to its end, or until only the agent knows where to go.
    ///
    /// - Returns: what happened in it; nothing if it could not be opened.
    @discardableResult
    mutating func call() -> [Event] {
        guard var enquiry = opened() else { return [] }
        for _ in 0..<Self.mostEvents {
            guard let awaiting = enquiry.awaiting else { break }
            if case .destination(let dilemma) = awaiting {
                onlooker.see(dilemma, in: enquiry, isLate: enquiry.lastEvent > enquiry.opened)
                break
            }
            onlooker.see(enquiry)
            let time = later(than: enquiry.lastEvent)
            guard let next = event(for: awaiting, in: enquiry, at: time) else { break }
            enquiry = next
        }
        return enquiry.events
    }

    // MARK: The opening

    private mutating func opened() -> Enquiry? {
        let time = samples.moments[dice.below(samples.moments.count)]
        let channel = flows.main.channels[dice.below(flows.main.channels.count)]
        var given: [Event.Opening.Given] = []
        for fact in flows.main.facts
        where tells && fact.isAnswerable && fact.type != .secret && dice.below(6) == 0 {
            samples.value(of: fact, &dice).map { given.append(Event.Opening.Given(fact.id, $0)) }
        }
        // Only a call that can be opened shows its moments.
        let tried = open(given, channel, time, shownTo: nil)
        guard given.allSatisfy({ tried.problem(withGiven: $0) == nil }) else { return nil }
        let onlooker = onlooker
        return open(given, channel, time, shownTo: Moment.Onlooker { onlooker.see($0) })
    }

    private func open(
        _ given: [Event.Opening.Given], _ channel: String, _ time: Timestamp,
        shownTo onlooker: Moment.Onlooker?
    ) -> Enquiry {
        Enquiry(
            Event.Opening(
                id: EnquiryID(milliseconds: 0), flow: flows.main.id, digests: [:], agent: "sam",
                channel: channel,
                given: given), at: time, on: flows, onlooker: onlooker)
    }

    /// The same moment, or one that is some minutes or days later.
    private mutating func later(than time: Timestamp) -> Timestamp {
        let minutes = [0, 0, 0, 1, 7, 90, 600, 2_000][dice.below(8)]
        return Timestamp(milliseconds: time.milliseconds + Int64(minutes) * 60_000)
    }

    // MARK: Events

    /// The enquiry after something that can happen to it; nil if nothing comes to mind.
    private mutating func event(for awaiting: Awaiting, in enquiry: Enquiry, at time: Timestamp) -> Enquiry? {
        for _ in 0..<40 {
            guard let kind = kind(for: awaiting, in: enquiry) else { continue }
            var next = enquiry
            onlooker.beginEvent()
            if (try? next.apply(Event(at: time, kind))) != nil { return next }
        }
        return nil
    }

    private mutating func kind(for awaiting: Awaiting, in enquiry: Enquiry) -> Event.Kind? {
        switch dice.below(20) {
        case 0 where flows.main.channels.count > 1:
            return .channel(flows.main.channels[dice.below(flows.main.channels.count)])
        case 1 where tells:
            let unknown = enquiry.tellableFacts.filter { $0.isUnknown && $0.fact.type != .secret }
            guard !unknown.isEmpty else { return nil }
            let fact = unknown[dice.below(unknown.count)].fact
            return samples.value(of: fact, &dice).map { .told(fact.id, $0) }
        case 1: return .back
        default: break
        }
        switch picked(besides: awaiting, in: enquiry.moment) {
        case .step(let step):
            if dice.below(5) > 0 { return .ticked(step: step, together: false) }
            return .skipped(step: step, reason: enquiry.node.steps[step].isOptional ? "" : "no time")
        case .field(let id):
            guard let fact = enquiry.flow.fact(id) else { return nil }
            switch dice.below(8) {
            case 0: return .answered(id, .null)
            case 1: return .skippedQuestion(id, reason: "none fits")
            default:
                let offered =
                    fact.selection == nil ? [] : enquiry.card().fields.first { $0.fact == id }?.options ?? []
                if !offered.isEmpty { return .answered(id, .string(offered[dice.below(offered.count)].name)) }
                return samples.value(of: fact, &dice).map { .answered(id, $0) }
            }
        case .reading: return .read
        case .round: return dice.below(5) < 2 ? .round : .roundsDone
        case .review(let message): return .withheld(message, reason: "not wanted")
        case .destination, .wrapUp: return nil
        }
    }

    /// What is done next on a card: mostly what comes first, at times something else.
    private mutating func picked(besides first: Awaiting, in moment: Moment) -> Awaiting {
        switch first {
        case .step, .field: break
        case .reading, .round, .review, .destination, .wrapUp: return first
        }
        guard dice.below(4) == 0 else { return first }
        let all =
            moment.node.steps.indices.filter(moment.isPending).map(Awaiting.step)
            + moment.node.ask.filter(moment.isShown).map { .field($0.id) }
        return all.randomElement(using: &dice) ?? first
    }
}
