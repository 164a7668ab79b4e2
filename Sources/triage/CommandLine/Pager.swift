import Foundation
import Terminal

/// Shows a long text page by page with `$PAGER`, or with `less` if none is named.
struct Pager {
    private let program: String

    /// Nil where nobody could turn the pages: in a pipe, or on a terminal that cannot move its cursor.
    init?(environment: Environment) {
        guard environment.output.columns != nil, environment.input.isTerminal,
            environment.variable("TERM") != "dumb"
        else { return nil }
        program = environment.variable("PAGER") ?? "less"
    }

    /// Shows the text until the reader has had enough; false if there is no such program.
    func show(_ text: String) -> Bool {
        let path = FileManager.default.temporaryDirectory.appending(path: "triage-\(UUID().uuidString).txt")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { return false }
        // `less` leaves what fits on one screen there, as it does for Git.
        let line = "export LESS=\"${LESS-FRX}\"; { \(program); } <"
        let failure = ForegroundProgram.run(shell: line + " \"$1\"", argument: path)
        return failure != "exit 127" && failure != "exit 126"
    }
}
