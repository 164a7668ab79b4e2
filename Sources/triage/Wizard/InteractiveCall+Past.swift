import Terminal
import TriageCore

/// Past calls: those of the caller above the card, and any others on a key.
extension InteractiveCall {
    /// How many past calls can be looked through.
    private static let mostRecalled = 500

    /// Reminds the agent of what the caller rang about before.
    mutating func remind(of calls: [PastCall]) {
        wizard.tell(Telling.before(calls, session.enquiry).rows(wizard.marks))
    }

    /// When to see whether more has turned up; nil if nothing can.
    var nextReminder: Duration? {
        reminder?.isWorking == true ? screen.terminal.now + .milliseconds(50) : nil
    }

    /// Shows what has turned up; false if nothing has.
    mutating func hearReminder() -> Bool {
        guard let calls = reminder?.news() else { return false }
        remind(of: calls)
        return true
    }

    /// Shows the newest calls, or one of them.
    mutating func recall(_ call: PastCall?) {
        if let call {
            let page = RecordPage(call.record, home: home)
            let text = page.map { RecordText($0).text } ?? call.text(for: session.enquiry)
            wizard.panels.open(PastCallPanel(text))
            return
        }
        let calls = PastCall.newest(in: home, atMost: Self.mostRecalled)
        guard !calls.isEmpty else {
            wizard.notice = Wizard.Notice(text: wizard.wording(.noPastCalls), role: .hint)
            return
        }
        wizard.panels.open(PastCallsPanel(calls, of: session.enquiry))
    }
}
