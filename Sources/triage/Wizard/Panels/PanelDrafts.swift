import TriageCore

/// What was begun in a panel, for when it is reopened.
struct PanelDraft: Sendable {
    /// The panel to reopen.
    let panel: any Panel
    /// The fact it is about, if panels of its kind can be about several; otherwise nil.
    let subject: FactPath?
    /// The texts typed; empty if there is nothing to keep.
    let texts: [String]

    /// Keeps a panel with the texts typed in it.
    init(_ panel: any Panel, about subject: FactPath? = nil, texts: [String]) {
        self.panel = panel
        self.subject = subject
        self.texts = texts
    }

    /// Whether this draft is the one for a kind of panel and a subject.
    fileprivate func isAbout(_ kind: any Panel.Type, _ subject: FactPath?) -> Bool {
        type(of: panel) == kind && self.subject == subject
    }
}

/// The drafts of closed panels, in the order they were begun.
struct PanelDrafts: Sendable {
    private var kept: [PanelDraft] = []

    /// The panel of a kind that was closed with something in it.
    func panel<Kind: Panel>(_ kind: Kind.Type, about subject: FactPath? = nil) -> Kind? {
        kept.first { $0.isAbout(kind, subject) }?.panel as? Kind
    }

    /// Keeps a draft in place of the previous one; a draft without texts is dropped.
    mutating func keep(_ draft: PanelDraft) {
        guard !draft.texts.isEmpty else { return forget(draft) }
        let index = kept.firstIndex { $0.isAbout(type(of: draft.panel), draft.subject) }
        if let index { kept[index] = draft } else { kept.append(draft) }
    }

    /// Drops a draft: its text has been used.
    mutating func forget(_ draft: PanelDraft) {
        kept.removeAll { $0.isAbout(type(of: draft.panel), draft.subject) }
    }

    /// All texts that were typed and not used.
    var texts: [String] { kept.flatMap(\.texts) }
}
