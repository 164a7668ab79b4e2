/// What follows the last card, with the caller gone.
extension Run {
    /// How far the end has come: 0 while the call is open; in the wrap-up, how many messages were reviewed in
    /// it and one more.
    var stage: Int { isWrappingUp ? queue.count + leftOut.count + 1 : 0 }

    /// Whether the call has ended and the wrap-up has not been left.
    var isWrappingUp: Bool {
        guard !isClosing, frames[0].hasWrapUp, case .outcome? = end else { return false }
        return !(pending.isEmpty && queue.isEmpty && leftOut.isEmpty)
    }

    /// The message under review: the next one of the wrap-up, or one that is reviewed on its card.
    var underReview: PendingMessage? {
        guard end == nil else { return isWrappingUp ? pending.first : nil }
        guard case .review(let id) = frame.awaiting else { return nil }
        return PendingMessage(id, in: frame)
    }

    /// A pending message as it would be sent now.
    func rendered(_ message: PendingMessage) -> RenderedMessage? { informed(message).rendered(message.id) }

    /// The rules that fail in a pending message.
    func failures(in message: PendingMessage) -> [RuleFailure] {
        let frame = informed(message)
        return frame.flow.message(message.id).map(frame.failures) ?? []
    }

    /// What a pending message is rendered from: its flow as it was, and the notes as they are.
    private func informed(_ message: PendingMessage) -> Frame {
        var frame = message.frame
        frame.know(notes)
        return frame
    }

    /// Makes the messages of the current node pending, as it is being left.
    mutating func send() {
        guard frame.hasWrapUp else { return }
        pending += frame.node.send.map { PendingMessage($0.id, in: frame) }
    }

    /// Approves the message under review.
    mutating func approve(_ edited: RenderedMessage?, at time: Timestamp) {
        guard let message = underReview, let text = edited ?? rendered(message) else { return }
        let number = queue.count { $0.id == message.id } + 1
        queue.append(
            QueuedMessage(
                id: message.id, path: message.path, number: number, approved: time, message: text))
        advance()
    }

    /// Leaves out the message under review.
    mutating func leaveOut(_ reason: String) {
        guard let message = underReview else { return }
        leftOut.append(leftOut(message, reason))
        advance()
    }

    /// Leaves out everything pending, as the call is abandoned.
    mutating func dropPending(_ reason: String) {
        // What was approved on its card before there was a wrap-up is not sent either.
        queue = []
        leftOut += pending.map { leftOut($0, reason) }
        pending = []
    }

    private func leftOut(_ message: PendingMessage, _ reason: String) -> LeftOutMessage {
        LeftOutMessage(
            id: message.id, path: message.path, subject: rendered(message)?.subject ?? "", reason: reason)
    }

    private mutating func advance() {
        if end == nil { frame.progress.reviewed += 1 } else { pending.removeFirst() }
    }
}
