import Terminal
import TestSupport
import TriageCore

@testable import triage

/// Takes a call through the wizard with keys so that it goes as another call went.
struct KeyDriver {
    /// The wizard as it stands.
    private(set) var wizard: Wizard
    /// How many keys were pressed; a text that is typed counts as one.
    private(set) var keys = 0
    private var reference: Enquiry

    /// Opens a call as another one was opened, without touching disk or terminal.
    init?(like events: [Event], on flows: FlowSet) {
        guard let first = events.first, case .opened(let opening) = first.kind else { return nil }
        reference = Enquiry(opening, at: first.at, on: flows)
        wizard = Wizard(reference, at: first.at)
    }

    /// Presses the keys for one event; the reference goes along.
    mutating func play(_ event: Event) throws {
        let before = reference
        try reference.apply(event)
        for key in keys(for: event.kind, at: event.at) { press(key, at: event.at) }
        let isSameVisit =
            before.path == reference.path && before.visit.entered == reference.visit.entered
            && before.trail.count == reference.trail.count
        let hasLeft = !isSameVisit || reference.awaiting == nil
        if hasLeft, wizard.enquiry.path == before.path, wizard.enquiry.awaiting != nil,
            wizard.enquiry.trail.count == before.trail.count, wizard.review == nil, wizard.destination == nil
        {
            press(.key(.enter), at: event.at)
        }
    }

    /// Presses one key.
    mutating func press(_ event: InputEvent, at time: Timestamp) {
        keys += 1
        _ = wizard.handle(event, at: time)
    }

    private mutating func keys(for kind: Event.Kind, at time: Timestamp) -> [InputEvent] {
        switch kind {
        case .opened, .parked, .resumed, .closing, .drafted: return []
        case .read, .ticked, .queued(_, nil): return [.key(.enter)]
        case .skipped(_, let reason):
            if reason.isEmpty { return [.key(.character("s"))] }
            return [.key(.character("r")), .paste(reason), .key(.enter)]
        case .queued(_, let edited?):
            wizard.takeEdited(edited)
            return [.key(.character("s"))]
        case .withheld: return [.key(.character("l"))]
        case .picked(let node):
            return downs(wizard.enquiry.destinations.firstIndex { $0.id == node }) + [.key(.enter)]
        case .noted(let text): return [.key(.control("n")), .paste(text), .key(.enter)]
        case .back: return [.key(.control("b"))]
        case .abandoned(let reason):
            return [.key(.control("c")), .key(.character("a")), .paste(reason), .key(.enter)]
        case .channel(let channel):
            let index = wizard.enquiry.flows.main.channels.firstIndex(of: channel)
            return [.key(.control("t")), .key(.end), .key(.enter)] + downs(index) + [.key(.enter)]
        case .told(let id, let value):
            let facts = wizard.enquiry.flow.facts.filter { $0.isAnswerable && $0.type != .secret }
            guard let index = facts.firstIndex(where: { $0.id == id }) else { return [] }
            return [.key(.control("t"))] + downs(index) + [.key(.enter)]
                + keys(for: value, in: wizard.enquiry.field(facts[index]))
        case .answered(let id, let value):
            guard let field = wizard.card.fields.first(where: { $0.fact == id }) else { return [] }
            return keys(for: value, in: field)
        }
    }

    private func keys(for value: Value, in field: CardField) -> [InputEvent] {
        func digits(_ index: Int) -> [InputEvent] { String(index + 1).map { .key(.character($0)) } }
        func index(_ value: Value) -> Int { field.options.firstIndex { $0.value == value } ?? 0 }
        switch (value, field.type) {
        case (.null, .choice), (.null, .yesno): return [.key(.backspace), .key(.enter)]
        case (.null, .choices), (.null, .secret): return [.key(.enter)]
        case (.null, _): return [.paste(" "), .key(.enter)]
        case (_, .choice), (_, .yesno):
            return digits(index(value)) + (field.options.count > 9 ? [.key(.enter)] : [])
        case (.list(let values), _):
            var offered: [Value] = []
            if case .list(let known)? = field.offer?.value { offered = known }
            let changed = values.filter { !offered.contains($0) } + offered.filter { !values.contains($0) }
            return changed.flatMap { digits(index($0)) } + [.key(.enter)]
        case (.secret, _): return [.paste("secret"), .key(.enter)]
        default: return [.key(.control("u")), .paste(text(value)), .key(.enter)]
        }
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .money(let money): money.text
        case .date(let date): date.iso
        case .timestamp(let time): time.rfc3339
        default: ""
        }
    }

    private func downs(_ count: Int?) -> [InputEvent] {
        Array(repeating: .key(.down), count: count ?? 0)
    }
}
