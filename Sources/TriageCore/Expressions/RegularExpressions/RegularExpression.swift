/// A regular expression in RE2's syntax, matched in time proportional to the text.
public struct RegularExpression: Sendable {
    /// The pattern as it was written.
    public let pattern: String

    /// What is wrong with a pattern.
    public struct Problem: Error, Sendable, Equatable {
        /// One terse sentence, lower-case, without a full stop.
        public let message: String
        /// Where. Units: bytes of UTF-8 from the start of the pattern.
        public let offset: Int

        /// A match that would take more work than there is left.
        static let tooMuch = Problem(message: "more work than one evaluation may do", offset: 0)
    }

    /// Reads a pattern.
    ///
    /// - Throws: ``Problem`` when it is no regular expression or too large a one.
    public init(_ pattern: String) throws(Problem) {
        self.pattern = pattern
    }

    /// Whether the text, or some part of it, matches.
    public func matches(_ text: String, whole: Bool = false) -> Bool {
        false
    }

    /// The steps that matching a text takes at most.
    func work(for text: String) -> Int {
        text.utf8.count
    }
}
