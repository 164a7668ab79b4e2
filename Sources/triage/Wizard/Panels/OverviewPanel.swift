import Terminal
import TriageCore

/// The path the call took, and what is known.
struct OverviewPanel: Panel {
    private let places: [Place]
    private var picker: Picker

    /// Where a line leads.
    private enum Place: Sendable {
        /// To a card, by its position in the trail.
        case card(Int)
        /// To a fact, to tell it again.
        case fact(FactID)
        /// To a fact of a round, which is changed by opening the round again.
        case round(Int)
        /// Nowhere.
        case nowhere
    }

    /// Lists the cards and the facts, with the cursor on the card before this one.
    init(at moment: CallMoment) {
        let (enquiry, wording) = (moment.enquiry, moment.wording)
        let trail = enquiry.trail()
        var options: [ListOption] = []
        var places: [Place] = []
        for (index, card) in trail.enumerated() {
            let answers = card.answers.map { $0.text ?? wording(.answerLeftOut) }.joined(separator: ", ")
            options.append(
                ListOption(card.title, hint: answers, heading: index == 0 ? wording(.pathHeading) : ""))
            places.append(.card(index))
        }
        let tellable = Dictionary(
            enquiry.tellableFields().map { ($0.name, $0.field.fact) }, uniquingKeysWith: { $1 })
        let facts = enquiry.knownFacts().filter { $0.origin.isGiven }
        for (index, fact) in facts.enumerated() {
            let heading = index == 0 ? wording(.factsHeading) : ""
            let round = fact.round.map { wording.record(.round($0)) + ", " } ?? ""
            options.append(ListOption("\(round)\(fact.label.lead) \(fact.text)", heading: heading))
            let other = fact.round.map { Place.round($0) } ?? .nowhere
            places.append(tellable[fact.name].map { .fact($0) } ?? other)
        }
        for (index, note) in enquiry.notes.enumerated() {
            options.append(ListOption(note, heading: index == 0 ? wording(.notesHeading) : ""))
            places.append(.nowhere)
        }
        self.places = places
        let cursor = max(0, trail.count - (Self.isOnLastCard(enquiry) ? 2 : 1))
        picker = Picker(wording(.overviewTitle), options: options, cursor: cursor)
    }

    /// The cards and facts are a list.
    var isList: Bool { true }

    /// A picked card is returned to; a picked fact is asked for again.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch picker.handle(event) {
        case .picked(let index): go(to: places[index], at: moment)
        case .closed: .closes
        case .changed, .ignored: .stays()
        }
    }

    private func go(to place: Place, at moment: CallMoment) -> PanelResponse {
        let enquiry = moment.enquiry
        switch place {
        case .nowhere: return .closes
        case .round(let number):
            return .done([], Wizard.Notice(text: moment.wording(.changedInRound(number)), role: .hint))
        case .fact(let fact): return ToldPanel(fact, at: moment).map { .opens($0) } ?? .closes
        case .card(let index):
            guard index < enquiry.cardCount - 1 || !Self.isOnLastCard(enquiry) else { return .closes }
            // After a part there are as many cards as on its last card, yet going back takes one step.
            let steps = max(1, enquiry.stepsBack(toCard: index, at: moment.time))
            return .done(Array(repeating: .back, count: steps))
        }
    }

    /// Whether a call is on the last card of its path; after a part, that is the part's card.
    private static func isOnLastCard(_ enquiry: Enquiry) -> Bool {
        // In the wrap-up even the last card is behind.
        if enquiry.isWrappingUp { return false }
        return enquiry.trail().last.map { $0.path == enquiry.path && $0.entered == enquiry.visit.entered }
            ?? true
    }

    /// One page of the list.
    func frame(_ room: PanelRoom) -> Frame { picker.frame(room.look, rows: room.rows) }
    /// The keys of the list.
    func hints(_ words: TerminalWords) -> [KeyHint] { picker.hints(words) }
}
