import Testing

@testable import Terminal

@Suite("What a resize does to rows")
struct ResizingTests {
    @Test(
        "terminals that are known to cut rows are told by their environment",
        arguments: [
            (["TERM": "linux"], Resizing.cuts), (["TERM": "vt220"], .cuts),
            (["TERM": "screen-256color", "STY": "1.pts-0"], .cuts), (["TERM": "screen"], .cuts),
            (["TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"], .rewraps),
            (["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0", "XTERM_VERSION": "XTerm(390)"], .rewraps),
            (["TERM": "xterm-256color", "XTERM_VERSION": "XTerm(390)"], .cuts),
            (["TERM": "xterm-256color", "VTE_VERSION": "7006"], .rewraps),
            (["TERM": "xterm-256color"], .rewraps),
            (["TERM": "xterm-kitty"], .rewraps), ([:], .rewraps),
        ])
    func environment(variables: [String: String], expected: Resizing) {
        #expect(Resizing(environment: variables) == expected)
    }
}
