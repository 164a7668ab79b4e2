/// A regular expression in RE2's syntax, matched in time proportional to the length of the string.
///
/// Script classes such as `\p{Greek}` and `\C` are not supported and are errors. There are no captures.
/// Matching follows Thompson's algorithm, with all states at once, so there is no backtracking.
///
/// **Source**: RE2's page "Syntax".
package struct RegularExpression: Sendable, Equatable {
    /// The pattern as written.
    package let pattern: String
    private let program: PatternProgram

    /// A mistake in a pattern.
    package struct Problem: Error, Sendable, Equatable {
        /// One terse sentence, lower-case, without a full stop.
        package let message: String
        /// Its place. **Units**: bytes of UTF-8 from the start of the pattern.
        package let offset: Int
    }

    /// Parses and compiles a pattern.
    ///
    /// - Throws: ``Problem`` when it is not a regular expression or is too large.
    package init(_ pattern: String) throws(Problem) {
        self.pattern = pattern
        program = try PatternProgram(PatternParser.parse(pattern))
    }

    /// Compares the patterns as written.
    package static func == (left: RegularExpression, right: RegularExpression) -> Bool {
        left.pattern == right.pattern
    }

    /// Whether some part of the string matches; with `whole`, whether the whole string does.
    package func matches(_ text: String, whole: Bool = false) -> Bool {
        var matcher = PatternMatcher(program, isWhole: whole)
        return matcher.matches(text.unicodeScalars)
    }

    /// The most steps that matching a string can take.
    func work(for text: String) -> Int {
        let (product, overflow) = (text.utf8.count + 1).multipliedReportingOverflow(by: program.steps.count)
        return overflow ? .max : 1 + product / 16
    }
}
