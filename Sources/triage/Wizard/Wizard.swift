import Terminal
import TriageCore

/// A call on a terminal as a value: keys go in, effects and frames come out.
///
/// It drives the same `Enquiry` as plain mode and touches neither terminal nor disk. What it lets happen it
/// shows at once and asks to have kept as an effect; when that cannot be, the caller puts the value from before back.
struct Wizard: Sendable {
    /// The call as it stands.
    private(set) var enquiry: Enquiry
    /// The card as it is shown: with what is typed on it already taken into account.
    var card: Card
    /// What the card asks.
    var form: CardForm
    /// What lies over the card, the topmost last.
    var panels: [Panel] = []
    /// The message that waits for approval.
    var review: Review?
    /// The choice of a destination that the flow cannot make.
    var destination: Picker?
    /// How far a card taller than the screen is moved.
    var scroll = Scroll()
    /// How far a panel taller than the screen is moved.
    var panelScroll = Scroll()
    /// What is said instead of the help line until the next key.
    var notice: Notice?
    /// A note that was begun and closed.
    var noteDraft: TextField?
    /// What was typed of facts that the caller told and not submitted, by their names in the outermost flow.
    var toldDrafts: [String: String] = [:]
    /// The question whether to leave, with the reason that was typed.
    var leavingDraft: ConfirmPanel?
    /// How many enquiries wait elsewhere.
    var parkedCount = 0
    /// What the disk has of the call.
    var saving = Saving.saving
    /// What became of the call once it has ended.
    var ending: Ending?
    /// The forms of cards that were left by going back, by path.
    private var drafts: [String: CardForm] = [:]
    private var transcript: [StyledText] = []
    /// The cards of the path that stand in the transcript.
    var folded: [Folded] = []
    /// How high the body of this card has been, so that nothing below it jumps. Units: rows.
    var tallest = 0
    private var missed: [TargetID: String] = [:]
    /// The signs that rows are marked with.
    let marks: Marks

    /// A message that waits for approval, as it would be sent now.
    struct Review: Sendable {
        let id: MessageID
        var message: RenderedMessage
        var isEdited = false
        var panel: ConfirmPanel
    }

    /// A remark on the last key.
    struct Notice: Sendable, Equatable {
        let text: String
        let role: Role
    }

    /// What the disk has of the call.
    enum Saving: Sendable, Equatable {
        /// The last of it, nothing yet, nothing ever, and less than stands on the screen.
        case saved, saving, nothingKept, failed
    }

    /// A call that is over.
    struct Ending: Sendable, Equatable {
        /// What a key copies; empty when there is nothing.
        let summary: String
    }

    /// What the world is asked to do.
    enum Effect: Sendable, Equatable {
        /// To keep the call as it stands: what happened since it was kept, in order.
        case keep([Event])
        /// To let the agent change the message under review.
        case edit(RenderedMessage)
        /// To put a text into the clipboard.
        case copy(String)
        /// To forget keys that were typed ahead.
        case discardTypedAhead
        /// To draw everything anew.
        case repaint
        /// To stop the job.
        case suspend
        /// To write the record.
        case finish
        /// To leave the screen.
        case leave(Way)

        /// Where leaving leads.
        enum Way: Sendable, Equatable {
            case parked, parkedForAnother, nextCall, done
        }
    }

    /// Begins with the card where an enquiry stands.
    init(_ enquiry: Enquiry, at time: Timestamp, marks: Marks = .unicode) {
        self.enquiry = enquiry
        self.marks = marks
        card = enquiry.card
        form = CardForm(card, of: enquiry, at: time)
        if form.isBegun { foresee(at: time) }
        arrive(at: time)
    }

    /// The wizard's own words.
    var wording: Wording { enquiry.format.wording }
    /// The words of the widgets.
    var words: TerminalWords { TerminalWords(wording) }

    /// The rows for the transcript since the last time.
    mutating func takeTranscript() -> [StyledText] {
        defer { transcript = [] }
        return transcript
    }

    /// Adds rows to the transcript.
    mutating func tell(_ rows: [StyledText]) { transcript += rows }

    /// Adds a marked row to the transcript.
    mutating func tell(_ mark: String, _ text: String, _ role: Role) {
        tell([StyledText(mark + " ", role) + StyledText(text, role == .success ? .plain : role)])
    }
}

/// Letting things happen.
extension Wizard {
    /// Lets things happen that are allowed here, all of them or none, and shows what came of them.
    mutating func perform(_ kinds: [Event.Kind], at time: Timestamp) -> [Effect] {
        var next = enquiry
        do throws(Refusal) {
            for kind in kinds { try next.apply(Event(at: time, kind)) }
        } catch {
            notice = Notice(text: text(of: error), role: .error)
            return []
        }
        return go(on: next, at: time)
    }

