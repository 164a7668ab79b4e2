import Terminal
import TriageCore

/// Taking a call: with keys on a terminal, otherwise line by line.
extension Invocation {
    /// Carries a call to its end, along with any calls taken after it on the same terminal. The call is
    /// opened here, so that its lock is released before the next one is taken.
    func carry(
        isResumed: Bool = false, on screen: CallScreen? = nil, _ open: () throws(Failure) -> EnquirySession
    ) throws(Failure) -> ExitCode {
        let session = try open()
        session.sender = try sender
        if session.isKept { session.hooks = hooks }
        let screen = try self.screen(screen)
        defer { screen?.close() }
        let (flow, channel) = (session.enquiry.flows.main.id, session.enquiry.opening.channel)
        let way = try carryOne(consume session, on: screen, isResumed: isResumed)
        if case .code(let code) = way { return code }
        // What the command line set for this call does not apply to the next one.
        let options = options.filter { !["set", "now", "channel", "at", "caller"].contains($0.key) }
        let next = Invocation(
            path: path, command: command, operands: [], options: options, environment: environment)
        return way == .nextCall
            ? try RunCommand.take(flow, next, channel: channel, on: screen)
            : try StartMenu(invocation: next, channel: channel).run(on: screen)
    }

    /// Says what was found amiss: above the card if a screen is open, which a line of its own would spoil.
    func warn(_ text: String, on screen: CallScreen?) {
        guard let screen else { return say("triage: " + text) }
        screen.show(Frame(), above: [StyledText(text, .warning)])
    }

    private func carryOne(
        _ session: consuming EnquirySession, on screen: CallScreen?, isResumed: Bool
    ) throws(Failure) -> InteractiveCall.Way {
        let reminder = isResumed ? nil : callerReminder(session)
        guard let screen else {
            Signals.watch()
            let wizard = PlainWizard(
                session: session, environment: environment, mail: MailRoom(self), home: home,
                hooks: callHooks(session), reminder: reminder)
            return .code(try wizard.run(isResumed: isResumed))
        }
        let hooks = callHooks(session)
        var call = InteractiveCall(
            session: session, screen: screen, environment: environment, home: home, mail: MailRoom(self),
            hooks: hooks, reminder: reminder)
        return try call.run(isResumed: isResumed)
    }

    /// The hooks beside a call; nil in a dry run, which touches nothing.
    private func callHooks(_ session: borrowing EnquirySession) -> CallHooks? {
        session.isKept ? CallHooks(hooks, home: home) : nil
    }
}
