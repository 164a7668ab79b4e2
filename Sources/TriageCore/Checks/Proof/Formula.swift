/// A condition, or the value of an expression, in terms of the variables of a flow's ``CellSpace``.
indirect enum Formula: Sendable {
    case constant(Verdicts)
    /// A question about one variable, by its index in the space.
    case atom(Int)
    case not(Formula)
    case all([Formula])
    case any([Formula])
    case choice(Formula, Formula, Formula)
    /// True where the formula fails, false where it does not.
    case failing(Formula)

    /// Always true, false, or failing.
    static let isTrue = Formula.constant(.isTrue)
    static let isFalse = Formula.constant(.isFalse)
    static let fails = Formula.constant(.fails)

    /// Calls a function with each atom.
    func forEachAtom(_ body: (Int) -> Void) {
        switch self {
        case .constant: break
        case .atom(let atom): body(atom)
        case .not(let operand), .failing(let operand): operand.forEachAtom(body)
        case .all(let operands), .any(let operands): for operand in operands { operand.forEachAtom(body) }
        case .choice(let condition, let first, let second):
            condition.forEachAtom(body)
            first.forEachAtom(body)
            second.forEachAtom(body)
        }
    }
}

/// The value of an expression in terms of the variables of a flow's ``CellSpace``.
indirect enum Operand: Sendable {
    case constant(Value)
    /// Working it out fails.
    case fails
    case variable(Int)
    /// True or false, as a formula turns out.
    case formula(Formula)
    case choice(Formula, Operand, Operand)
    /// The first, and where that fails the second.
    case recovering(Operand, with: Operand)
}

/// A question about one variable.
struct Atom: Sendable {
    /// The variable, by its index.
    let variable: Int
    /// What is asked.
    let test: Test
    /// The cells in which it can turn out each way; a cell that does not decide is in several.
    var whenTrue: UInt64 = 0
    var whenFalse: UInt64 = 0
    var whenFails: UInt64 = 0

    enum Test: Hashable, Sendable {
        /// How the value compares with a constant.
        case compares(SyntaxTree.BinaryOperator, to: Constant, isFlipped: Bool)
        /// Whether it is true.
        case isTrue
        /// Whether there is no value because working it out fails.
        case isFailing
    }
}

/// A value that can be looked up.
struct Constant: Hashable, Sendable {
    let value: Value
    private let key: String

    /// Wraps a value.
    init(_ value: Value) {
        self.value = value
        key = "\(value.type) \(value)"
    }

    static func == (left: Constant, right: Constant) -> Bool { left.key == right.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
