import Terminal
import TriageCore

/// What was begun on a card, kept before the card is left.
extension CardForm {
    /// The enquiry as it is parked, abandoned or hung up, with everything that was ticked, chosen and typed. Of a
    /// secret, only an end keeps that it was given.
    func laidAside(_ enquiry: Enquiry, by ending: Event.Kind, at time: Timestamp) -> Enquiry {
        var next = enquiry
        func take(_ kind: Event.Kind) { try? next.apply(Event(at: time, kind)) }
        for number in checklist.states.keys.sorted() { stepEvent(number).map(take) }
        // The last tick may have moved on to another card; then the typed text belongs to a card that is
        // gone.
        if next.isOnSameCard(as: enquiry) {
            draftEvents(for: next, at: time).forEach(take)
            for index in fields.indices where ending != .parked && isGivenSecret(index) {
                take(.answered(fields[index].fact, .secret))
            }
        }
        take(ending)
        return next
    }

    /// The enquiry with everything that was ticked and confirmed since it was last kept. It is no answer
    /// before the card is left.
    func confirmed(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        var next = enquiry
        for kind in draftEvents(for: enquiry, onlyConfirmed: true, at: time) {
            try? next.apply(Event(at: time, kind))
        }
        return next
    }

    private func draftEvents(
        for enquiry: Enquiry, onlyConfirmed: Bool = false, at time: Timestamp
    ) -> [Event.Kind] {
        stepDrafts(for: enquiry, onlyConfirmed: onlyConfirmed)
            + fields.indices.compactMap { index in
                answerDraft(index, in: enquiry, onlyConfirmed: onlyConfirmed, at: time)
            }
    }

    private func stepDrafts(for enquiry: Enquiry, onlyConfirmed: Bool) -> [Event.Kind] {
        let (checklist, states) = (checklist, checklist.states)
        let reasons = onlyConfirmed ? [:] : checklist.reasons
        return Set(states.keys).union(reasons.keys).sorted().compactMap { number in
            guard enquiry.result(ofStep: number) == nil else { return nil }
            let before = enquiry.draft(ofStep: number)
            let draft = Event.StepDraft(
                states[number] ?? .open, reason: reasons[number],
                isTogether: checklist.isTogether(number))
            if onlyConfirmed, case .reason = before ?? .reason(""), case .reason = draft { return nil }
            return draft == before ?? .reason("") ? nil : .draftedStep(number, draft)
        }
    }

    private func answerDraft(
        _ index: Int, in enquiry: Enquiry, onlyConfirmed: Bool, at time: Timestamp
    ) -> Event.Kind? {
        let (field, item) = (fields[index], item(index))
        guard field.type != .secret, item.isConfirmed || item.isTouched && !onlyConfirmed else { return nil }
        let (text, before) = (text(of: index), enquiry.draft(of: field.fact))
        let isKept = item.isConfirmed == (enquiry.confirmedDraft(of: field.fact) != nil)
        if text == before, isKept { return nil }
        let value = value(of: index, in: enquiry, at: time)
        if enquiry.answer(to: field.fact).map({ .success($0) }) == value { return nil }
        let confirmed = item.isConfirmed ? try? value.get() : nil
        if confirmed == nil, onlyConfirmed || text.isEmpty && before == nil && field.offer == nil {
            return nil
        }
        return .drafted(field.fact, text, confirmed)
    }

    /// Whether the question is answered with a secret, which is nowhere but here until the card is left.
    func isGivenSecret(_ index: Int) -> Bool {
        item(index).isConfirmed && fields[index].type == .secret && item(index).field.answer != .none
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
    fileprivate init(_ state: StepState, reason: String?, isTogether: Bool) {
        switch state {
        case .done: self = .ticked(together: isTogether)
        case .skipped(let reason): self = .skipped(reason: reason ?? "")
        case .open: self = .reason(reason ?? "")
        }
    }
}

extension CardField {
    /// How an option is typed: by its name, unless that could also mean another option.
    fileprivate func typedName(_ index: Int) -> String {
        let option = options[index]
        let place = Int(option.name).map { $0 - 1 } ?? index
        let isPlace = place != index && options.indices.contains(place) && String(place + 1) == option.name
        let isAmbiguous =
            isPlace || options.indices.contains { $0 != index && options[$0].label == option.name }
        return type == .yesno || isAmbiguous ? option.label : option.name
    }

    /// The option that was typed this way; nil if there is none any more.
    func option(typed text: String) -> Int? {
        options.indices.first { options[$0].isCalled(text) && typedName($0) == text }
    }

    /// The options that were typed this way, separated by commas.
    func options(typed text: String) -> [Int] {
        options.indices.filter {
            (text.contains(options[$0].name) || text.contains(options[$0].label))
                && ", \(text), ".contains(", \(typedName($0)), ")
        }
    }
}

extension CardOption {
    /// Whether a text is its name or its label.
    fileprivate func isCalled(_ text: String) -> Bool { name == text || label == text }
}
