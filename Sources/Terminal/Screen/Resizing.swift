/// What a terminal does to the rows on its screen when it is made narrower.
///
/// It cannot be asked, and neither way is safe on both kinds: to expect wrapping where rows are cut would
/// clear rows of the transcript, and to expect cutting where they wrap leaves a stale copy of our own.
package enum Resizing: Sendable, Equatable {
    /// Rows that are too long go on in a row more: tmux, VTE, kitty, iTerm, Konsole, Windows Terminal.
    case rewraps
    /// Rows that are too long lose their ends: xterm, the console of Linux, GNU screen.
    case cuts

    /// Chooses by what the environment says. Of `TERM=xterm` alone, as over a remote shell, wrapping is
    /// expected: it is what nearly all terminals of that name do, and xterm itself is told only by a variable.
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
