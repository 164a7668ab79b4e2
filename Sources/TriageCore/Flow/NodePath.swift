/// The name of a node across flows: the nodes whose calls lead to its part, then its own.
///
/// **Shape**: `greeting`; `payg-ticket/describe` for a part's.
package struct NodePath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The calling nodes, the outermost first; empty for a node of the flow that was started.
    package let callers: [NodeID]
    /// The name of the node in its own flow.
    package let node: NodeID
    /// Which round of a repeated call it belongs to, from 1; nil outside of one. The text does not tell.
    package let round: Int?

    /// Joins the names of calling nodes with that of a node.
    package init(_ callers: [NodeID] = [], _ node: NodeID, round: Int? = nil) {
        self.callers = callers
        self.node = node
        self.round = round
    }

    /// Reads a path as it is written; a text without a stroke is the name of a node.
    package init(_ text: String) {
        let names = text.split(separator: "/", omittingEmptySubsequences: false).map { NodeID(String($0)) }
        self.init(Array(names.dropLast()), names.last ?? "")
    }

    /// Reads a path that is written in code.
    package init(stringLiteral text: String) { self.init(text) }

    /// The path as it stands in records and scenarios: the same in every round.
    package var text: String {
        callers.isEmpty ? node.rawValue : (callers + [node]).map(\.rawValue).joined(separator: "/")
    }

    /// The path as it stands in records and scenarios.
    package var description: String { text }

    /// The node of the outermost flow at which the way begins.
    package var outermost: NodeID { callers.first ?? node }

    /// Whether it lies in the part that another node calls, or in a part of that.
    package func isInside(_ caller: NodePath) -> Bool {
        callers.starts(with: caller.callers + [caller.node])
    }
}
