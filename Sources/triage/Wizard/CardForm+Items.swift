import Terminal
import TriageCore

/// The widgets for what a card asks.
extension CardForm {
    /// The steps with their states and the reasons begun for them.
    static func checklist(_ steps: [Card.CardStep], of enquiry: Enquiry) -> Checklist {
        var checklist = Checklist(steps.map(Checklist.Step.init))
        for number in enquiry.node.steps.indices {
            switch enquiry.draft(ofStep: number) {
            case .ticked(let isTogether)?: checklist.recall(.done, of: number, together: isTogether)
            case .skipped(let reason)?:
                checklist.recall(.skipped(reason: reason.isEmpty ? nil : reason), of: number)
            case .reason(let text)? where !text.isEmpty: checklist.recall(reason: text, of: number)
            case .reason?, nil: break
            }
        }
        return checklist
    }

    /// A question as an item of a form.
    ///
    /// - Parameters:
    ///   - draft: the answer that was begun; nil if none was.
    ///   - confirmed: the value that it was confirmed with; nil if it was not.
    static func item(
        _ field: CardField, draft: String?, confirmed: Value? = nil, _ enquiry: Enquiry, _ time: Timestamp
    ) -> Form.Item {
        let (wording, format) = (enquiry.format.wording, enquiry.format)
        let hasOptions = field.type.hasOptions || field.type == .yesno
        // A condition may read other fields: the form checks it when going forward.
        let read = { @Sendable (text: String) in
            enquiry.read(text, for: field.fact, at: time, checksCondition: false)
        }
        var draft = draft
        if let confirmed, confirmed != .null, !hasOptions, let text = draft, field.offer?.text != text,
            enquiry.understand(text, for: field.fact, at: time) != .success(confirmed)
        {
            // What meant this value when it was typed may mean another day by now.
            draft = format.text(confirmed)
        }
        let widget = widget(field, draft: draft, wording, format: format, read: read)
        let isTouched = draft.map { hasOptions || !$0.isEmpty } ?? false
        let isThere = confirmed == .null || !hasOptions || widget.answer != .none
        return Form.Item(
            field.label, hint: remark(on: field, wording), field: widget, isTouched: isTouched && isThere,
            isConfirmed: confirmed != nil && isThere)
    }

    /// The remark beside a question; empty for none.
    static func remark(on field: CardField, _ wording: Wording) -> String {
        var remarks = field.hint.isEmpty ? [] : [field.hint]
        if !field.awaited.isEmpty {
            remarks.append(wording(.answerFirst(field.awaited.joined(separator: ", "))))
        }
        if field.needsReason { remarks.append(wording(.nothingToChoose)) }
        if field.isOptional { remarks.append(wording.widget(.optional)) }
        if field.type == .secret { remarks.append(wording(.secretHint)) }
        return remarks.isEmpty ? "" : "(" + remarks.joined(separator: "; ") + ")"
    }

    /// The widget for a question.
    static func widget(
        _ field: CardField, draft: String?, _ wording: Wording, format: ValueFormat,
        read: @escaping @Sendable (String) -> Result<Value, InputProblem>
    ) -> any Terminal.Field {
        let remark = field.offer.map { wording($0.source.phrase) } ?? ""
        let options = field.options.map { ListOption($0.label, hint: $0.hint, key: $0.key) }
        func index(of value: Value?) -> Int? { field.options.firstIndex { $0.value == value } }
        func chosen(_ widget: ChoiceField) -> ChoiceField {
            guard let draft else { return widget }
            let option = field.option(typed: draft)
            guard option != nil || draft.isEmpty else { return widget }
            var widget = widget
            widget.choose(option)
            return widget
        }
        if field.needsReason {
            return TextField(text: draft ?? "") { text in
                text.isEmpty ? .invalid(FieldProblem(wording(.nothingToChoose))) : .valid()
            }
        }
        switch field.type {
        case .yesno:
            return chosen(
                ChoiceField.yesNo(
                    yes: field.options[0].label, no: field.options[1].label,
                    offered: index(of: field.offer?.value).map { $0 == 0 }, remark: remark,
                    isOptional: field.isOptional))
        case .choice:
            return chosen(
                ChoiceField(
                    options, offered: index(of: field.offer?.value), remark: remark,
                    isOptional: field.isOptional))
        case .choices:
            var offered: [Int] = []
            if case .list(let values)? = field.offer?.value { offered = values.compactMap { index(of: $0) } }
            var widget = ChoicesField(
                options, offered: offered, minimum: field.isOptional ? 0 : 1)
            if let draft { widget.tick(field.options(typed: draft)) }
            return widget
        case .secret: return SecretField(isOptional: field.isOptional)
        case .text, .integer, .number, .money, .date, .datetime, .email, .phone, .domain, .url, .ip:
            let offered = field.offer?.text
            return TextField(
                text: draft ?? "", offered: offered, remark: remark, isOptional: field.isOptional,
                limit: field.limit
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

    /// How a text was understood, if that differs from what it says.
    private static func preview(
        _ value: Value, of text: String, _ field: CardField, _ format: ValueFormat
    ) -> String? {
        switch field.type {
        case .date, .datetime, .money: return format.text(value)
        case .domain, .url, .email, .phone, .ip:
            guard case .string(let understood) = value, understood != text.trimming else { return nil }
            return understood
        case .yesno, .choice, .choices, .text, .integer, .number, .secret: return nil
        }
    }
}

extension CardField.Offer.Source {
    /// Where the offered value comes from, in words.
    fileprivate var phrase: Phrase {
        switch self {
        case .told: .offeredTold
        case .earlier: .offeredEarlier
        case .takenBack: .offeredTakenBack
        case .suggested: .offeredSuggested
        }
    }
}
