import Terminal
import TriageCore

/// A call on a terminal: carries keys to the wizard and its effects to the disk and the screen.
struct InteractiveCall {
    private let session: EnquirySession
    private let screen: CallScreen
    private let environment: Environment
    private let home: Home
    private var wizard: Wizard

    /// How a call was left.
    enum Way: Equatable {
        case code(ExitCode)
        /// For the start menu.
        case nextCall
    }

    init(session: EnquirySession, screen: CallScreen, environment: Environment, home: Home) {
        self.session = session
        self.screen = screen
        self.environment = environment
        self.home = home
        wizard = Wizard(session.enquiry, at: session.now, marks: screen.marks)
        if !session.isKept { wizard.saving = .nothingKept }
    }

    /// Carries the call to its end, or until it is left.
    mutating func run(isResumed: Bool) throws(Failure) -> Way {
        if isResumed { wizard.tellResumed() }
        if session.enquiry.awaiting == nil {
            try finish()
        } else {
            draw()
            keep()
        }
        while true {
            switch screen.terminal.next(until: nextTick) {
            case .input(let event):
                if let way = try take(event) { return way }
            case .resized(let size): screen.resize(to: size)
            case .deadline: break
            case .stopping: screen.suspend()
            case .continued: screen.forget()
            case .terminating(let signal):
                park()
                screen.terminal.die(by: signal)
            case .ended:
                park()
                screen.close()
                return .code(.parked)
            }
            draw()
        }
    }

    /// When the clocks show another second; nothing ticks once the call is over.
    private var nextTick: Duration? {
        guard wizard.ending == nil else { return nil }
        let elapsed = session.now.milliseconds - session.enquiry.opened.milliseconds
        return screen.terminal.now + .milliseconds(1000 - elapsed % 1000)
    }

    private mutating func draw() {
        let now = session.now
        wizard.tellMisses(at: now)
        let rows = wizard.takeTranscript()
        screen.show(wizard.frame(screen.size, at: now), above: rows)
    }

    /// The card stands there while the disk still works.
    private mutating func keep() {
        do throws(StorageError) {
            try session.keep()
            let entries = try Journal.list(home)
            wizard.parkedCount = session.isKept ? entries.count { !$0.isInUse && $0.size > 0 } : 0
        } catch {
            tellNotSaved(error)
        }
        draw()
    }

    private mutating func take(_ event: InputEvent) throws(Failure) -> Way? {
        let before = wizard
        let effects = wizard.handle(event, at: session.now)
        // Before the field is drawn: what is typed once it shows is meant for it.
        if effects.contains(.discardTypedAhead) { screen.terminal.discardTypedAhead() }
        for effect in effects {
            switch effect {
            case .perform(let kinds):
                if case .parked? = kinds.last {} else { draw() }
                guard perform(kinds, else: before) else { return nil }
            case .edit(let message): edit(message)
            case .copy(let text): copy(text)
            case .discardTypedAhead: break
            case .repaint: screen.invalidate()
            case .suspend: screen.suspend()
            case .finish: try finish()
            case .leave(let way): return leave(way)
            }
        }
        return nil
    }

    /// Keeps events; when that fails, the wizard stands as it did before, with all that was typed.
    private mutating func perform(_ kinds: [Event.Kind], else before: Wizard) -> Bool {
        do throws(EnquirySession.Failure) {
            for kind in kinds { try session.perform(kind) }
            wizard.adopt(session.enquiry)
            if wizard.saving == .saving { wizard.saving = .saved }
            return true
        } catch {
            wizard = before
            wizard.adopt(session.enquiry)
            switch error {
            case .refused(let refusal): wizard.notice = Wizard.Notice(text: "\(refusal)", role: .error)
            case .storage(let cause): tellNotSaved(cause)
            }
            return false
        }
    }

    private mutating func tellNotSaved(_ error: StorageError) {
        let text = wizard.wording(.notSaved("\(error)"))
        wizard.tell(wizard.marks.error, text, .error)
        wizard.notice = Wizard.Notice(text: text, role: .error)
    }

