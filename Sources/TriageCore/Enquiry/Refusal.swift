/// Why an event cannot happen.
public enum Refusal: Error, Sendable, Equatable {
    /// The enquiry has ended.
    case ended
    /// This is the first card.
    case nothingBefore
    /// The node does not ask that fact.
    case notAsked(FactID)
    /// No flow of the enquiry has a fact of that name that could be told.
    case unknownFact(FactID)
    /// The answer does not fit.
    case invalid(FactID, InputProblem)
    /// A step must be ticked, or left out for a reason, first.
    case stepsFirst
    /// There is no such step to tick here.
    case noSuchStep
    /// A step that is not optional is left out only for a reason.
    case reasonNeeded
    /// There is something to answer or to tick before the card is read.
    case unanswered
    /// No such message waits for approval.
    case noSuchMessage
    /// A message without a valid recipient cannot be sent.
    case noRecipient
    /// The flow decides the destination, or the node does not exist.
    case notPickable
    /// The flow knows no such channel.
    case unknownChannel(String)
    /// The enquiry has not come to its end.
    case notEnded
    /// An enquiry opens once.
    case openedTwice
}
