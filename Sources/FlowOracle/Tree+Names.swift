extension Tree {
    /// What a string of a flow's file stands for.
    enum Meaning {
        case fact
        /// A fact of the flow or of a part. **Shape**: `plan`; `ticket.outcome`.
        case path
        case node
        case expression
        /// A text with placeholders, or a word that names nothing of these.
        case text
    }

    /// A flow's file with its strings replaced, keys that are names among them, by what each stands for.
    func replacingStrings(_ replaced: (Meaning, String) -> String) -> Tree {
        replacingStrings(under: "flow", in: "", replaced)
    }

    /// - Parameters:
    ///   - key: the member that the value is of, directly or in a list; `fact` and `node` for those of a flow's own maps.
    ///   - outer: the same of the object which that is a member of.
    private func replacingStrings(
        under key: String, in outer: String, _ replaced: (Meaning, String) -> String
    ) -> Tree {
        switch self {
        case .word: return self
        case .text(let text): return .text(replaced(Self.meaning(of: key, in: outer), text))
        case .list(let elements):
            // A list of branches is told from destinations by answer.
            let inner = key == "next" ? "branch" : key
            return .list(elements.map { $0.replacingStrings(under: inner, in: outer, replaced) })
        case .object(let members):
            return .object(
                members.map { member in
                    let value = member.value.replacingStrings(
                        under: inner(member.key, under: key, in: outer), in: key == "next" ? way : key,
                        replaced)
                    let name = Self.meaning(ofKeysUnder: key, in: outer).map { replaced($0, member.key) }
                    return Member(key: name ?? member.key, value: value)
                })
        }
    }

    /// What the members of a node's `next` are taken for: its destinations, or those and what decides between them.
    private var way: String { if case .object? = self["go"] { "next" } else { "go" } }

    /// What a member's value counts as that is in an object under a key.
    private func inner(_ member: String, under key: String, in outer: String) -> String {
        switch (outer, key) {
        case ("flow", "facts"): "fact"
        case ("flow", "nodes"): "node"
        default: member
        }
    }

    private static func meaning(ofKeysUnder key: String, in outer: String) -> Meaning? {
        switch (outer, key) {
        case ("flow", "facts"), ("node", "set"): .fact
        case ("flow", "nodes"), ("audit", "nodes"): .node
        default: nil
        }
    }

    private static func meaning(of key: String, in outer: String) -> Meaning {
        switch (outer, key) {
        case ("next", "on"): .path
        case ("flow", "start"), ("targets", "until"), ("node", "next"), ("go", _), ("branch", "go"): .node
        case ("node", "ask"), ("node", "atLeastOne"), ("ask", "fact"), ("do", "id"): .fact
        case ("set", _), ("with", _), ("fact", "value"), (_, "when"), (_, "accept"), (_, "suggest"),
            (_, "optional"), (_, "min"), (_, "max"), (_, "where"):
            .expression
        default: .text
        }
    }
}
