extension Finding {
    /// A call that shows a finding, in words for the author of the flow and as a scenario that plays it.
    ///
    /// It holds no events, which belong to a later stage than flows and their findings: `Scenarios` makes it of them.
    package struct Witness: Sendable, Hashable {
        /// The flow that the call is taken on.
        package let flow: FlowID
        /// How the call opens. **Shape**: `phone`, `domain = 'site.example'`; empty if nothing of it matters.
        package let opening: [String]
        /// The nodes that it comes to, in order; the last one is where the finding shows.
        package let steps: [Step]
        /// What the place reads, as it is known then. **Shape**: `minutes = 30`.
        package let facts: [String]
        /// The same call as a scenario that stops where the finding shows. **Shape**: a JSON object that lacks its
        /// `name`.
        package let scenario: String

        /// One visit on the way.
        package struct Step: Sendable, Hashable {
            /// The path of the node, as in scenarios.
            package let node: NodePath
            /// Where the node is declared.
            package let location: Location
            /// What happens there. **Shape**: `reason = 'mail'`, `ticks 2 steps`; empty for a node that is passed.
            package let doings: [String]
        }
    }
}
