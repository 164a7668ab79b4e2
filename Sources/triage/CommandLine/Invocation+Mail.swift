import Foundation
import TriageCore

/// Sending what an outbox holds.
extension Invocation {
    /// The mail program to use; nil if there is none. `$TRIAGE_SENDMAIL` names another one, or `none`.
    var mailProgram: MailProgram? {
        let wish = environment.variable("TRIAGE_SENDMAIL")
        return wish == "none" ? nil : MailProgram(wish)
    }

    /// Who messages come from if the flow does not say. **Shape**: an address, or `Name <address>`.
    var sender: MailMessage.Mailbox? {
        get throws(Failure) {
            guard let text = self["from"] ?? environment.variable("TRIAGE_FROM") else { return nil }
            guard let mailbox = MailMessage.Mailbox(text) else {
                throw Failure(.usage, "'\(text)' is not a sender; for example Support <support@desk.example>")
            }
            return mailbox
        }
    }

    /// The sender of a home's messages.
    func messageSender(_ home: Home) throws(Failure) -> Sender {
        Sender(
            Outbox(home: home), program: mailProgram, sender: try sender, hooks: hooks,
            clock: { Clock().now })
    }

    /// Starts a sender beside this program if anything waits to be sent and there is a program to send it, or if
    /// hooks are still to be told something.
    func wakeSender() {
        guard !has("dry-run"),
            mailProgram != nil && Outbox(home: home).hasWaiting || HookJobs(home: home).hasWaiting,
            let program = Bundle.main.executablePath
        else { return }
        var words = [program, "outbox", "flush", "--stay", "--home", home.absolutePath]
        if let from = self["from"] { words += ["--from", from] }
        if let hooks = self["hooks"] { words += ["--hooks", hooks] }
        _ = Sender.detach(words)
    }
}
