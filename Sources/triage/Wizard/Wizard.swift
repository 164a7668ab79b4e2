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
    /// What lies over the card.
    var panels = PanelStack()
    /// What stands in the form's place: a message to approve, a destination to pick, the end.
    var request: (any Panel)?
    /// How far a card taller than the screen is moved.
    var scroll = Scroll()
    /// What is said instead of the help line until the next key.
    var notice: Notice?
    /// How many enquiries wait elsewhere.
    var parkedCount = 0
    /// What the disk has of the call.
    var saving = Saving.saving
    /// The forms of cards that were left by going back, by path.
    private var drafts: [NodePath: CardForm] = [:]
    /// What goes into the rows above the card.
    var transcript = Transcript()
    /// How high the body of this card has been, so that nothing below it jumps. Units: rows.
    var tallest = 0
    /// Which overruns the agent was told of.
    var overruns = Overruns()
    /// The signs that rows are marked with.
    let marks: Marks

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
    mutating func takeTranscript() -> [StyledText] { transcript.take() }

    /// Adds rows to the transcript.
    mutating func tell(_ rows: [StyledText]) { transcript.add(rows) }

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
            notice = Notice(text: wording(why: error), role: .error)
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

    /// Sees to it that what is shown fits where the enquiry stands now.
    private mutating func settle(from before: Enquiry, isBack: Bool, at time: Timestamp) -> [Effect] {
        let isSameCard =
            enquiry.visit.path == before.visit.path
            && enquiry.visit.entered == before.visit.entered
        guard enquiry.awaiting != nil else {
            condense(before.visit, at: time)
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
                    wording(
                        .takenBackFrom(enquiry.card.title.isEmpty ? enquiry.path.text : enquiry.card.title)),
                    .hint)
            } else {
                drafts[before.path] = nil
                condense(before.visit, at: time)
                tell(Telling.lapse(of: enquiry.lapsedAnswers(since: before), wording).rows(marks))
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

    /// Puts in the form's place what the call waits for instead; a message under review stays there and is
    /// rendered anew.
    private mutating func arrive(at time: Timestamp) {
        switch enquiry.awaiting {
        case .review(let id)?:
            if var review, review.id == id {
                notice = review.renew(enquiry) ?? notice
                request = review
            } else if let message = enquiry.pendingMessage {
                scroll = Scroll()
                request = ReviewPanel(id, message, wording)
            }
        case .destination(let dilemma)?: request = DestinationPanel(dilemma, of: enquiry)
        case .step?, .field?, .reading?, nil: request = nil
        }
    }

    /// Shows the card as it will be with what is typed so far.
    ///
    /// - Parameter known: the enquiry with that, where it was looked at already.
    mutating func foresee(_ known: Enquiry? = nil, at time: Timestamp) {
        let foreseen = known ?? form.foreseen(enquiry, at: time)
        card = foreseen.card
        form.take(card, of: foreseen, recorded: enquiry, at: time)
    }
}
