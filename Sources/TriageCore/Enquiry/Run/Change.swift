/// A change of channel, of agent or of the rounds during the call.
package struct Change: Sendable, Equatable {
    /// When it changed.
    package let at: Timestamp
    /// How many visits had begun by then, which orders changes and visits within the same millisecond.
    let visits: Int
    /// What changed.
    package let kind: Kind

    /// What can change.
    package enum Kind: Sendable, Equatable {
        /// The agent changed the channel, or the flow did on entering a node.
        case channel(String, isByFlow: Bool = false)
        case agent(String)
        /// A round, by its number at that time, was played once more.
        case reopened(round: Int)
        /// A round, by its number at that time, was taken out.
        case removed(round: Int)
    }
}
