import Terminal
import TriageCore

/// The messages of a call on a terminal: has them sent, follows them, and says what becomes of them.
struct CallMail {
    private let session: EnquirySession
    private let room: MailRoom
    /// The messages of the call that are on their way: neither sent nor failed when last looked at.
    private var underWay: [OutboxName] = []
    /// The failed messages that were looked at before.
    private var knownFailures: Set<OutboxName> = []

    /// Follows the messages of a call.
    init(_ session: EnquirySession, _ room: MailRoom) {
        self.session = session
        self.room = room
    }

    /// Whether there is anything to look at again.
    var isUnderWay: Bool { !underWay.isEmpty }

    /// Takes up what earlier calls, and this one before it was resumed, have left; once, when the card is shown.
    mutating func start(on wizard: inout Wizard) {
        _ = tellPosted(on: &wizard)
        room.wake(triesAll: true)
        guard session.isKept else { return }
        underWay = session.enquiry.messagesAtOnce.map(session.enquiry.outboxName)
        follow(on: &wizard)
        tellFailures(on: &wizard)
    }

    /// Has somebody see to what waits, such as hooks that are to be told that the call is parked.
    func wake() { room.wake() }

    /// Says what was put into the outbox with the last key, and has it sent.
    mutating func send(on wizard: inout Wizard) {
        if tellPosted(on: &wizard) { room.wake() }
    }

    private mutating func tellPosted(on wizard: inout Wizard) -> Bool {
        if let problem = session.outboxProblem {
            let text = wizard.wording(.notInOutbox(wizard.wording(why: problem)))
            wizard.notice = Wizard.Notice(text: text, role: .error)
        }
        let posted = session.takePosted()
        guard !posted.isEmpty else { return false }
        wizard.tell(Telling.posted(posted, isSending: room.isSending, wizard.wording).rows(wizard.marks))
        underWay += posted.map(session.enquiry.outboxName)
        wizard.mail.underWay = underWay.count
        return true
    }

    /// Counts the messages of the call that have been sent; once it is over, says what became of each.
    mutating func follow(on wizard: inout Wizard) {
        for name in underWay {
            guard let entry = room.entry(name), entry.isOver else { continue }
            underWay.removeAll { $0 == name }
            if entry.state == .sent { wizard.mail.sent += 1 }
            guard wizard.ending != nil else { continue }
            wizard.tell(entry)
            if entry.state == .failed { room.tellFailure(of: name) }
        }
        wizard.mail.underWay = underWay.count
    }

    /// Says what failed since that was last said, in this call or in earlier ones.
    mutating func tellFailures(on wizard: inout Wizard) {
        guard session.isKept else { return }
        wizard.tellFailures(room.takeFailures(in: session.enquiry, besides: &knownFailures))
    }

    /// Says how the call ended, and has the messages sent that leave with its record.
    mutating func end(_ result: EnquirySession.Finish, on wizard: inout Wizard) {
        let entries = session.enquiry.queuedMessages.map(session.enquiry.outboxName).compactMap(room.entry)
        wizard.tellEnd(result, isSending: room.isSending) { name in entries.first { $0.name == name } }
        guard case .saved = result else { return }
        room.wake()
        for entry in entries where entry.state == .failed { room.tellFailure(of: entry.name) }
        underWay = room.isSending ? entries.filter { !$0.isOver }.map(\.name) : []
    }
}

extension Outbox.Entry {
    /// Whether nothing more happens to it by itself.
    fileprivate var isOver: Bool { state == .sent || state == .failed }
}
