import Terminal

/// The open panels, the topmost last, and what is kept of closed ones.
struct PanelStack: Sendable {
    private var panels: [any Panel] = []
    /// The drafts of panels that were closed.
    private var kept = PanelDrafts()
    /// How far the topmost panel is scrolled if it is taller than the screen.
    var scroll = Scroll()

    /// Whether the card has the keys.
    var isEmpty: Bool { panels.isEmpty }

    /// The drafts as if all panels were closed now.
    var drafts: PanelDrafts { panels.compactMap(\.draft).reduce(into: kept) { $0.keep($1) } }

    /// The panel that has the keys.
    var top: (any Panel)? { panels.last }

    /// Opens a panel in place of all others, unless it lies over them.
    mutating func open(_ panel: any Panel) {
        if !panel.liesOver { closeAll() }
        panels.append(panel)
        rewind()
    }

    /// Opens a panel in place of the topmost one.
    mutating func replaceTop(with panel: any Panel) {
        closeTop()
        panels.append(panel)
        rewind()
    }

    /// Stores the topmost panel after it has handled a key.
    mutating func update(_ panel: any Panel) {
        guard !panels.isEmpty else { return }
        panels[panels.count - 1] = panel
    }

    /// Closes the topmost panel and keeps its draft.
    mutating func closeTop() {
        guard let panel = panels.popLast() else { return }
        if let draft = panel.draft { kept.keep(draft) }
        rewind()
    }

    /// Closes all panels; their drafts reappear the next time they open.
    mutating func closeAll() {
        kept = drafts
        panels = []
        rewind()
    }

    /// Closes all panels once the topmost one has served its purpose.
    mutating func finishTop() {
        guard let panel = panels.popLast() else { return }
        if let draft = panel.draft { kept.forget(draft) }
        closeAll()
    }

    private mutating func rewind() { scroll = Scroll(followsCursor: top?.isList ?? false) }
}
