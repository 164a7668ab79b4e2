/// One visit to a node, for the trail in the record.
package struct Visit: Sendable, Equatable {
    /// The path of the node.
    package let path: NodePath
    /// When it was entered.
    package var entered: Timestamp
    /// When it was left; nil while it is open.
    package var left: Timestamp?
    /// What was answered, in order, under the names the facts have in the outermost flow.
    package var answers: [Answer] = []
    /// The results of its steps, in order.
    package var steps: [StepAnswer] = []
    /// The answers that stopped holding on it because another fact changed, and were taken away.
    package var lapsed: [Answer] = []
    /// The rules that failed on it, once it was left.
    package var failures: [RuleFailure] = []
    /// Whether each message that the node sends under a condition was sent, once it was left.
    var sent: [MessageID: Bool] = [:]
    /// The questions that were hidden when nothing was left to do on the card.
    var hiddenQuestions: Set<FactID> = []
    /// Whether the agent chose the destination by hand.
    package var isPicked = false
    /// The number of the frame in which it took place.
    let frame: Int
    /// Which of the node's branches was taken, counted from 0; `*` counts last. Nil if there is only one way.
    var branch: Int?
    /// Whether the node was not left with it: a round followed, or another look at the rounds.
    var goesOn = false
    /// Whether it is a look at the rounds of a repeated call.
    var isBetweenRounds = false
    /// Whether there was another round after this look at the rounds; nil if that was not asked.
    var hasMoreRounds: Bool?
    /// Whether its round was played once more or taken out since, so that it counts no more.
    var isGone = false
    /// Whether the node was passed without a stop, with nothing to show and nothing to answer.
    var didPass = true

    /// One answer given on a visit; null if the question was skipped.
    package struct Answer: Sendable, Equatable {
        /// The fact's name.
        package let fact: FactPath
        /// The value given.
        package let value: Value
        /// Why a question without any option was passed; nil for every other.
        package var reason: String?
    }

    /// The result of one step.
    package struct StepAnswer: Sendable, Equatable {
        /// The step as the agent read it.
        package let text: String
        /// Whether it was ticked or left out.
        package let result: StepResult
        /// Whether one key ticked it together with all others that were left.
        package let isTogether: Bool

        /// Describes how a step ended.
        package init(text: String, result: StepResult, isTogether: Bool = false) {
            self.text = text
            self.result = result
            self.isTogether = isTogether
        }
    }
}

/// How a step ended.
package enum StepResult: Sendable, Equatable {
    case ticked
    /// Left out; the reason is empty for an optional step.
    case skipped(reason: String)
}
