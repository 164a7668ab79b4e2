import TriageCore

extension PlainWizard {
    /// Has the hooks looked after while a line is waited for; what they know is taken at the next prompt.
    func lookAfterHooks() {
        guard let hooks else { return }
        environment.input.meanwhile = { [session] in
            guard hooks.isRunning else { return false }
            hooks.advance(session.enquiry, to: session.now)
            return hooks.isRunning
        }
    }

    /// Takes what has come of the hooks that are over, and says so; false if nothing has.
    mutating func hearHooks() throws(Failure) -> Bool {
        guard let hooks, hooks.isBusy else { return false }
        hooks.advance(enquiry, to: session.now)
        let news = hooks.news(of: enquiry, at: session.now)
        for item in news {
            switch item {
            case .remark(let text): print("!  " + text)
            case .event(let kind):
                let before = enquiry
                _ = try perform(kind)
                if case .noted(let text) = kind { print("   " + text) }
                guard case .told(let id, _, _) = kind else { continue }
                let path = enquiry.name(ofTold: id)
                if let known = enquiry.knownFacts().first(where: { $0.name == path }) {
                    print("   " + wording.told(known, before: before.knownFacts().first { $0.name == path }))
                }
            }
        }
        return !news.isEmpty
    }

    /// Ends the hooks that are still running, because the call is left.
    func leaveHooks() {
        environment.input.meanwhile = nil
        hooks?.end(at: session.now)
    }
}
