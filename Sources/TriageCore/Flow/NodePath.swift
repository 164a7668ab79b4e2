/// The name of a node across flows: the nodes whose calls lead to its part, then the node's own name.
///
/// **Shape**: `greeting`; `payg-ticket/describe` for a node of a part.
package struct NodePath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The calling nodes, outermost first; empty for a node of the flow that was started.
    package let callers: [NodeID]
    /// The name of the node in its own flow.
    package let node: NodeID
    /// The key of the round of a repeated call that it belongs to: which of the rounds that the call ever began;
    /// nil outside of one. Not part of the text.
    package let round: Int?

    /// Joins the names of calling nodes with that of a node.
    package init(_ callers: [NodeID] = [], _ node: NodeID, round: Int? = nil) {
        self.callers = callers
        self.node = node
        self.round = round
    }

    /// Parses a written path; text without a slash is the name of a node.
    package init(_ text: String) {
        let names = text.split(separator: "/", omittingEmptySubsequences: false).map { NodeID(String($0)) }
        self.init(Array(names.dropLast()), names.last ?? "")
    }

    /// Parses a path written as a literal.
    package init(stringLiteral text: String) { self.init(text) }

    /// The path as written in records and scenarios: the same in every round.
    package var text: String {
        callers.isEmpty ? node.rawValue : (callers + [node]).map(\.rawValue).joined(separator: "/")
    }

    /// The path as written in records and scenarios.
    package var description: String { text }

    /// The same path in any round, as scenarios name it.
    package var inAnyRound: NodePath { round == nil ? self : NodePath(callers, node) }

    /// The node of the outermost flow where the path begins.
    package var outermost: NodeID { callers.first ?? node }

    /// Whether it is in the part that another node calls, or in a part of that.
    package func isInside(_ caller: NodePath) -> Bool {
        callers.starts(with: caller.callers + [caller.node])
    }

    /// Whether it is in a round, by its key, of the part that another node calls.
    func isInside(_ caller: NodePath, round: Int) -> Bool { self.round == round && isInside(caller) }
}
