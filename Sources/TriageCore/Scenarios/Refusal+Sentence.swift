extension Refusal {
    /// Why an event cannot happen, in English: for the author of a scenario, and where the wizard has no phrase.
    package var sentence: String {
        switch self {
        case .ended: "the enquiry has ended"
        case .nothingBefore: "there is no card before this one to go back to"
        case .notAsked(let fact): "'\(fact)' is not asked here"
        case .unknownFact(let fact): "there is no fact '\(fact)' to tell here"
        case .invalid(let fact, let problem): "'\(fact)' is refused: \(Wording(language: "en")(problem))"
        case .stepsFirst: "there are steps to do first"
        case .noSuchStep: "there is no such step to do here"
        case .reasonNeeded: "this step is left out only with a reason"
        case .unanswered: "there is something to answer or to tick first"
        case .noSuchMessage: "no such message waits for approval here"
        case .noRecipient: "the message has no valid recipient"
        case .notPickable: "this node cannot be chosen here"
        case .unknownChannel(let channel): "the flow has no channel '\(channel)'"
        case .notEnded: "the enquiry has not ended"
        case .openedTwice: "an enquiry opens once"
        }
    }
}

extension Dilemma {
    /// Why the flow cannot say where to go, for the author of a scenario.
    var sentence: String {
        switch self {
        case .noBranch: "no branch is taken here"
        case .failed(let cause): "a condition fails here: \(cause)"
        case .circle: "the nodes lead back to each other here"
        }
    }
}
