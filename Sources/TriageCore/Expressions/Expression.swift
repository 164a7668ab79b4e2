/// A condition or computation, parsed, checked and ready to be evaluated any number of times.
public struct Expression: Sendable, Equatable {
    /// The text as it was written.
    public let source: String
    /// The type of its value.
    public let type: ValueType
    /// Whether its value can be null.
    public let mayBeNull: Bool
    /// The slots that it reads, ascending, each once.
    public let reads: [Int]
    /// The slots that may be null and are used without a test; while one is null, so is the value. Always
    /// empty for ``NullRule/strict``.
    public let unguarded: [Int]
    /// The slots whose being null can make the value null: those of ``unguarded``, and those that the value
    /// is passed on from.
    public let blankable: [Int]
    /// The slots that are surely not null where the value is true.
    public let slotsKnownWhenTrue: Set<Int>
    /// The slots that are surely not null where the value is false.
    public let slotsKnownWhenFalse: Set<Int>

    /// Parses and checks an expression.
    ///
    /// Shape: without an expression there is at least one error among the problems; with one they are
    /// warnings.
    /// - Parameters:
    ///   - source: the text.
    ///   - scope: the names that it may read.
    ///   - known: slots that are surely not null where the expression is evaluated.
    ///   - nulls: what a use of a value that may be null means.
    public static func compile(
        _ source: String, in scope: Scope, known: Set<Int> = [], nulls: NullRule = .strict
    ) -> (expression: Expression?, problems: [ExpressionProblem]) {
        (nil, [])
    }

    /// The value, computed from the values of the slots.
    ///
    /// - Parameter values: one value a slot of the scope.
    /// - Throws: ``EvaluationError`` when the expression has no value, such as on a division by zero.
    public func evaluate(_ values: [Value]) throws(EvaluationError) -> Value {
        .null
    }
}

/// What it means to use a value that may be null other than with `==`, `!=` or `in`.
public enum NullRule: Sendable, Equatable {
    /// An error, unless the expression excludes null first.
    case strict
    /// The value of the whole expression is null then: for computed facts and placeholders.
    case propagates
}
