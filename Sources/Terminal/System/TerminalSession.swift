/// The agent's terminal while the program has exclusive use of it.
///
/// A class, because a terminal has one mode and whoever changed it must restore it: on `close`, on release,
/// on exit, and by signal handlers on every other way out. One session at a time.
package final class TerminalSession {
    private let input: Int32
    private let output: Int32
    private let signals: SignalPipe
    private var queue = InputQueue()
    private var arrived: [Event] = []
    private var isOpen = true
    private var isGone = false
    /// When the terminal last had nothing to read; nil before it was first looked at.
    private var empty: Duration?

    /// The last known size.
    package private(set) var size: Size

    /// What a session waits for.
    package enum Event: Sendable, Equatable {
        /// The agent did something at the keyboard.
        case input(InputEvent)
        /// The window was resized.
        case resized(Size)
        /// The awaited deadline has passed.
        case deadline
        /// The program is asked to end; a second signal of the same kind ends it at once.
        case terminating(Termination)
        /// The program is asked from outside to stop; `suspend` does so.
        case stopping
        /// The program continues after a stop; the screen may hold anything.
        case continued
        /// The terminal is gone.
        case ended
    }

    /// The signals that ask the program to end.
    package enum Termination: Int32, Sendable {
        case hangUp = 1
        case interrupt = 2
        case quit = 3
        case terminate = 15

        /// Ends the program by the signal, so that its parent sees the reason.
        package func die() -> Never { TerminalDevice.die(by: rawValue) }
    }

    /// Takes over a terminal; nil if either descriptor is not one.
    package init?(input: Int32 = 0, output: Int32 = 1) {
        guard TerminalDevice.isTerminal(output), let original = TerminalDevice.mode(input),
            let signals = SignalPipe()
        else { return nil }
        self.input = input
        self.output = output
        self.signals = signals
        size = TerminalDevice.size(output) ?? Size(columns: 80, rows: 24)
        signalState.pointee.original = original
        signalState.pointee.alarm = signals
        SignalHandling.install()
        TerminalDevice.restoreAtExit()
        takeTerminal()
    }

    deinit {
        close()
    }

    /// Whether input and output are both terminals.
    package static func isPossible(input: Int32 = 0, output: Int32 = 1) -> Bool {
        TerminalDevice.isTerminal(input) && TerminalDevice.isTerminal(output)
    }

    /// The time on a clock that cannot be set. **Units**: time since any fixed moment.
    package var now: Duration { TerminalDevice.now() }

    /// The size that the terminal has at this moment; its signal may still be on its way.
    package func measure() -> Size {
        size = TerminalDevice.size(output) ?? size
        return size
    }

    /// Writes the bytes of a frame in one go; if the terminal is gone, the next event says so.
    package func write(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, !isGone else { return }
        isGone = !TerminalDevice.write(bytes, to: output)
    }

    /// Waits for the next event, at most until a moment of `now`; nil waits forever.
    package func next(until deadline: Duration? = nil) -> Event {
        while true {
            takeSignals()
            if !arrived.isEmpty { return arrived.removeFirst() }
            if let event = queue.next() { return .input(event) }
            if isGone { return .ended }
            // What waits in the terminal comes before any deadline: on a busy machine it is read late, and it
            // may be the rest of a sequence or of a paste.
            let waiting = signals.wait(for: input, timeout: .zero)
            if waiting.hasInput { readKeys() }
            if waiting.hasInput || waiting.hasSignal { continue }
            let time = now
            empty = time
            queue.settle(at: time)
            if !queue.isEmpty { continue }
            if let deadline, time >= deadline { return .deadline }
            let until = [deadline, queue.deadline].compactMap { $0 }.min()
            let ready = signals.wait(for: input, timeout: until.map { $0 - time })
            empty = now
            if ready.hasInput { readKeys() }
        }
    }

    /// Whether keys were typed ahead: what they lead to will be drawn, so nothing before it need be.
    package var hasTypedAhead: Bool { !queue.isEmpty }

    /// Discards keys typed ahead, before a secret or an ending; `^C` stays.
    package func discardTypedAhead() {
        while signals.wait(for: input, timeout: .zero).hasInput, !isGone { readKeys() }
        queue.discardTypedAhead()
    }

    /// Whether a shell would continue the job after a stop; without one, a stop is not carried out.
    package var canStop: Bool { TerminalDevice.hasJobControl }

    /// Releases the terminal, stops the job, and takes the terminal back when the job continues.
    /// The live region must be closed before and redrawn after.
    package func suspend() {
        restoreTerminal()
        TerminalDevice.stopJob()
        takeTerminal()
        forgetStops()
    }

    /// Lends the terminal to another program, an editor or pager, while the body runs it as a
    /// `ForegroundProgram`. The live region must be closed before and redrawn after.
    package func lend<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        restoreTerminal()
        defer {
            takeTerminal()
            forgetStops()
        }
        return try body()
    }

    /// Releases the terminal for good; a second call has no effect.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        restoreTerminal()
        SignalHandling.uninstall()
        signalState.pointee.alarm = nil
        // A signal that arrived but was never reported takes effect now.
        let unseen = arrived.compactMap {
            if case .terminating(let signal) = $0 { signal.rawValue } else { nil }
        }
        let unread = signals.numbers()
        signals.close()
        for number in unseen + unread where Termination(rawValue: number) != nil {
            TerminalDevice.sendItself(number)
        }
    }

    /// Releases the terminal and ends the program by the signal that asked for it.
    package func die(by signal: Termination) -> Never {
        close()
        signal.die()
    }

    private func takeTerminal() {
        size = TerminalDevice.size(output) ?? size
        signalState.pointee.output = output
        signalState.pointee.terminal = input
        isGone = !TerminalDevice.makeRaw(input, from: signalState.pointee.original)
        write(EscapeCodes.beginPastes)
    }

    /// Our own stop and continuation need not be reported.
    private func forgetStops() {
        takeSignals()
        arrived.removeAll { $0 == .continued || $0 == .stopping }
    }

    private func readKeys() {
        guard var bytes = TerminalDevice.read(input) else {
            isGone = true
            return
        }
        let time = now
        queue.receive(bytes, at: time, empty: empty)
        // A read that could have been longer has emptied the terminal.
        if bytes.count < TerminalDevice.readLimit { empty = time }
        // The bytes may have been a secret.
        for index in bytes.indices { bytes[index] = 0 }
    }

    private func takeSignals() {
        for number in signals.numbers() {
            signalState.pointee.pending[Int(number)] = 0
            if let termination = Termination(rawValue: number) {
                arrived.append(.terminating(termination))
            } else {
                tell(number)
            }
        }
    }

    private func tell(_ number: Int32) {
        switch number {
        case SignalHandling.telling[0]: arrived.append(.stopping)
        case SignalHandling.telling[1]:
            takeTerminal()
            arrived.append(.continued)
        default:
            guard let new = TerminalDevice.size(output), new != size else { return }
            size = new
            arrived.append(.resized(new))
        }
    }
}
