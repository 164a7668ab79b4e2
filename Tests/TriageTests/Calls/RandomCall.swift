import TestSupport
import TriageCore

/// A call in which a random allowed event happens at each card.
struct RandomCall {
    private(set) var enquiry: Enquiry
    private var generator: SeededGenerator
    /// The visit at which something other than the way forward was last tried.
    private var latest = (cards: 0, entered: Int64(0))

    /// Plays a whole call; nil if it has not ended after three hundred events.
    static func played(on flows: FlowSet, seed: UInt64) throws -> RandomCall? {
        var call = RandomCall(on: flows, seed: seed)
        while call.enquiry.awaiting != nil, call.enquiry.events.count < 300 { try call.step() }
        return call.enquiry.awaiting == nil ? call : nil
    }

    private init(on flows: FlowSet, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        let start = Timestamp(milliseconds: 1_784_073_600_000)
        let channels = flows.main.channels
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: channels[generator.below(channels.count)], isClockGiven: true)
        enquiry = Enquiry(opening, at: start, on: flows)
    }

    private mutating func step() throws {
        let visit = (cards: enquiry.trail().count, entered: enquiry.visit.entered.milliseconds)
        if visit != latest, generator.below(4) == 0, let digression = digression() {
            latest = visit
            return try apply(digression)
        }
        latest = visit
        switch enquiry.awaiting {
        case .reading?: try apply(.read)
        case .round?: try apply(generator.below(3) == 0 ? .round : .roundsDone)
        case .step(let step)?:
            try apply(generator.below(5) == 0 ? .skipped(step: step, reason: "later") : .ticked(step: step))
        case .field(let id)?: try answer(id)
        case .review(let id)?:
            let isWithheld = enquiry.pendingMessage()?.to.isEmpty ?? true || generator.below(4) == 0
            let reason = enquiry.earlierCopy?.isSame == true ? "" : "not wanted"
            try apply(isWithheld ? .withheld(id, reason: reason) : .queued(id, edited: nil))
        case .destination?:
            let nodes = enquiry.destinations()
            try apply(.picked(nodes[generator.below(nodes.count)].id))
        case .wrapUp?: try apply(.closing)
        case nil: return
        }
    }

    private mutating func apply(_ kind: Event.Kind) throws {
        let wait = Int64(generator.below(90_000))
        try enquiry.apply(Event(at: Timestamp(milliseconds: enquiry.lastEvent.milliseconds + wait), kind))
    }

    /// Something other than the way forward; nil if it is not allowed here.
    private mutating func digression() -> Event.Kind? {
        if enquiry.isWrappingUp, generator.below(2) == 0 { return enquiry.canGoBack ? .back : nil }
        switch enquiry.isWrappingUp ? 0 : generator.below(5) {
        case 0: return .noted("note \(enquiry.events.count)")
        case 1:
            let others = enquiry.flows.main.channels.filter { $0 != enquiry.channel }
            return others.isEmpty ? nil : .channel(others[generator.below(others.count)])
        case 2:
            let fields = enquiry.tellableFields().map(\.field)
            guard !fields.isEmpty else { return nil }
            let field = fields[generator.below(fields.count)]
            let told = enquiry.readTold(text(for: field), for: field.fact, at: enquiry.lastEvent)
            guard case .success(let value)? = told, !enquiry.isSaid(field.fact, value) else { return nil }
            return .told(field.fact, value)
        default: return enquiry.canGoBack ? .back : nil
        }
    }

    /// Answers a question of the card; if none of our texts answers it, the call ends.
    private mutating func answer(_ id: FactID) throws {
        guard let field = enquiry.card().fields.first(where: { $0.fact == id }) else { return }
        if field.isOptional, generator.below(3) == 0 { return try apply(.answered(id, .null)) }
        if field.type == .secret { return try apply(.answered(id, .secret)) }
        for _ in 0..<50 {
            if case .success(let value) = enquiry.read(text(for: field), for: id, at: enquiry.lastEvent) {
                return try apply(.answered(id, value))
            }
        }
        try apply(.abandoned(reason: "nothing is known of \(id)"))
    }

    /// Something to type, which need not be a valid answer.
    private mutating func text(for field: CardField) -> String {
        guard field.options.isEmpty else {
            let chosen = field.type == .choices ? field.options.filter { _ in generator.below(2) == 0 } : []
            let one = field.options[generator.below(field.options.count)]
            return (chosen.isEmpty ? [one] : chosen).map(\.name).joined(separator: ", ")
        }
        let number = generator.below(10)
        switch field.type {
        case .yesno, .choice, .choices, .secret: return ""
        case .text: return ["T-1", "123456", "Orders stop at the till", "žltý kôň 👍🏽"][number % 4]
        case .integer, .number: return "\(number * 3)"
        case .money: return "\(number * 17).\(10 + number)"
        case .date: return "2026-0\(number % 4 + 5)-1\(number)"
        case .datetime: return "2026-07-1\(number % 5) 10:0\(number)"
        case .email: return "p\(number)@client.example"
        case .phone: return "0491 570 15\(number)"
        case .domain: return "client\(number).example"
        case .url: return "https://client.example/\(number)"
        case .ip: return "192.88.99.\(number)"
        }
    }
}
