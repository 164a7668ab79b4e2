import Terminal
import TriageCore

/// The call as a panel finds it at a key.
struct CallMoment: Sendable {
    /// The call as it stands.
    let enquiry: Enquiry
    /// When the key came.
    let time: Timestamp
    /// What was begun in panels, as it is kept when they are closed.
    let drafts: PanelDrafts

    /// The wizard's own words.
    var wording: Wording { enquiry.format.wording }
    /// The words of the widgets.
    var words: TerminalWords { TerminalWords(wording) }
}
