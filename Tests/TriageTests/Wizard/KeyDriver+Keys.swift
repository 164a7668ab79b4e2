import Terminal
import TriageCore

@testable import triage

/// The keys for events.
extension KeyDriver {
    /// The keys to press for an event.
    func keys(for kind: Event.Kind, at time: Timestamp) -> [InputEvent] {
        switch kind {
        case .opened, .parked, .resumed, .drafted, .draftedStep: return []
        case .ticked(_, together: true): return [.key(Checklist.allKey)]
        case .read, .ticked, .closing: return [.key(.enter)]
        case .queued: return [wizard.enquiry.earlierCopy?.isSame == true ? letter(.sendAgain) : .key(.enter)]
        case .skipped(_, let reason):
            return [.key(Checklist.skipKey)] + Self.text(reason) + [.key(.enter)]
        case .skippedQuestion(_, let reason): return Self.text(reason) + [.key(.enter)]
        case .withheld(_, let reason):
            if wizard.enquiry.earlierCopy?.isSame == true { return [.key(.enter)] }
            let hasRecipient = !(wizard.review?.message.to.isEmpty ?? true)
            return [letter(.leaveOut)] + (hasRecipient ? Self.text(reason) + [.key(.enter)] : [])
        case .round: return [letter(.anotherRound)]
        case .roundsDone: return [letter(.noFurtherRound)]
        case .reopened(let round): return [letter(.openRound)] + picking(round)
        case .removed(let round): return [letter(.removeRound)] + picking(round) + [letter(.takeOut)]
        case .picked(let node):
            return downs(wizard.enquiry.destinations().firstIndex { $0.id == node }) + [.key(.enter)]
        case .noted(let text): return [.key(.control("n"))] + Self.text(text) + [.key(.enter)]
        case .back: return [.key(.control("b"))]
        case .responded: return [.key(.control("x"))]
        case .hungUp: return [.key(.control("c")), letter(.hangUp)]
        case .abandoned(let reason):
            return [.key(.control("c")), letter(.abandon)] + Self.text(reason) + [.key(.enter)]
        case .channel(let channel):
            let index = wizard.enquiry.flows.main.channels.firstIndex(of: channel)
            return [.key(.control("g")), .key(.home)] + downs(index) + [.key(.enter)]
        case .told(let id, let value, _):
            let fields = wizard.enquiry.tellableFields().map(\.field)
            guard let index = fields.firstIndex(where: { $0.fact == id }) else { return [] }
            let isAsked = wizard.enquiry.correction(of: id, to: value, at: time) != nil
            return [.key(.control("t"))] + downs(index) + [.key(.enter)] + keys(for: value, in: fields[index])
                + (isAsked ? [letter(.keepTheWay)] : [])
        case .answered(let id, let value):
            guard let field = wizard.card.fields.first(where: { $0.fact == id }) else { return [] }
            return keys(for: value, in: field)
        }
    }

    /// The keys that pick a round, where there is more than one.
    private func picking(_ round: Int) -> [InputEvent] {
        wizard.card.rounds.count == 1 ? [] : downs(round - 1) + [.key(.enter)]
    }

    private func letter(_ choice: Choice) -> InputEvent { .key(.character(wizard.wording.letter(choice))) }

    /// The keys to press to answer a question.
    private func keys(for value: Value, in field: CardField) -> [InputEvent] {
        let isNumbered = !field.options.contains { $0.label.first?.isNumber ?? false }
        // Where a number could mean a label, only the label does.
        func naming(_ index: Int) -> [InputEvent] {
            let option = field.options[index]
            if let key = option.key { return [.key(.character(key))] }
            guard isNumbered else { return Self.text(option.label) }
            let numbered = field.options.indices.filter { field.options[$0].key == nil }
            return String((numbered.firstIndex(of: index) ?? 0) + 1).map { .key(.character($0)) }
        }
        func index(_ value: Value) -> Int { field.options.firstIndex { $0.value == value } ?? 0 }
        switch (value, field.type) {
        case (.null, .choice), (.null, .yesno): return [.key(.backspace), .key(.enter)]
        case (.null, .choices), (.null, .secret): return [.key(.enter)]
        case (.null, _): return [.key(.space), .key(.enter)]
        case (_, .yesno):
            let label = field.options[index(value)].label
            return label.first.map { [.key(.character($0))] } ?? []
        case (_, .choice):
            let isDirect = isNumbered && field.options.count <= 9 || field.options[index(value)].key != nil
            return naming(index(value)) + (isDirect ? [] : [.key(.enter)])
        case (.list(let values), _):
            var offered: [Value] = []
            if case .list(let known)? = field.offer?.value { offered = known }
            let changed = values.filter { !offered.contains($0) } + offered.filter { !values.contains($0) }
            return changed.flatMap { naming(index($0)) } + [.key(.enter)]
        case (.secret, _): return Self.text(value.typed) + [.key(.enter)]
        default: return [.key(.control("u"))] + Self.text(value.typed) + [.key(.enter)]
        }
    }

    /// Types a short text and pastes a long one, as people do.
    static func text(_ text: String) -> [InputEvent] {
        text.count > 12 ? [.paste(text)] : text.map { .key(.character($0)) }
    }

    private func downs(_ count: Int?) -> [InputEvent] {
        Array(repeating: .key(.down), count: count ?? 0)
    }
}
