import Foundation
import TriageCore

/// A call as plain text, one answer a line: the same cards and the same enquiry as everywhere, without one
/// escape byte.
struct PlainWizard {
    let session: EnquirySession
    let environment: Environment
    /// What is on the paper already.
    var shown = Shown()
    /// The overruns that were told.
    var overruns = Overruns()

    /// What was printed of the current card, so that only what is new is printed again.
    struct Shown {
        var visit: Visit?
        var lines: [Card.CardLine] = []
        var field: CardField?
        /// The questions of the card that were shown with all they offer.
        var asked: Set<FactID> = []
        var message: (id: MessageID, text: RenderedMessage)?
        var dilemma: Dilemma?
    }

    /// What became of a line that was typed.
    enum Reply {
        /// It was answered, or a command was done: look where the enquiry stands.
        case goOn
        case leave(ExitCode)
    }

    init(session: EnquirySession, environment: Environment) {
        self.session = session
        self.environment = environment
    }

    /// The call as it stands.
    var enquiry: Enquiry { session.enquiry }
    /// The words of the flow's language.
    var wording: Wording { enquiry.format.wording }

    /// Carries the call to its end, or until it is parked.
    mutating func runCall(isResumed: Bool) throws(Failure) -> ExitCode {
        if isResumed, enquiry.awaiting != nil { print(wording(.resumed(enquiry.flows.main.title))) }
        while let awaiting = enquiry.awaiting {
            showCard()
            showMisses()
            // What to say stands there while the disk still works; the prompt comes once the call is kept.
            environment.output.flush()
            do throws(StorageError) { try session.keep() } catch { throw Failure(error, in: wording) }
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
                if case .leave(let code) = try reply(to: line, awaiting) { return code }
            }
        }
        return try finish()
    }

    /// Carries the call to its end, or until it is parked.
    func run(isResumed: Bool = false) throws(Failure) -> ExitCode {
        var wizard = self
        return try wizard.runCall(isResumed: isResumed)
    }

    /// Tells something line by line.
    func tell(_ telling: Telling) {
        telling.plain(wording).forEach(print)
    }

    /// Writes a line.
    func print(_ text: String) {
        environment.output.write(text + "\n")
    }
}
