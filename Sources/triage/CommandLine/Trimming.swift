extension String {
    /// The text without blanks around it.
    var trimming: String { String(drop(while: \.isWhitespace)).trimmingEnd }

    /// The text without blanks at its end.
    var trimmingEnd: String { lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? "" }
}
