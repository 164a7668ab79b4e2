/// A key and what it does, for the help line.
package struct KeyHint: Sendable, Equatable {
    /// The keys under the names the agent knows. **Shape**: `1-3`, `Enter`.
    package let keys: String
    /// What they do, in a word or two.
    package let action: String

    /// Pairs keys with what they do.
    package init(_ keys: String, _ action: String) {
        self.keys = keys
        self.action = action
    }
}
