extension JSON {
    /// The value as it stands for a fact: scenarios may write yes and no as words.
    func spelt(for fact: Fact) -> JSON {
        guard fact.type == .yesno else { return self }
        switch value {
        case .string("yes"): return JSON(value: .bool(true), span: span)
        case .string("no"): return JSON(value: .bool(false), span: span)
        case .array(let elements):
            return JSON(value: .array(elements.map { $0.spelt(for: fact) }), span: span)
        case .null, .bool, .number, .string, .object: return self
        }
    }
}
