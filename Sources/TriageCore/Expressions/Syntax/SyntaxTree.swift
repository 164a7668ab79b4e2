/// What an expression says, before anybody asked whether it makes sense.
///
/// The nodes stand in one array, operands before the node that uses them; a node names others by their
/// index, so that walking the tree neither allocates nor counts references.
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
        /// Where it stands, parentheses around it left out. Units: bytes of UTF-8.
        let range: Range<Int>
    }

    /// What a part is, with the parts that it uses.
    enum Kind: Sendable, Equatable {
        case literal(Literal)
        /// A simple name; absolute with a dot before it.
        case name(String, isAbsolute: Bool)
        case select(NodeID, field: String)
        /// `has(operand.field)`
        case has(NodeID, field: String)
        case index(NodeID, NodeID)
        case call(String, isAbsolute: Bool, arguments: [NodeID])
        case memberCall(NodeID, String, arguments: [NodeID])
        case unary(UnaryOperator, NodeID)
        case binary(BinaryOperator, NodeID, NodeID)
        /// Two or more operands in a row.
        case logical(LogicalOperator, [NodeID])
        case conditional(NodeID, NodeID, NodeID)
        case list([NodeID])
        case map([Entry])
        /// `operand.macro(variable, arguments)`
        case comprehension(Macro, NodeID, variable: String, arguments: [NodeID])
    }

    /// One entry of a map written down.
    struct Entry: Sendable, Equatable {
        let key: NodeID
        let value: NodeID
    }

    /// A value written down.
    enum Literal: Sendable, Equatable {
        case null
        case bool(Bool)
        case int(Int64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])

        /// The value.
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

    /// The operators before one operand.
    enum UnaryOperator: String, Sendable, CaseIterable {
        case not = "!"
        case negate = "-"
    }

    /// The operators between two operands.
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

    /// The operators that may leave operands out.
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

    /// Adds a node, whose operands must be there already.
    mutating func add(_ kind: Kind, _ range: Range<Int>) -> NodeID {
        nodes.append(Node(kind: kind, range: range))
        root = nodes.count - 1
        return root
    }

    /// The node with an index.
    subscript(id: NodeID) -> Node { nodes[id] }

    /// Whether another tree says the same, wherever its parts stand.
    func saysTheSame(as other: SyntaxTree) -> Bool {
        root == other.root && nodes.count == other.nodes.count
            && zip(nodes, other.nodes).allSatisfy { $0.kind == $1.kind }
    }
}

extension SyntaxTree.Kind {
    /// The nodes that this one uses, in the order in which they stand.
    var operands: [SyntaxTree.NodeID] {
        switch self {
        case .literal, .name: []
        case .select(let operand, _), .has(let operand, _), .unary(_, let operand): [operand]
        case .index(let left, let right), .binary(_, let left, let right): [left, right]
        case .call(_, _, let arguments): arguments
        case .memberCall(let operand, _, let arguments): [operand] + arguments
        case .logical(_, let operands), .list(let operands): operands
        case .conditional(let condition, let first, let second): [condition, first, second]
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(_, let operand, _, let arguments): [operand] + arguments
        }
    }
}
