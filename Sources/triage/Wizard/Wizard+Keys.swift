import Terminal
import TriageCore

extension Wizard {
    /// Takes what the agent did and says what is to be done about it.
    mutating func handle(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        notice = nil
        let hadPanels = !panels.isEmpty
        let before = caution
        let effects = take(event, at: time)
        // What a panel pushed down comes up again when it goes.
        if hadPanels, panels.isEmpty { tallest = 0 }
        let isSudden = caution != nil && caution != before && !effects.contains(.discardTypedAhead)
        return isSudden ? effects + [.discardTypedAhead] : effects
    }

    private mutating func take(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        if let key = CallKey(event), ending == nil || key.outlivesCall { return press(key, at: time) }
        if let panel = panels.top {
            if !panel.isList, panels.scroll.handle(event) { return [] }
            return handle(event, in: panel, at: time)
        }
        if ending == nil, scroll.handle(event) { return [] }
        if let request { return handle(event, in: request, at: time) }
        return handleForm(event, at: time)
    }

    /// Does what a key does everywhere in a call; a panel may have claimed it.
    private mutating func press(_ key: CallKey, at time: Timestamp) -> [Effect] {
        let event = InputEvent.key(key.key)
        switch key.action {
        case .ask(let effect): return [effect]
        case .back: return back(at: time)
        case .keys:
            if let panel = panels.top, panel.claims(event) { return handle(event, in: panel, at: time) }
            return openKeys()
        case .open(let panel):
            // All keys were asked for: the next one is for what lies below.
            if panels.top is KeysPanel { panels.closeTop() }
            if let panel = panels.top, panel.claims(event) { return handle(event, in: panel, at: time) }
            panels.open(panel(moment(time)))
            return []
        }
    }

    private mutating func back(at time: Timestamp) -> [Effect] {
        guard panels.isEmpty else {
            panels.closeTop()
            return []
        }
        guard enquiry.canGoBack else {
            notice = Notice(text: wording(.nothingBefore), role: .hint)
            return []
        }
        return perform([.back], at: time)
    }

    private mutating func handleForm(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        let focus = form.form.focus
        switch form.handle(event, in: enquiry, at: time) {
        case .ignored:
            return event == .key(.character("?")) ? openKeys() : []
        case .changed(let foreseen):
            let isElsewhere = form.form.focus != focus
            if form.isEntangled, !form.isText || event == .key(.enter) || isElsewhere {
                foresee(foreseen, at: time)
            }
            return []
        case .submitted(.success(let next)): return go(on: next, at: time)
        case .submitted(.failure(let obstacle)):
            // What stands in the way may have come up with the last answer.
            foresee(at: time)
            form.refuse(obstacle)
            return []
        }
    }

    /// Takes a message as the agent changed it, to be approved.
    mutating func takeEdited(_ message: RenderedMessage) {
        guard var review else { return }
        review.take(message)
        request = review
        notice = Notice(text: wording(.edited), role: .success)
    }
}
