import Terminal
import TriageCore

/// The steps and fields of a card as a form, and the way from the form to events.
struct CardForm: Sendable {
    /// The widgets as they stand.
    private(set) var form: Form
    /// The steps that the form shows.
    private(set) var steps: [Card.CardStep]
    /// The questions that the form shows, in the order of its items behind the steps.
    private(set) var fields: [CardField]
    private let words: TerminalWords

    /// Something that keeps a card from being left: which item, and what is wrong there.
    struct Obstacle: Error, Equatable {
        let item: Int
        let problem: FieldProblem
    }

    /// Lays out what a card asks, with the texts that were typed and not yet submitted.
    init(_ card: Card, of enquiry: Enquiry, at time: Timestamp) {
        let wording = enquiry.format.wording
        words = TerminalWords(wording)
        steps = card.steps
        fields = card.fields
        let checklist = card.steps.isEmpty ? [] : [Form.Item("", field: Self.checklist(card.steps))]
        let questions = card.fields.map { field in
            Self.item(field, draft: enquiry.draft(of: field.fact), enquiry, time)
        }
        form = Form(checklist + questions, words: words)
    }

    /// Whether there is nothing to do but read.
    var isReading: Bool { form.items.isEmpty }

    /// The question that has the focus; nil on the steps.
    var focusedField: CardField? {
        let index = form.focus - offset
        return fields.indices.contains(index) ? fields[index] : nil
    }

    /// Whether a secret is typed now.
    var isSecret: Bool { focusedField?.type == .secret }

    /// Whether a text is typed now, so that every character belongs to it.
    var isText: Bool {
        guard let type = focusedField?.type else { return false }
        return !type.hasOptions && type != .yesno
    }

    /// Whether there are only steps, and the last of them was ticked: nothing is left to confirm.
    var isTickedOff: Bool {
        guard fields.isEmpty, case .steps(let states)? = form.answers.first else { return false }
        return !states.contains(.open)
    }

    /// Takes what the agent did.
    mutating func handle(_ event: InputEvent) -> Form.Response { form.handle(event) }

    /// Shows what keeps the card from being left.
    mutating func refuse(_ obstacle: Obstacle) {
        form.refuse(obstacle.item, obstacle.problem)
    }

    /// The item of a fact.
    func item(of fact: FactID) -> Int? {
        fields.firstIndex { $0.fact == fact }.map { $0 + offset }
    }

    /// How many items stand before the first question.
    private var offset: Int { steps.isEmpty ? 0 : 1 }

    private func answer(_ index: Int) -> FieldAnswer { form.items[index + offset].field.answer }
}

/// The way from the form to events.
extension CardForm {
    /// The events that leave the card, each allowed where it comes.
    ///
    /// - Throws: `Obstacle` with the item to look at.
    func events(for enquiry: Enquiry, at time: Timestamp) throws(Obstacle) -> [Event.Kind] {
        if isReading { return [.read] }
        let wording = enquiry.format.wording
        var next = enquiry
        var kinds: [Event.Kind] = []
        for kind in stepEvents(for: enquiry, isLeaving: true) {
            try apply(kind, item: 0, to: &next, at: time)
            kinds.append(kind)
        }
        // The last tick may have led on to a card with steps of its own.
        let isHere = next.path == enquiry.path && next.visit.entered == enquiry.visit.entered
        if isHere, case .step = next.awaiting {
            throw Obstacle(item: 0, problem: FieldProblem(words.stepOpen))
        }
        for (index, field) in fields.enumerated() {
            let kind: Event.Kind
            switch value(of: index, in: next, at: time) {
            case .success(let value): kind = .answered(field.fact, value)
            case .failure(let problem):
                throw Obstacle(item: index + offset, problem: FieldProblem(wording(problem)))
            }
            try apply(kind, item: index + offset, to: &next, at: time)
            kinds.append(kind)
        }
        return kinds
    }

    private func apply(
        _ kind: Event.Kind, item: Int, to enquiry: inout Enquiry, at time: Timestamp
    ) throws(Obstacle) {
        do throws(Refusal) {
            try enquiry.apply(Event(at: time, kind))
        } catch {
            let wording = enquiry.format.wording
            let message =
                switch error {
                case .invalid(_, let problem): wording(problem)
                case .reasonNeeded: words.reasonNeeded
                default: words.stepOpen
                }
            throw Obstacle(item: item, problem: FieldProblem(message))
        }
    }

