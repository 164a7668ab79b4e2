/// A condition or computation, parsed, checked and ready to be evaluated repeatedly.
///
/// A class, because it never changes and stands in everything that is copied: copying it is counting it.
package final class Expression: Sendable, Equatable {
    /// The text as written.
    package let source: String
    /// The type of its value.
    package let type: ValueType
    /// Whether its value can be null.
    package let mayBeNull: Bool
    /// The slots that it reads, in ascending order without duplicates.
    package let reads: [Int]
    /// The slots that may be null and are used without a test; if any of them is null, so is the value.
    /// Always empty for ``NullRule/strict``.
    package let unguarded: [Int]
    /// The slots that can make the value null: those in ``unguarded``, and those whose value is passed
    /// through.
    package let blankable: [Int]
    /// The slots that are certainly not null if the value is true.
    package let slotsKnownWhenTrue: SlotSet
    /// The slots that are certainly not null if the value is false.
    package let slotsKnownWhenFalse: SlotSet

    /// Where its text stands in the file that it was read from; nil if it is in none.
    package let place: Span?

    /// The syntax tree, with the meaning of each part.
    let checked: CheckedTree
    private let program: Program

    /// Parses and checks an expression.
    ///
    /// **Shape**: without an expression, at least one of the problems is an error; with one, none is but texts
    /// that are no option, which are wrong and still can be worked out.
    /// - Parameters:
    ///   - source: the text of the expression.
    ///   - scope: the names that it may read.
    ///   - known: slots that are certainly not null when the expression is evaluated.
    ///   - nulls: the effect of using a value that may be null.
    package static func compile(
        _ source: String, in scope: Scope, known: SlotSet = [], nulls: NullRule = .strict
    ) -> (expression: Expression?, problems: [ExpressionProblem]) {
        compile(source, in: scope, known: known, nulls: nulls, expecting: nil, isChecking: true)
    }

    /// Parses an expression, optionally without checking it and without macros.
    ///
    /// - Parameters:
    ///   - expected: that the value should be a text, if it should.
    ///   - place: where the text stands in its file.
    static func compile(
        _ source: String, in scope: Scope, known: SlotSet = [], nulls: NullRule = .strict,
        expecting expected: Checker.Expectation? = nil, at place: Span? = nil, isChecking: Bool,
        expandsMacros: Bool = true
    ) -> (expression: Expression?, problems: [ExpressionProblem]) {
        let (tree, problems) = Parser.parse(source, expandsMacros: expandsMacros)
        guard let tree else { return (nil, problems) }
        var checker = Checker(
            source: source, tree: tree, scope: scope, nulls: nulls, isChecking: isChecking)
        let root = checker.checkRoot(known: known, expecting: expected)
        let found = checker.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard !found.contains(where: { $0.severity == .error && $0.code != .option }) else {
            return (nil, found)
        }
        let checked = checker.checkedTree()
        let (program, failures) = Lowering.program(of: checked, in: scope)
        let expression = Expression(
            source: source, checker: checker, root: root, checked: checked, program: program, place: place)
        return (expression, isChecking ? found + failures.map(warning) : found)
    }

    private static func warning(_ failure: EvaluationError) -> ExpressionProblem {
        ExpressionProblem(
            severity: .warning, code: .literal, message: "this always fails: \(failure.message)",
            range: failure.range ?? 0..<0, suggestion: nil)
    }

    private init(
        source: String, checker: Checker, root: Checker.Deduction, checked: CheckedTree, program: Program,
        place: Span?
    ) {
        self.place = place
        self.source = source
        self.checked = checked
        self.program = program
        type = root.type
        mayBeNull = root.mayBeNull || root.type == .null || !checker.unguarded.isEmpty
        reads = checker.reads.ascending
        unguarded = checker.unguarded.ascending
        blankable = checker.unguarded.union(root.nullSlots).ascending
        slotsKnownWhenTrue = root.whenTrue.slots
        slotsKnownWhenFalse = root.whenFalse.slots
    }

    /// Computes the value from the values of the slots.
    ///
    /// - Parameter values: one value per slot of the scope.
    /// - Throws: ``EvaluationError`` when the expression has no value, such as on a division by zero.
    package func evaluate(_ values: [Value]) throws(EvaluationError) -> Value {
        for slot in unguarded where slot < values.count && values[slot].isNull { return .null }
        var machine = Machine(program, values)
        return try machine.run()
    }

    /// What tells it from others of the same text, which may mean something else by it.
    var identity: ObjectIdentifier { ObjectIdentifier(self) }

    /// Compares text, type and nullability, but not what the names refer to.
    package static func == (left: Expression, right: Expression) -> Bool {
        left === right
            || left.source == right.source && left.type == right.type && left.mayBeNull == right.mayBeNull
    }
}

/// The effect of using a value that may be null, other than with `==`, `!=` or `in`.
package enum NullRule: Sendable, Equatable {
    /// It is an error unless the expression excludes null first.
    case strict
    /// Whether it can be null is judged where the way of a call is known; if it is, working it out fails.
    case deferred
    /// If it is null, so is the whole expression; for computed facts and placeholders.
    case propagates
}
