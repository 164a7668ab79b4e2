import Terminal
import TriageCore

/// The hooks beside a call.
extension InteractiveCall {
    /// When the hooks are looked after next. Keys come first: they are taken before any deadline.
    var nextLook: Duration? {
        hooks?.isBusy == true ? screen.terminal.now + .milliseconds(20) : nil
    }

    /// Looks after the hooks, and takes what has come of them; false if nothing has.
    mutating func hearHooks() -> Bool {
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
