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
        /// What becomes of the call when a fact is changed that led it here.
        case correcting(FactID, Value, Correction, ConfirmPanel)
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
        case .correcting(let fact, let value, let correction, var panel):
            switch panel.handle(event) {
            case .chosen(0, _):
                let back = Array(repeating: Event.Kind.back, count: correction.stepsBack)
                return tell(fact, value, by: back, at: time)
            case .chosen: return tell(fact, value, at: time)
            case .closed: break
            case .changed, .ignored: panels.append(.correcting(fact, value, correction, panel))
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
        panels = []
        return [.perform(form.eventsLaidAside(for: enquiry, at: time) + [.parked])]
    }
}
