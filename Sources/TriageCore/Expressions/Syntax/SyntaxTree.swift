/// The structure of an expression, before checking whether it makes sense.
///
/// The nodes are in one array, operands before the node that uses them; nodes refer to others by index, so
/// that walking the tree involves no allocation or reference counting.
struct SyntaxTree: Sendable, Equatable {
    /// The index of a node in its tree.
    typealias NodeID = Int

    /// The nodes, operands first.
    private(set) var nodes: [Node] = []
    /// The node that is the whole expression.
    var root: NodeID = 0

    /// One part of an expression.
    struct Node: Sendable, Equatable {
        let kind: Kind
        /// Its range, without surrounding parentheses. **Units**: bytes of UTF-8.
        let range: Range<Int>
    }

    /// The kind of a node, with its operands.
    enum Kind: Sendable, Equatable {
        case literal(Literal)
        /// A simple name; absolute if preceded by a dot.
        case name(String, isAbsolute: Bool)
        case select(NodeID, field: String)
        /// `has(operand.field)`
        case has(NodeID, field: String)
        case index(NodeID, NodeID)
        case call(String, isAbsolute: Bool, arguments: [NodeID])
        case memberCall(NodeID, String, arguments: [NodeID])
        case unary(UnaryOperator, NodeID)
        case binary(BinaryOperator, NodeID, NodeID)
        /// Two or more operands, flattened.
        case logical(LogicalOperator, [NodeID])
        case conditional(NodeID, NodeID, NodeID)
        case list([NodeID])
        case map([Entry])
        /// `operand.macro(variable, arguments)`
        case comprehension(Macro, NodeID, variable: String, arguments: [NodeID])
    }

    /// One entry of a map literal.
    struct Entry: Sendable, Equatable {
        let key: NodeID
        let value: NodeID
    }

    /// A literal value.
    enum Literal: Sendable, Equatable {
        case null
        case bool(Bool)
        case int(Int64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])

        /// The literal's value.
        var value: Value {
            switch self {
            case .null: .null
            case .bool(let bool): .bool(bool)
            case .int(let int): .int(int)
            case .uint(let uint): .uint(uint)
            case .double(let double): .double(double)
            case .string(let string): .string(string)
            case .bytes(let bytes): .bytes(bytes)
            }
        }
    }

    /// The prefix operators.
    enum UnaryOperator: String, Sendable, CaseIterable {
        case not = "!"
        case negate = "-"
    }

    /// The binary operators.
    enum BinaryOperator: String, Sendable, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case remainder = "%"
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case `in` = "in"
    }

    /// The operators that may leave operands unevaluated.
    enum LogicalOperator: String, Sendable, CaseIterable {
        case and = "&&"
        case or = "||"
    }

    /// The macros over lists and maps.
    enum Macro: String, Sendable, CaseIterable {
        case all
        case exists
        case existsOne = "exists_one"
        case map
        case filter
    }

    /// Makes room for a number of nodes.
    mutating func reserve(_ count: Int) {
        nodes.reserveCapacity(count)
    }

    /// Adds a node, whose operands must already be there.
    mutating func add(_ kind: Kind, _ range: Range<Int>) -> NodeID {
        nodes.append(Node(kind: kind, range: range))
        root = nodes.count - 1
        return root
    }

    /// The node with an index.
    subscript(id: NodeID) -> Node { nodes[id] }

    /// Whether another tree has the same structure, ignoring ranges.
    func saysTheSame(as other: SyntaxTree) -> Bool {
        root == other.root && nodes.count == other.nodes.count
            && zip(nodes, other.nodes).allSatisfy { $0.kind == $1.kind }
    }
}

extension SyntaxTree.Kind {
    /// The nodes that this one uses, in source order.
    var operands: [SyntaxTree.NodeID] {
        var operands: [SyntaxTree.NodeID] = []
        forEachOperand { operands.append($0) }
        return operands
    }

    /// Visits the nodes that this one uses, in source order.
    func forEachOperand(_ visit: (SyntaxTree.NodeID) -> Void) {
        switch self {
        case .literal, .name: break
        case .select(let operand, _), .has(let operand, _), .unary(_, let operand): visit(operand)
        case .index(let left, let right), .binary(_, let left, let right):
            visit(left)
            visit(right)
        case .call(_, _, let operands), .logical(_, let operands), .list(let operands):
            operands.forEach(visit)
        case .memberCall(let operand, _, let arguments), .comprehension(_, let operand, _, let arguments):
            visit(operand)
            arguments.forEach(visit)
        case .conditional(let condition, let first, let second):
            visit(condition)
            visit(first)
            visit(second)
        case .map(let entries):
            for entry in entries {
                visit(entry.key)
                visit(entry.value)
            }
        }
    }
}
