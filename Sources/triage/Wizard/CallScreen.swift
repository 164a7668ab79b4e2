import Foundation
import Terminal
import TriageCore

/// The terminal that a call is taken on: session, live region and looks.
///
/// A class, because it owns the terminal's mode, which must be put back once.
final class CallScreen {
    /// The terminal.
    let terminal: TerminalSession
    /// The signs that the terminal can show.
    let marks: Marks
    private var region: LiveRegion

    /// Takes over the terminal; nil when there is none.
    init?(_ invocation: Invocation) {
        guard let terminal = TerminalSession() else { return nil }
        self.terminal = terminal
        let variables = invocation.environment.variables
        marks = Marks(environment: variables)
        let wish = invocation["color"].flatMap { ColorWish(rawValue: $0) } ?? .auto
        let background: Theme.Background =
            switch invocation["theme"] {
            case "light": .light
            case "dark": .dark
            default: Theme.Background(environment: variables)
            }
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

    /// Takes a new size.
    func resize(to size: Size) { region.resize(to: size) }

    /// Draws everything anew with the next frame.
    func invalidate() { region.invalidate() }

    /// What stands on the screen is somebody else's.
    func forget() {
        region.forget()
        region.resize(to: terminal.size)
    }

    /// Stops the job until it is continued.
    func suspend() {
        terminal.write(region.close())
        terminal.suspend()
        forget()
    }

    /// Gives the terminal to another program for as long as the body runs.
    func lend<Result>(_ body: () -> Result) -> Result {
        terminal.write(region.close())
        defer { forget() }
        return terminal.lend(body)
    }

    /// Puts rows in the region's place and ends it.
    func finish(_ rows: [StyledText]) {
        terminal.write(region.draw(Frame(), above: rows))
        terminal.write(region.close())
    }

    /// Gives the terminal back.
    func close() { terminal.close() }
}

extension Invocation {
    /// Whether a screen reader is to follow.
    var isAccessible: Bool {
        has("accessible") || (environment.variable("ACCESSIBLE") ?? "0") != "0"
    }

    /// Whether a call is taken with keys rather than lines.
    var isInteractive: Bool {
        !has("plain") && !isAccessible && environment.variable("TERM") ?? "dumb" != "dumb"
            && TerminalSession.isPossible()
    }
}
