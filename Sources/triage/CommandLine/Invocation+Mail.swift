import Foundation
import TriageCore

/// Sending what an outbox holds.
extension Invocation {
    /// The mail program to use; nil if there is none, or if the setting is `none`.
    var mailProgram: MailProgram? {
        let wish = setting(.sendmail)?.text
        return wish == "none" ? nil : MailProgram(wish)
    }

    /// Who messages come from if the flow does not say. **Shape**: an address, or `Name <address>`.
    var sender: MailMessage.Mailbox? {
        get throws(Failure) {
            try fittingSetting(.from).flatMap { MailMessage.Mailbox($0.text) }
        }
    }

    /// The sender of a home's messages.
    func messageSender(_ home: Home) throws(Failure) -> Sender {
        Sender(
            Outbox(home: home), program: mailProgram, sender: try sender, hooks: hooks,
            clock: { Clock().now })
    }

    /// Starts a sender beside this program if anything waits to be sent and there is a program to send it, or if
    /// hooks are still to be told something. It goes by the same options, variables and configuration, in the same
    /// folder.
    ///
    /// - Parameter triesAll: whether it tries once what is not due yet.
    func wakeSender(triesAll: Bool = false) {
        guard !has("dry-run") else { return }
        let outbox = Outbox(home: home)
        // A sender that finds nothing to do could keep away one that is to try everything.
        let hasMail = triesAll ? outbox.hasWaiting : outbox.hasDue(at: Clock().now)
        guard mailProgram != nil && hasMail || HookJobs(home: home).hasWaiting,
            let program = Bundle.main.executablePath
        else { return }
        var words = [program, "outbox", "flush", "--stay", "--home", home.absolutePath]
        if !triesAll { words.append("--due") }
        if let file = namedConfiguration { words += ["--config", Home(path: file).absolutePath] }
        for option in CommandTable.sending {
            if let value = self[option.name] { words += ["--" + option.name, value] }
        }
        _ = Sender.detach(words)
    }
}
