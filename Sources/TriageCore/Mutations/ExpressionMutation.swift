/// One change to an expression: another operator, bound or number.
struct ExpressionMutation: Equatable {
    /// What sort of change it is: an operator or a number.
    let kind: Mutation.Kind
    /// What is replaced. **Units**: bytes of UTF-8.
    let range: Range<Int>
    /// What stands there instead.
    let replacement: String
    /// What becomes different. **Shape**: `'<' becomes '<='`.
    let change: String

    /// Every change to an expression, in order; none if it cannot be parsed.
    static func all(of source: String) -> [ExpressionMutation] {
        guard let tree = Parser.parse(source).tree else { return [] }
        let text = ExpressionText(bytes: Array(source.utf8), tree: tree)
        return tree.nodes.flatMap(text.mutations).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The expression with the change made.
    func applied(to source: String) -> String {
        let bytes = Array(source.utf8)
        return String(
            decoding: bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...],
            as: UTF8.self)
    }
}

/// The text of an expression, in which operators are found between what they join.
private struct ExpressionText {
    let bytes: [UInt8]
    let tree: SyntaxTree

    func mutations(of node: SyntaxTree.Node) -> [ExpressionMutation] {
        switch node.kind {
        case .logical(let operation, let operands):
            return zip(operands, operands.dropFirst()).compactMap { left, right in
                replacing(operation.rawValue, with: operation.opposite.rawValue, between: left, right)
            }
        case .binary(.in, _, _): return [wrapping(node.range, from: "in", to: "not in")]
        case .binary(let operation, let left, let right):
            return replacing(operation.rawValue, with: operation.neighbour, between: left, right).map { [$0] }
                ?? []
        case .unary(let operation, let operand):
            let range = node.range.lowerBound..<node.range.lowerBound + operation.rawValue.utf8.count
            guard text(range) == operation.rawValue, !tree[operand].range.isEmpty else { return [] }
            return [
                ExpressionMutation(
                    kind: .operator, range: range, replacement: "", change: "'\(operation.rawValue)' goes")
            ]
        case .conditional(let condition, _, _):
            return [wrapping(tree[condition].range, from: "?", to: "its opposite")]
        case .literal(let literal): return figure(literal, at: node.range).map { [$0] } ?? []
        case .name, .select, .has, .index, .call, .memberCall, .list, .map, .comprehension: return []
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The operator between two operands, which may stand in parentheses.
    private func replacing(
        _ old: String, with new: String, between left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) -> ExpressionMutation? {
        let gap = tree[left].range.upperBound..<max(tree[left].range.upperBound, tree[right].range.lowerBound)
        let sign = Array(old.utf8)
        let starts = gap.lowerBound..<max(gap.lowerBound, gap.upperBound - sign.count + 1)
        guard let start = starts.first(where: { bytes[$0..<$0 + sign.count].elementsEqual(sign) }) else {
            return nil
        }
        return ExpressionMutation(
            kind: .operator, range: start..<start + sign.count, replacement: new,
            change: "'\(old)' becomes '\(new)'")
    }

    private func wrapping(_ range: Range<Int>, from old: String, to new: String) -> ExpressionMutation {
        ExpressionMutation(
            kind: .operator, range: range, replacement: "!(\(text(range)))",
            change: "'\(old)' becomes \(quoted(new))")
    }

    private func quoted(_ words: String) -> String { words.hasPrefix("its") ? words : "'\(words)'" }

    /// Another number; nil for what is none. A date, a time or a duration in quotes counts as one.
    private func figure(_ literal: SyntaxTree.Literal, at range: Range<Int>) -> ExpressionMutation? {
        let old = text(range)
        let new: String
        switch literal {
        case .int(let int): new = String(int == .max ? int - 1 : int + 1)
        case .uint(let uint): new = "\(uint == .max ? uint - 1 : uint + 1)u"
        case .double(let double): new = "\(double + 1)"
        case .string(let string)
        where string.first?.isASCIIDigit == true
            && string.allSatisfy({ $0.isASCIIDigit || ":.-+TZhms".contains($0) }):
            new = old.withAnotherFigure ?? old
        case .string, .bytes, .bool, .null: return nil
        }
        guard new != old else { return nil }
        return ExpressionMutation(
            kind: .number, range: range, replacement: new, change: "\(old) becomes \(new)")
    }
}

extension SyntaxTree.LogicalOperator {
    fileprivate var opposite: Self { self == .and ? .or : .and }
}

extension SyntaxTree.BinaryOperator {
    /// What is most easily written in its place by mistake.
    fileprivate var neighbour: String {
        switch self {
        case .add: "-"
        case .subtract: "+"
        case .multiply: "/"
        case .divide, .remainder: "*"
        case .equal: "!="
        case .notEqual: "=="
        case .less: "<="
        case .lessOrEqual: "<"
        case .greater: ">="
        case .greaterOrEqual: ">"
        case .in: "in"
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension String {
    /// Whether a number stands in it by itself, not as part of a name such as POP3.
    var holdsFigure: Bool { figure != nil }

    /// The same with another last digit in its last number; nil if it holds none.
    var withAnotherFigure: String? {
        var characters = Array(self)
        guard let last = characters.lastIndex(where: \.isASCIIDigit) else { return nil }
        // One less stays a day of every month.
        characters[last] =
            characters[last] == "0" ? "1" : Character("\((characters[last].wholeNumberValue ?? 1) - 1)")
        return String(characters)
    }

    private var figure: Range<Int>? {
        let characters = Array(self)
        var start = 0
        while let first = characters[start...].firstIndex(where: \.isASCIIDigit) {
            let end = characters[first...].firstIndex { !$0.isASCIIDigit } ?? characters.count
            let isApart =
                (first == 0 || !characters[first - 1].isLetter)
                && (end == characters.count || !characters[end].isLetter)
            if isApart { return first..<end }
            start = end
        }
        return nil
    }
}
