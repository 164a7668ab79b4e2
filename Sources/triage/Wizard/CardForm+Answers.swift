import Terminal
import TriageCore

/// The form's answers to questions and steps.
extension CardForm {
    /// The form's answer to a question as a value; whether the value is acceptable is for the enquiry to
    /// decide.
    func value(of index: Int, in enquiry: Enquiry, at time: Timestamp) -> Result<Value, InputProblem> {
        Self.value(of: item(index).field.answer, for: fields[index]) {
            enquiry.understand($0, for: fields[index].fact, at: time)
        }
    }

    /// The value of a widget's answer; the engine reads texts.
    static func value(
        of answer: FieldAnswer, for field: CardField, read: (String) -> Result<Value, InputProblem>
    ) -> Result<Value, InputProblem> {
        if field.needsReason { return .success(.null) }
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

    /// Whether the answer to a question was recorded on this card and has changed since.
    func isCorrected(_ index: Int, in enquiry: Enquiry, at time: Timestamp) -> Bool {
        guard item(index).isTouched, let recorded = enquiry.answer(to: fields[index].fact) else {
            return false
        }
        return value(of: index, in: enquiry, at: time) != .success(recorded)
    }

    /// The event for the reason why a question without any option is passed; nil for other questions.
    func reasonEvent(_ index: Int) -> Event.Kind? {
        guard fields[index].needsReason, case .text(let reason) = item(index).field.answer else { return nil }
        return .skippedQuestion(fields[index].fact, reason: reason.trimming)
    }

    /// The event for the state of a step; nil while the step is open.
    func stepEvent(_ number: Int) -> Event.Kind? {
        switch checklist.states[number] {
        case .done?: .ticked(step: number, together: checklist.isTogether(number))
        case .skipped(let reason)?: .skipped(step: number, reason: reason ?? "")
        case .open?, nil: nil
        }
    }

    /// Whether the answer to a question must satisfy a condition.
    func hasCondition(_ index: Int, in enquiry: Enquiry) -> Bool {
        fields.indices.contains(index) && enquiry.flow.fact(fields[index].fact)?.limits.accept != nil
    }

    /// Whether nothing is left that going forward would stop at for confirmation.
    var isSettled: Bool {
        form.items.allSatisfy { $0.isTouched || $0.isConfirmed || $0.field is Checklist }
    }
}
