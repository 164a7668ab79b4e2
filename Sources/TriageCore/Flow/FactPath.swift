/// The name of a fact across flows: the names of the calls that lead to its part, then its own.
///
/// **Shape**: `domain`; `ticket.size` for a part's; `visit.ticket.size` for that of a part's part.
package struct FactPath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The names of the calls, the outermost first; empty for a fact of the flow that was started.
    package let calls: [String]
    /// The name of the fact in its own flow.
    package let fact: FactID
    /// Which round of a repeated call it belongs to, from 1; nil outside of one. The text does not tell.
    package let round: Int?

    /// Joins the names of calls with that of a fact.
    package init(_ calls: [String] = [], _ fact: FactID, round: Int? = nil) {
        self.calls = calls
        self.fact = fact
        self.round = round
    }

    /// Reads a path as it is written; a text without a dot is the name of a fact.
    package init(_ text: String) {
        let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        self.init(Array(names.dropLast()), FactID(names.last ?? ""))
    }

    /// Reads a path that is written in code.
    package init(stringLiteral text: String) { self.init(text) }

    /// The path as it stands in records and scenarios: the same in every round.
    package var text: String {
        calls.isEmpty ? fact.rawValue : calls.joined(separator: ".") + "." + fact.rawValue
    }

    /// The path as it stands in records and scenarios.
    package var description: String { text }

    /// The path of the same fact in a flow whose calls, by these names, lead to where this path begins.
    package func prefixed(by names: [String]) -> FactPath { FactPath(names + calls, fact, round: round) }
}
