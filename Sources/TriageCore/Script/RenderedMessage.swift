/// An e-mail with its placeholders filled in.
public struct RenderedMessage: Sendable, Equatable {
    /// Its recipients, each a valid address.
    public let to: [String]
    /// Who gets a copy, each a valid address.
    public let cc: [String]
    /// Its subject, one line.
    public let subject: String
    /// Its lines.
    public let body: [String]

    /// Joins the parts of a message.
    ///
    /// Line breaks and control characters in what becomes a header are made spaces, so that no fact can add
    /// a header of its own (RFC 5322 section 2.2).
    package init(to: [String], cc: [String], subject: String, body: [String]) {
        self.to = to
        self.cc = cc
        self.subject = Self.oneLine(subject)
        self.body = body
    }

    /// An address in its usual form; nil for what is none.
    package static func address(_ text: String) -> String? {
        FactType.email.normalized(text)
    }

    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.replacing(with: " ") { scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
        }
    }
}
