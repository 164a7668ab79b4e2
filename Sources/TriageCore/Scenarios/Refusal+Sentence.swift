extension Refusal {
    /// Why an event cannot happen, in English for the scenario's author, who knows facts by name.
    var sentence: String {
        switch self {
        case .nothingBefore: "there is no card before this one to go back to"
        case .unknownFact(let fact): "there is no fact '\(fact)' to tell here"
        case .invalid(let fact, let problem): "'\(fact)' is refused: \(Wording.english(problem))"
        case .ended, .notAsked, .stepsFirst, .noSuchStep, .reasonNeeded, .unanswered, .noSuchMessage,
            .noRecipient, .notPickable, .notBetweenRounds, .noSuchRound, .unknownChannel, .notEnded,
            .openedTwice:
            Wording.english(why: self)
        }
    }
}

extension Dilemma {
    /// Why the flow cannot decide where to go, for the scenario's author.
    var sentence: String {
        switch self {
        case .noBranch: "no branch is taken here"
        case .failed(let cause): "a condition fails here: \(cause)"
        case .circle: "the nodes lead back to each other here"
        }
    }
}
