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
    func wake() { invocation?.wakeSender() }

    /// How far a message has got, and what the mail program said last; nil if it is not in the outbox.
    func entry(_ name: OutboxName) -> Outbox.Entry? {
        invocation.flatMap { Outbox(home: $0.home).entry(name) }
    }
}
