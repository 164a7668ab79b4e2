import Terminal
import TriageCore

/// Panels: which one has the keys, and how its responses are carried out.
extension Wizard {
    /// The message awaiting approval.
    var review: ReviewPanel? { request as? ReviewPanel }
    /// The pending choice of a destination.
    var destination: DestinationPanel? { request as? DestinationPanel }
    /// The choices once the call is over; nil before that.
    var ending: EndPanel? { request as? EndPanel }

    /// Closes all panels; what was typed in them reappears the next time they open.
    mutating func closePanels() { panels.closeAll() }

    /// Offers the choices once the call is over.
    ///
    /// - Parameters:
    ///   - summary: the few lines that a key copies; empty if there are none.
    ///   - record: the whole record, which another key copies.
    mutating func end(with summary: String, record: String) {
        closePanels()
        request = EndPanel(summary: summary, record: record, wording)
    }

    /// The call as a panel sees it.
    func moment(_ time: Timestamp) -> CallMoment {
        CallMoment(enquiry: enquiry, time: time, drafts: panels.drafts)
    }

    /// Handles an event for the topmost panel, or else for whatever replaces the form. `?` shows all keys
    /// unless the panel gives it another meaning.
    mutating func handle(_ event: InputEvent, in panel: any Panel, at time: Timestamp) -> [Effect] {
        let isHelp = event == .key(.character("?"))
        guard !isHelp || panel.takesText else { return openKeys() }
        var panel = panel
        let response = panel.handle(event, at: moment(time))
        if panels.isEmpty { request = panel } else { panels.update(panel) }
        switch response {
        case .ignored: return isHelp ? openKeys() : []
        case .stays(let remark): notice = remark
        case .closes: panels.closeTop()
        case .opens(let next): panels.replaceTop(with: next)
        case .done(let kinds, let remark):
            notice = remark
            guard panels.isEmpty else {
                panels.finishTop()
                return announce(kinds, at: time)
            }
            request = nil
            let effects = announce(kinds, at: time)
            if effects.isEmpty { request = panel }
            return effects
        case .parks(let way): return park(at: time) + [.leave(way)]
        case .ends(let ending):
            panels.finishTop()
            tellUnkept(withCard: false)
            return go(on: form.laidAside(enquiry, by: ending, at: time), at: time)
        case .wants(let effect): return [effect]
        }
        return []
    }

    /// Performs the events that a panel wants, and announces those that are not about the card.
    mutating func announce(_ kinds: [Event.Kind], at time: Timestamp) -> [Effect] {
        for kind in kinds {
            if case .noted(let text) = kind { tell("+", text, .note) }
            if case .channel(let channel) = kind {
                tell("+", wording(.channelNow(wording.channel(channel))), .note)
            }
            if let text = round(changedBy: kind) { tell("+", text, .note) }
        }
        let before = enquiry
        let effects = perform(kinds, at: time)
        guard !effects.isEmpty else { return [] }
        for case .told(let id, _, _) in kinds {
            let name = enquiry.tellableFields().first { $0.field.fact == id }?.name
            if let known = enquiry.knownFacts().first(where: { $0.name == name }) {
                let old = before.knownFacts().first { $0.name == name }
                tell("+", wording.told(known, before: old), .note)
            }
        }
        return effects
    }

    /// What becomes of a finished round, in words; nil for any other event.
    private func round(changedBy kind: Event.Kind) -> String? {
        func text(_ number: Int) -> String { card.rounds.first { $0.number == number }?.text ?? "" }
        return switch kind {
        case .reopened(let number): wording(.roundReopened(text(number)))
        case .removed(let number): wording(.roundRemoved(text(number)))
        default: nil
        }
    }

    /// Shows all keys available now: those of the panel below, or else of the card, and those of the call.
    mutating func openKeys() -> [Effect] {
        let below = panels.top
        var sections: [KeyPanel.Section] = []
        if let field = (below ?? request).map({ $0.question }) ?? form.focusedField {
            let help = [field.help, wording.form(of: field.type)].filter { !$0.isEmpty }
            sections.append(.init(wording(.helpHeading), help.map { KeyHint("", $0) }))
        }
        let own = (below ?? request)?.hints(words) ?? form.form.hints
        let scrolling = KeyHint(words.pageKeys, wording(.keyScroll))
        let turnsPages = below?.isList ?? false
        sections.append(
            .init(wording(.keyAnswering), own + (turnsPages || ending != nil ? [] : [scrolling])))
        let call = CallKey.hints(in: [.panel, .helpLine], of: self)
        sections.append(.init(wording(.keyCall), call))
        panels.open(KeysPanel(sections))
        return []
    }

    /// The effects that park the call with everything ticked and typed; nothing is left to show.
    mutating func park(at time: Timestamp) -> [Effect] {
        guard enquiry.awaiting != nil else { return [] }
        closePanels()
        return take(over: form.laidAside(enquiry, by: .parked, at: time))
    }
}
