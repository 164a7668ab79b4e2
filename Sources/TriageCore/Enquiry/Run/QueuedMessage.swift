/// A message to be sent once the record is durable.
package struct QueuedMessage: Sendable, Equatable {
    /// The message's name in the flow.
    package let id: MessageID
    /// The node that queued it.
    package let path: NodePath
    /// Its text as it will be sent.
    package let message: RenderedMessage
}
