import Terminal
import TriageCore

/// The call at the moment of a key, as a panel sees it.
struct CallMoment: Sendable {
    /// The current state of the call.
    let enquiry: Enquiry
    /// When the key was pressed.
    let time: Timestamp
    /// What was begun in panels, as it is kept when they close.
    let drafts: PanelDrafts

    /// The wizard's own words.
    var wording: Wording { enquiry.format.wording }
    /// The words of the widgets.
    var words: TerminalWords { TerminalWords(wording) }
}
