/// How far a node has been worked off.
struct Progress: Sendable, Equatable {
    /// What became of each step, by its number.
    var steps: [Int: StepResult] = [:]
    /// The questions that were answered.
    var answered: Set<FactID> = []
    /// What was typed and not submitted when the enquiry was laid aside.
    var drafts: [FactID: String] = [:]
    /// What was begun on steps and could not be recorded then, by their numbers.
    var stepDrafts: [Int: Event.StepDraft] = [:]
    /// Whether a card with nothing to answer was read.
    var isRead = false
    /// Whether the part that the node calls has come back.
    var isCallDone = false
    /// How many of the node's messages were approved or left out.
    var reviewed = 0
    /// The destination that the agent chose.
    var picked: NodeID?
    /// Why the agent has to choose the destination; nil while the flow decides.
    var dilemma: Dilemma?
}
