import Terminal

/// What fits at the cursor.
struct Completion: Sendable, Equatable {
    /// What the shell does with it.
    enum Kind: String, Sendable {
        /// Each candidate is a word of its own; a blank may follow it.
        case words
        /// Each candidate is the beginning of a word; nothing follows it.
        case parts
        /// A path, which the shell completes itself.
        case files
        /// The path of a folder, which the shell completes itself.
        case folders
        /// No candidate fits.
        case nothing
    }

    /// One word that fits.
    struct Candidate: Sendable, Equatable {
        /// The whole word at the cursor as the program is to get it, without quotes.
        let word: String
        /// One line about it; empty when there is nothing to say.
        let description: String

        /// Names a candidate; what a terminal would obey is taken out of the description, and line breaks.
        init(_ word: String, _ description: String = "") {
            self.word = word
            self.description = description.sanitized()
        }

        /// Whether somebody can see and type it: the names of files can hold anything.
        fileprivate var isTypable: Bool { !word.isEmpty && word.sanitized() == word }
    }

    /// What the shell is to do.
    let kind: Kind
    /// What is expected, as help names it, or in a sentence where nothing can be offered. **Shape**: `FLOW`,
    /// `who takes the call`; empty when nothing is expected.
    let heading: String
    /// In the order in which they are shown; only of words and parts.
    let candidates: [Candidate]

    /// What fits nothing that is known.
    static let nothing = Completion(.nothing, "")

    /// Gathers what fits, but for what cannot be typed.
    ///
    /// - Parameter about: the heading where no candidate is left.
    init(_ kind: Kind, _ heading: String, _ candidates: [Candidate] = [], about: String = "") {
        self.candidates = candidates.filter(\.isTypable)
        let isNothing = self.candidates.isEmpty && (kind == .words || kind == .parts)
        self.kind = isNothing ? .nothing : kind
        self.heading = isNothing ? about : heading
    }
}
