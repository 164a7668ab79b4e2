/// What a pattern says.
indirect enum PatternNode: Sendable, Equatable {
    case empty
    case scalar(Unicode.Scalar)
    case scalars(ScalarClass)
    case place(Place)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// So often; without an upper bound where `most` is nil.
    case repeated(PatternNode, least: Int, most: Int?)

    /// A place in the text, between two scalars.
    enum Place: Sendable, Equatable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }
}
