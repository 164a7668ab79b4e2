import Terminal
import TriageCore

/// The steps and fields of a card as a form.
///
/// **Shape**: the steps, if any, are the first item; the questions follow. Steps and questions come and go
/// with the answers.
struct CardForm: Sendable {
    /// The current widgets.
    private(set) var form: Form
    /// The steps currently shown.
    private(set) var steps: [Card.CardStep]
    /// The questions currently shown, in the order of the items after the steps.
    private(set) var fields: [CardField]
    /// The words of the widgets.
    let words: TerminalWords
    /// The states of the steps while none of them is shown.
    private var hiddenSteps: Checklist?
    /// Whether questions may come up that are not shown yet.
    private let isGrowing: Bool
    /// The questions that are not shown at the moment, with what was typed.
    private var hiddenQuestions: [FactID: (field: CardField, item: Form.Item)] = [:]

    /// Lays out what a card asks, with anything begun on it and not yet submitted.
    init(_ card: Card, of enquiry: Enquiry, at time: Timestamp) {
        words = TerminalWords(enquiry.format.wording)
        steps = card.steps
        fields = card.fields
        isGrowing = enquiry.node.hasConditions
        let checklist = Self.checklist(card.steps, of: enquiry)
        let questions = card.fields.map { field in
            Self.item(
                field, draft: enquiry.draft(of: field.fact),
                confirmed: enquiry.confirmedDraft(of: field.fact),
                enquiry, time)
        }
        let first = card.steps.isEmpty ? [] : [Form.Item("", field: checklist)]
        hiddenSteps = card.steps.isEmpty ? checklist : nil
        form = Form(first + questions, words: words)
    }

    /// The same card with the widgets of another form.
    init(_ other: CardForm, with form: Form) {
        self = other
        self.form = form
    }

    /// Whether there is nothing to do except read.
    var isReading: Bool { form.items.isEmpty }

    /// Whether the agent has changed or confirmed the answer to any question.
    var isBegun: Bool { form.items.contains { $0.isTouched || $0.isConfirmed } }

    /// The focused question; nil on the steps.
    var focusedField: CardField? {
        let index = form.focus - offset
        return fields.indices.contains(index) ? fields[index] : nil
    }

    /// Whether a secret is being typed.
    var isSecret: Bool { focusedField?.type == .secret }

    /// Whether the steps have the focus.
    private var isOnSteps: Bool { !steps.isEmpty && form.focus == 0 }

    /// Whether a text is being typed, so that every character belongs to it.
    var isText: Bool {
        guard let field = focusedField else { return false }
        let type = field.type
        return field.needsReason || !type.hasOptions && type != .yesno
    }

    /// Whether something on the card is not on the disk: what was begun and not confirmed, and any secret.
    var isHalfDone: Bool { form.isHalfDone || fields.indices.contains(where: isGivenSecret) }

    /// Whether one item can change what another one asks.
    var isEntangled: Bool { form.items.count > 1 || !steps.isEmpty || isGrowing }

    /// The number of items before the first question.
    var offset: Int { steps.isEmpty ? 0 : 1 }

    /// The item for the question at an index.
    func item(_ index: Int) -> Form.Item { form.items[index + offset] }

    /// The states of the steps, including those not shown at the moment.
    var checklist: Checklist {
        (steps.isEmpty ? hiddenSteps : form.items.first?.field as? Checklist) ?? Checklist([])
    }

    /// The result of handling a key.
    enum Response {
        /// The key means nothing here.
        case ignored
        /// Something changed; carries the enquiry with the answers on the form, if that is already known.
        case changed(foreseen: Enquiry?)
        /// The same, when an answer was confirmed and something is still to do on the form.
        case advanced(foreseen: Enquiry?)
        /// The card is to be left: carries the enquiry after it, or what prevents leaving.
        case submitted(Result<Enquiry, Obstacle>)
    }

    /// Handles an input event; when going forward, each answer is checked together with the others.
    mutating func handle(_ event: InputEvent, in enquiry: Enquiry, at time: Timestamp) -> Response {
        let isTicking = [.key(.enter), .key(Checklist.allKey)].contains(event)
        return respond(in: enquiry, at: time, isTicking: isTicking) { $0.handle(event, check: $1) }
    }

    /// Goes on after the answers have changed what the card asks: it is left if nothing more is to do.
    mutating func goForward(in enquiry: Enquiry, at time: Timestamp) -> Response {
        respond(in: enquiry, at: time, isTicking: false) { $0.goForward(check: $1) }
    }

    private mutating func respond(
        in enquiry: Enquiry, at time: Timestamp, isTicking: Bool,
        _ handle: (inout Form, Form.Check) -> Form.Response
    ) -> Response {
        // The closure must not capture the form being changed.
        var others = self
        others.form = Form([], words: words)
        var measure: FormMeasure?
        let focus = form.focus
        let response = handle(&form) { item, form in
            let card = CardForm(others, with: form)
            let index = item - card.offset
            guard card.hasCondition(index, in: enquiry) else { return nil }
            var known = measure ?? FormMeasure(card, enquiry, at: time)
            defer { measure = known }
            return known.problem(at: index)
        }
        switch response {
        case .ignored: return .ignored
        // The last tick leaves nothing to confirm.
        case .changed where !isTicking || !form.isSettled || !isOnSteps:
            let isTaken = form.items.indices.contains(focus) && form.items[focus].isConfirmed
            return .changed(foreseen: isTaken ? measure?.foreseen : nil)
        case .advanced: return .advanced(foreseen: measure?.foreseen)
        case .changed, .submitted:
            let result = (measure?.submission ?? submission(to: enquiry, at: time)).result
            // The last answer may bring up a question.
            if case .success(let next) = result, asksMore(next, than: enquiry) {
                return .changed(foreseen: next)
            }
            return .submitted(result)
        }
    }

