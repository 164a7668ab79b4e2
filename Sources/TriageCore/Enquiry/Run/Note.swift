/// Something the agent wrote down during the call.
package struct Note: Sendable, Equatable {
    /// When it was written.
    package let at: Timestamp
    /// The node shown at the time.
    package let path: NodePath
    /// What was written.
    package let text: String
}
