import Terminal
import TriageCore

/// What the caller told: facts out of their turn.
extension Wizard {
    /// Opens the list of what can be told.
    mutating func openFacts() {
        let known = Dictionary(enquiry.knownFacts.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        let facts = enquiry.tellableFields
        var options = facts.map { ListOption($0.field.label, hint: known[$0.name] ?? "") }
        if enquiry.flows.main.channels.count > 1 { options.append(ListOption(wording(.otherChannel))) }
        closePanels()
        open(.facts(Picker(wording(.toldTitle), options: options), facts.map(\.field.fact)))
    }

    /// Opens the list of the channels by which the call can go on.
    mutating func openChannels() {
        let options = enquiry.flows.main.channels.map { ListOption($0) }
        open(.channels(Picker(wording(.otherChannel), options: options)))
    }

    /// Opens the field for a fact.
    mutating func openTold(_ id: FactID, at time: Timestamp) {
        guard let (name, field) = enquiry.tellableFields.first(where: { $0.field.fact == id }) else { return }
        let enquiry = enquiry
        let widget = CardForm.widget(field, draft: toldDrafts[name], wording, format: enquiry.format) {
            text in
            enquiry.readTold(text, for: id, at: time) ?? .failure(.missing)
        }
        open(.told(id, field, Form([.init(field.label, hint: field.hint, field: widget)], words: words)))
    }

    /// The name of a fact that can be told in the outermost flow.
    func name(ofTold id: FactID) -> FactPath? {
        enquiry.tellableFields.first { $0.field.fact == id }?.name
    }

    /// Takes a key for the field of a fact.
    mutating func handleTold(
        _ id: FactID, _ field: CardField, _ form: inout Form, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        let response = form.handle(event)
        if response == .ignored, event == .key(.escape) {
            stow(.told(id, field, form))
            return []
        }
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
        case .success(let value) where value == .null || enquiry.isSaid(id, value):
            forget(toldOf: id)
            notice = Notice(text: wording(.unchanged), role: .hint)
            return []
        case .success(let value):
            stow(.told(id, field, form))
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
        closePanels()
        forget(toldOf: id)
        let effects = perform(back + [.told(id, value)], at: time)
        let name = name(ofTold: id)
        if !effects.isEmpty, let known = enquiry.knownFacts.first(where: { $0.name == name }) {
            tell("+", wording(.told(known.label, known.text)), .note)
        }
        return effects
    }

    private mutating func forget(toldOf id: FactID) {
        if let name = name(ofTold: id) { toldDrafts[name] = nil }
    }
}
