import Terminal
import TriageCore

extension Wizard {
    /// Handles an input event and returns the effects to carry out.
    mutating func handle(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        notice = nil
        let hadPanels = !panels.isEmpty
        let before = caution
        let effects = take(event, at: time)
        // Rows that a panel pushed down move up again when it closes.
        if hadPanels, panels.isEmpty { tallest = 0 }
        let isSudden = caution != nil && caution != before && !effects.contains(.discardTypedAhead)
        return isSudden ? effects + [.discardTypedAhead] : effects
    }

    private mutating func take(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        if let key = CallKey.of(event), ending == nil || key.outlivesCall { return press(key, at: time) }
        if let panel = panels.top {
            if !panel.isList, panels.scroll.handle(event) { return [] }
            return handle(event, in: panel, at: time)
        }
        if ending == nil, scroll.handle(event) { return [] }
        if let request { return handle(event, in: request, at: time) }
        return handleForm(event, at: time)
    }

    /// Performs what a key does everywhere in a call, unless a panel claims it.
    private mutating func press(_ key: CallKey, at time: Timestamp) -> [Effect] {
        let event = InputEvent.key(key.key)
        guard key.isOfUse(in: enquiry) else { return [] }
        switch key.action {
        case .ask(let effect): return [effect]
        case .back: return back(at: time)
        case .perform(let kind, let remark):
            let effects = perform([kind], at: time)
            if !effects.isEmpty { notice = Notice(text: wording(remark), role: .success) }
            return effects
        case .keys:
            if let panel = panels.top, panel.claims(event) { return handle(event, in: panel, at: time) }
            return openKeys()
        case .open(let panel):
            // The panel of all keys was open: the next key goes to whatever lies below.
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
        let response = form.handle(event, in: enquiry, at: time)
        return take(response, to: event, from: focus, at: time)
    }

    /// Shows what became of an input event on the form.
    ///
    /// - Parameter focus: the item that had the focus.
    private mutating func take(
        _ response: CardForm.Response, to event: InputEvent, from focus: Int, at time: Timestamp
    ) -> [Effect] {
        switch response {
        case .ignored:
            return event == .key(.character("?")) ? openKeys() : []
        case .changed(let foreseen), .advanced(let foreseen):
            let isElsewhere = form.form.focus != focus
            if form.isEntangled, !form.isText || event == .key(.enter) || isElsewhere {
                foresee(foreseen, at: time)
            }
            // What was confirmed may have hidden everything that was still to do.
            if case .advanced = response, form.isSettled {
                let response = form.goForward(in: enquiry, at: time)
                return take(response, to: event, from: form.form.focus, at: time)
            }
            return take(over: form.confirmed(enquiry, at: time))
        case .submitted(.success(let next)): return go(on: next, at: time)
        case .submitted(.failure(let obstacle)):
            // The obstacle may have appeared only with the last answer.
            foresee(at: time)
            form.refuse(obstacle)
            return take(over: form.confirmed(enquiry, at: time))
        }
    }

    /// Takes a message as the agent edited it, for approval.
    mutating func takeEdited(_ message: RenderedMessage) {
        guard var review else { return }
        let isSame = message == review.message
        if !isSame { review.take(message, in: enquiry) }
        request = review
        notice =
            isSame
            ? Notice(text: wording(.unchanged), role: .hint)
            : Notice(text: wording(.edited), role: .success)
    }
}
