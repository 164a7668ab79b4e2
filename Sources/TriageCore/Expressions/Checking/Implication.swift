/// That a slot is not null where a condition holds: a question that is asked under that condition has an answer then.
struct Implication: Sendable, Equatable {
    /// The parts of the condition, joined by `&&`, each written in one way whatever the spaces in it.
    let conjuncts: Set<String>
    /// The slot.
    let slot: Int

    /// Says that a slot is known where a condition holds.
    init(_ condition: Expression, slot: Int) {
        let tree = condition.checked.tree
        conjuncts = Self.conjuncts(tree.root, of: tree)
        self.slot = slot
    }

    /// The parts of a condition that are joined by `&&`; the condition itself if it is not made of such.
    static func conjuncts(_ id: SyntaxTree.NodeID, of tree: SyntaxTree) -> Set<String> {
        guard case .logical(.and, let operands) = tree[id].kind else { return [Printer.text(id, of: tree)] }
        return operands.reduce(into: []) { $0.formUnion(conjuncts($1, of: tree)) }
    }
}

extension Checker {
    /// Adds what is known once one more part of a condition holds. A function of its own, so that the nesting of
    /// the expression takes little of the stack.
    func learn(
        from operand: SyntaxTree.NodeID, after passed: inout Set<String>, _ undecided: inout Knowledge,
        _ known: inout Set<Int>
    ) {
        guard !implications.isEmpty else { return }
        passed.formUnion(Implication.conjuncts(operand, of: tree))
        undecided.slots.formUnion(slotsImplied(by: passed))
        known.formUnion(undecided.slots)
    }

    /// Adds what is known where a condition holds.
    func learn(from condition: SyntaxTree.NodeID, _ deduction: inout Deduction) {
        guard !implications.isEmpty else { return }
        deduction.whenTrue.slots.formUnion(slotsImplied(by: Implication.conjuncts(condition, of: tree)))
    }

    /// The slots that are known where all of these parts of a condition hold.
    func slotsImplied(by conjuncts: Set<String>) -> Set<Int> {
        Set(implications.filter { $0.conjuncts.isSubset(of: conjuncts) }.map(\.slot))
    }
}
