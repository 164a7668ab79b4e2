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
    /// One that stands in many others, and is judged once for all of them.
    case shared(Shared)

    /// A formula that is the same one wherever it stands.
    final class Shared: Sendable {
        let formula: Formula

        fileprivate init(_ formula: Formula) { self.formula = formula }
    }

    /// Always true, false, or failing.
    static let isTrue = Formula.constant(.isTrue)
    static let isFalse = Formula.constant(.isFalse)
    static let fails = Formula.constant(.fails)
    /// True or false; nothing that is known tells which.
    static let isOpen = Formula.constant([.isTrue, .isFalse])

    /// The formula to stand in many others.
    var shared: Formula {
        switch self {
        case .constant, .atom, .shared: self
        default: .shared(Shared(self))
        }
    }

    /// Calls a function with each atom.
    func forEachAtom(_ body: (Int) -> Void) {
        var seen: Set<ObjectIdentifier> = []
        forEachAtom(besides: &seen, body)
    }

    private func forEachAtom(besides seen: inout Set<ObjectIdentifier>, _ body: (Int) -> Void) {
        switch self {
        case .constant: break
        case .atom(let atom): body(atom)
        case .not(let operand), .failing(let operand): operand.forEachAtom(besides: &seen, body)
        case .all(let operands), .any(let operands):
            for operand in operands { operand.forEachAtom(besides: &seen, body) }
        case .choice(let condition, let first, let second):
            for part in [condition, first, second] { part.forEachAtom(besides: &seen, body) }
        case .shared(let shared):
            guard seen.insert(ObjectIdentifier(shared)).inserted else { return }
            shared.formula.forEachAtom(besides: &seen, body)
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

    /// The operand to stand in many others.
    var shared: Operand {
        switch self {
        case .constant, .fails, .variable: self
        case .formula(let formula): .formula(formula.shared)
        case .choice(let condition, let first, let second):
            .choice(condition.shared, first.shared, second.shared)
        case .recovering(let first, let second): .recovering(first.shared, with: second.shared)
        }
    }

    /// How many values it chooses from.
    var breadth: Int {
        switch self {
        case .constant, .fails, .variable, .formula: 1
        case .choice(_, let first, let second), .recovering(let first, let second):
            first.breadth + second.breadth
        }
    }
}
