import Terminal
import TriageCore

/// What was begun on a card, kept while the call is parked.
extension CardForm {
    /// The enquiry as it is parked, with everything that was ticked, chosen and typed, except secrets.
    func laidAside(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        var next = enquiry
        func take(_ kind: Event.Kind) { try? next.apply(Event(at: time, kind)) }
        for number in checklist.states.keys.sorted() { stepEvent(number).map(take) }
        // The last tick may have moved on to another card; then the typed text belongs to a card that is
        // gone.
        if next.isOnSameCard(as: enquiry) { draftEvents(for: enquiry, at: time).forEach(take) }
        take(.parked)
        return next
    }

    private func draftEvents(for enquiry: Enquiry, at time: Timestamp) -> [Event.Kind] {
        var kinds: [Event.Kind] = []
        let (states, reasons) = (checklist.states, checklist.reasons)
        for number in Set(states.keys).union(reasons.keys).sorted() {
            let draft = Event.StepDraft(states[number] ?? .open, reason: reasons[number])
            if draft != enquiry.draft(ofStep: number) ?? .reason("") {
                kinds.append(.draftedStep(number, draft))
            }
        }
        for (index, field) in fields.enumerated() where field.type != .secret {
            guard isBegun(index) else { continue }
            let before = enquiry.draft(of: field.fact)
            let text = text(of: index)
            if text == before || text.isEmpty && before == nil && field.offer == nil { continue }
            let isRecorded =
                enquiry.answer(to: field.fact).map { .success($0) }
                == value(of: index, in: enquiry, at: time)
            if !isRecorded { kinds.append(.drafted(field.fact, text)) }
        }
        return kinds
    }

    /// What was chosen and typed, in a form that can be typed again; secrets are left out.
    var drafts: [(fact: FactID, text: String)] {
        fields.indices.compactMap { index in
            let text = isBegun(index) ? text(of: index) : ""
            return text.isEmpty ? nil : (fields[index].fact, text)
        }
    }

    private func isBegun(_ index: Int) -> Bool { item(index).isTouched || item(index).isConfirmed }

    /// The answer to a question in a form that can be typed; empty if there is none, and for secrets.
    func text(of index: Int) -> String {
        let (field, widget) = (fields[index], item(index).field)
        switch widget.answer {
        case .none, .steps, .secret: return ""
        case .option(let option): return field.typedName(option)
        case .options(let options): return options.map(field.typedName).joined(separator: ", ")
        // A value that is merely offered was not typed.
        case .text: return (widget as? TextField)?.text ?? ""
        }
    }
}

extension Event.StepDraft {
    /// The state of a step, or the reason that was begun for skipping it.
    fileprivate init(_ state: StepState, reason: String?) {
        switch state {
        case .done: self = .ticked
        case .skipped(let reason): self = .skipped(reason: reason ?? "")
        case .open: self = .reason(reason ?? "")
        }
    }
}

extension CardField {
    /// How an option is typed: by its name, unless that could also mean another option.
    fileprivate func typedName(_ index: Int) -> String {
        let option = options[index]
        let isAmbiguous = options.indices.contains { other in
            other != index && [String(other + 1), options[other].label].contains(option.name)
        }
        return type == .yesno || isAmbiguous ? option.label : option.name
    }

    /// The option that was typed this way; nil if there is none any more.
    func option(typed text: String) -> Int? {
        options.indices.first { typedName($0) == text }
    }

    /// The options that were typed this way, separated by commas.
    func options(typed text: String) -> [Int] {
        options.indices.filter { ", \(text), ".contains(", \(typedName($0)), ") }
    }
}
