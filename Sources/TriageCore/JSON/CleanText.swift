extension StringProtocol {
    /// The text without blanks and line breaks around it.
    package var trimming: String { drop(while: \.isWhitespace).trimmingEnd }

    /// The text without blanks and line breaks at its end.
    package var trimmingEnd: String { lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? "" }
}

extension Sequence<Unicode.Scalar> {
    /// The text with another character in place of each that is not wanted.
    func replacing(
        with replacement: Unicode.Scalar, where isUnwanted: (Unicode.Scalar) -> Bool
    ) -> String {
        var view = String.UnicodeScalarView()
        for scalar in self { view.append(isUnwanted(scalar) ? replacement : scalar) }
        return String(view)
    }
}
