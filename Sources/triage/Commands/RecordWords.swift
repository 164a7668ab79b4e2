import TriageCore

/// A flow's words for the names in a record; the names themselves if the flow is lost.
struct RecordWords {
    /// The flow as it was when the enquiry opened.
    let flow: Flow?

    /// The label of an outcome.
    func label(of outcome: OutcomeID) -> String { flow?.outcome(outcome)?.label ?? outcome.rawValue }

    /// The label of a target.
    func label(of target: TargetID) -> String {
        flow?.targets.first { $0.id == target }?.label?.constantText ?? target.rawValue
    }

    /// The label of a fact; for a fact of a part, its name.
    func label(of path: FactPath) -> String {
        fact(path).flatMap { flow?.label(of: $0)?.constantText } ?? path.text
    }

    private func fact(_ path: FactPath) -> Fact? { path.calls.isEmpty ? flow?.fact(path.fact) : nil }

    /// The heading of a card; its path if the heading depends on facts or the card is in a part.
    func heading(of path: NodePath) -> String {
        guard path.callers.isEmpty, let title = flow?.node(path.node)?.title, title.isConstant else {
            return path.text
        }
        return title.constantText
    }

    /// A value as people read it: labels of options; amounts and dates in the flow's language.
    func text(of value: JSONSlice, fact path: FactPath) -> String {
        guard let json = value.json else { return "" }
        guard let flow, let fact = fact(path),
            let value = fact.type.value(of: json, currency: flow.currency)
        else {
            return json.elements?.compactMap(\.string).joined(separator: ", ") ?? json.string ?? plain(json)
        }
        switch value {
        case .string(let text) where fact.type == .choice: return label(ofOption: text, of: fact)
        case .list(let values):
            return values.map {
                if case .string(let text) = $0 { label(ofOption: text, of: fact) } else { "" }
            }
            .joined(separator: ", ")
        default: return flow.format.text(value, of: fact)
        }
    }

    private func label(ofOption value: String, of fact: Fact) -> String {
        guard let option = fact.options.first(where: { $0.value == value }), option.label.isConstant else {
            return value
        }
        return option.label.constantText
    }

    private func plain(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }
}
