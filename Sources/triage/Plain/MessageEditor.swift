import Foundation
import Terminal
import TriageCore

/// Lets the agent change a message in `$EDITOR`.
struct MessageEditor {
    private let environment: Environment
    private let wording: Wording

    /// Why a message is still as it was.
    struct Problem: Error {
        let message: String
    }

    init(environment: Environment, wording: Wording) {
        self.environment = environment
        self.wording = wording
    }

    /// The message as the agent left it. The file is readable by its owner only and is removed afterwards.
    func edit(_ message: RenderedMessage) -> Result<RenderedMessage, Problem> {
        guard let editor = environment.variable("VISUAL") ?? environment.variable("EDITOR") else {
            return .failure(Problem(message: wording(.noEditor)))
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "triage-\(UUID().uuidString).eml")
            .path
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(Self.text(of: message).utf8), attributes: attributes)
        else { return .failure(Problem(message: wording(.editorFailed(path)))) }
        defer { try? FileManager.default.removeItem(atPath: path) }
        if let cause = ForegroundProgram.run(shell: "\(editor) \"$1\"", argument: path) {
            return .failure(Problem(message: wording(.editorFailed(cause))))
        }
        guard let text = SourceText(file: path), let (edited, wrong) = Self.message(of: text.text) else {
            return .failure(Problem(message: wording(.notAMessage)))
        }
        guard wrong.isEmpty else {
            return .failure(Problem(message: wording(.noAddresses(wrong.joined(separator: ", ")))))
        }
        return .success(edited)
    }

    private static func text(of message: RenderedMessage) -> String {
        let head = [
            "To: " + message.to.joined(separator: ", "), "Cc: " + message.cc.joined(separator: ", "),
            "Subject: " + message.subject, "",
        ]
        return (head + message.body).joined(separator: "\n") + "\n"
    }

    /// The message that a text holds, and the recipients in it that are no addresses.
    private static func message(of text: String) -> (RenderedMessage, wrong: [String])? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        guard lines.count >= 4, lines[0].hasPrefix("To:"), lines[1].hasPrefix("Cc:"),
            lines[2].hasPrefix("Subject:"), lines[3].isEmpty
        else { return nil }
        var wrong: [String] = []
        func addresses(_ line: String, after prefix: String) -> [String] {
            let written = line.dropFirst(prefix.count).split(separator: ",").map { String($0).trimming }
            return written.filter { !$0.isEmpty }.compactMap { text in
                let address = RenderedMessage.address(text)
                if address == nil { wrong.append(text) }
                return address
            }
        }
        let message = RenderedMessage(
            to: addresses(lines[0], after: "To:"), cc: addresses(lines[1], after: "Cc:"),
            subject: String(lines[2].dropFirst("Subject:".count)).trimming, body: Array(lines[4...]))
        return (message, wrong)
    }
}