    /// What was ticked or skipped and is not recorded yet; on leaving, optional steps left open are skipped.
    func stepEvents(for enquiry: Enquiry, isLeaving: Bool) -> [Event.Kind] {
        guard !steps.isEmpty, case .steps(let states)? = form.items.first?.field.answer else { return [] }
        let recorded = Dictionary(
            enquiry.card.steps.map { ($0.number, $0.result) }, uniquingKeysWith: { first, _ in first })
        return zip(steps, states).compactMap { step, state in
            if case .some(.some) = recorded[step.number] { return nil }
            switch state {
            case .done: return .ticked(step: step.number)
            case .skipped(let reason): return .skipped(step: step.number, reason: reason ?? "")
            case .open:
                return isLeaving && step.isOptional ? .skipped(step: step.number, reason: "") : nil
            }
        }
    }

    /// The form with its secrets forgotten: a secret is held until its card is left, and no longer.
    func withoutSecrets(_ enquiry: Enquiry, at time: Timestamp) -> CardForm {
        var copy = self
        for (index, field) in fields.enumerated() where field.type == .secret {
            copy.form.replace(index + offset, with: Self.item(field, draft: nil, enquiry, time))
        }
        return copy
    }

    /// The texts that were typed and not submitted, secrets left out.
    var drafts: [(fact: FactID, text: String)] {
        fields.indices.compactMap { index in
            guard form.items[index + offset].isTouched,
                let field = form.items[index + offset].field as? TextField, !field.text.isEmpty
            else { return nil }
            return (fields[index].fact, field.text)
        }
    }

    private func value(
        of index: Int, in enquiry: Enquiry, at time: Timestamp
    ) -> Result<Value, InputProblem> {
        Self.value(of: answer(index), for: fields[index]) {
            enquiry.read($0, for: fields[index].fact, at: time)
        }
    }

    /// The value of a widget's answer; texts are read by the engine.
    static func value(
        of answer: FieldAnswer, for field: CardField, read: (String) -> Result<Value, InputProblem>
    ) -> Result<Value, InputProblem> {
        switch answer {
        case .none, .steps: return .success(.null)
        case .option(let index): return .success(field.options[index].value)
        case .options(let indices): return .success(.list(indices.map { field.options[$0].value }))
        case .secret: return .success(.secret)
        case .text(let text):
            if let offer = field.offer, offer.text == text { return .success(offer.value) }
            return read(text)
        }
    }
}

/// Questions of a card may depend on answers above them.
extension CardForm {
    /// The enquiry as if everything but the focused item were submitted, as far as it can be.
    func foreseen(_ enquiry: Enquiry, at time: Timestamp) -> Enquiry {
        var next = enquiry
        let path = enquiry.path
        func take(_ kind: Event.Kind) {
            var attempt = next
            try? attempt.apply(Event(at: time, kind))
            if attempt.path == path, attempt.awaiting != nil { next = attempt }
        }
        for kind in stepEvents(for: enquiry, isLeaving: false) { take(kind) }
        if case .step = next.awaiting { return next }
        for index in fields.indices where index + offset != form.focus {
            let item = form.items[index + offset]
            guard item.isTouched || item.isConfirmed,
                case .success(let value) = value(of: index, in: next, at: time), value != .null
            else { continue }
            take(.answered(fields[index].fact, value))
        }
        return next
    }

    /// Whether one item can change what another one asks.
    var isEntangled: Bool { form.items.count > 1 || !steps.isEmpty }

    /// Takes over what a card asks now; items that ask the same stay as they are.
    mutating func take(_ card: Card, of enquiry: Enquiry, at time: Timestamp) {
        let numbers = card.steps.map(\.number)
        if numbers != steps.map(\.number) || card.steps.map(\.text) != steps.map(\.text) {
            takeSteps(card, of: enquiry, at: time)
        }
        for (index, field) in card.fields.enumerated() where fields.indices.contains(index) {
            let item = form.items[index + offset]
            let isSame = field.asksTheSame(as: fields[index])
            if isSame, item.isTouched || item.isConfirmed || field.offer == fields[index].offer { continue }
            if !isSame || field.answer == nil {
                var draft = (item.field as? TextField)?.text
                if draft?.isEmpty ?? true { draft = enquiry.draft(of: field.fact) }
                form.replace(index + offset, with: Self.item(field, draft: draft, enquiry, time))
                fields[index] = field
            }
        }
    }

    private mutating func takeSteps(_ card: Card, of enquiry: Enquiry, at time: Timestamp) {
        var states: [Int: StepState] = [:]
        if case .steps(let known)? = form.items.first?.field.answer, !steps.isEmpty {
            for (step, state) in zip(steps, known) { states[step.number] = state }
        }
        if !steps.isEmpty, !card.steps.isEmpty {
            form.replace(0, with: Form.Item("", field: Self.checklist(card.steps, states)))
            steps = card.steps
        } else {
            self = CardForm(card, of: enquiry, at: time)
        }
    }
}

extension CardField {
    /// Whether the question looks the same, whatever was answered.
    fileprivate func asksTheSame(as other: CardField) -> Bool {
        label == other.label && hint == other.hint && options == other.options
            && isOptional == other.isOptional
    }
}
