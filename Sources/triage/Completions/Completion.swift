import Terminal

/// The candidates at the cursor.
struct Completion: Sendable, Equatable {
    /// How the shell treats the candidates.
    enum Kind: String, Sendable {
        /// Each candidate is a complete word; a space may follow it.
        case words
        /// Each candidate is the beginning of a word; no space follows it.
        case parts
        /// A path, which the shell completes itself.
        case files
        /// The path of a folder, which the shell completes itself.
        case folders
        /// No candidate fits.
        case nothing
    }

    /// One candidate.
    struct Candidate: Sendable, Equatable {
        /// The whole word at the cursor as the program should receive it, without quotes.
        let word: String
        /// One line about it; empty for none.
        let description: String

        /// Describes a candidate; the description is stripped of line breaks and anything a terminal would
        /// obey.
        init(_ word: String, _ description: String = "") {
            self.word = word
            self.description = description.sanitized()
        }

        /// Whether the word can be seen and typed: file names can contain anything.
        fileprivate var isTypable: Bool { !word.isEmpty && word.sanitized() == word }
    }

    /// How the shell is to treat the candidates.
    let kind: Kind
    /// What is expected, as help names it, or a sentence if there are no candidates.
    /// **Shape**: `FLOW`, `who takes the call`; empty if nothing is expected.
    let heading: String
    /// The candidates in display order; only for words and parts.
    let candidates: [Candidate]

    /// No candidates and no heading.
    static let nothing = Completion(.nothing, "")

    /// Collects candidates, leaving out those that cannot be typed.
    ///
    /// - Parameter about: the heading to use if no candidate is left.
    init(_ kind: Kind, _ heading: String, _ candidates: [Candidate] = [], about: String = "") {
        self.candidates = candidates.filter(\.isTypable)
        let isNothing = self.candidates.isEmpty && (kind == .words || kind == .parts)
        self.kind = isNothing ? .nothing : kind
        self.heading = isNothing ? about : heading
    }
}
