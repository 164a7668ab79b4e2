extension StringProtocol {
    /// The text without leading and trailing whitespace.
    package var trimming: String { drop(while: \.isWhitespace).trimmingEnd }

    /// The text without trailing whitespace.
    package var trimmingEnd: String { lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? "" }
}

extension Sequence<Unicode.Scalar> {
    /// The text with each unwanted character replaced.
    func replacing(
        with replacement: Unicode.Scalar, where isUnwanted: (Unicode.Scalar) -> Bool
    ) -> String {
        var view = String.UnicodeScalarView()
        for scalar in self { view.append(isUnwanted(scalar) ? replacement : scalar) }
        return String(view)
    }
}
