import Terminal
import TriageCore

/// A call on a terminal as a value: keys go in, effects and frames come out.
///
/// It drives the same `Enquiry` as plain mode and touches neither terminal nor disk. A change is shown at
/// once and its saving is requested as an effect; if saving fails, the caller restores the previous value.
struct Wizard: Sendable {
    /// The current state of the call.
    private(set) var enquiry: Enquiry
    /// The card as shown, with what has been typed on it already taken into account.
    var card: Card
    /// The form with the card's steps and questions.
    var form: CardForm
    /// The panels over the card.
    var panels = PanelStack()
    /// Whatever replaces the form: a message to approve, a destination to pick, the end.
    var request: (any Panel)?
    /// The rows of the last frame that stay until what they show changes.
    var kept = KeptRows()
    /// How far a card taller than the screen is scrolled.
    var scroll = Scroll()
    /// Shown in place of the help line until the next key.
    var notice: Notice?
    /// How many other enquiries are parked.
    var parkedCount = 0
    /// How many of its messages that left at once are on their way, and how many were sent.
    var mail = (underWay: 0, sent: 0)
    /// What has been saved of the call.
    var saving = Saving.saving
    /// The forms of cards that were left by going back, by path.
    private var drafts: [NodePath: CardForm] = [:]
    /// The rows that go above the card.
    var transcript = Transcript()
    /// The greatest height of this card's body so far, so that nothing below it jumps. **Units**: rows.
    var tallest = 0
    /// How many messages had been reviewed when the one under review was shown.
    private var reviewed = 0
    /// The overruns that the agent has been told about.
    var overruns = Overruns()
    /// The signs that rows are marked with.
    let marks: Marks
    /// The wizard's own words.
    let wording: Wording
    /// The words of the widgets.
    var words: TerminalWords { form.words }

    /// A remark on the last key.
    struct Notice: Sendable, Equatable {
        let text: String
        let role: Role
    }

    /// What has been saved of the call.
    enum Saving: Sendable, Equatable {
        /// Everything; everything once the disk is done; nothing, as intended; less than the screen shows.
        case saved, saving, nothingKept, failed
    }

    /// Begins with the card that an enquiry is on.
    init(_ enquiry: Enquiry, at time: Timestamp, marks: Marks = .unicode) {
        self.enquiry = enquiry
        self.marks = marks
        wording = enquiry.format.wording
        card = enquiry.card()
        form = CardForm(card, of: enquiry, at: time)
        if form.isBegun { foresee(at: time) }
        arrive(at: time)
    }

    /// The rows added to the transcript since the last call.
    mutating func takeTranscript() -> [StyledText] { transcript.take() }

    /// Adds rows to the transcript.
    mutating func tell(_ rows: [StyledText]) { transcript.add(rows) }

    /// Adds a marked row to the transcript.
    mutating func tell(_ mark: String, _ text: String, _ role: Role) {
        tell([StyledText(mark + " ", role) + StyledText(text, role == .success ? .plain : role)])
    }
}

/// Performing events.
extension Wizard {
    /// Performs events if they are allowed here, all of them or none, and shows the result.
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

    /// Continues with the enquiry after new events, and shows the result.
    mutating func go(on next: Enquiry, at time: Timestamp) -> [Effect] {
        let before = enquiry
        let effects = take(over: next)
        guard !effects.isEmpty else { return [] }
        let kinds = next.events.dropFirst(before.events.count).map(\.kind)
        let others = settle(from: before, isBack: kinds.contains(.back), at: time)
        if enquiry.channel != before.channel, !kinds.contains(.channel(enquiry.channel)) {
            tell("+", wording(.channelNow(enquiry.channel)), .note)
        }
        for remark in kinds.compactMap(before.remark) { tell(marks.warning, wording(remark), .warning) }
        guard enquiry.awaiting != nil else { return effects + others }
        // A card that was left by going back has its confirmed answers on the form, but not on the disk.
        return effects + others + take(over: form.confirmed(enquiry, at: time))
    }

    /// Adopts the enquiry after new events without changing what is shown.
    mutating func take(over next: Enquiry) -> [Effect] {
        let events = Array(next.events.dropFirst(enquiry.events.count))
        guard !events.isEmpty else { return [] }
        enquiry = next
        if saving != .nothingKept { saving = .saving }
        return [.keep(events)]
    }

    /// Makes what is shown fit the current state of the enquiry.
    private mutating func settle(from before: Enquiry, isBack: Bool, at time: Timestamp) -> [Effect] {
        let isSameCard =
            enquiry.visit.path == before.visit.path
            && enquiry.visit.entered == before.visit.entered
        let lapse = Telling.consequences(in: enquiry, since: before).rows(marks)
        if before.closed == nil, enquiry.closed != nil {
            condense(before.visit, at: time)
            form = form.withoutSecrets(before, at: time)
        }
        guard enquiry.awaiting != nil else {
            tell(lapse)
            return [.discardTypedAhead, .finish]
        }
        if enquiry.isWrappingUp {
            tell(lapse)
            tallest = 0
            scroll = Scroll()
            arrive(at: time)
        } else if isSameCard, !before.isWrappingUp {
            tell(lapse)
            foresee(at: time)
            arrive(at: time)
        } else {
            if isBack {
                if !form.isReading { drafts[before.path] = form.withoutSecrets(before, at: time) }
                tell(
                    marks.back,
                    wording(
                        .takenBackFrom(
                            enquiry.card().title.isEmpty ? enquiry.path.text : enquiry.card().title)),
                    .hint)
            } else {
                drafts[before.path] = nil
                condense(before.visit, at: time)
            }
            tell(lapse)
            showCard(at: time)
        }
        return []
    }

    /// Shows the current card, with what was typed on it before it was taken back.
    private mutating func showCard(at time: Timestamp) {
        card = enquiry.card()
        let fresh = CardForm(card, of: enquiry, at: time)
        form =
            drafts[enquiry.path].flatMap {
                $0.fields == fresh.fields && $0.steps == fresh.steps ? $0 : nil
            } ?? fresh
        scroll = Scroll()
        tallest = 0
        arrive(at: time)
    }

    /// Replaces the form with whatever the call is waiting for; a message under review stays and is rendered
    /// again.
    private mutating func arrive(at time: Timestamp) {
        switch enquiry.awaiting {
        case .review(let id)?:
            if var review, review.id == id, reviewed == enquiry.reviewedCount {
                notice = review.renew(enquiry) ?? notice
                request = review
            } else {
                scroll = Scroll()
                reviewed = enquiry.reviewedCount
                request = ReviewPanel(enquiry)
            }
        case .round?,
            .reading? where enquiry.isBetweenRounds:
            if (request as? RoundPanel)?.isAbout(enquiry) != true { request = RoundPanel(enquiry) }
        case .reading? where enquiry.isOnLastCard: request = FinishPanel(enquiry)
        case .wrapUp?: request = WrapUpPanel(wording)
        case .destination(let dilemma)?: request = DestinationPanel(dilemma, of: enquiry)
        case .step?, .field?, .reading?, nil: request = nil
        }
    }

    /// Shows the card with what has been typed so far taken into account.
    ///
    /// - Parameter known: the enquiry with the typed answers, if it has been worked out already.
    mutating func foresee(_ known: Enquiry? = nil, at time: Timestamp) {
        let foreseen = known ?? form.foreseen(enquiry, at: time)
        card = foreseen.card()
        form.take(card, of: foreseen, recorded: enquiry, at: time)
    }
}
