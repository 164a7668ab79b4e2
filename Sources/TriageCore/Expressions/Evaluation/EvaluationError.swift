/// Why an expression has no value.
package struct EvaluationError: Error, Sendable, Equatable {
    /// What sort of error it is.
    package let kind: Kind
    /// One terse sentence, lower-case, without a full stop.
    package let message: String
    /// The part of the expression that failed. Units: bytes of UTF-8 from its start.
    package let range: Range<Int>?

    /// The sorts of error.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// No variant of a function or operator takes these values.
        case noSuchOverload
        /// A map without the key, or a list without the index.
        case noSuchKey, indexOutOfRange
        case divisionByZero
        /// A number, moment or length outside what its type holds.
        case overflow
        /// A text that cannot be converted, a bad zone, pattern or format.
        case invalidArgument
        case duplicateKey, unsupportedKeyType
        case unknownName, unknownFunction
        /// More work than one evaluation may do.
        case limit
    }

    /// Describes a failure.
    package init(_ kind: Kind, _ message: String, range: Range<Int>? = nil) {
        self.kind = kind
        self.message = message
        self.range = range
    }
}
