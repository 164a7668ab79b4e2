import Foundation
import TestSupport
import Testing

@Suite("A call in tmux", .serialized, .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct TmuxTests {
    @Test("eighty changes of the window leave one card, and no row of what was there before is lost")
    func resized() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        for lines in [2, 40] {
            let tmux = try Tmux(desk, "seq \(lines); '\(ProjectFolder.executable)' run desk")
            try tmux.wait(for: "Which colour?")
            for step in 1...80 { try tmux.resize(columns: 40 + abs(40 - step), rows: 24) }
            // The program hears of a new size later than the window has it.
            try tmux.wait(for: String(repeating: "─", count: 40) + " first · card 1 ──")
            try tmux.wait(for: "F1 keys")
            let all = try tmux.transcript()
            #expect(all.count { $0.contains("· call 0:") } == 1, "\(all)")
            #expect(all.count { $0.contains("Which colour?") } == 1, "\(all)")
            #expect(all.prefix(lines) == (1...lines).map { "\($0)" }[...])
        }
    }

    @Test("redrawing at the top of the window leaves one card")
    func repainted() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let tmux = try Tmux(desk, "'\(ProjectFolder.executable)' run desk")
        try tmux.wait(for: "Which colour?")
        for _ in 1...5 { try tmux.type("C-l") }
        try tmux.type("C-n")
        try tmux.wait(for: "Note for the record")
        let all = try tmux.transcript()
        #expect(all.count { $0.contains("· call 0:") } == 1, "\(all)")
        #expect(all.count { $0.contains("First") } == 1, "\(all)")
    }
}

/// A window of tmux with a server of its own, 80 x 24 at first.
///
/// A class, because the server must be ended.
final class Tmux {
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)
    private static let path = "/usr/bin/tmux"
    private let socket: String
    private let desk: Desk

    /// Runs a line in a shell in the window.
    init(_ desk: Desk, _ line: String) throws {
        self.desk = desk
        socket = desk.folder.path + "/tmux-\(UUID().uuidString.prefix(8))"
        try command("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh -c \"\(line)\"")
    }

    deinit {
        _ = try? command("kill-server")
    }

    func type(_ key: String) throws { try command("send-keys", key) }

    func resize(columns: Int, rows: Int) throws {
        try command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Everything from the first row on, without what has scrolled away being left out.
    func transcript() throws -> [String] {
        try command("capture-pane", "-p", "-S", "-").split(separator: "\n").map(String.init)
    }

    /// Waits until the window shows a text.
    func wait(for text: String) throws {
        let start = ContinuousClock.now
        while try !command("capture-pane", "-p").contains(text) {
            try #require(ContinuousClock.now - start < .seconds(20), "waited in vain for '\(text)'")
        }
    }

    @discardableResult
    private func command(_ words: String...) throws -> String {
        let variables = desk.variables.merging(["LANG": "C.UTF-8", "TERM": "xterm-256color"]) { $1 }
        let process = try TriageProcess(
            ["-S", socket] + words, environment: variables, executable: Self.path)
        return try process.finish().output
    }
}
