/// A regular expression in RE2's syntax, matched in time proportional to the text.
///
/// Not supported, and an error: classes of scripts such as `\p{Greek}`, and `\C`. There are no captures.
/// Source: RE2's page "Syntax"; matching after Thompson, all states at once, so that nothing backtracks.
package struct RegularExpression: Sendable, Equatable {
    /// The pattern as it was written.
    package let pattern: String
    private let program: PatternProgram

    /// What is wrong with a pattern.
    package struct Problem: Error, Sendable, Equatable {
        /// One terse sentence, lower-case, without a full stop.
        package let message: String
        /// Where. Units: bytes of UTF-8 from the start of the pattern.
        package let offset: Int
    }

    /// Reads a pattern.
    ///
    /// - Throws: ``Problem`` when it is no regular expression or too large a one.
    package init(_ pattern: String) throws(Problem) {
        self.pattern = pattern
        program = try PatternProgram(PatternParser.parse(pattern))
    }

    /// The same pattern as it was written.
    package static func == (left: RegularExpression, right: RegularExpression) -> Bool {
        left.pattern == right.pattern
    }

    /// Whether some part of the text matches; with `whole`, whether the text as a whole does.
    package func matches(_ text: String, whole: Bool = false) -> Bool {
        var matcher = PatternMatcher(program, isWhole: whole)
        return matcher.matches(text.unicodeScalars)
    }

    /// The steps that matching a text takes at most.
    func work(for text: String) -> Int {
        let (product, overflow) = (text.utf8.count + 1).multipliedReportingOverflow(by: program.steps.count)
        return overflow ? .max : 1 + product / 16
    }
}
