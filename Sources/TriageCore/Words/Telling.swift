/// Something that is told in whole lines: what each says and what it is. Plain mode gives them its marks, the
/// terminal its styles.
package struct Telling: Sendable, Equatable {
    /// The lines in order; empty when there is nothing to tell.
    package let lines: [Line]

    /// One line.
    package struct Line: Sendable, Equatable {
        /// What the line is.
        package let kind: Kind
        /// What the text answers; empty but for answers.
        package let label: String
        /// The words.
        package let text: String

        /// Names what a line is and says.
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
        /// What was saved, and a remark beside it.
        case saved, remark
        /// A target that is overrun, and what the agent is told to do about it.
        case overrun, note
        /// That answers no longer hold, and each of them.
        case lapse, answer
    }
}
