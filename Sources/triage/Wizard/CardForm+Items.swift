import Terminal
import TriageCore

/// Widgets for what a card asks.
extension CardForm {
    /// The steps with what became of them.
    static func checklist(_ steps: [Card.CardStep], _ states: [Int: StepState] = [:]) -> Checklist {
        Checklist(
            steps.map { Checklist.Step($0.text, isOptional: $0.isOptional) },
            states: steps.map { step in
                switch step.result {
                case .ticked?: .done
                case .skipped(let reason)?: .skipped(reason: reason.isEmpty ? nil : reason)
                case nil: states[step.number] ?? .open
                }
            })
    }

    /// A question as an item of a form.
    static func item(
        _ field: CardField, draft: String?, _ enquiry: Enquiry, _ time: Timestamp
    ) -> Form.Item {
        let wording = enquiry.format.wording
        var remarks = field.hint.isEmpty ? [] : [field.hint]
        if field.isOptional { remarks.append(wording(.optionalStep)) }
        if field.type == .secret { remarks.append(wording(.secretHint)) }
        let remark = remarks.isEmpty ? "" : "(" + remarks.joined(separator: "; ") + ")"
        return Form.Item(
            field.label, hint: remark,
            field: widget(field, draft: draft, wording, format: enquiry.format) {
                enquiry.read($0, for: field.fact, at: time)
            })
    }

    /// The widget for a question.
    static func widget(
        _ field: CardField, draft: String?, _ wording: Wording, format: ValueFormat,
        read: @escaping @Sendable (String) -> Result<Value, InputProblem>
    ) -> any Terminal.Field {
        let remark = field.offer.map { wording($0.source.phrase) } ?? ""
        let options = field.options.map { ListOption($0.label, hint: $0.hint, key: $0.key) }
        func index(of value: Value?) -> Int? { field.options.firstIndex { $0.value == value } }
        switch field.type {
        case .yesno:
            return ChoiceField.yesNo(
                yes: field.options[0].label, no: field.options[1].label,
                offered: index(of: field.offer?.value).map { $0 == 0 }, remark: remark,
                isOptional: field.isOptional)
        case .choice:
            return ChoiceField(
                options, offered: index(of: field.offer?.value), remark: remark,
                isOptional: field.isOptional || options.isEmpty)
        case .choices:
            var offered: [Int] = []
            if case .list(let values)? = field.offer?.value { offered = values.compactMap { index(of: $0) } }
            return ChoicesField(
                options, offered: offered, minimum: field.isOptional || options.isEmpty ? 0 : 1)
        case .secret: return SecretField(isOptional: field.isOptional)
        case .text, .integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip:
            let offered = field.offer?.text
            return TextField(
                text: draft ?? "", offered: offered, remark: remark, isOptional: field.isOptional
            ) { text in
                if text == offered { return .valid() }
                if text.isEmpty {
                    return .invalid(FieldProblem(wording(.missing) + "; " + wording.form(of: field.type)))
                }
                switch read(text) {
                case .success(let value): return .valid(preview: preview(value, of: text, field, format))
                case .failure(let problem): return .invalid(FieldProblem(wording(problem)))
                }
            }
        }
    }

    /// How a text was understood, where that is not what it says already.
    private static func preview(
        _ value: Value, of text: String, _ field: CardField, _ format: ValueFormat
    ) -> String? {
        switch field.type {
        case .date, .datetime, .money: return format.text(value)
        case .domain, .url:
            guard case .string(let understood) = value, understood != text.trimming else { return nil }
            return understood
        case .yesno, .choice, .choices, .text, .integer, .number, .email, .phone, .ip, .secret: return nil
        }
    }
}

extension CardField.Offer.Source {
    /// Where the offered value comes from, in words.
    fileprivate var phrase: WizardPhrase {
        switch self {
        case .told: .offeredTold
        case .earlier: .offeredEarlier
        case .takenBack: .offeredTakenBack
        case .suggested: .offeredSuggested
        }
    }
}
