/// Something the agent wrote down during the call.
package struct Note: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// The node that was shown then.
    package let path: NodePath
    /// The words.
    package let text: String
}
