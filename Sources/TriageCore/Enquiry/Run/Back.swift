/// A step back during the call.
package struct Back: Sendable, Equatable {
    /// When it was made.
    package let at: Timestamp
    /// The card on which it was made.
    package let path: NodePath
    /// The card that it led to; the same one if only what was done there was taken back.
    package let target: NodePath
}
