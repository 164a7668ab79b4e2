import Terminal
import TriageCore

/// A call on a terminal: passes keys to the wizard and carries out its effects on the disk and the screen.
struct InteractiveCall {
    /// The call and its journal.
    let session: EnquirySession
    /// Where it is taken.
    let screen: CallScreen
    private let environment: Environment
    let home: Home
    private var mail: CallMail
    /// What runs beside the call; nil if nothing may.
    let hooks: CallHooks?
    /// What looks up the caller's past calls; nil if nobody knows who is calling.
    let reminder: CallerReminder?
    /// When the hooks are to be looked after; nil once they have been.
    var look: Duration?
    /// Whether the call was taken up again.
    private var isResumed = false
    /// The call as the screen shows it.
    var wizard: Wizard
    /// The exit code of a call that is left.
    private var code = ExitCode.done
    /// Whether any of the call has been saved.
    private var hasJournal = false
    /// Why the last attempt to park the call failed.
    private var obstacle: StorageError?

    /// How a call was left.
    enum Way: Equatable {
        case code(ExitCode)
        /// To another call on the same flow.
        case nextCall
        /// To the start menu.
        case menu
    }

    init(
        session: EnquirySession, screen: CallScreen, environment: Environment, home: Home, mail: MailRoom,
        hooks: CallHooks?, reminder: CallerReminder? = nil
    ) {
        self.reminder = reminder
        self.session = session
        self.screen = screen
        self.environment = environment
        self.home = home
        self.mail = CallMail(session, mail)
        self.hooks = hooks
        wizard = Wizard(session.enquiry, at: session.now, marks: screen.marks)
        if !session.isKept { wizard.saving = .nothingKept }
    }

    /// Carries the call to its end, or until it is left.
    mutating func run(isResumed: Bool) throws(Failure) -> Way {
        self.isResumed = isResumed
        defer { hooks?.end(at: session.now) }
        if isResumed { wizard.tellResumed() }
        if let first = reminder?.first { remind(of: first.calls) }
        if session.enquiry.awaiting == nil {
            try finish()
        } else {
            if wizard.caution != nil { screen.terminal.discardTypedAhead() }
            draw()
            keep()
            reminder?.start()
        }
        while true {
            let tick = nextTick
            switch screen.next(until: [tick, nextLook(), nextReminder].compactMap { $0 }.min()) {
            case .input(let event):
                if let way = try take(event) { return way }
            case .resized(let size): screen.resize(to: size)
            case .deadline:
                mail.follow(on: &wizard)
                // Looking after the hooks changes nothing on the screen until one of them is over.
                let news = [hearHooks(), hearReminder()]
                guard news.contains(true) || tick.map({ $0 <= screen.terminal.now }) ?? true else { continue }
            case .stopping: screen.suspend()
            case .continued: screen.forget()
            case .terminating(let signal):
                _ = park()
                screen.terminal.die(by: signal)
            case .ended:
                let code = park()
                screen.close()
                return .code(code)
            }
            drawUnlessTypedAhead()
        }
    }

    /// When the clocks next change; nothing ticks once the call is over.
    private var nextTick: Duration? {
        guard wizard.ending == nil else {
            return mail.isUnderWay ? screen.terminal.now + .milliseconds(200) : nil
        }
        let elapsed = session.now.milliseconds - session.enquiry.opened.milliseconds
        return screen.terminal.now + .milliseconds(1000 - elapsed % 1000)
    }

    private mutating func draw() {
        screen.measure()
        let now = session.now
        wizard.tellMisses(at: now, on: screen.size)
        let rows = wizard.takeTranscript()
        screen.show(wizard.frame(screen.size, at: now), above: rows)
    }

    /// Leaves out a frame that the next key, already typed, replaces at once.
    private mutating func drawUnlessTypedAhead() {
        if !screen.terminal.hasTypedAhead { draw() }
    }

    /// The card is already shown while the disk is still working.
    private mutating func keep() {
        do throws(StorageError) {
            try session.keep()
            tellSaved()
        } catch {
            tellNotSaved(error)
        }
        mail.start(on: &wizard)
        if session.isKept, let entries = try? Journal.list(home) {
            wizard.parkedCount = entries.count(where: \.isParked)
        }
        draw()
    }

