/// A terminal that reads lines as ever but does not show what is typed.
///
/// A class, because the echo must come back: with `show`, when this is released, and by signal handlers when
/// the program is stopped, quits or crashes meanwhile. Not beside a `TerminalSession`.
package final class HiddenEcho {
    private let descriptor: Int32
    private var isHidden = true

    /// Hides the echo of a terminal and forgets what was typed ahead, which was shown; nil when the
    /// descriptor is no terminal.
    package init?(_ descriptor: Int32) {
        guard let original = TerminalDevice.mode(descriptor) else { return nil }
        self.descriptor = descriptor
        signalState.pointee.original = original
        signalState.pointee.hidden = TerminalDevice.withoutEcho(original)
        signalState.pointee.terminal = descriptor
        SignalHandling.installHidden()
        TerminalDevice.setDiscardingInput(descriptor, signalState.pointee.hidden)
    }

    deinit { show() }

    /// Shows the echo again; the second time does nothing.
    ///
    /// - Parameter discardsTyped: forgets a line that was begun, which a shell would show.
    package func show(discardsTyped: Bool = false) {
        guard isHidden else { return }
        isHidden = false
        if discardsTyped { TerminalDevice.setDiscardingInput(descriptor, signalState.pointee.original) }
        restoreTerminal()
        SignalHandling.uninstallHidden()
    }
}
