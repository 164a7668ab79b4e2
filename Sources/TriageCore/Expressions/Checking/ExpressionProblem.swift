/// Something wrong with an expression, for the person who wrote it.
package struct ExpressionProblem: Sendable, Equatable {
    /// How bad it is.
    package let severity: Severity
    /// What sort of mistake it is.
    package let code: Code
    /// One terse sentence, lower-case, without a full stop; the suggestion is part of it.
    package let message: String
    /// Where it stands. Units: bytes of UTF-8 from the start of the expression.
    package let range: Range<Int>
    /// What to write in place of the range instead, when one thing is likely.
    package let suggestion: String?

    /// Whether an expression can be used all the same.
    package enum Severity: String, Sendable, Equatable {
        case error, warning
    }

    /// The sorts of mistake; each one is a finding code as well.
    package enum Code: String, Sendable, Equatable, CaseIterable {
        /// The text is no expression.
        case syntax
        /// A name or function that nobody declared.
        case unknownName = "unknown-name"
        /// Types that do not go together.
        case type
        /// A text that is none of a choice's options.
        case option
        /// A value used where it may be null.
        case null
        /// A use of a secret other than a comparison with null.
        case secret
        /// A pattern that is no regular expression.
        case regex
        /// A literal that can only fail: a date, a zone or an amount that does not exist.
        case literal
        /// Nesting or length past what is allowed.
        case limit
    }
}
