/// Why an event cannot happen.
public enum Refusal: Error, Sendable, Equatable {
    /// The enquiry has ended.
    case ended
    /// This is the first card.
    case nothingBefore
    /// The node does not ask for that fact.
    case notAsked(FactID)
    /// No running flow has a fact of that name that can be told.
    case unknownFact(FactID)
    /// The answer is not valid.
    case invalid(FactID, InputProblem)
    /// A step must first be ticked, or left out for a reason.
    case stepsFirst
    /// There is no such step to tick here.
    case noSuchStep
    /// A step that is not optional can only be left out for a reason.
    case reasonNeeded
    /// There is something to answer or tick before the card counts as read.
    case unanswered
    /// No such message is waiting for approval.
    case noSuchMessage
    /// A message without a valid recipient cannot be sent.
    case noRecipient
    /// The call is not between two rounds of a part, where another one can begin.
    case notBetweenRounds
    /// There is no finished round of that number.
    case noSuchRound(Int)
    /// The flow decides the destination, or the node does not exist.
    case notPickable
    /// The flow has no such channel.
    case unknownChannel(String)
    /// The enquiry has not ended.
    case notEnded
    /// An enquiry can only open once.
    case openedTwice

    /// Whether only the value that was given is in the way, not the place in the call.
    var isAboutValue: Bool {
        if case .invalid(_, let problem) = self { problem != .secretTold } else { false }
    }
}
