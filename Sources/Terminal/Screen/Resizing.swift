/// What a terminal does to the rows on its screen when it becomes narrower.
///
/// It cannot be queried, and no assumption is safe for both kinds: expecting a rewrap where rows are cut
/// would clear rows of the transcript, and expecting a cut where rows rewrap leaves a stale copy of our own.
package enum Resizing: Sendable, Equatable {
    /// Rows that are too long continue on another row: tmux, VTE, kitty, iTerm, Konsole, Windows Terminal.
    case rewraps
    /// Rows that are too long are cut off: xterm, the Linux console, GNU screen.
    case cuts

    /// Chooses by the environment. For `TERM=xterm` alone, as over a remote shell, rewrapping is assumed:
    /// nearly all terminals of that name do it, and xterm itself is recognized only by a variable.
    package init(environment: [String: String]) {
        let kind = environment["TERM"] ?? ""
        let isMultiplexer = kind.hasPrefix("screen") || kind.hasPrefix("tmux")
        if environment["TMUX"] != nil || kind.hasPrefix("tmux") {
            self = .rewraps
        } else if isMultiplexer || environment["XTERM_VERSION"] != nil {
            self = .cuts
        } else {
            self = ["linux", "vt"].contains { kind.hasPrefix($0) } ? .cuts : .rewraps
        }
    }
}
