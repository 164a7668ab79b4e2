/// How far the work on a node has got.
struct Progress: Sendable, Equatable {
    /// The result of each step, by its number.
    var steps: [Int: StepResult] = [:]
    /// The questions answered or skipped.
    var answered: Set<FactID> = []
    /// The questions that their conditions hide.
    var hidden: Set<FactID> = []
    /// Those of them whose conditions wait for the answer to a question above.
    var waiting: Set<FactID> = []
    /// The values that hidden questions had, by slot, to be offered when these are shown again.
    var aside: [Int: SetAside] = [:]
    /// The answers begun and not submitted.
    var drafts: [FactID: AnswerDraft] = [:]
    /// What was begun on steps and not submitted, by step number.
    var stepDrafts: [Int: Event.StepDraft] = [:]
    /// Whether a card with nothing to answer was read, or the last card finished.
    var isRead = false
    /// Whether the node was left, after which nothing about its questions changes.
    var isLeft = false
    /// Whether the part that the node calls has returned, for good if it is repeated.
    var isCallDone = false
    /// Whether the node's own card is behind and the rounds of its call are under way.
    var isInRounds = false
    /// Whether the card between two rounds is shown.
    var isAtRounds = false
    /// Which of the node's messages, by their places, were approved or left out on its card.
    var reviewed: Set<Int> = []
    /// The destination that the agent chose.
    var picked: NodeID?
    /// Why the agent has to choose the destination; nil while the flow decides.
    var dilemma: Dilemma?

    /// A value that is no fact while its question is hidden.
    struct SetAside: Sendable, Equatable {
        /// The value.
        let value: Value
        /// Where it came from.
        let origin: Origin?
    }
}
