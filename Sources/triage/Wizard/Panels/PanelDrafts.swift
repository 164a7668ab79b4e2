import TriageCore

/// What was begun in a panel, for when it is opened again.
struct PanelDraft: Sendable {
    /// The panel as it is kept.
    let panel: any Panel
    /// The fact it is about, where a panel of its kind can be about several; nil where it cannot.
    let subject: FactPath?
    /// The words that were typed; none is nothing to keep.
    let texts: [String]

    /// Keeps a panel with the words that were typed in it.
    init(_ panel: any Panel, about subject: FactPath? = nil, texts: [String]) {
        self.panel = panel
        self.subject = subject
        self.texts = texts
    }

    /// Whether another draft belongs in this one's place.
    fileprivate func isAbout(_ kind: any Panel.Type, _ subject: FactPath?) -> Bool {
        type(of: panel) == kind && self.subject == subject
    }
}

/// The drafts of the panels that were closed, in the order in which they were begun.
struct PanelDrafts: Sendable {
    private var kept: [PanelDraft] = []

    /// The panel of a kind that was closed with something in it.
    func panel<Kind: Panel>(_ kind: Kind.Type, about subject: FactPath? = nil) -> Kind? {
        kept.first { $0.isAbout(kind, subject) }?.panel as? Kind
    }

    /// Keeps a draft in place of the one before; without words it is forgotten.
    mutating func keep(_ draft: PanelDraft) {
        guard !draft.texts.isEmpty else { return forget(draft) }
        let index = kept.firstIndex { $0.isAbout(type(of: draft.panel), draft.subject) }
        if let index { kept[index] = draft } else { kept.append(draft) }
    }

    /// Forgets a draft: what was typed in it has been used.
    mutating func forget(_ draft: PanelDraft) {
        kept.removeAll { $0.isAbout(type(of: draft.panel), draft.subject) }
    }

    /// All words that were typed and not used.
    var texts: [String] { kept.flatMap(\.texts) }
}
