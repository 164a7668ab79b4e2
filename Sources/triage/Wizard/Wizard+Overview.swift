import Terminal
import TriageCore

/// The way that the call took, and what is known.
extension Wizard {
    /// Opens the overview of the path and the facts, the cursor on the card before this one.
    mutating func openOverview() {
        let trail = enquiry.trail
        var options: [ListOption] = []
        var places: [Panel.Place] = []
        for (index, card) in trail.enumerated() {
            let answers = card.answers.map { $0.text ?? wording(.answerLeftOut) }.joined(separator: ", ")
            options.append(
                ListOption(card.title, hint: answers, heading: index == 0 ? wording(.pathHeading) : ""))
            places.append(.card(index))
        }
        let tellable = Dictionary(
            enquiry.tellableFields.map { ($0.name, $0.field.fact) }, uniquingKeysWith: { $1 })
        let facts = enquiry.knownFacts.filter { $0.origin == .asked || $0.origin == .told }
        for (index, fact) in facts.enumerated() {
            let heading = index == 0 ? wording(.factsHeading) : ""
            options.append(ListOption("\(fact.label.lead) \(fact.text)", heading: heading))
            places.append(tellable[fact.name].map { .fact($0) } ?? .nowhere)
        }
        let picker = Picker(
            wording(.overviewTitle), options: options, cursor: max(0, trail.count - (isOnLastCard ? 2 : 1)))
        closePanels()
        open(.overview(picker, places))
    }

    /// Goes where a line of the overview leads.
    mutating func go(to place: Panel.Place, at time: Timestamp) -> [Effect] {
        switch place {
        case .nowhere: return []
        case .fact(let fact):
            openTold(fact, at: time)
            return []
        case .card(let index):
            guard index < enquiry.cardCount - 1 || !isOnLastCard else { return [] }
            closePanels()
            // Behind a part as many cards lie as on its last card, one step back.
            let steps = max(1, enquiry.stepsBack(toCard: index, at: time))
            return perform(Array(repeating: .back, count: steps), at: time)
        }
    }

    /// Whether the call stands on the last card of its path; behind a part, that is the part's.
    private var isOnLastCard: Bool {
        enquiry.trail.last.map { $0.path == enquiry.path && $0.entered == enquiry.visit.entered } ?? true
    }
}
