/// A key and what it does, for the help line.
package struct KeyHint: Sendable, Equatable {
    /// The keys as the agent knows them. Shape: `1-3`, `Enter`.
    package let keys: String
    /// What they do, in a word or two.
    package let action: String

    /// Names keys and what they do.
    package init(_ keys: String, _ action: String) {
        self.keys = keys
        self.action = action
    }
}
