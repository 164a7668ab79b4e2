/// Something wrong with an expression, for the person who wrote it.
package struct ExpressionProblem: Sendable, Equatable {
    /// Whether it is an error or a warning.
    package let severity: Severity
    /// The sort of mistake.
    package let code: Code
    /// One terse sentence, lower-case, without a full stop; the suggestion is part of it.
    package let message: String
    /// Its place. **Units**: bytes of UTF-8 from the start of the expression.
    package let range: Range<Int>
    /// A replacement for the range, if there is a likely one.
    package let suggestion: String?

    /// Whether the expression can be used despite the problem.
    package enum Severity: String, Sendable, Equatable {
        case error, warning
    }

    /// The sorts of mistake; each is also a finding code.
    package enum Code: String, Sendable, Equatable, CaseIterable {
        /// The text is not an expression.
        case syntax
        /// An undeclared name or function.
        case unknownName = "unknown-name"
        /// Types that do not fit together.
        case type
        /// A string that is not one of a choice's options.
        case option
        /// A value used where it may be null.
        case null
        /// A use of a secret other than a comparison with null.
        case secret
        /// A pattern that is not a regular expression.
        case regex
        /// A literal that always fails: a date, zone or amount that does not exist.
        case literal
        /// An hour or a day without a time zone.
        case zone
        /// Nesting or length over the limit.
        case limit
    }
}
