import Terminal
import TriageCore

/// Something that has the keys in place of the card's form: what it does with them, what it shows and what is
/// kept of it, all in one file.
///
/// It changes nothing but itself. What else is to happen, it answers to the key, and the wizard sees to it.
/// A panel that a key opens from anywhere in a call has a line in `CallKey.all`.
protocol Panel: Sendable {
    /// Takes what the agent did and says what is to come of it.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse
    /// The rows of the panel.
    func frame(_ room: PanelRoom) -> Frame
    /// The keys that are available now, most useful first.
    func hints(_ words: TerminalWords) -> [KeyHint]
    /// Whether a list has the cursor, which the screen follows and which turns its own pages.
    var isList: Bool { get }
    /// Whether characters belong to a text or to the panel itself, so that `?` is one of them.
    var takesText: Bool { get }
    /// Whether what is to be said stays in sight above it.
    var showsCard: Bool { get }
    /// Whether the panels that are open stay open under it.
    var liesOver: Bool { get }
    /// The question that is answered in it, for the panel of all keys; nil where none is.
    var question: CardField? { get }
    /// What is kept when it is closed; nil where nothing ever is.
    var draft: PanelDraft? { get }
    /// Whether a key that works everywhere in a call is the panel's own.
    func claims(_ event: InputEvent) -> Bool
}

extension Panel {
    /// Most panels are no lists.
    var isList: Bool { false }
    /// Most panels take no texts.
    var takesText: Bool { false }
    /// Most panels stand in the place of the whole card.
    var showsCard: Bool { false }
    /// Most panels close the others when they are opened.
    var liesOver: Bool { false }
    /// Most panels answer no question of the flow.
    var question: CardField? { nil }
    /// Of most panels nothing is kept.
    var draft: PanelDraft? { nil }
    /// Most panels leave the keys of the call alone.
    func claims(_ event: InputEvent) -> Bool { false }
}
