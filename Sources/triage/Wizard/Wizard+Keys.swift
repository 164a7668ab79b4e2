import Terminal
import TriageCore

extension Wizard {
    /// Takes what the agent did and says what is to be done about it.
    mutating func handle(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        notice = nil
        let panelsBefore = panels.count
        let before = caution
        let effects = take(event, at: time)
        if panels.count < panelsBefore {
            panelScroll = Scroll(followsCursor: panels.last?.isList ?? false)
            // What a panel pushed down comes up again when it goes.
            if panels.isEmpty { tallest = 0 }
        }
        let isSudden = caution != nil && caution != before && !effects.contains(.discardTypedAhead)
        return isSudden ? effects + [.discardTypedAhead] : effects
    }

    private mutating func take(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        switch event {
        case .key(.control("l")): return [.repaint]
        case .key(.control("z")): return [.suspend]
        case .key(.control("c")) where ending == nil: return handleInterrupt(at: time)
        default: break
        }
        if ending != nil { return handleEnd(event) }
        if let effects = handleCallKey(event, at: time) { return effects }
        if !panels.isEmpty { return handlePanel(event, at: time) }
        if scroll.handle(event) { return [] }
        if review != nil { return handleReview(event, at: time) }
        if destination != nil { return handleDestination(event, at: time) }
        return handleForm(event, at: time)
    }

    /// Once asks, twice parks.
    private mutating func handleInterrupt(at time: Timestamp) -> [Effect] {
        if case .keys? = panels.last { panels.removeLast() }
        guard case .leaving? = panels.last else {
            openLeaving()
            return []
        }
        return park(at: time) + [.leave(.parked)]
    }

    /// The keys that work everywhere in a call; nil when it is none of them.
    private mutating func handleCallKey(_ event: InputEvent, at time: Timestamp) -> [Effect]? {
        switch event {
        case .key(.function(1)):
            if case .keys? = panels.last { panels.removeLast() } else { openKeys() }
        case .key(.control("n")): openNote()
        case .key(.control("t")): openFacts()
        case .key(.control("o")): openOverview()
        case .key(.control("b")):
            if let panel = panels.popLast() {
                stow(panel)
                return []
            }
            guard enquiry.canGoBack else {
                notice = Notice(text: wording(.nothingBefore), role: .hint)
                return []
            }
            return perform([.back], at: time)
        default: return nil
        }
        return []
    }

    /// Shows all keys of the moment.
    mutating func openKeys() { open(.keys) }

    private mutating func handleForm(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        let focus = form.form.focus
        switch form.handle(event, in: enquiry, at: time) {
        case .ignored:
            if event == .key(.character("?")) { openKeys() }
            return []
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

    // MARK: Messages and destinations

    /// Asks what is to become of a message.
    func reviewPanel(_ message: RenderedMessage) -> ConfirmPanel {
        let ways = [
            ConfirmPanel.Way(ListOption(wording(.send), key: wording.language == .slovak ? "o" : "s")),
            .init(ListOption(wording(.edit), key: wording.language == .slovak ? "u" : "e")),
            .init(ListOption(wording(.leaveOut), key: wording.language == .slovak ? "v" : "l")),
        ]
        let hasRecipient = !message.to.isEmpty
        let question = hasRecipient ? wording(.sendMessage) : wording(.noRecipientLeft)
        return ConfirmPanel(question, ways: ways, offered: hasRecipient ? 0 : 2, words: words)
    }

    private mutating func handleReview(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        guard var review else { return [] }
        let response = review.panel.handle(event)
        self.review = review
        switch response {
        case .chosen(0, _) where !review.message.to.isEmpty:
            // What is sent is what was read.
            if renewReview() { return [] }
            self.review = nil
            return perform([.queued(review.id, edited: review.isEdited ? review.message : nil)], at: time)
        case .chosen(1, _): return [.edit(review.message)]
        case .chosen(2, _):
            self.review = nil
            return perform([.withheld(review.id)], at: time)
        case .chosen:
            notice = Notice(text: wording(.noRecipientLeft), role: .error)
        case .ignored where event == .key(.character("?")): openKeys()
        case .changed, .ignored, .closed: break
        }
        return []
    }

    /// Takes a message as the agent changed it, to be approved.
    mutating func takeEdited(_ message: RenderedMessage) {
        let panel = reviewPanel(message)
        review?.message = message
        review?.isEdited = true
        review?.panel = panel
        notice = Notice(text: wording(.edited), role: .success)
    }

    private mutating func handleDestination(_ event: InputEvent, at time: Timestamp) -> [Effect] {
        let nodes = enquiry.destinations
        let response = destination?.handle(event)
        switch response {
        case .picked(let index)? where nodes.indices.contains(index):
            return perform([.picked(nodes[index].id)], at: time)
        case .ignored? where event == .key(.character("?")): openKeys()
        default: break
        }
        return []
    }

    // MARK: The end

    private mutating func handleEnd(_ event: InputEvent) -> [Effect] {
        switch event {
        case .key(.character("c")), .key(.character("C")): return [.copy(ending?.summary ?? "")]
        case .key(.character("n")), .key(.character("N")): return [.leave(.nextCall)]
        case .key(.character("q")), .key(.character("Q")), .key(.control("c")), .key(.control("d")):
            return [.leave(.done)]
        default: return []
        }
    }
}
