import TriageCore

/// What a panel wants after handling a key.
enum PanelResponse: Sendable {
    /// The key means nothing to the panel.
    case ignored
    /// The panel stays open, perhaps with a remark on the key.
    case stays(Wizard.Notice? = nil)
    /// The panel closes, and its draft is kept.
    case closes
    /// Another panel replaces it, and its draft is kept.
    case opens(any Panel)
    /// The panel has served its purpose: its draft is dropped, and the events are to be performed.
    case done([Event.Kind], Wizard.Notice? = nil)
    /// The call is parked and left.
    case parks(Wizard.Effect.Way)
    /// The call is ended by an event, with what was done on the card at hand.
    case ends(by: Event.Kind)
    /// An effect is requested, and the panel stays open.
    case wants(Wizard.Effect)
}
