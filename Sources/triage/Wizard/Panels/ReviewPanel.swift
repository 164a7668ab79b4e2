import Terminal
import TriageCore

/// A message awaiting approval, as it would be sent now; it replaces the form and cannot be closed.
struct ReviewPanel: Panel {
    /// The id of the message in the flow.
    let id: MessageID
    /// The message that would be sent.
    private(set) var message: RenderedMessage
    private var isEdited = false
    private var panel: ConfirmPanel
    private let wording: Wording

    /// Asks what to do with a message.
    init(_ id: MessageID, _ message: RenderedMessage, _ wording: Wording) {
        self.id = id
        self.message = message
        self.wording = wording
        panel = Self.question(message, wording)
    }

    private static func question(_ message: RenderedMessage, _ wording: Wording) -> ConfirmPanel {
        let ways = [
            ConfirmPanel.Way(ListOption(.send, wording)), .init(ListOption(.edit, wording)),
            .init(ListOption(.leaveOut, wording)),
        ]
        let hasRecipient = !message.to.isEmpty
        let question = hasRecipient ? wording(.sendMessage) : wording(.noRecipientLeft)
        return ConfirmPanel(
            question, ways: ways, offered: hasRecipient ? 0 : 2, words: TerminalWords(wording))
    }

    /// The words to say go with the message.
    var showsCard: Bool { true }

    /// Renders the message again unless it was edited by hand; returns a notice if it changed.
    mutating func renew(_ enquiry: Enquiry) -> Wizard.Notice? {
        guard !isEdited, let fresh = enquiry.pendingMessage(), fresh != message else { return nil }
        self = ReviewPanel(id, fresh, wording)
        return Wizard.Notice(text: wording(.messageChanged), role: .warning)
    }

    /// Takes the message as the agent edited it, for approval.
    mutating func take(_ edited: RenderedMessage) {
        self = ReviewPanel(id, edited, wording)
        isEdited = true
    }

    /// Sends the message shown, opens it in the editor, or leaves it out.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch panel.handle(event) {
        case .chosen(0, _) where !message.to.isEmpty:
            // Only what the agent has read may be sent.
            if let notice = renew(moment.enquiry) { return .stays(notice) }
            return .done([.queued(id, edited: isEdited ? message : nil)])
        case .chosen(1, _): return .wants(.edit(message))
        case .chosen(2, _): return .done([.withheld(id)])
        case .chosen: return .stays(Wizard.Notice(text: wording(.noRecipientLeft), role: .error))
        case .changed, .closed: return .stays()
        case .ignored: return .ignored
        }
    }

    /// The message as it would be sent, and the question.
    func frame(_ room: PanelRoom) -> Frame {
        var frame = Frame(messageRows(room.look))
        if room.isSpaced { frame.append(.empty) }
        frame.append(panel.frame(room.look))
        return frame
    }

    private func messageRows(_ look: Look) -> [StyledText] {
        func row(_ name: String, _ text: String) -> [StyledText] {
            StyledText(text, .input).wrapped(to: look.columns, first: StyledText(name + ": ", .hint))
        }
        var rows = row(wording(.to), message.to.joined(separator: ", "))
        if !message.cc.isEmpty { rows += row(wording(.copy), message.cc.joined(separator: ", ")) }
        rows += row(wording(.subject), message.subject)
        let bar = StyledText("  | ", .hint)
        for line in message.body {
            rows += StyledText(line).wrapped(to: look.columns, first: bar, others: bar)
        }
        return rows
    }

    /// Omits the key that closes other panels.
    func hints(_ words: TerminalWords) -> [KeyHint] { panel.hints(words).dropLast() }
}
