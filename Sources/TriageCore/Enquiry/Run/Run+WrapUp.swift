/// What follows the last card, with the caller gone.
extension Run {
    /// How far the end has come: 0 while the call is open; in the wrap-up, one more than the messages left out
    /// or to leave with the record.
    var stage: Int { isWrappingUp ? queue.count + leftOut.count + 1 : 0 }

    /// Whether the call has ended and the wrap-up has not been left.
    var isWrappingUp: Bool {
        guard !isClosing, frames[0].activation.hasWrapUp, case .outcome? = end else { return false }
        return !pending.isEmpty || hasReviewed
    }

    /// Whether any message was reviewed in the wrap-up.
    var hasReviewed: Bool { !queue.isEmpty || leftOut.contains { !$0.isDuringCall } }

    /// The messages approved so far, those that left at once first.
    var approved: [QueuedMessage] { (gone + queue).numbered }

    /// The latest copy of the message under review that has gone out already, and whether the new one would say
    /// the same again; nil if none has.
    var earlierCopy: (message: QueuedMessage, isSame: Bool)? {
        guard !gone.isEmpty, let message = underReview,
            let earlier = gone.last(where: { isCopy($0, of: message) })
        else { return nil }
        return (earlier, rendered(message) == earlier.rendered)
    }

    /// Whether a message that has gone out is an earlier copy of another one: the same message of the same flow, in
    /// the same round.
    func isCopy(_ copy: QueuedMessage, of message: PendingMessage) -> Bool {
        copy.id == message.id && copy.path.callers == message.path.callers
            && copy.path.round == message.path.round
    }

    /// The message under review: the next one of the wrap-up, or one that is reviewed on its card.
    var underReview: PendingMessage? {
        guard end == nil else { return isWrappingUp ? pending.first : nil }
        guard case .review(let id) = frame.awaiting, let index = frame.indexAtOnce else { return nil }
        return PendingMessage(id, when: frame.node.send[index].when, in: frame)
    }

    /// A pending message as it would be sent now.
    func rendered(_ message: PendingMessage) -> RenderedMessage? { informed(message).rendered(message.id) }

    /// Whether a pending message would have someone to go to now; cheaper than all of it.
    func hasRecipient(_ message: PendingMessage) -> Bool { informed(message).hasRecipient(message.id) }

    /// The rules that fail in a pending message, and the one that should have decided whether it is sent; a card on
    /// which the message is reviewed tells of that itself.
    func failures(in message: PendingMessage) -> [RuleFailure] {
        let frame = informed(message)
        guard let content = frame.flow.message(message.id) else { return [] }
        var failures = frame.failures(in: content)
        if isWrappingUp, let cause = message.doubt {
            failures.insert(RuleFailure(subject: frame.text(of: content.subject), cause: cause), at: 0)
        }
        return failures
    }

    /// What a pending message is rendered from: its flow as it was, and the notes as they are.
    private func informed(_ message: PendingMessage) -> Frame {
        var frame = message.frame
        frame.know(notes)
        return frame
    }

    /// Makes the messages of the current node pending, as it is being left.
    mutating func send() {
        guard frame.activation.hasWrapUp else { return }
        for sending in frame.node.send where !sending.isAtOnce && frame.holds(sending.when) {
            pending.append(PendingMessage(sending.message.id, when: sending.when, in: frame))
        }
    }

    /// Makes the messages of the flow being run pending that it sends as the caller hangs up.
    mutating func sendOnHangUp() {
        guard frame.activation.hasWrapUp else { return }
        pending += (frame.flow.hangUp?.send ?? []).map { PendingMessage($0.id, in: frame) }
    }

    /// Approves the message under review.
    mutating func approve(_ edited: RenderedMessage?, at time: Timestamp) {
        guard let message = underReview, let rendered = rendered(message) else { return }
        let approved = QueuedMessage(
            id: message.id, path: message.path, approved: time, message: edited ?? rendered,
            rendered: rendered)
        if end == nil, frame.activation.hasWrapUp { gone.append(approved) } else { queue.append(approved) }
        advance()
    }

    /// Leaves out the message under review; one that has gone out is merely not sent again.
    mutating func leaveOut(_ reason: String) {
        guard let message = underReview else { return }
        // Only for a message without a recipient, and for one that has gone out, no reason is needed.
        let isSentAlready =
            reason.isEmpty && frame.activation.hasWrapUp && rendered(message)?.to.isEmpty == false
        if !isSentAlready { leftOut.append(leftOut(message, reason)) }
        advance()
    }

    /// Leaves out everything pending, as the call is abandoned; what has gone out stays.
    mutating func dropPending(_ reason: String) {
        // What was approved on its card before there was a wrap-up is not sent either.
        queue = []
        leftOut += pending.map { leftOut($0, reason) }
        pending = []
    }

    private func leftOut(_ message: PendingMessage, _ reason: String) -> LeftOutMessage {
        LeftOutMessage(
            id: message.id, path: message.path, subject: rendered(message)?.subject ?? "", reason: reason,
            isDuringCall: end == nil && frame.activation.hasWrapUp)
    }

    private mutating func advance() {
        guard end == nil else { return _ = pending.removeFirst() }
        if let index = frame.indexAtOnce { frame.progress.reviewed.insert(index) }
    }
}
