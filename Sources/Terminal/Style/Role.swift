/// What a stretch of text is; the theme decides how it looks.
package enum Role: Int, Sendable, CaseIterable {
    /// Text without a role of its own.
    case plain
    /// What the agent says to the caller: the most visible text of a card.
    case say
    /// What only the agent reads.
    case note
    /// A step that is still to be done.
    case step
    /// A step that is ticked or skipped.
    case stepDone
    /// The name of a field.
    case field
    /// What was typed or chosen.
    case input
    /// An option to choose from.
    case option
    /// The key that chooses an option.
    case optionKey
    /// What marks the option under the cursor.
    case selected
    /// A value that is offered and not yet taken.
    case offered
    /// A remark beside something else.
    case hint
    /// The name of a card or panel.
    case title
    /// The position of the card in the flow.
    case position
    /// The status line.
    case status
    /// A time or fact that needs attention soon.
    case warning
    /// A time limit that has passed.
    case overrun
    /// The words of the help line.
    case help
    /// The keys of the help line.
    case helpKey
    /// What is wrong with an answer.
    case error
    /// What went well.
    case success
    /// A mark before a line, or a rule.
    case mark
}
