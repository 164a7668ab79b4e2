import Terminal
import TriageCore

/// The keys, for the help line and for the panel that has them all.
extension Wizard {
    /// The keys of a panel.
    func hints(of panel: Panel) -> [KeyHint] {
        switch panel {
        case .keys: []
        case .note(let field): field.hints(words) + [KeyHint(words.escapeKey, words.close)]
        case .facts(let picker, _), .overview(let picker, _), .channels(let picker): picker.hints(words)
        case .told(_, _, let form): form.hints + [KeyHint(words.escapeKey, words.close)]
        case .leaving(let panel), .correcting(_, _, _, let panel): panel.hints(words)
        }
    }

    /// All keys of the moment: those of the panel below, else those of the card.
    var keyPanel: KeyPanel {
        let panel = panels.last {
            if case .keys = $0 { false } else { true }
        }
        var sections: [KeyPanel.Section] = []
        if let field = explained(panel) {
            let help = [field.help, wording.form(of: field.type)].filter { !$0.isEmpty }
            sections.append(.init(wording(.helpHeading), help.map { KeyHint("", $0) }))
        }
        let card = review?.panel.hints(words) ?? destination?.hints(words) ?? form.form.hints
        let own = panel.map { hints(of: $0) } ?? card
        let scrolling = KeyHint(words.pageKeys, wording(.keyScroll))
        sections.append(.init(wording(.keyAnswering), own + (panel?.isList ?? false ? [] : [scrolling])))
        sections.append(
            .init(
                wording(.keyCall),
                [
                    KeyHint("^B", panel == nil ? wording(.keyBack) : words.close),
                    KeyHint("^N", wording(.keyNote)), KeyHint("^T", wording(.keyTold)),
                    KeyHint("^O", wording(.keyOverview)), KeyHint("^C", wording(.keyLeave)),
                    KeyHint("^Z", wording(.keyStop)), KeyHint("^L", wording(.keyRepaint)),
                ]))
        return KeyPanel(sections)
    }

    /// The question that is answered now, in a panel or on the card.
    private func explained(_ panel: Panel?) -> CardField? {
        switch panel {
        case .told(_, let field, _)?: field
        case .keys?, .note?, .facts?, .channels?, .correcting?, .overview?, .leaving?: nil
        case nil: review == nil && destination == nil ? form.focusedField : nil
        }
    }
}
