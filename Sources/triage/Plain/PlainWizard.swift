import Foundation
import Terminal
import TriageCore

/// A call as plain text, one answer per line: the same cards and the same enquiry as everywhere else, without
/// a single escape byte.
struct PlainWizard {
    let session: EnquirySession
    let environment: Environment
    /// Where messages go once the call is over.
    let mail: MailRoom
    /// What runs beside the call; nil if nothing may.
    let hooks: CallHooks?
    /// Where past calls are.
    let home: Home
    /// What looks up the caller's past calls; nil if nobody knows who is calling.
    let reminder: CallerReminder?
    /// Whether a sender was woken for what earlier calls left.
    private var hasWoken = false
    /// The failed messages that were looked at before.
    private var knownFailures: Set<OutboxName> = []
    /// What has been printed already.
    var shown = Shown()
    /// The overruns that have been reported.
    var overruns = Overruns()

    /// What was printed of the current card, so that only news is printed again.
    struct Shown {
        var visit: Visit?
        var lines: [Card.CardLine] = []
        var field: CardField?
        /// The questions of the card that were shown with all their options.
        var asked: Set<FactID> = []
        /// The message under review, by how many were reviewed before it.
        var message: (number: Int, text: RenderedMessage)?
        var dilemma: Dilemma?
        /// The round that is taken out once that is confirmed.
        var removing: Int?
        var failures: [RuleFailure] = []
        var rounds: [Card.CardRound] = []
        /// Whether the wrap-up was announced.
        var isWrapUp = false
    }

    /// The outcome of a typed line.
    enum Reply {
        /// It was an answer, or a command was carried out: look at the enquiry again.
        case goOn
        case leave(ExitCode)
    }

    init(
        session: EnquirySession, environment: Environment, mail: MailRoom, home: Home,
        hooks: CallHooks? = nil, reminder: CallerReminder? = nil
    ) {
        self.hooks = hooks
        self.home = home
        self.reminder = reminder
        self.session = session
        self.mail = mail
        self.environment = environment
    }

    /// The current state of the call.
    var enquiry: Enquiry { session.enquiry }
    /// The wording in the flow's language.
    var wording: Wording { enquiry.format.wording }

    /// Carries the call to its end, or until it is parked.
    mutating func runCall(isResumed: Bool) throws(Failure) -> ExitCode {
        if isResumed, enquiry.awaiting != nil { print(wording(.resumed(enquiry.flows.main.title))) }
        if enquiry.awaiting != nil { print(wording(.plainHelp)) }
        if let reminder { tell(.before(reminder.whole().calls, enquiry)) }
        defer { leaveHooks() }
        lookAfterHooks()
        while let awaiting = enquiry.awaiting {
            showCard()
            showMisses()
            // What to say is shown while the disk is still working; the prompt follows once the call is
            // saved.
            environment.output.flush()
            do throws(StorageError) { try session.keep() } catch { throw Failure(error, in: wording) }
            showMail()
            hooks?.follow(enquiry, isResumed: isResumed)
            // What is asked may be known by now, or be something else.
            if try hearHooks(), enquiry.awaiting != awaiting { continue }
            showPrompt(awaiting)
            let isSecret = shown.field?.type == .secret
            if isSecret { environment.input.hideNext() }
            environment.output.flush()
            switch environment.input.next() {
            case .end: return try park(wording(.endOfInput))
            case .interrupted(let signal): return try park(signal: signal)
            case .text(let line):
                if !environment.input.isTerminal { print(isSecret ? "" : withoutSecret(line)) }
                if isSecret, environment.input.isTerminal { print("") }
                if environment.input.wasShortened, !isSecret { print("!  " + wording(.charactersLeftOut)) }
                if case .leave(let code) = try reply(to: line, awaiting) { return code }
            }
        }
        return try finish()
    }

    /// Says what has just been put into the outbox and what has failed, and has sent what there is to send.
    private mutating func showMail() {
        if let problem = session.outboxProblem {
            print("!  " + wording(.notInOutbox(wording(why: problem))))
        }
        let posted = session.takePosted()
        tell(Telling.posted(posted, isSending: mail.isSending, wording))
        if !hasWoken || !posted.isEmpty { mail.wake(triesAll: !hasWoken) }
        hasWoken = true
        guard session.isKept else { return }
        for phrase in mail.takeFailures(in: enquiry, besides: &knownFailures) {
            print("!  " + wording(phrase))
        }
    }

    /// Carries the call to its end, or until it is parked.
    func run(isResumed: Bool = false) throws(Failure) -> ExitCode {
        var wizard = self
        return try wizard.runCall(isResumed: isResumed)
    }

    /// Prints a telling line by line.
    func tell(_ telling: Telling) {
        telling.plain(wording).forEach(print)
    }

    /// Writes lines, wrapped between words on a terminal.
    func print(_ text: String) {
        guard let columns = environment.output.columns else { return environment.output.write(text + "\n") }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for row in StyledText(String(line)).hanging(in: columns) {
                environment.output.write(row.plain + "\n")
            }
        }
    }
}
