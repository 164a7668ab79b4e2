import Terminal
import TriageCore

/// What was begun on a card, for the time that the call is laid aside.
extension CardForm {
    /// The enquiry as it is laid aside: parked, with everything that was ticked, chosen and typed, secrets left
    /// out.
    func laidAside(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        var next = enquiry
        func take(_ kind: Event.Kind) { try? next.apply(Event(at: time, kind)) }
        for number in checklist.states.keys.sorted() { stepEvent(number).map(take) }
        // The last tick may have led on; then what was typed belongs to a card that is gone.
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

    /// What was chosen and typed, as it can be typed; secrets left out.
    var drafts: [(fact: FactID, text: String)] {
        fields.indices.compactMap { index in
            let text = isBegun(index) ? text(of: index) : ""
            return text.isEmpty ? nil : (fields[index].fact, text)
        }
    }

    private func isBegun(_ index: Int) -> Bool { item(index).isTouched || item(index).isConfirmed }

    /// The answer to a question as it can be typed; empty where there is none, and for secrets.
    func text(of index: Int) -> String {
        let (field, widget) = (fields[index], item(index).field)
        switch widget.answer {
        case .none, .steps, .secret: return ""
        case .option(let option): return field.typedName(option)
        case .options(let options): return options.map(field.typedName).joined(separator: ", ")
        // What is merely offered was not typed.
        case .text: return (widget as? TextField)?.text ?? ""
        }
    }
}

extension Event.StepDraft {
    /// What became of a step, and the reason that was begun for leaving it out.
    fileprivate init(_ state: StepState, reason: String?) {
        switch state {
        case .done: self = .ticked
        case .skipped(let reason): self = .skipped(reason: reason ?? "")
        case .open: self = .reason(reason ?? "")
        }
    }
}

extension CardField {
    /// How an option is typed: by its name, unless that could mean another one as well.
    fileprivate func typedName(_ index: Int) -> String {
        let option = options[index]
        let isAmbiguous = options.indices.contains { other in
            other != index && [String(other + 1), options[other].label].contains(option.name)
        }
        return type == .yesno || isAmbiguous ? option.label : option.name
    }

    /// The option that was typed so; nil when there is none such now.
    func option(typed text: String) -> Int? {
        options.indices.first { typedName($0) == text }
    }

    /// The options that were typed so, one behind the other.
    func options(typed text: String) -> [Int] {
        options.indices.filter { ", \(text), ".contains(", \(typedName($0)), ") }
    }
}
