/// An e-mail with its placeholders filled in.
public struct RenderedMessage: Sendable, Equatable {
    /// The recipients, each a valid address.
    public let to: [String]
    /// Who gets a copy, each a valid address.
    public let cc: [String]
    /// The subject, in one line.
    public let subject: String
    /// The lines of the body.
    public let body: [String]

    /// Everyone who gets it. **Shape**: `support@desk.example, pat@client.example`.
    package var recipients: String { (to + cc).joined(separator: ", ") }

    /// Combines the parts of a message.
    ///
    /// Line breaks and control characters in the subject become spaces, so that no fact can inject a header
    /// (RFC 5322 section 2.2).
    package init(to: [String], cc: [String], subject: String, body: [String]) {
        self.to = to
        self.cc = cc
        self.subject = Self.oneLine(subject)
        self.body = body
    }

    /// An address in its normal form; nil if it is not valid.
    package static func address(_ text: String) -> String? {
        FactType.email.normalized(text)
    }

    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.replacing(with: " ") { scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
        }
    }
}
