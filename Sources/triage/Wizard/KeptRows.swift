import Terminal

/// Rows that stay from one frame to the next, each until what it shows changes: most of a card stays as it is while the
/// agent types.
struct KeptRows: Sendable {
    /// What the card says.
    var lines = Kept<LineRows.Content, LineRows>()
    /// The title of the card and its position.
    var heading = Kept<Heading, StyledText>()
    /// The clocks, and what has been saved.
    var status = Kept<StatusLine, StyledText>()
    /// The keys.
    var help = Kept<HelpLine, StyledText>()
    private var columns = 0

    /// What the first row shows.
    struct Heading: Sendable, Equatable {
        /// What the card is called.
        let title: String
        /// Where it is in the flow and the call.
        let place: String
    }

    /// What was made of something, until that changes.
    struct Kept<Content: Sendable & Equatable, Made: Sendable>: Sendable {
        private var last: (content: Content, made: Made)?

        /// What is made of something, made anew only if it is not the same as the last time.
        mutating func made(of content: Content, _ make: (Content) -> Made) -> Made {
            if let last, last.content == content { return last.made }
            let made = make(content)
            last = (content, made)
            return made
        }
    }

    /// Forgets the rows for a screen of another width.
    mutating func fit(_ columns: Int) {
        if columns != self.columns { self = KeptRows() }
        self.columns = columns
    }
}
