import TestSupport
import Testing

@testable import TriageCore

/// A random walk through a flow: at each card, one of the events allowed there.
struct EnquiryWalk {
    private(set) var enquiry: Enquiry
    private var generator: SeededGenerator
    private var time = EnquirySample.start
    /// Whether other events happen too: steps back, notes, told facts, other agents.
    private let isWild: Bool

    init(on flows: FlowSet, seed: UInt64, isWild: Bool) {
        enquiry = EnquirySample.open(on: flows)
        generator = SeededGenerator(seed: seed)
        self.isWild = isWild
    }

    /// Whether the flow has ended.
    var isOver: Bool { enquiry.awaiting == nil }

    /// Performs the next event.
    mutating func step() throws {
        if isWild {
            time = Timestamp(milliseconds: time.milliseconds + .random(in: 0...90_000, using: &generator))
            if Int.random(in: 0..<4, using: &generator) == 0, try digress() { return }
        }
        guard let awaiting = enquiry.awaiting else { return }
        switch awaiting {
        case .reading: try apply(.read)
        case .round: try apply(chance(3) ? .round : .roundsDone)
        case .step(let step):
            try apply(chance(5) ? .skipped(step: step, reason: "later") : .ticked(step: step))
        case .field(let id): try answer(id)
        case .review(let id):
            try apply(
                enquiry.pendingMessage()?.to.isEmpty ?? true || chance(4)
                    ? .withheld(id, reason: "not wanted") : .queued(id, edited: nil))
        case .wrapUp: try apply(.closing)
        case .destination:
            let node = try #require(enquiry.destinations().randomElement(using: &generator))
            try apply(.picked(node.id))
        }
    }

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

    /// Lets time pass before the next event.
    mutating func wait(_ seconds: Int) {
        time = Timestamp(milliseconds: time.milliseconds + Int64(seconds) * 1000)
    }

    /// Performs an event.
    mutating func apply(_ kind: Event.Kind) throws {
        try enquiry.apply(Event(at: time, kind))
    }

    /// Tells a fact that is not known yet; false if nothing came of it.
    mutating func tell() throws -> Bool {
        guard let told = enquiry.tellableFields().randomElement(using: &generator),
            let (frame, fact) = enquiry.run.tellable(told.field.fact)
        else { return false }
        let value = value(for: fact, options: frame.shownOptions(of: fact))
        guard value != .null, frame.problem(with: value, for: fact) == nil else { return false }
        try apply(.told(fact.id, value))
        return true
    }

    /// Performs something other than the way forward; false if nothing came of it.
    private mutating func digress() throws -> Bool {
        // In the wrap-up the caller is gone.
        let what = Int.random(in: 0..<6, using: &generator)
        switch enquiry.isWrappingUp && (1...3).contains(what) ? 0 : what {
        case 0:
            try apply(.noted("note \(enquiry.events.count)"))
        case 1:
            try apply(.channel(enquiry.flows.main.channels.randomElement(using: &generator) ?? ""))
        case 2:
            try apply(.parked)
            try apply(.resumed(agent: chance(2) ? "kim" : "sam"))
        case 3:
            return try tell()
        default:
            guard enquiry.canGoBack else { return false }
            try apply(.back)
        }
        return true
    }

    private mutating func answer(_ id: FactID) throws {
        let fact = try #require(enquiry.flow.fact(id))
        for _ in 0..<50 {
            let value = value(for: fact, options: enquiry.frame.shownOptions(of: fact))
            if enquiry.refusal(.answered(id, value)) == nil { return try apply(.answered(id, value)) }
        }
        Issue.record("no answer to '\(id)' at \(enquiry.path) was taken")
        try apply(.abandoned(reason: "stuck"))
    }

    private mutating func value(for fact: Fact, options: [Fact.Option]) -> Value {
        if fact.isOptional, chance(3) { return .null }
        switch fact.type {
        case .yesno: return .bool(.random(using: &generator))
        case .choice: return options.randomElement(using: &generator).map { .string($0.value) } ?? .null
        case .choices:
            let chosen = options.filter { _ in chance(2) }
            return .list((chosen.isEmpty ? Array(options.prefix(1)) : chosen).map { .string($0.value) })
        case .text: return .string(["T-1", "123456", "42", "x\n y"].randomElement(using: &generator) ?? "")
        case .integer: return .int(.random(in: 0...30, using: &generator))
        case .number: return .double(.random(in: 0...30, using: &generator))
        case .money:
            let cents = Int.random(in: 0...20_000, using: &generator)
            let text = "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
            return enquiry.flows.main.currency.flatMap { Money(text, $0) }.map { .money($0) } ?? .null
        case .date:
            let today = CalendarDate(time, in: enquiry.flows.main.timeZone)
            return today.adding(days: .random(in: -60...60, using: &generator)).map { .date($0) } ?? .null
        case .datetime: return .timestamp(time)
        case .email: return .string("p\(Int.random(in: 0...9, using: &generator))@client.example")
        case .phone: return .string("0491 570 156")
        case .domain: return .string("client\(Int.random(in: 0...9, using: &generator)).example")
        case .url: return .string("https://client.example/page")
        case .ip: return .string("192.88.99.9")
        case .secret: return .secret
        }
    }
}
