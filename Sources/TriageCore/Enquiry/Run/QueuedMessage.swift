/// A message that a node has named and nobody has reviewed yet.
struct PendingMessage: Sendable {
    /// The message's name in its flow.
    let id: MessageID
    /// The node that sends it.
    let path: NodePath
    /// The index of that node's visit among the run's visits.
    let visit: Int
    /// Why it could not be decided whether it is sent, so that it is; nil if it could.
    let doubt: String?
    /// Its flow as it stood when the node was left, with what the caller has corrected since.
    var frame: Frame

    /// The message of a node of a frame, as things stand.
    ///
    /// - Parameter when: the condition on which it is sent.
    init(_ id: MessageID, when: Expression? = nil, in frame: Frame) {
        self.id = id
        path = frame.path
        visit = frame.visit
        doubt = frame.failure(ofCondition: when)
        self.frame = frame
    }
}

/// A message that was approved: on its card to leave at once, in the wrap-up to leave with the record.
package struct QueuedMessage: Sendable, Equatable {
    /// The message's name in the flow.
    package let id: MessageID
    /// The node that queued it.
    package let path: NodePath
    /// Which of this message's approvals in the enquiry it is, from 1.
    package fileprivate(set) var number = 0
    /// When it was approved.
    package let approved: Timestamp
    /// Its text as it will be sent.
    package let message: RenderedMessage
    /// Its text before the agent changed anything.
    let rendered: RenderedMessage
}

extension [QueuedMessage] {
    /// The messages with their numbers, each message's approvals counted in this order.
    var numbered: [QueuedMessage] {
        var counts: [MessageID: Int] = [:]
        return map { message in
            var message = message
            counts[message.id, default: 0] += 1
            message.number = counts[message.id] ?? 1
            return message
        }
    }
}

/// A message that was left out.
package struct LeftOutMessage: Sendable, Equatable {
    /// The message's name in the flow.
    package let id: MessageID
    /// The node that sends it.
    package let path: NodePath
    /// What would have been its subject.
    package let subject: String
    /// Why it was left out; empty if it has no valid recipient.
    package let reason: String
    /// Whether it was left out on its card, during the call.
    let isDuringCall: Bool
}
