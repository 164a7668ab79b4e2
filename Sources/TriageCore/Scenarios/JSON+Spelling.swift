extension JSON {
    /// The value as it stands for a fact: scenarios may write yes and no as words, and name in any order what is chosen.
    func spelt(for fact: Fact) -> JSON {
        switch (fact.type, value) {
        case (.yesno, .string("yes")): return JSON(value: .bool(true), span: span)
        case (.yesno, .string("no")): return JSON(value: .bool(false), span: span)
        case (.yesno, .array(let elements)):
            return JSON(value: .array(elements.map { $0.spelt(for: fact) }), span: span)
        case (.choices, .array(let elements)):
            let names = fact.options.map(\.value)
            let chosen = names.compactMap { name in elements.first { $0.string == name } }
            let others = elements.filter { element in !names.contains { $0 == element.string } }
            return JSON(value: .array(chosen + others), span: span)
        default: return self
        }
    }
}
