import Terminal
import TriageCore

/// A message awaiting approval, as it would be sent now; it replaces the form and cannot be closed.
struct ReviewPanel: Panel {
    /// The id of the message in the flow.
    let id: MessageID
    /// The message that would be sent.
    private(set) var message: RenderedMessage
    /// Whether the words to say stay in view: no longer, once the caller is gone.
    let showsCard: Bool
    private var isEdited = false
    /// What should be looked at before it is sent.
    private let doubts: [String]
    /// When a copy of it went out, and whether this one says the same; nil if none did.
    private let earlier: (time: String, isSame: Bool)?
    private let ways: [Choice]
    private var panel: ConfirmPanel
    private let wording: Wording

    /// Asks what to do with the message that an enquiry waits for; nil if there is none.
    init?(_ enquiry: Enquiry) {
        guard case .review(let id) = enquiry.awaiting, let message = enquiry.pendingMessage() else {
            return nil
        }
        self.init(id, message, enquiry)
    }

    private init(_ id: MessageID, _ message: RenderedMessage, _ enquiry: Enquiry, isEdited: Bool = false) {
        self.id = id
        self.message = message
        self.isEdited = isEdited
        showsCard = !enquiry.isWrappingUp
        wording = enquiry.format.wording
        doubts = isEdited ? [] : enquiry.doubts()
        earlier = enquiry.earlierCopy
        let hasOthers = enquiry.approvalOfAll().count > 1 && !isEdited
        if earlier?.isSame == true, !isEdited {
            ways = [.leaveAtThat, .sendAgain, .edit]
        } else {
            ways = hasOthers ? [.send, .sendAll, .edit, .leaveOut] : [.send, .edit, .leaveOut]
        }
        panel = Self.question(ways, hasRecipient: !message.to.isEmpty, wording)
    }

    private static func question(
        _ ways: [Choice], hasRecipient: Bool, _ wording: Wording
    ) -> ConfirmPanel {
        let reason = hasRecipient ? wording(.leaveOutReason) : nil
        return ConfirmPanel(
            hasRecipient
                ? wording(ways.contains(.sendAgain) ? .sendAgain : .sendMessage) : wording(.noRecipientLeft),
            ways: ways.map { way in
                ConfirmPanel.Way(ListOption(way, wording), reason: way == .leaveOut ? reason : nil)
            },
            offered: hasRecipient ? 0 : ways.count - 1, words: TerminalWords(wording))
    }

    /// Characters belong to the reason while it is typed.
    var takesText: Bool { panel.isTyping }

    /// Renders the message again unless it was edited by hand; returns a notice if it changed.
    mutating func renew(_ enquiry: Enquiry) -> Wizard.Notice? {
        guard !isEdited, let fresh = enquiry.pendingMessage(), fresh != message else { return nil }
        self = ReviewPanel(id, fresh, enquiry)
        return Wizard.Notice(text: wording(.messageChanged), role: .warning)
    }

    /// Takes the message as the agent edited it, for approval.
    mutating func take(_ edited: RenderedMessage, in enquiry: Enquiry) {
        self = ReviewPanel(id, edited, enquiry, isEdited: true)
    }

    /// Approves the message shown, or all that are left, opens it in the editor, or leaves it out.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch panel.handle(event) {
        case .chosen(let index, let reason): choose(ways[index], reason ?? "", in: moment.enquiry)
        case .changed, .closed: .stays()
        case .ignored: .ignored
        }
    }

    private mutating func choose(_ way: Choice, _ reason: String, in enquiry: Enquiry) -> PanelResponse {
        if way == .edit { return .wants(.edit(message)) }
        if way == .leaveAtThat { return .done([.withheld(id, reason: "")]) }
        if way == .leaveOut { return .done([.withheld(id, reason: reason)]) }
        guard !message.to.isEmpty else {
            return .stays(Wizard.Notice(text: wording(.noRecipientLeft), role: .error))
        }
        // Only what the agent has read may be sent.
        if let notice = renew(enquiry) { return .stays(notice) }
        if way == .sendAll { return .done(enquiry.approvalOfAll()) }
        return .done([.queued(id, edited: isEdited ? message : nil)])
    }

    /// The message as it would be sent, what is doubtful about it, and the question.
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
        let mark = StyledText(look.marks.warning + " ", .warning)
        let copy = earlier.map { wording($0.isSame ? .wentOut($0.time) : .otherWentOut($0.time)) }
        for doubt in doubts + (copy.map { [$0] } ?? []) {
            rows += StyledText(doubt, .warning).wrapped(to: look.columns, first: mark)
        }
        return rows
    }

    /// Omits the key that closes other panels.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        panel.isTyping ? panel.hints(words) : panel.hints(words).dropLast()
    }
}
