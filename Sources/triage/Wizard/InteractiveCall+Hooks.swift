import Terminal
import TriageCore

/// The hooks beside a call.
extension InteractiveCall {
    /// When the hooks are looked after next; nil if there is none to look after. Keys come first: they are taken
    /// before any deadline, yet a deadline that they have passed is not put off.
    mutating func nextLook() -> Duration? {
        guard hooks?.isBusy == true else { return nil }
        if look == nil { look = screen.terminal.now + .milliseconds(20) }
        return look
    }

    /// Looks after the hooks, and takes what has come of them; false if nothing has.
    mutating func hearHooks() -> Bool {
        look = nil
        guard let hooks, hooks.isBusy, session.enquiry.events.count == wizard.enquiry.events.count else {
            return false
        }
        hooks.advance(session.enquiry, to: session.now)
        let news = hooks.news(of: session.enquiry, at: session.now)
        for item in news {
            let before = wizard
            switch item {
            case .remark(let text): wizard.tell(remark: text)
            case .event(let kind):
                for case .keep in wizard.tell(hooked: kind, at: session.now) { _ = keep(else: before) }
            }
        }
        return !news.isEmpty
    }
}
