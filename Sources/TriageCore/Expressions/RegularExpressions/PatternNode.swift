/// The syntax tree of a pattern.
indirect enum PatternNode: Sendable, Equatable {
    case empty
    case scalar(Unicode.Scalar)
    case scalars(ScalarClass)
    case place(Place)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// A repetition; without an upper bound when `most` is nil.
    case repeated(PatternNode, least: Int, most: Int?)

    /// A position between two scalars of the string.
    enum Place: Sendable, Equatable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }
}