    private mutating func edit(_ message: RenderedMessage) {
        let editor = MessageEditor(environment: environment, wording: wizard.wording)
        switch screen.lend({ editor.edit(message) }) {
        case .success(let edited): wizard.takeEdited(edited)
        case .failure(let problem):
            wizard.notice = Wizard.Notice(text: problem.message, role: .error)
        }
    }

    private mutating func copy(_ text: String) {
        guard let bytes = Clipboard.copying(text) else {
            wizard.notice = Wizard.Notice(text: wizard.wording(.tooLongToCopy), role: .error)
            return
        }
        screen.terminal.write(bytes)
        wizard.notice = Wizard.Notice(text: wizard.wording(.copied), role: .success)
    }

    // MARK: Leaving

    private mutating func leave(_ way: Wizard.Effect.Way) -> Way {
        var rows = wizard.takeTranscript()
        if way == .parked || way == .parkedForAnother { rows.append(parkedRow) }
        screen.finish(rows)
        switch way {
        case .parked: return .code(session.isKept ? .parked : .done)
        case .parkedForAnother, .nextCall: return .nextCall
        case .done: return .code(.done)
        }
    }

    private var parkedRow: StyledText {
        let id = session.enquiry.opening.id.text
        return StyledText(wizard.wording(session.isKept ? .parked(id: id) : .dryRun), .hint)
    }

    /// Lays the call aside because the program ends; what cannot be kept cannot be helped any more.
    private mutating func park() {
        guard wizard.ending == nil else { return screen.finish([]) }
        for case .perform(let kinds) in wizard.park(at: session.now) {
            for kind in kinds { try? session.perform(kind) }
        }
        screen.finish(wizard.takeTranscript() + [parkedRow])
    }

    private mutating func finish() throws(Failure) {
        let result: EnquirySession.Finish
        do throws(EnquirySession.Failure) {
            var waiting = wizard
            let (screen, now) = (screen, session.now)
            result = try session.finish { process in
                let text = waiting.wording(.waitingForLog(process: process.map { "\($0)" }))
                waiting.notice = Wizard.Notice(text: text, role: .warning)
                screen.show(waiting.frame(screen.size, at: now))
            }
        } catch {
            screen.finish(wizard.takeTranscript())
            screen.close()
            switch error {
            case .refused: throw Failure(.badData, "the enquiry has not come to its end")
            case .storage(let cause):
                let failure = Failure(cause)
                throw Failure(
                    failure.code,
                    "\(failure.message)\nthe enquiry is kept; triage resume \(session.enquiry.opening.id) saves it"
                )
            }
        }
        wizard.adopt(session.enquiry)
        wizard.tellEnd(result)
        let summary = Record(session.enquiry).map { RecordText($0.json, home: home).text } ?? ""
        wizard.ending = Wizard.Ending(summary: summary)
        screen.terminal.discardTypedAhead()
        draw()
    }
}

/// Taking a call: with keys on a terminal, else line by line.
extension Invocation {
    /// Carries a call to its end, and those taken after it on the same terminal. The call is opened here, so that its lock is gone
    /// when another one is taken.
    func carry(
        isResumed: Bool = false, on screen: CallScreen? = nil, _ open: () throws(Failure) -> EnquirySession
    ) throws(Failure) -> ExitCode {
        let session = try open()
        let screen = screen ?? (isInteractive ? CallScreen(self) : nil)
        defer { screen?.close() }
        switch try carryOne(consume session, on: screen, isResumed: isResumed) {
        case .code(let code): return code
        case .nextCall: break
        }
        // What was said of this call on the command line does not hold for the next one.
        let options = options.filter { !["set", "now", "channel"].contains($0.key) }
        let next = Invocation(
            path: path, command: command, operands: [], options: options, environment: environment)
        return try StartMenu(invocation: next).run(on: screen)
    }

    private func carryOne(
        _ session: consuming EnquirySession, on screen: CallScreen?, isResumed: Bool
    ) throws(Failure) -> InteractiveCall.Way {
        guard let screen else {
            Signals.watch()
            let wizard = PlainWizard(session: session, environment: environment)
            return .code(try wizard.run(isResumed: isResumed))
        }
        var call = InteractiveCall(session: session, screen: screen, environment: environment, home: home)
        return try call.run(isResumed: isResumed)
    }
}
