import Terminal
import TriageCore

/// Something that takes the keys in place of the card's form: how it handles them, what it shows and what is
/// kept of it, all in one file.
///
/// It changes nothing but itself. Anything else it wants, it returns from the key, and the wizard carries it
/// out. A panel that a key opens from anywhere in a call has a line in `CallKey.all`.
protocol Panel: Sendable {
    /// Handles an input event and returns what the panel wants done.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse
    /// The rows of the panel.
    func frame(_ room: PanelRoom) -> Frame
    /// The keys that are available now, most useful first.
    func hints(_ words: TerminalWords) -> [KeyHint]
    /// Whether the cursor is in a list, which the screen follows and which turns its own pages.
    var isList: Bool { get }
    /// Whether characters belong to a text or to the panel itself, `?` among them.
    var takesText: Bool { get }
    /// Whether the words to say stay in view above it.
    var showsCard: Bool { get }
    /// Whether the card's form stays in view above it.
    var showsForm: Bool { get }
    /// Whether panels already open stay open below it.
    var liesOver: Bool { get }
    /// The question it answers, for the panel of all keys; nil if there is none.
    var question: CardField? { get }
    /// What is kept when it closes; nil if nothing ever is.
    var draft: PanelDraft? { get }
    /// Whether it handles a key itself that otherwise works everywhere in a call.
    func claims(_ event: InputEvent) -> Bool
}

extension Panel {
    /// Most panels are not lists.
    var isList: Bool { false }
    /// Most panels take no texts.
    var takesText: Bool { false }
    /// Most panels replace the whole card.
    var showsCard: Bool { false }
    /// Most panels take the place of the form.
    var showsForm: Bool { false }
    /// Most panels close the others when they open.
    var liesOver: Bool { false }
    /// Most panels do not answer a question of the flow.
    var question: CardField? { nil }
    /// Most panels keep nothing.
    var draft: PanelDraft? { nil }
    /// Most panels leave the call's keys alone.
    func claims(_ event: InputEvent) -> Bool { false }
}
