import TriageCore

/// What a panel wants after a key.
enum PanelResponse: Sendable {
    /// The key means nothing to it.
    case ignored
    /// It stays open, perhaps with a remark on the key.
    case stays(Wizard.Notice? = nil)
    /// It closes, and its draft is kept.
    case closes
    /// Another panel takes its place, and its draft is kept.
    case opens(any Panel)
    /// It has done what it was opened for: its draft is forgotten, and events are to happen.
    case done([Event.Kind], Wizard.Notice? = nil)
    /// The call is laid aside and left.
    case parks(Wizard.Effect.Way)
    /// The world is asked to do something, while it stays open.
    case wants(Wizard.Effect)
}
