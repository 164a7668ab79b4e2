/// A syntax tree with what the checker found out about each node.
struct CheckedTree: Sendable, Equatable {
    /// What was written.
    let tree: SyntaxTree
    /// The type of each node, by its index.
    let types: [ValueType]
    /// What each node stands for, by its index.
    let meanings: [Meaning]

    /// What a name, literal or call stands for.
    enum Meaning: Sendable, Equatable {
        /// What its kind says; nothing had to be found out.
        case plain
        /// The variable of a slot.
        case slot(Int)
        /// The variable of a macro, counted from the outermost.
        case local(Int)
        /// A value: a literal, exact amounts included, a type's name, or a date in `date('...')`.
        case constant(Value)
        case function(Function)
        /// Evaluating it gives this error; without a check only.
        case failure(EvaluationError)
    }
}
