/// The name of a fact across flows: the names of the calls that lead to its part, then the fact's own name.
///
/// **Shape**: `domain`; `ticket.size` for a fact of a part; `visit.ticket.size` for a fact of a part's part.
package struct FactPath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The names of the calls, outermost first; empty for a fact of the flow that was started.
    package let calls: [String]
    /// The name of the fact in its own flow.
    package let fact: FactID
    /// The key of the round of a repeated call that it belongs to: which of the rounds that the call ever began;
    /// nil outside of one. Not part of the text.
    package let round: Int?

    /// Joins the names of calls with that of a fact.
    package init(_ calls: [String] = [], _ fact: FactID, round: Int? = nil) {
        self.calls = calls
        self.fact = fact
        self.round = round
    }

    /// Parses a written path; text without a dot is the name of a fact.
    package init(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: ".")) else {
            self.init([], FactID(text))
            return
        }
        let names = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        self.init(Array(names.dropLast()), FactID(names.last ?? ""))
    }

    /// Parses a path written as a literal.
    package init(stringLiteral text: String) { self.init(text) }

    /// The path as written in records and scenarios: the same in every round.
    package var text: String {
        calls.isEmpty ? fact.rawValue : calls.joined(separator: ".") + "." + fact.rawValue
    }

    /// The path as written in records and scenarios.
    package var description: String { text }

    /// The path of the same fact as seen from a flow whose calls by these names lead to where this path
    /// begins.
    package func prefixed(by names: [String]) -> FactPath { FactPath(names + calls, fact, round: round) }
}
