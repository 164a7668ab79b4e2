import Terminal
import TriageCore

/// Asks for a fact that the caller told.
struct ToldPanel: Panel {
    private let field: CardField
    /// The fact's name in the outermost flow, under which the typed text is kept.
    private let name: FactPath
    private let title: String
    private var form: Form

    /// Asks for a fact, starting with any text typed before; nil if it cannot be told here.
    init?(_ id: FactID, at moment: CallMoment) {
        let (enquiry, time) = (moment.enquiry, moment.time)
        guard let (name, field) = enquiry.tellableFields().first(where: { $0.field.fact == id }) else {
            return nil
        }
        let begun = moment.drafts.panel(ToldPanel.self, about: name)?.typed
        let widget = CardForm.widget(field, draft: begun, moment.wording, format: enquiry.format) { text in
            enquiry.readTold(text, for: id, at: time) ?? .failure(.missing)
        }
        self.field = field
        self.name = name
        title = moment.wording(.toldTitle)
        form = Form([.init(field.label, hint: field.hint, field: widget)], words: moment.words)
    }

    /// Characters belong to an answer that is typed, but not to one that is chosen.
    var takesText: Bool { typed != nil }
    /// The question, so that its help appears among all keys.
    var question: CardField? { field }

    /// A chosen answer leaves nothing to keep.
    var draft: PanelDraft? {
        typed.map { PanelDraft(self, about: name, texts: $0.isEmpty ? [] : [$0]) }
    }

    /// The typed text; nil if the answer is chosen from a list.
    private var typed: String? { (form.items.first?.field as? TextField)?.text }

    /// Tells a confirmed answer; if it contradicts the answer that led the call here, asks first what to do.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch form.handle(event) {
        case .ignored: return event == .key(.escape) ? .closes : .ignored
        case .changed, .advanced: return .stays()
        case .submitted: break
        }
        guard let answer = form.answers.first else { return .stays() }
        let (enquiry, fact) = (moment.enquiry, field.fact)
        let value = CardForm.value(of: answer, for: field) { text in
            enquiry.readTold(text, for: fact, at: moment.time) ?? .failure(.missing)
        }
        switch value {
        case .failure(let problem):
            form.refuse(0, FieldProblem(moment.wording(problem)))
            return .stays()
        case .success(let value) where value == .null || enquiry.isSaid(fact, value):
            return .done([], Wizard.Notice(text: moment.wording(.unchanged), role: .hint))
        case .success(let value):
            let told = Event.Kind.told(fact, value)
            guard let correction = enquiry.correction(of: fact, to: value, at: moment.time) else {
                return .done([told])
            }
            return .opens(CorrectingPanel(told, correction, draft: draft, at: moment))
        }
    }

    /// The question under its title.
    func frame(_ room: PanelRoom) -> Frame {
        var frame = Frame([StyledText(title, .title)])
        frame.append(form.frame(room.look, rows: max(1, room.rows - 1)))
        return frame
    }

    /// The keys of the question, and the one that closes the panel.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        form.hints + [KeyHint(words.escapeKey, words.close)]
    }
}