    /// Goes on with the enquiry as it was played on, and shows what came of that.
    mutating func go(on next: Enquiry, at time: Timestamp) -> [Effect] {
        let before = enquiry
        let effects = take(over: next)
        guard !effects.isEmpty else { return [] }
        let isBack = next.events.dropFirst(before.events.count).contains { $0.kind == .back }
        return effects + settle(from: before, isBack: isBack, at: time)
    }

    /// Takes over the enquiry as it was played on; what is shown is as it was.
    mutating func take(over next: Enquiry) -> [Effect] {
        let events = Array(next.events.dropFirst(enquiry.events.count))
        guard !events.isEmpty else { return [] }
        enquiry = next
        if saving != .nothingKept { saving = .saving }
        return [.keep(events)]
    }

    private func text(of refusal: Refusal) -> String {
        switch refusal {
        case .invalid(_, let problem): wording(problem)
        case .reasonNeeded: wording(.reasonNeeded)
        case .nothingBefore: wording(.nothingBefore)
        case .ended, .notAsked, .unknownFact, .stepsFirst, .noSuchStep, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .unknownChannel, .notEnded, .openedTwice:
            refusal.sentence
        }
    }

    /// Sees to it that what is shown fits where the enquiry stands now.
    private mutating func settle(from before: Enquiry, isBack: Bool, at time: Timestamp) -> [Effect] {
        let isSameCard =
            enquiry.visit.path == before.visit.path
            && enquiry.visit.entered == before.visit.entered
        guard enquiry.awaiting != nil else {
            fold(before.visit, at: time)
            form = form.withoutSecrets(before, at: time)
            return [.discardTypedAhead, .finish]
        }
        if isSameCard {
            foresee(at: time)
            arrive(at: time)
        } else {
            if isBack {
                if !form.isReading { drafts[before.path] = form.withoutSecrets(before, at: time) }
                tell(
                    marks.back,
                    wording(.takenBackFrom(enquiry.card.title.isEmpty ? enquiry.path : enquiry.card.title)),
                    .hint)
            } else {
                drafts[before.path] = nil
                fold(before.visit, at: time)
                tell(lapsedRows(enquiry.lapsedAnswers(since: before)))
            }
            showCard(at: time)
        }
        return []
    }

    /// Shows the card where the enquiry stands, with what was typed on it before it was taken back.
    private mutating func showCard(at time: Timestamp) {
        card = enquiry.card
        let fresh = CardForm(card, of: enquiry, at: time)
        form =
            drafts[enquiry.path].flatMap {
                $0.fields == fresh.fields && $0.steps == fresh.steps ? $0 : nil
            } ?? fresh
        scroll = Scroll()
        tallest = 0
        arrive(at: time)
    }

    /// Prepares what the card needs beside its form.
    private mutating func arrive(at time: Timestamp) {
        destination = nil
        switch enquiry.awaiting {
        case .review(let id)?:
            guard review?.id != id, let message = enquiry.pendingMessage else {
                renewReview()
                return
            }
            scroll = Scroll()
            review = Review(id: id, message: message, panel: reviewPanel(message))
        case .destination?:
            destination = Picker(
                wording(.whichWay),
                options: enquiry.destinations.map { ListOption($0.title, hint: $0.id.rawValue) })
            review = nil
        case .step?, .field?, .reading?, nil: review = nil
        }
    }

    /// Renders the message under review anew, unless it was edited by hand; says so when it is another one.
    @discardableResult
    mutating func renewReview() -> Bool {
        guard let review, !review.isEdited, let message = enquiry.pendingMessage, message != review.message
        else { return false }
        self.review = Review(id: review.id, message: message, panel: reviewPanel(message))
        notice = Notice(text: wording(.messageChanged), role: .warning)
        return true
    }

    /// Shows the card as it will be with what is typed so far.
    ///
    /// - Parameter known: the enquiry with that, where it was looked at already.
    mutating func foresee(_ known: Enquiry? = nil, at time: Timestamp) {
        let foreseen = known ?? form.foreseen(enquiry, at: time)
        card = foreseen.card
        form.take(card, of: foreseen, recorded: enquiry, at: time)
    }

    /// Says each overrun once, in words, with its note.
    mutating func tellMisses(at time: Timestamp) {
        guard enquiry.awaiting != nil else { return }
        for target in enquiry.targets(at: time) where target.isMissed && !target.isStopped {
            let place = target.isPerNode ? "\(enquiry.path) \(enquiry.visit.entered.milliseconds)" : ""
            guard missed[target.id] != place else { continue }
            missed[target.id] = place
            let limit = Duration.seconds(target.limit).clock
            tell(marks.warning, wording(.targetMissed(target.label, limit: limit)), .overrun)
            tell(target.note.map { StyledText("  " + $0, .note) })
        }
    }
}
