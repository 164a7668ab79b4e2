import Foundation
import Terminal
import TriageCore

/// The terminal that a call is taken on: session, live region and look.
///
/// A class, because it owns the terminal's mode, which must be restored exactly once.
final class CallScreen {
    /// The session that controls the terminal.
    let terminal: TerminalSession
    /// The signs that the terminal can show.
    let marks: Marks
    private var region: LiveRegion

    /// Takes over the terminal; nil if there is none.
    ///
    /// - Throws: `Failure` 64 if the theme is none.
    init?(_ invocation: Invocation) throws(Failure) {
        // What is amiss in the configuration is said before a frame could be spoilt by it.
        _ = invocation.configuration
        let theme = try invocation.fittingSetting(.theme)?.text
        guard let terminal = TerminalSession() else { return nil }
        self.terminal = terminal
        let variables = invocation.environment.variables
        marks = Marks(environment: variables)
        let wish = invocation["color"].flatMap { ColorWish(rawValue: $0) } ?? .auto
        let background =
            theme.flatMap(Theme.Background.init) ?? Theme.Background(environment: variables)
        let depth = ColorDepth(wish: wish, environment: variables, isTerminal: true)
        region = LiveRegion(
            size: terminal.size, theme: Theme(depth: depth, background: background),
            resizing: Resizing(environment: variables))
    }

    /// The size of the terminal.
    var size: Size { terminal.size }

    /// Shows a frame, with rows for the transcript above it.
    func show(_ frame: Frame, above rows: [StyledText] = []) {
        terminal.write(region.draw(frame, above: rows))
    }

    /// Takes the size that the terminal has now, so that a frame is not drawn for the one before.
    func measure() { region.resize(to: terminal.measure()) }

    /// Takes a new size.
    func resize(to size: Size) { region.resize(to: size) }

    /// Redraws everything with the next frame.
    func invalidate() { region.invalidate() }

    /// Forgets what is on the screen, because something else wrote to it.
    func forget() {
        region.forget()
        region.resize(to: terminal.size)
    }

    /// Waits for the next event. Keys act only on what is shown, so that on a screen too small for a card only
    /// those count that mean the same everywhere.
    func next(until deadline: Duration? = nil) -> TerminalSession.Event {
        while true {
            let event = terminal.next(until: deadline)
            guard case .input(let input) = event, !CardLayout.fits(size) else { return event }
            if [.key(.control("c")), .key(.control("z")), .key(.control("l"))].contains(input) {
                return event
            }
        }
    }

    /// Stops the job until it continues; without job control there is only the card to draw again.
    func suspend() {
        guard terminal.canStop else { return invalidate() }
        terminal.write(region.close())
        terminal.suspend()
        forget()
    }

    /// Lends the terminal to another program while the body runs, with the card taken off the screen: it comes
    /// back in the same place.
    func lend<Result>(_ body: () -> Result) -> Result {
        terminal.write(region.draw(Frame()))
        defer { forget() }
        return terminal.lend(body)
    }

    /// Replaces the region with rows and ends it.
    func finish(_ rows: [StyledText]) {
        terminal.write(region.draw(Frame(), above: rows))
        terminal.write(region.close())
    }

    /// Releases the terminal.
    func close() { terminal.close() }
}

extension Invocation {
    /// The terminal that a call is taken on: the one that is open already, else a new one; nil if it is taken line
    /// by line.
    func screen(_ open: CallScreen? = nil) throws(Failure) -> CallScreen? {
        if let open { return open }
        return isInteractive ? try CallScreen(self) : nil
    }

    /// Whether the call must be accessible to a screen reader.
    var isAccessible: Bool {
        let off = ["0", "false", "no", "off"]
        return has("accessible")
            || environment.variable("ACCESSIBLE").map { !off.contains($0.trimming.lowercased()) } ?? false
    }

    /// Whether a call is taken with keys instead of lines.
    var isInteractive: Bool {
        !has("plain") && !isAccessible && environment.variable("TERM") ?? "dumb" != "dumb"
            && TerminalSession.isPossible()
    }
}
