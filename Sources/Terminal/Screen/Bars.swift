/// The help line: as many keys as fit, the most useful first.
package struct HelpLine: Sendable, Equatable {
    /// The keys for the current situation, dropped from the end if space is short.
    package var hints: [KeyHint]
    /// The keys that always show, last in the line.
    package var pinned: [KeyHint]

    /// Lists the keys.
    package init(_ hints: [KeyHint], pinned: [KeyHint] = []) {
        self.hints = hints
        self.pinned = pinned
    }

    /// The line. **Shape**: `1-3 choose · Enter confirm · F1 keys`.
    package func row(_ look: Look) -> StyledText {
        let separator = StyledText(look.marks.separator, .help)
        var shown = hints
        while true {
            let row = StyledText(
                joining: (shown + pinned).map { Self.text($0, look.marks) }, separator: separator)
            if row.columns <= look.columns || shown.isEmpty {
                return row.truncated(to: look.columns, mark: look.marks.ellipsis)
            }
            shown.removeLast()
        }
    }

    private static func text(_ hint: KeyHint, _ marks: Marks) -> StyledText {
        StyledText(marks.naming(hint.keys), .helpKey) + StyledText(" " + hint.action, .help)
    }
}

/// The status line: on a narrow screen, its parts are dropped by weight.
package struct StatusLine: Sendable, Equatable {
    /// The parts from left to right.
    package var parts: [Part]

    /// One part of the line.
    package struct Part: Sendable, Equatable {
        /// What it says.
        package let text: String
        /// How it looks.
        package let role: Role
        /// The part with the lowest weight is dropped first.
        package let weight: Int

        /// Describes a part.
        package init(_ text: String, _ role: Role = .status, weight: Int = 0) {
            self.text = text
            self.role = role
            self.weight = weight
        }
    }

    /// Joins parts; empty ones are not shown.
    package init(_ parts: [Part]) {
        self.parts = parts.filter { !$0.text.isEmpty }
    }

    /// The line. **Shape**: `hosting · call 3:21 of 20:00 · card 0:15`.
    package func row(_ look: Look) -> StyledText {
        let separator = StyledText(look.marks.separator, .status)
        var shown = parts
        while true {
            let row = StyledText(joining: shown.map { StyledText($0.text, $0.role) }, separator: separator)
            guard row.columns > look.columns, shown.count > 1,
                let lightest = shown.indices.min(by: { shown[$0].weight < shown[$1].weight })
            else { return row.truncated(to: look.columns, mark: look.marks.ellipsis) }
            shown.remove(at: lightest)
        }
    }
}
