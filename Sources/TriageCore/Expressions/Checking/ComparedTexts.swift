extension Expression {
    /// The texts that it compares the value of a slot with, and where they stand in it: in `==` and `!=`, and in the
    /// list after `in`.
    var comparedTexts: [(slot: Int, text: String, range: Range<Int>)] {
        let tree = checked.tree
        func pairs(_ name: SyntaxTree.NodeID, _ other: SyntaxTree.NodeID)
            -> [(slot: Int, text: String, range: Range<Int>)]
        {
            guard case .slot(let slot) = checked.meanings[name] else { return [] }
            let values: [SyntaxTree.NodeID] =
                if case .list(let values) = tree[other].kind { values } else { [other] }
            return values.compactMap { value in
                guard case .literal(.string(let text)) = tree[value].kind else { return nil }
                return (slot, text, tree[value].range)
            }
        }
        return tree.nodes.flatMap { node -> [(slot: Int, text: String, range: Range<Int>)] in
            guard case .binary(let operation, let left, let right) = node.kind else { return [] }
            return switch operation {
            case .equal, .notEqual: pairs(left, right) + pairs(right, left)
            case .in: pairs(left, right)
            default: []
            }
        }
    }
}
