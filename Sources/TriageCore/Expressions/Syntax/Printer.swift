/// Writes a tree as text that parses to the same tree, with the fewest parentheses.
struct Printer {
    private let tree: SyntaxTree

    /// The text of a whole tree.
    static func text(_ tree: SyntaxTree) -> String {
        Printer(tree: tree).text(tree.root, .expression)
    }

    /// The text of a part of a tree.
    static func text(_ id: SyntaxTree.NodeID, of tree: SyntaxTree) -> String {
        Printer(tree: tree).text(id, .expression)
    }

    /// The levels of the grammar, by how strongly they bind.
    private enum Level: Int {
        case expression, or, and, relation, addition, multiplication, unary, member

        static func of(_ operation: SyntaxTree.BinaryOperator) -> Level {
            switch operation.strength {
            case 0: .relation
            case 1: .addition
            default: .multiplication
            }
        }

        /// The next stronger level.
        var tighter: Level { Level(rawValue: rawValue + 1) ?? .member }
    }

    private func text(_ id: SyntaxTree.NodeID, _ minimum: Level) -> String {
        let (text, level) = bare(id)
        return level.rawValue < minimum.rawValue ? "(\(text))" : text
    }

    private func list(_ ids: [SyntaxTree.NodeID]) -> String {
        ids.map { text($0, .expression) }.joined(separator: ", ")
    }

    private func bare(_ id: SyntaxTree.NodeID) -> (text: String, level: Level) {
        switch tree[id].kind {
        case .literal(let literal): return (literal.text, .member)
        case .name(let name, let isAbsolute): return ((isAbsolute ? "." : "") + name, .member)
        case .select(let operand, let field):
            return ("\(text(operand, .member)).\(Self.field(field))", .member)
        case .has(let operand, let field):
            return ("has(\(text(operand, .member)).\(Self.field(field)))", .member)
        case .index(let operand, let position):
            return ("\(text(operand, .member))[\(text(position, .expression))]", .member)
        case .call(let name, let isAbsolute, let arguments):
            return ((isAbsolute ? "." : "") + "\(name)(\(list(arguments)))", .member)
        case .memberCall(let operand, let name, let arguments):
            return ("\(text(operand, .member)).\(name)(\(list(arguments)))", .member)
        case .comprehension(let macro, let operand, let variable, let arguments):
            let rest = arguments.map { ", " + text($0, .expression) }.joined()
            return ("\(text(operand, .member)).\(macro.rawValue)(\(variable)\(rest))", .member)
        case .unary(let operation, let operand): return (unary(operation, operand), .unary)
        case .binary(let operation, let left, let right):
            let level = Level.of(operation)
            let written = "\(text(left, level)) \(operation.rawValue) \(text(right, level.tighter))"
            return (written, level)
        case .logical(let operation, let operands):
            let level: Level = operation == .or ? .or : .and
            let parts = operands.map { text($0, level.tighter) }
            return (parts.joined(separator: " \(operation.rawValue) "), level)
        case .conditional(let condition, let first, let second):
            let written = "\(text(condition, .or)) ? \(text(first, .or)) : \(text(second, .expression))"
            return (written, .expression)
        case .list(let elements): return ("[\(list(elements))]", .member)
        case .map(let entries):
            let parts = entries.map { "\(text($0.key, .expression)): \(text($0.value, .expression))" }
            return ("{\(parts.joined(separator: ", "))}", .member)
        }
    }

    /// Parenthesises a negated number, since the minus would otherwise become part of it.
    private func unary(_ operation: SyntaxTree.UnaryOperator, _ operand: SyntaxTree.NodeID) -> String {
        let written = text(operand, .unary)
        let isNumber = written.utf8.first.map { $0.isDigit } ?? false
        return operation == .negate && isNumber ? "-(\(written))" : operation.rawValue + written
    }

    private static func field(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let isIdentifier = bytes.first?.isLetter == true && bytes.allSatisfy { $0.isLetter || $0.isDigit }
        return isIdentifier && Token.Symbol(rawValue: name) == nil ? name : "`\(name)`"
    }
}

extension SyntaxTree.Literal {
    /// The literal in source form.
    var text: String {
        switch self {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .int(let int): String(int)
        case .uint(let uint): "\(uint)u"
        case .double(let double): "\(double)"
        case .string(let string): Self.quoted(string)
        case .bytes(let bytes): Self.quoted(bytes)
        }
    }

    /// A string in single quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": quoted += "\\'"
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted += "\\x" + hexadecimal(UInt8(scalar.value))
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "'"
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        let parts = bytes.map { byte in
            let isPlain =
                (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\")
            return isPlain ? String(UnicodeScalar(byte)) : "\\x" + hexadecimal(byte)
        }
        return "b'\(parts.joined())'"
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
