import Terminal
import TriageCore

/// Panels: which one has the keys, and what comes of what it wants.
extension Wizard {
    /// The message that waits for approval.
    var review: ReviewPanel? { request as? ReviewPanel }
    /// The choice of a destination that the flow cannot make.
    var destination: DestinationPanel? { request as? DestinationPanel }
    /// What can be done once the call is over; nil while it goes on.
    var ending: EndPanel? { request as? EndPanel }

    /// Closes all panels; what is typed in them is there again when they are opened the next time.
    mutating func closePanels() { panels.closeAll() }

    /// Offers what can be done once the call is over.
    ///
    /// - Parameter summary: what a key copies; empty where there is nothing.
    mutating func end(with summary: String) {
        closePanels()
        request = EndPanel(summary: summary, wording)
    }

    /// The call as a panel finds it.
    func moment(_ time: Timestamp) -> CallMoment {
        CallMoment(enquiry: enquiry, time: time, drafts: panels.drafts)
    }

    /// Takes a key for the topmost panel, else for what stands in the form's place: what is taller than the
    /// screen scrolls, unless a list has the cursor, and `?` shows all keys where it means nothing else.
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
        case .wants(let effect): return [effect]
        }
        return []
    }

    /// Lets events happen that a panel wants, and says so where they are none of the card's.
    private mutating func announce(_ kinds: [Event.Kind], at time: Timestamp) -> [Effect] {
        for kind in kinds {
            if case .noted(let text) = kind { tell("+", text, .note) }
            if case .channel(let channel) = kind { tell("+", wording(.channelNow(channel)), .note) }
        }
        let effects = perform(kinds, at: time)
        guard !effects.isEmpty else { return [] }
        for case .told(let id, _) in kinds {
            let name = enquiry.tellableFields().first { $0.field.fact == id }?.name
            if let known = enquiry.knownFacts().first(where: { $0.name == name }) {
                tell("+", wording(.told(known.label, known.text)), .note)
            }
        }
        return effects
    }

    /// Shows all keys of the moment: those of the panel below, else of the card, and those of the call.
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
        sections.append(.init(wording(.keyAnswering), own + (turnsPages ? [] : [scrolling])))
        let call = CallKey.hints(in: [.panel, .helpLine], wording, overPanel: below != nil)
        sections.append(.init(wording(.keyCall), call))
        panels.open(KeysPanel(sections))
        return []
    }

    /// What lays the call aside with everything that was ticked and typed; nothing is left to show.
    mutating func park(at time: Timestamp) -> [Effect] {
        guard enquiry.awaiting != nil else { return [] }
        closePanels()
        return take(over: form.laidAside(enquiry, at: time))
    }
}
