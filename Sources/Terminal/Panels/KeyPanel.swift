/// All keys and what they do, in sections.
package struct KeyPanel: Sendable, Equatable {
    /// The sections from top to bottom.
    package let sections: [Section]

    /// A group of keys under a heading.
    package struct Section: Sendable, Equatable {
        /// What the keys have in common; empty for no heading.
        package let heading: String
        /// The keys.
        package let hints: [KeyHint]

        /// Puts keys under a heading.
        package init(_ heading: String, _ hints: [KeyHint]) {
            self.heading = heading
            self.hints = hints
        }
    }

    /// Shows sections.
    package init(_ sections: [Section]) {
        self.sections = sections
    }

    /// Whether an event closes the panel: any key that does not scroll it.
    package func closes(_ event: InputEvent) -> Bool {
        ![.key(.up), .key(.down), .key(.pageUp), .key(.pageDown)].contains(event)
    }

    /// The rows, with the keys in a column of their own.
    package func frame(_ look: Look) -> Frame {
        let widest = sections.flatMap(\.hints).map { look.marks.naming($0.keys).columns }.max() ?? 0
        let width = min(widest, look.columns / 2)
        var frame = Frame()
        for section in sections where !section.hints.isEmpty {
            if !section.heading.isEmpty { frame.append(StyledText(section.heading, .title)) }
            for hint in section.hints {
                let keys = StyledText(look.marks.naming(hint.keys), .helpKey).truncated(to: width).padded(
                    to: width)
                frame.append(StyledText(hint.action).wrapped(to: look.columns, first: "  " + keys + "  "))
            }
        }
        return frame
    }
}
