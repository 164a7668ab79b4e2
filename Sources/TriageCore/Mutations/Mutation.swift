/// One change to a flow that its scenarios should notice.
package struct Mutation: Sendable {
    /// What sort of thing is changed.
    package let kind: Kind
    /// The flow whose file is changed.
    package let flow: FlowID
    /// Where.
    package let location: Finding.Location
    /// What becomes different, in a few words. **Shape**: `'<' becomes '<='`.
    package let change: String
    /// The nodes of the flow of which a call must come to one to be any different; nil for any call of the flow.
    package let nodes: Set<NodeID>?
    /// How the file's tree is changed.
    let edit: JSONEdit

    /// The flow's file with the change made.
    package func applied(to json: JSON) -> JSON { json.applying(edit) }

    /// What can be changed.
    package enum Kind: String, Sendable, CaseIterable {
        /// Where a node leads.
        case destination
        /// A branch of a list: that it is there, and its turn.
        case branch
        /// That a condition stands before a line, question, message, option or branch.
        case condition
        /// An operator of an expression, bounds among them.
        case `operator`
        /// A number of an expression.
        case number
        case option, question
        /// What a node sets, and what it gives to a part.
        case setting, given
        /// The value of a fixed fact.
        case figure
        case target, outcome, step, message, recipient, line
    }
}
