extension Finding {
    /// Changes to a file that cure a finding and change nothing that can happen on a call.
    package struct Fix: Sendable, Hashable {
        /// What is deleted or replaced, in order of place; no two overlap.
        package let edits: [Edit]

        /// One change.
        package struct Edit: Sendable, Hashable {
            /// The range of bytes that goes; empty to insert.
            package let span: Span
            /// What stands there afterwards; empty to delete.
            package let replacement: String

            /// Replaces a range of bytes.
            package init(_ span: Span, with replacement: String = "") {
                self.span = span
                self.replacement = replacement
            }
        }

        /// Joins changes that belong together.
        package init(_ edits: [Edit]) {
            self.edits = edits.sorted { $0.span.lowerBound < $1.span.lowerBound }
        }
    }
}
