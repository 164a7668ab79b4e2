extension Wording {
    /// Why an event cannot happen, as the agent reads it.
    package func callAsFunction(why refusal: Refusal) -> String {
        switch refusal {
        case .ended: self(.hasEnded)
        case .nothingBefore: self(.nothingBefore)
        case .notAsked(let fact): self(.notAsked(fact.rawValue))
        case .unknownFact(let fact): self(.unknownFact(fact.rawValue))
        case .invalid(_, let problem): self(problem)
        case .stepsFirst: self(.stepsFirst)
        case .noSuchStep: self(.noSuchStep)
        case .reasonNeeded: self(.reasonNeeded)
        case .unanswered: self(.unanswered)
        case .noSuchMessage: self(.noSuchMessage)
        case .noRecipient: self(.noRecipient)
        case .notPickable: self(.notPickable)
        case .notBetweenRounds: self(.notBetweenRounds)
        case .noSuchRound(let number): self(.noSuchRound(number))
        case .unknownChannel(let channel): self(.noChannel(channel))
        case .notEnded: self(.notEnded)
        case .openedTwice: self(.openedTwice)
        }
    }

    /// What the caller told, and what was said about it before.
    package func told(_ fact: KnownFact, before old: KnownFact?) -> String {
        let told =
            if case .hook(let name) = fact.origin { self(.toldBy(name, fact.label, fact.text)) } else {
                self(.told(fact.label, fact.text))
            }
        guard let old, old.text != fact.text, old.origin.isGiven else { return told }
        return "\(told) (\(self(.corrected(old.text))))"
    }

    /// Why the flow cannot say where to go, as the agent reads it.
    package func callAsFunction(why dilemma: Dilemma) -> String {
        switch dilemma {
        case .noBranch: self(.noBranch)
        case .failed(let cause): self(.failedRule(cause))
        case .circle: self(.circle)
        }
    }
}
