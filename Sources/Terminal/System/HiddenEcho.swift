/// A terminal that still reads lines but does not show what is typed.
///
/// A class, because the echo must be restored: by `show`, on release, and by signal handlers if the program
/// is stopped, quits or crashes meanwhile. Not to be combined with a `TerminalSession`.
package final class HiddenEcho {
    private let descriptor: Int32
    private var isHidden = true

    /// Hides the echo of a terminal and discards what was typed ahead, since that was visible; nil if the
    /// descriptor is not a terminal.
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

    /// Shows the echo again; a second call has no effect.
    ///
    /// - Parameter discardsTyped: whether to discard a partly typed line, which a shell would show.
    package func show(discardsTyped: Bool = false) {
        guard isHidden else { return }
        isHidden = false
        if discardsTyped { TerminalDevice.setDiscardingInput(descriptor, signalState.pointee.original) }
        restoreTerminal()
        SignalHandling.uninstallHidden()
    }
}
