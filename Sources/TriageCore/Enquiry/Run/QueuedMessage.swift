/// A message that is to be sent once the record is durable.
package struct QueuedMessage: Sendable, Equatable {
    /// Which message of the flow it is.
    package let id: MessageID
    /// The node that queued it.
    package let path: NodePath
    /// Its text as it will be sent.
    package let message: RenderedMessage
}
