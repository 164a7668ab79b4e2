extension RegularExpression {
    /// A short text that matches as a whole; nil if none is found at once.
    package var example: String? {
        guard let node = try? PatternParser.parse(pattern), let text = node.example,
            text.utf8.count <= 60, text.isVisible, matches(text, whole: true)
        else { return nil }
        return text
    }
}

extension PatternNode {
    /// A text that the pattern describes, with as few repetitions as it allows but one where it can; nil if
    /// it holds a class of which no common character is a member.
    fileprivate var example: String? {
        switch self {
        case .empty, .place: return ""
        case .scalar(let scalar): return String(scalar)
        case .scalars(let members):
            return "A5a -.@_".unicodeScalars.first(where: members.contains).map { String($0) }
                ?? (0x21...0x17F).lazy.compactMap(Unicode.Scalar.init).first(where: members.contains).map {
                    String($0)
                }
        case .sequence(let nodes):
            let texts = nodes.compactMap(\.example)
            return texts.count == nodes.count ? texts.joined() : nil
        case .alternatives(let nodes): return nodes.firstResult(of: \.example)
        case .repeated(let node, let least, let most):
            let count = max(least, least == 0 && most == 1 ? 0 : min(1, most ?? 1))
            guard count <= 60, let text = node.example else { return least == 0 ? "" : nil }
            return String(repeating: text, count: count)
        }
    }
}
