import TriageCore

/// What a call needs for its messages: whether they can leave, the sender that takes them, and how far they
/// have got.
struct MailRoom {
    private let invocation: Invocation?

    /// Sends as a command line and its environment say; nothing is ever sent without one.
    init(_ invocation: Invocation?) { self.invocation = invocation }

    /// Whether there is a mail program.
    var isSending: Bool { invocation?.mailProgram != nil }

    /// Starts a sender if anything waits to be sent.
    ///
    /// - Parameter triesAll: whether it tries once what is not due yet.
    func wake(triesAll: Bool = false) { invocation?.wakeSender(triesAll: triesAll) }

    /// The failures of which no agent has been told yet, in words; they count as told from now on.
    ///
    /// - Parameters:
    ///   - enquiry: the call at hand, whose messages are called by their subjects.
    ///   - known: the messages that were looked at before; updated.
    func takeFailures(in enquiry: Enquiry, besides known: inout Set<OutboxName>) -> [Phrase] {
        guard let outbox = invocation.map({ Outbox(home: $0.home) }) else { return [] }
        return outbox.takeFailures(besides: &known).map { entry in
            let own = enquiry.queuedMessages.first { enquiry.outboxName($0) == entry.name }
            return entry.failure(
                own?.message.subject ?? entry.name.message.rawValue, to: outbox.recipients(of: entry))
        }
    }

    /// Notes that the agent is told of a failure.
    func tellFailure(of name: OutboxName) {
        _ = invocation.flatMap { Outbox(home: $0.home).takeFailure(name) }
    }

    /// How far a message has got, and what the mail program said last; nil if it is not in the outbox.
    func entry(_ name: OutboxName) -> Outbox.Entry? {
        invocation.flatMap { Outbox(home: $0.home).entry(name) }
    }
}