    private mutating func take(_ event: InputEvent) throws(Failure) -> Way? {
        let before = wizard
        let effects = wizard.handle(event, at: session.now)
        // Before anything is drawn: keys typed once it is shown do count.
        if effects.contains(.discardTypedAhead) { screen.terminal.discardTypedAhead() }
        for effect in effects {
            switch effect {
            case .keep(let events):
                let isParking = events.last?.kind == .parked
                if !isParking { drawUnlessTypedAhead() }
                // What is only begun stays on the card, saved or not: it goes along with the next events.
                let isBegun = events.allSatisfy(\.kind.isDraft)
                guard let cause = keep(else: isBegun ? wizard : before) else {
                    if !isBegun, !isParking { mail.tellFailures(on: &wizard) }
                    break
                }
                if isBegun { break }
                guard isParking else { return nil }
                if obstacle != nil { throw leaveUnsaved(cause) }
                obstacle = cause
                wizard.closePanels()
                wizard.notice = Wizard.Notice(text: wizard.wording(.leavesUnsaved), role: .error)
                return nil
            case .edit(let message): edit(message)
            case .copy(let text): copy(text)
            case .discardTypedAhead: break
            case .recall(let call): recall(call)
            case .repaint: screen.invalidate()
            case .suspend: screen.suspend()
            case .finish: try finish()
            case .leave(let way): return leave(way)
            }
        }
        return nil
    }

    /// Saves the call as the wizard has it; if that fails, restores the wizard from before, with everything
    /// typed, and shows the cause.
    mutating func keep(else before: Wizard) -> StorageError? {
        do throws(StorageError) {
            try session.keep(wizard.enquiry)
            tellSaved()
            mail.send(on: &wizard)
            return nil
        } catch {
            wizard = before
            tellNotSaved(error)
            return error
        }
    }

    private mutating func tellSaved() {
        obstacle = nil
        guard session.isKept else { return }
        hasJournal = true
        wizard.saving = .saved
        hooks?.follow(session.enquiry, isResumed: isResumed)
    }

    private mutating func tellNotSaved(_ error: StorageError) {
        wizard.saving = .failed
        let text = wizard.wording(.notSaved(wizard.wording(why: error)))
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
        let end = wizard.request as? EndPanel
        let isRecord = end?.record == text && end?.summary != text
        wizard.notice = Wizard.Notice(
            text: wizard.wording(isRecord ? .recordCopied : .copied), role: .success)
    }

    // MARK: Leaving

    private mutating func leave(_ way: Wizard.Effect.Way) -> Way {
        if way == .parked || way == .parkedForAnother {
            mail.wake()
            wizard.tellUnkept(withCard: !session.isKept)
            wizard.tell([parkedRow])
        }
        screen.finish(wizard.takeTranscript())
        switch way {
        case .parked: return .code(session.isKept ? .parked : .done)
        case .nextCall: return .nextCall
        case .parkedForAnother, .otherCall: return .menu
        case .done: return .code(code)
        }
    }

    private var parkedRow: StyledText {
        let id = session.enquiry.opening.id.text
        return StyledText(wizard.wording(session.isKept ? .parked(id: id) : .dryRun), .hint)
    }

    /// Leaves a call that cannot be parked; what was typed stays on the screen.
    private mutating func leaveUnsaved(_ cause: StorageError) -> Failure {
        wizard.tellUnkept(withCard: true)
        screen.finish(wizard.takeTranscript())
        screen.close()
        let wording = wizard.wording
        let rest = wording(hasJournal ? .keptUpToHere(session.enquiry.opening.id.text) : .nothingWasKept)
        return Failure(.inputOutput, wording(.leftUnsaved(wording(why: cause))) + "\n" + rest)
    }

    /// Parks the call because the program is ending, and shows what could not be saved.
    private mutating func park() -> ExitCode {
        guard wizard.ending == nil else {
            screen.finish([])
            return code
        }
        let before = wizard
        var isLost = false
        for case .keep in wizard.park(at: session.now) { isLost = keep(else: before) != nil }
        mail.wake()
        wizard.tellUnkept(withCard: isLost || !session.isKept)
        screen.finish(wizard.takeTranscript() + (isLost ? [] : [parkedRow]))
        return isLost ? .inputOutput : session.isKept ? .parked : .done
    }

    private mutating func finish() throws(Failure) {
        hooks?.end(at: session.now)
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
            throw Failure(unfinished: session.enquiry, error)
        }
        mail.end(result, on: &wizard)
        if case .differs = result { code = .badData }
        let page = Record(session.enquiry).flatMap {
            RecordPage($0.json, flows: session.enquiry.flows, home: home)
        }
        wizard.end(
            with: page.map { RecordSummary($0).text } ?? "", record: page.map { RecordText($0).text } ?? "")
        screen.terminal.discardTypedAhead()
        draw()
    }
}
