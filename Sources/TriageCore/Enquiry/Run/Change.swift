/// A change of channel or agent during the call.
package struct Change: Sendable, Equatable {
    /// When it changed.
    package let at: Timestamp
    /// How many visits had begun by then, which orders changes and visits within the same millisecond.
    let visits: Int
    /// What changed.
    package let kind: Kind

    /// What can change.
    package enum Kind: Sendable, Equatable {
        case channel(String)
        case agent(String)
    }
}
