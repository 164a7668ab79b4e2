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
    /// True or false; nothing that is known tells which.
    static let isOpen = Formula.constant([.isTrue, .isFalse])

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
