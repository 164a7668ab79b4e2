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

    /// Opens a panel over those that are open.
    mutating func open(_ panel: Panel) {
        panels.append(panel)
        panelScroll = Scroll(followsCursor: panel.isList)
    }

    /// Closes all panels; what is typed in them is there again when they are opened the next time.
    mutating func closePanels() {
        panels.forEach { stow($0) }
        panels = []
    }

    /// Keeps what is typed in a panel that goes.
    mutating func stow(_ panel: Panel) {
        switch panel {
        case .note(let field): noteDraft = field.text.isEmpty ? nil : field
        case .told(let fact, _, let form):
            guard let field = form.items.first?.field as? TextField, let name = name(ofTold: fact) else {
                return
            }
            toldDrafts[name] = field.text.isEmpty ? nil : field.text
        case .leaving(var panel):
            panel.restart()
            leavingDraft = panel
        case .keys, .facts, .channels, .correcting, .overview: break
        }
    }

    /// Takes a key for the topmost panel: it scrolls what is taller than the screen, unless a list has the
    /// cursor, and `?` shows all keys where it means nothing else.
    mutating func handlePanel(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        guard let panel = panels.last else { return [] }
        if !panel.isList, panelScroll.handle(event) { return [] }
        if event == .key(.character("?")), !panel.takesText {
            openKeys()
            return []
        }
        panels.removeLast()
        switch panel {
        case .keys:
            if !KeyPanel([]).closes(event) { panels.append(panel) }
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
                closePanels()
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
        closePanels()
        open(.note(noteDraft ?? TextField()))
    }

    private mutating func handleNote(
        _ field: inout TextField, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        if event == .key(.escape) {
            stow(.note(field))
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
        open(.leaving(leavingDraft ?? ConfirmPanel(wording(.leave), ways: ways, words: words)))
    }

    private mutating func handleLeaving(
        _ panel: inout ConfirmPanel, _ event: InputEvent, at time: Timestamp
    ) -> [Effect] {
        switch panel.handle(event) {
        case .chosen(0, _): return park(at: time) + [.leave(.parked)]
        case .chosen(1, _): return park(at: time) + [.leave(.parkedForAnother)]
        case .chosen(2, let reason):
            closePanels()
            return perform([.abandoned(reason: reason ?? "")], at: time)
        case .chosen, .closed:
            stow(.leaving(panel))
            return []
        case .changed, .ignored:
            panels.append(.leaving(panel))
            return []
        }
    }

    /// What lays the call aside with everything that was ticked and typed; nothing is left to show.
    mutating func park(at time: Timestamp) -> [Effect] {
        guard enquiry.awaiting != nil else { return [] }
        closePanels()
        return take(over: form.laidAside(enquiry, at: time))
    }
}

extension Wizard.Panel {
    /// Whether a list has the cursor, which the screen follows.
    var isList: Bool {
        switch self {
        case .facts, .channels, .overview: true
        case .keys, .note, .told, .correcting, .leaving: false
        }
    }

    /// Whether every character belongs to a text or to the panel itself.
    fileprivate var takesText: Bool {
        switch self {
        case .keys, .note: true
        case .told(_, _, let form): form.items.first?.field is TextField
        case .leaving(let panel), .correcting(_, _, _, let panel): panel.isTyping
        case .facts, .channels, .overview: false
        }
    }
}
