/// A fact under another name, in the texts of a flow's file that name it.
package struct Renaming: Sendable {
    /// The name that it has.
    package let old: String
    /// The name that it gets.
    package let new: String

    /// Gives a fact another name.
    package init(_ old: String, to new: String) { (self.old, self.new) = (old, new) }

    /// An expression with the new name wherever the old one stands for the fact: not as a text, a member, a function
    /// or a variable of its own. What cannot be parsed stays as it is.
    package func expression(_ source: String) -> String {
        guard let tree = Parser.parse(source).tree else { return source }
        let length = old.utf8.count
        let named = tree.nodes.filter { node in
            if case .name(old, isAbsolute: _) = node.kind { !isBound(node.range, in: tree) } else { false }
        }
        var bytes = Array(source.utf8)
        for end in named.map(\.range.upperBound).sorted(by: >) {
            bytes.replaceSubrange(end - length..<end, with: new.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with the new name in its placeholders.
    package func template(_ text: String) -> String {
        Template.cut(text).pieces.map { $0.isPlaceholder ? "{{\(expression($0.text))}}" : $0.text }.joined()
    }

    /// Whether a name there is that of the elements which a macro such as `exists` goes through.
    private func isBound(_ range: Range<Int>, in tree: SyntaxTree) -> Bool {
        tree.nodes.contains { node in
            guard case .comprehension(_, let operand, variable: old, arguments: _) = node.kind else {
                return false
            }
            return tree[operand].range.upperBound <= range.lowerBound
                && range.upperBound <= node.range.upperBound
        }
    }
}
