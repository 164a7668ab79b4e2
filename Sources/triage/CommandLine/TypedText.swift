import Terminal
import TriageCore

/// A text that a person or a program typed, in the form in which it is taken: without line breaks and
/// anything else that a terminal would obey.
struct TypedText {
    /// What was taken; bytes that are not UTF-8 are U+FFFD in it.
    let text: String
    /// Whether characters were left out that nobody could have seen, so that it must be said.
    let isShortened: Bool

    /// Cleans a text as it was typed.
    init(_ typed: String) {
        text = typed.sanitized().composed
        let blank = typed.composed.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }
        isShortened = !text.unicodeScalars.elementsEqual(blank)
    }
}
