import Foundation
import Terminal
import TriageCore

/// Lets the agent change a message in `$EDITOR`, or in `vi` if none is named.
struct MessageEditor {
    private let environment: Environment
    private let wording: Wording

    /// Why a message was left unchanged.
    struct Problem: Error {
        let message: String
    }

    init(environment: Environment, wording: Wording) {
        self.environment = environment
        self.wording = wording
    }

    /// The editor that the agent has named, or else `vi`, which needs a terminal.
    private var editor: String? {
        environment.variable("VISUAL") ?? environment.variable("EDITOR")
            ?? (TerminalSession.isPossible() ? "vi" : nil)
    }

    /// The message as the agent left it. Only the owner can read the file, and it is removed afterwards.
    ///
    /// A text that is not a message is handed back for correction, with the problem in the first line, until
    /// the agent leaves it unchanged.
    func edit(_ message: RenderedMessage) -> Result<RenderedMessage, Problem> {
        guard let editor else { return .failure(Problem(message: wording(.noEditor))) }
        let path = FileManager.default.temporaryDirectory.appending(path: "triage-\(UUID().uuidString).eml")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var text = Self.text(of: message)
        var problem: String?
        while true {
            let remark = problem.map { "# " + wording(.editAgain($0)) + "\n" } ?? ""
            guard Self.write(remark + text, to: path) else {
                return .failure(Problem(message: wording(.editorFailed(path))))
            }
            if let cause = ForegroundProgram.run(shell: "\(editor) \"$1\"", argument: path) {
                return .failure(Problem(message: wording(.editorFailed(cause))))
            }
            guard let file = SourceText(file: path) else {
                return .failure(Problem(message: wording(.messageAsItWas(wording(.notAMessage)))))
            }
            let edited = Self.withoutRemarks(file.text)
            switch read(edited) {
            case .success(let message): return .success(message)
            case .failure(let cause) where edited == text:
                return .failure(Problem(message: wording(.messageAsItWas(cause.message))))
            case .failure(let cause): (text, problem) = (edited, cause.message)
            }
        }
    }

    /// The message in a text, or what is wrong with it.
    private func read(_ text: String) -> Result<RenderedMessage, Problem> {
        guard let (message, wrong) = Self.message(of: text) else {
            return .failure(Problem(message: wording(.notAMessage)))
        }
        guard wrong.isEmpty else {
            return .failure(Problem(message: wording(.noAddresses(wrong.joined(separator: ", ")))))
        }
        return message.to.isEmpty ? .failure(Problem(message: wording(.noRecipientGiven))) : .success(message)
    }

    private static func write(_ text: String, to path: String) -> Bool {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        return FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: attributes)
    }

    /// The text with uniform line breaks, and without leading lines that begin with `#`.
    private static func withoutRemarks(_ text: String) -> String {
        // CR LF is one `Character`, in which "\n" is not found.
        let text = text.replacing("\r\n", with: "\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.hasPrefix("#") }.joined(separator: "\n")
    }

    private static func text(of message: RenderedMessage) -> String {
        let head = [
            "To: " + message.to.joined(separator: ", "), "Cc: " + message.cc.joined(separator: ", "),
            "Subject: " + message.subject, "",
        ]
        return (head + message.body).joined(separator: "\n") + "\n"
    }

    /// The message in a text, and the recipients in it that are not addresses.
    private static func message(of text: String) -> (RenderedMessage, wrong: [String])? {
        var lines = text.sanitized(lineBreaks: .kept)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        guard lines.count >= 4, lines[0].hasPrefix("To:"), lines[1].hasPrefix("Cc:"),
            lines[2].hasPrefix("Subject:"), lines[3].isEmpty
        else { return nil }
        var wrong: [String] = []
        func addresses(_ line: String, after prefix: String) -> [String] {
            let written = line.dropFirst(prefix.count).split(separator: ",").map(\.trimming)
            return written.filter { !$0.isEmpty }.compactMap { text in
                let address = RenderedMessage.address(text)
                if address == nil { wrong.append(text) }
                return address
            }
        }
        let message = RenderedMessage(
            to: addresses(lines[0], after: "To:"), cc: addresses(lines[1], after: "Cc:"),
            subject: lines[2].dropFirst("Subject:".count).trimming, body: Array(lines[4...]))
        return (message, wrong)
    }
}
