/// A syntax tree with what the checker determined about each node.
struct CheckedTree: Sendable, Equatable {
    /// The syntax tree.
    let tree: SyntaxTree
    /// The type of each node, by its index.
    let types: [ValueType]
    /// The meaning of each node, by its index.
    let meanings: [Meaning]

    /// The meaning of a name, literal or call.
    enum Meaning: Sendable, Equatable {
        /// Fully determined by the kind of the node.
        case plain
        /// The variable of a slot.
        case slot(Int)
        /// A macro's variable, counted from the outermost macro.
        case local(Int)
        /// The member at a position of a record; for `has`, whether it is not null.
        case member(Int)
        /// The first parts of a member's name, which mean nothing without the last. **Shape**: `m.ticket` in
        /// `m.ticket.number`.
        case memberPrefix
        /// A value: a literal (including exact amounts), a type's name, or the date in `date('...')`.
        case constant(Value)
        case function(Function)
        /// Evaluating it produces this error; only when compiled without a check.
        case failure(EvaluationError)
    }
}
