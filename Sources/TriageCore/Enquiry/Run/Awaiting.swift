/// What an enquiry waits for.
public enum Awaiting: Sendable, Equatable {
    /// A step to tick. The number counts the node's steps from 0.
    case step(Int)
    /// An answer to a question.
    case field(FactID)
    /// Confirmation that the agent has read the card; on the last card it finishes the call.
    case reading
    /// Whether the part that was called is run another time: ``Event/Kind/round`` or ``Event/Kind/roundsDone``.
    case round
    /// Approval of a message.
    case review(MessageID)
    /// A destination, because the flow cannot say where to go.
    case destination(Dilemma)
    /// The end of the wrap-up: every message is reviewed, and ``Event/Kind/closing`` leaves it.
    case wrapUp
}

/// Why a flow could not decide where to go.
public enum Dilemma: Error, Sendable, Equatable {
    /// No condition held.
    case noBranch
    /// A condition could not be evaluated; with the cause.
    case failed(String)
    /// The nodes lead back to each other without showing anything.
    case circle
}
