import Terminal
import TriageCore

/// What the caller told, and what is known: facts out of their turn.
extension Wizard {
    /// Opens the list of what can be told.
    mutating func openFacts() {
        let known = Dictionary(enquiry.knownFacts.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        let facts = enquiry.tellableFields
        var options = facts.map { ListOption($0.field.label, hint: known[$0.name] ?? "") }
        if enquiry.flows.main.channels.count > 1 { options.append(ListOption(wording(.otherChannel))) }
        panels = [.facts(Picker(wording(.toldTitle), options: options), facts.map(\.field.fact))]
    }

    /// Opens the list of the channels by which the call can go on.
    mutating func openChannels() {
        let options = enquiry.flows.main.channels.map { ListOption($0) }
        panels.append(.channels(Picker(wording(.otherChannel), options: options)))
    }

    /// Opens the field for a fact.
    mutating func openTold(_ id: FactID, at time: Timestamp) {
        guard let field = enquiry.tellableFields.first(where: { $0.field.fact == id })?.field else { return }
        let enquiry = enquiry
        let widget = CardForm.widget(field, draft: nil, wording, format: enquiry.format) { text in
            enquiry.readTold(text, for: id, at: time) ?? .failure(.missing)
        }
        panels.append(
            .told(id, field, Form([.init(field.label, hint: field.hint, field: widget)], words: words)))
    }

    /// Takes a key for the field of a fact.
    mutating func handleTold(
        _ id: FactID, _ field: CardField, _ form: inout Form, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        let response = form.handle(event)
        if response == .ignored, event == .key(.escape) { return [] }
        guard response == .submitted, let answer = form.answers.first else {
            panels.append(.told(id, field, form))
            return []
        }
        let enquiry = enquiry
        let value = CardForm.value(of: answer, for: field) { text in
            enquiry.readTold(text, for: id, at: time) ?? .failure(.missing)
        }
        switch value {
        case .failure(let problem):
            form.refuse(0, FieldProblem(wording(problem)))
            panels.append(.told(id, field, form))
            return []
        case .success(.null): return []
        case .success(let value):
            guard let correction = enquiry.correction(of: id, to: value, at: time) else {
                return tell(id, value, at: time)
            }
            openCorrecting(id, value, correction)
            return []
        }
    }

    /// Lets a fact be told, after some steps back where it led the call here.
    mutating func tell(
        _ id: FactID, _ value: Value, by back: [Event.Kind] = [], at time: Timestamp
    ) -> [Effect] {
        panels = []
        let effects = perform(back + [.told(id, value)], at: time)
        let name = enquiry.tellableFields.first { $0.field.fact == id }?.name
        if !effects.isEmpty, let known = enquiry.knownFacts.first(where: { $0.name == name }) {
            tell("+", wording(.told(known.label, known.text)), .note)
        }
        return effects
    }

    private mutating func openCorrecting(_ id: FactID, _ value: Value, _ correction: Correction) {
        let ways = [
            ConfirmPanel.Way(ListOption(wording(.goBackAndChange), key: "b")),
            .init(ListOption(wording(.keepTheWay), key: "k")),
        ]
        let panel = ConfirmPanel(wording(.otherWay), ways: ways, words: words)
        panels.append(.correcting(id, value, correction, panel))
    }

    /// The answers that no longer hold, a row each, with what they are before them.
    func lapsedRows(_ answers: [TrailCard.Answer]) -> [StyledText] {
        guard !answers.isEmpty else { return [] }
        let title = StyledText(marks.warning + " ", .warning) + StyledText(wording(.lapsed), .hint)
        return [title]
            + answers.map {
                StyledText("    \($0.label.lead) ", .hint) + StyledText($0.text ?? "", .input)
            }
    }

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
        let picker = Picker(wording(.overviewTitle), options: options, cursor: max(0, trail.count - 2))
        panels = [.overview(picker, places)]
    }

    /// Goes where a line of the overview leads.
    mutating func go(to place: Panel.Place, at time: Timestamp) -> [Effect] {
        switch place {
        case .nowhere: return []
        case .fact(let fact):
            openTold(fact, at: time)
            return []
        case .card(let index):
            guard index < enquiry.trail.count - 1 else { return [] }
            let steps = enquiry.stepsBack(toCard: index, at: time)
            return perform(Array(repeating: .back, count: steps), at: time)
        }
    }
}
