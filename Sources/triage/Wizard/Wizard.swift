import Terminal
import TriageCore

/// A call on a terminal as a value: keys go in, effects and frames come out.
///
/// It drives the same `Enquiry` as plain mode and touches neither terminal nor disk. What it lets happen it
/// shows at once and asks for as an effect; when that cannot be kept, the caller puts the value from before back.
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
    /// What is said instead of the help line until the next key.
    var notice: Notice?
    /// A note that was begun and closed.
    var noteDraft: TextField?
    /// How many enquiries wait elsewhere.
    var parkedCount = 0
    /// What the disk has of the call.
    var saving = Saving.saved
    /// What became of the call once it has ended.
    var ending: Ending?
    /// The forms of cards that were left by going back, by path.
    private var drafts: [String: CardForm] = [:]
    private var transcript: [StyledText] = []
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
        case saved, saving, nothingKept
    }

    /// A call that is over.
    struct Ending: Sendable, Equatable {
        /// What a key copies; empty when there is nothing.
        let summary: String
    }

    /// What the world is asked to do.
    enum Effect: Sendable, Equatable {
        /// To keep events, in order.
        case perform([Event.Kind])
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

    /// Takes over the enquiry as it was kept: the same events, a moment later.
    mutating func adopt(_ enquiry: Enquiry) { self.enquiry = enquiry }

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
    /// Lets events happen that are allowed here, and shows what came of them.
    mutating func perform(_ kinds: [Event.Kind], at time: Timestamp) -> [Effect] {
        guard !kinds.isEmpty else { return [] }
        let before = enquiry
        for kind in kinds {
            do throws(Refusal) {
                try enquiry.apply(Event(at: time, kind))
            } catch {
                enquiry = before
                notice = Notice(text: text(of: error), role: .error)
                return []
            }
        }
        if saving != .nothingKept { saving = .saving }
        return [.perform(kinds)] + settle(from: before, isBack: kinds.contains(.back), at: time)
    }

    private func text(of refusal: Refusal) -> String {
        switch refusal {
        case .invalid(_, let problem): wording(problem)
        case .reasonNeeded: wording(.reasonNeeded)
        case .nothingBefore: wording(.nothingBefore)
        case .ended, .notAsked, .unknownFact, .stepsFirst, .noSuchStep, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .unknownChannel, .notEnded, .openedTwice:
            "\(refusal)"
        }
    }

    /// Sees to it that what is shown fits where the enquiry stands now.
    private mutating func settle(from before: Enquiry, isBack: Bool, at time: Timestamp) -> [Effect] {
        let isSameCard =
            enquiry.visit.path == before.visit.path
            && enquiry.visit.entered == before.visit.entered
        guard enquiry.awaiting != nil else {
            fold(before.visit, at: time)
            return [.discardTypedAhead, .finish]
        }
        let wasSecret = form.isSecret
        if isSameCard {
            foresee(at: time)
            arrive(at: time)
        } else {
            if isBack {
                if !form.isReading { drafts[before.path] = form.withoutSecrets(before, at: time) }
                tell("↩", wording(.takenBackFrom(enquiry.trail.last?.title ?? enquiry.path)), .hint)
            } else {
                drafts[before.path] = nil
                fold(before.visit, at: time)
                tell(lapsedRows(enquiry.lapsedAnswers(since: before)))
            }
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
        return form.isSecret && !wasSecret ? [.discardTypedAhead] : []
    }

    /// Prepares what the card needs beside its form.
    private mutating func arrive(at time: Timestamp) {
        destination = nil
        switch enquiry.awaiting {
        case .review(let id)?:
            guard review?.id != id, let message = enquiry.pendingMessage else { return }
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

    /// Shows the card as it will be with what is typed so far.
    mutating func foresee(at time: Timestamp) {
        let foreseen = form.foreseen(enquiry, at: time)
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
