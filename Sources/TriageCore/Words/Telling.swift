/// Something to tell the agent in whole lines, each with its words and its kind. Plain mode adds marks, the
/// terminal styles.
package struct Telling: Sendable, Equatable {
    /// The lines in order; empty if there is nothing to tell.
    package let lines: [Line]

    /// One line.
    package struct Line: Sendable, Equatable {
        /// What the line is.
        package let kind: Kind
        /// The question that the text answers; empty except for answers.
        package let label: String
        /// The words.
        package let text: String

        /// Makes a line of a kind from its words.
        init(_ kind: Kind, _ text: String, label: String = "") {
            self.kind = kind
            self.label = label
            self.text = text
        }
    }

    /// What a line is.
    package enum Kind: Sendable {
        /// How the call ended, and what goes with it.
        case outcome, detail
        /// What was saved, and a remark about it.
        case saved, remark
        /// An overrun target, and what the agent is told to do about it.
        case overrun, note
        /// That answers no longer hold, and each of those answers.
        case lapse, answer
    }
}
