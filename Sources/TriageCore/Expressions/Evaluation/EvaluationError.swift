/// Why an expression has no value.
package struct EvaluationError: Error, Sendable, Equatable {
    /// The sort of error.
    package let kind: Kind
    /// One terse sentence, lower-case, without a full stop.
    package let message: String
    /// The part of the expression that failed, if known. **Units**: bytes of UTF-8 from its start.
    package let range: Range<Int>?

    /// The sorts of error.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// No overload of a function or operator accepts these values.
        case noSuchOverload
        /// The map does not have the key, or the list does not have the index.
        case noSuchKey, indexOutOfRange
        case divisionByZero
        /// A number, moment or duration outside the range of its type.
        case overflow
        /// A string that cannot be converted, or an invalid zone, pattern or format.
        case invalidArgument
        case duplicateKey, unsupportedKeyType
        case unknownName, unknownFunction
        /// More work than a single evaluation may do.
        case limit
    }

    /// Creates an error.
    package init(_ kind: Kind, _ message: String, range: Range<Int>? = nil) {
        self.kind = kind
        self.message = message
        self.range = range
    }
}