    /// Whether the card, with the answers on the form, asks something that is not on it.
    private func asksMore(_ next: Enquiry, than enquiry: Enquiry) -> Bool {
        guard case .field(let fact)? = next.awaiting, next.isOnSameCard(as: enquiry) else { return false }
        return !fields.contains { $0.fact == fact }
    }

    /// Shows what prevents leaving the card.
    mutating func refuse(_ obstacle: Obstacle) {
        switch obstacle.place {
        case .steps: form.refuse(0, obstacle.problem)
        case .field(let fact):
            guard let index = fields.firstIndex(where: { $0.fact == fact }) else { return }
            form.refuse(index + offset, obstacle.problem)
        }
    }

    /// The form with its secrets cleared: a secret is held only until its card is left.
    func withoutSecrets(_ enquiry: Enquiry, at time: Timestamp) -> CardForm {
        var copy = self
        copy.hiddenQuestions = hiddenQuestions.filter { $0.value.field.type != .secret }
        for (index, field) in fields.enumerated() where field.type == .secret {
            copy.form.replace(index + offset, with: Self.item(field, draft: nil, enquiry, time))
        }
        return copy
    }
}

/// Updating to what a card asks now.
extension CardForm {
    /// Updates to what a card asks now; items whose question is unchanged are kept, and so is the focus.
    ///
    /// - Parameters:
    ///   - card: the card to show.
    ///   - enquiry: the call with the answers on the form.
    ///   - recorded: the call as recorded; the steps recorded in it can no longer change.
    mutating func take(_ card: Card, of enquiry: Enquiry, recorded: Enquiry, at time: Timestamp) {
        takeSteps(card.steps.map { $0.with(recorded.result(ofStep: $0.number)) })
        takeQuestions(card.fields, of: enquiry, at: time)
        for field in card.fields {
            guard let index = fields.firstIndex(where: { $0.fact == field.fact }) else { continue }
            take(field, at: index, of: enquiry, at: time)
        }
    }

    private mutating func takeQuestions(_ shown: [CardField], of enquiry: Enquiry, at time: Timestamp) {
        guard shown.map(\.fact) != fields.map(\.fact) else { return }
        for index in fields.indices.reversed() where !shown.contains(where: { $0.fact == fields[index].fact })
        {
            let field = fields.remove(at: index)
            guard let item = form.remove(index + offset) else { continue }
            hiddenQuestions[field.fact] = (field, item)
        }
        for (index, field) in shown.enumerated()
        where !fields.indices.contains(index) || fields[index].fact != field.fact {
            let known = hiddenQuestions.removeValue(forKey: field.fact)
            fields.insert(known?.field ?? field, at: index)
            let item =
                known?.item
                ?? Self.item(
                    field, draft: enquiry.draft(of: field.fact),
                    confirmed: enquiry.confirmedDraft(of: field.fact), enquiry, time)
            form.insert(item, at: index + offset)
        }
        form.goOn()
    }

    private mutating func takeSteps(_ shown: [Card.CardStep]) {
        guard shown != steps else { return }
        var checklist = checklist
        checklist.take(shown.map(Checklist.Step.init))
        hiddenSteps = shown.isEmpty ? checklist : nil
        form.show(shown.isEmpty ? nil : checklist)
        steps = shown
    }

    private mutating func take(
        _ field: CardField, at index: Int, of enquiry: Enquiry, at time: Timestamp
    ) {
        let (item, before) = (item(index), fields[index])
        let isKept = item.isTouched || item.isConfirmed
        let hasSameOffer = isKept || field.offer == before.offer || field.answer != nil
        let asksTheSame =
            field.options == before.options && field.isOptional == before.isOptional
            && field.awaited == before.awaited
        if asksTheSame && hasSameOffer || field.type == .secret {
            guard field.label != before.label || field.hint != before.hint else { return }
            form.rename(index + offset, field.label, hint: Self.remark(on: field, enquiry.format.wording))
        } else {
            let draft = isKept ? text(of: index) : enquiry.draft(of: field.fact)
            let confirmed = item.isConfirmed ? try? value(of: index, in: enquiry, at: time).get() : nil
            form.replace(
                index + offset,
                with: Self.item(field, draft: draft, confirmed: confirmed, enquiry, time))
        }
        fields[index] = field
    }
}

extension Checklist.Step {
    /// A step of a card as a step to tick.
    init(_ step: Card.CardStep) {
        let recorded: StepState? =
            switch step.result {
            case .ticked?: .done
            case .skipped(let reason)?: .skipped(reason: reason.isEmpty ? nil : reason)
            case nil: nil
            }
        let text = step.remark.isEmpty ? step.text : "\(step.text) (\(step.remark))"
        self.init(text, isOptional: step.isOptional, number: step.number, recorded: recorded)
    }
}
