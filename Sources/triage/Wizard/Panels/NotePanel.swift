import Terminal
import TriageCore

/// A note for the record, typed below the words to say.
struct NotePanel: Panel {
    private let title: String
    private var field: TextField

    /// Begins a note, or continues one that was begun.
    init(at moment: CallMoment) {
        title = moment.wording(.noteTitle)
        field = moment.drafts.panel(NotePanel.self)?.field ?? TextField()
    }

    /// Every character belongs to the note.
    var takesText: Bool { true }
    /// Notes are taken while the agent is speaking.
    var showsCard: Bool { true }
    /// The line with its cursor and undo history.
    var draft: PanelDraft? { PanelDraft(self, texts: field.text.isEmpty ? [] : [field.text]) }

    /// Enter records the note unless it is blank; Esc keeps it for later.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        if event == .key(.escape) { return .closes }
        guard field.handle(event) == .confirmed else { return .stays() }
        let text = field.text.trimming
        return .done(text.isEmpty ? [] : [.noted(text)])
    }

    /// A line to type in, under its title; it stays in view on a tall card.
    func frame(_ room: PanelRoom) -> Frame {
        var frame = Frame([StyledText(title, .field)])
        frame.append(field.frame(room.look, isFocused: true))
        frame.focus = 0..<frame.rows.count
        return frame
    }

    /// The keys of the line, and the one that closes the panel.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        field.hints(words) + [KeyHint(words.escapeKey, words.close)]
    }
}
