import Terminal
import TriageCore

extension Wizard {
    /// Something that lies over the card and takes the keys.
    enum Panel: Sendable {
        /// All keys.
        case keys
        /// A note for the record.
        case note(TextField)
        /// Which fact the caller told.
        case facts(Picker, [FactID])
        /// By which channel the call goes on.
        case channels(Picker)
        /// What was told of it.
        case told(FactID, CardField, Form)
        /// Facts and path.
        case overview(Picker, [Place])
        /// Whether to leave the call.
        case leaving(ConfirmPanel)

        /// Where a line of the overview leads.
        enum Place: Sendable, Equatable {
            /// To a card, by its position in the trail.
            case card(Int)
            /// To a fact, to tell it anew.
            case fact(FactID)
            /// Nowhere.
            case nowhere
        }
    }

    /// Takes a key for the topmost panel.
    mutating func handlePanel(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        guard let panel = panels.popLast() else { return [] }
        switch panel {
        case .keys:
            if !KeyPanel([]).closes(event) {
                panels.append(panel)
                _ = scroll.handle(event)
            }
            return []
        case .note(var field): return handleNote(&field, event, at: time)
        case .facts(var picker, let facts):
            switch picker.handle(event) {
            case .picked(let index) where index == facts.count: openChannels()
            case .picked(let index): openTold(facts[index], at: time)
            case .closed: break
            case .changed, .ignored: panels.append(.facts(picker, facts))
            }
            return []
        case .channels(var picker):
            switch picker.handle(event) {
            case .picked(let index):
                let channel = enquiry.flows.main.channels[index]
                tell("+", wording(.channelNow(channel)), .note)
                return perform([.channel(channel)], at: time)
            case .closed: break
            case .changed, .ignored: panels.append(.channels(picker))
            }
            return []
        case .told(let fact, let field, var form):
            return handleTold(fact, field, &form, event, at: time)
        case .overview(var picker, let places):
            switch picker.handle(event) {
            case .picked(let index): return go(to: places[index], at: time)
            case .closed: break
            case .changed, .ignored: panels.append(.overview(picker, places))
            }
            return []
        case .leaving(var panel): return handleLeaving(&panel, event, at: time)
        }
    }

    // MARK: Notes

    /// Opens the panel for a note, with what was begun before.
    mutating func openNote() {
        panels = [.note(noteDraft ?? TextField())]
    }

    private mutating func handleNote(
        _ field: inout TextField, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        if event == .key(.escape) {
            noteDraft = field
            return []
        }
        guard field.handle(event) == .confirmed else {
            panels.append(.note(field))
            return []
        }
        noteDraft = nil
        let text = field.text.trimming
        guard !text.isEmpty else { return [] }
        tell("+", text, .note)
        return perform([.noted(text)], at: time)
    }

    // MARK: Told facts

    /// Opens the list of what can be told.
    mutating func openFacts() {
        let facts = enquiry.flow.facts.filter { $0.isAnswerable && $0.type != .secret }
        var options = facts.map { fact -> ListOption in
            let field = enquiry.field(fact)
            let known = enquiry.knownFacts.first { $0.name == fact.id.rawValue }
            return ListOption(field.label, hint: known?.text ?? "")
        }
        if enquiry.flows.main.channels.count > 1 { options.append(ListOption(wording(.otherChannel))) }
        panels = [.facts(Picker(wording(.toldTitle), options: options), facts.map(\.id))]
    }

    private mutating func openChannels() {
        let options = enquiry.flows.main.channels.map { ListOption($0) }
        panels.append(.channels(Picker(wording(.otherChannel), options: options)))
    }

    private mutating func openTold(_ id: FactID, at time: Timestamp) {
        guard let fact = enquiry.flow.fact(id) else { return }
        let field = enquiry.field(fact)
        let enquiry = enquiry
        let widget = CardForm.widget(field, draft: nil, wording, format: enquiry.format) { text in
            enquiry.readTold(text, for: id, at: time) ?? .failure(.missing)
        }
        panels.append(
            .told(id, field, Form([.init(field.label, hint: field.hint, field: widget)], words: words)))
    }

    private mutating func handleTold(
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
            let effects = perform([.told(id, value)], at: time)
            if let known = self.enquiry.knownFacts.last(where: { $0.name.hasSuffix(id.rawValue) }) {
                tell("+", wording(.told(known.label, known.text)), .note)
            }
            return effects
        }
    }

    // MARK: Overview

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
        let facts = enquiry.knownFacts.filter { $0.origin == .asked || $0.origin == .told }
        for (index, fact) in facts.enumerated() {
            let heading = index == 0 ? wording(.factsHeading) : ""
            options.append(ListOption("\(fact.label.lead) \(fact.text)", heading: heading))
            let isHere = enquiry.flow.fact(FactID(fact.name)).map { $0.type != .secret } ?? false
            places.append(isHere ? .fact(FactID(fact.name)) : .nowhere)
        }
        let picker = Picker(wording(.overviewTitle), options: options, cursor: max(0, trail.count - 2))
        panels = [.overview(picker, places)]
    }

    private mutating func go(to place: Panel.Place, at time: Timestamp) -> [Effect] {
        switch place {
        case .nowhere: return []
        case .fact(let fact):
            openTold(fact, at: time)
            return []
        case .card(let index):
            let trail = enquiry.trail
            guard index < trail.count - 1 else { return [] }
            var next = enquiry
            var steps: [Event.Kind] = []
            while next.trail.count > index + 1 || next.path != trail[index].path, next.canGoBack {
                guard (try? next.apply(Event(at: time, .back))) != nil else { break }
                steps.append(.back)
            }
            return perform(steps, at: time)
        }
    }

    // MARK: Leaving

    /// Asks whether to park, abandon or go on.
    mutating func openLeaving() {
        let ways = [
            ConfirmPanel.Way(ListOption(wording(.park), key: "p")),
            .init(ListOption(wording(.parkAndNext), key: "n")),
            .init(ListOption(wording(.abandon), key: "a"), reason: wording(.abandonReason)),
            .init(ListOption(wording(.goOn), key: "g")),
        ]
        panels.append(.leaving(ConfirmPanel(wording(.leave), ways: ways, words: words)))
    }

    private mutating func handleLeaving(
        _ panel: inout ConfirmPanel, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        switch panel.handle(event) {
        case .chosen(0, _): return park(at: time) + [.leave(.parked)]
        case .chosen(1, _): return park(at: time) + [.leave(.parkedForAnother)]
        case .chosen(2, let reason):
            panels = []
            return perform([.abandoned(reason: reason ?? "")], at: time)
        case .chosen, .closed: return []
        case .changed, .ignored:
            panels.append(.leaving(panel))
            return []
        }
    }

    /// What lays the call aside with everything that was ticked and typed; nothing is left to show.
    mutating func park(at time: Timestamp) -> [Effect] {
        guard enquiry.awaiting != nil else { return [] }
        var kinds = form.stepEvents(for: enquiry, isLeaving: false)
        var next = enquiry
        kinds = kinds.filter { (try? next.apply(Event(at: time, $0))) != nil }
        // The last tick may have led on; then what was typed belongs to a card that is gone.
        if next.visit.entered == enquiry.visit.entered, next.path == enquiry.path {
            kinds += form.drafts.map { .drafted($0.fact, $0.text) }
        }
        panels = []
        return [.perform(kinds + [.parked])]
    }
}
