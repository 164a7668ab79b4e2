/// A change of channel or agent during the call.
package struct Change: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// How many visits had begun by then: a change within one millisecond of a visit keeps its place.
    let visits: Int
    /// What changed.
    package let kind: Kind

    /// What can change.
    package enum Kind: Sendable, Equatable {
        case channel(String)
        case agent(String)
    }
}
