/// What the events so far have made of an enquiry.
struct EnquiryState: Sendable {
    /// The flow being run and those that called it, the innermost last.
    var frames: [Frame] = []
    /// Every visit of a node that was not taken back.
    var visits: [Visit] = []
    /// The messages approved so far.
    var queue: [QueuedMessage] = []
    /// What the agent wrote down.
    var notes: [Note] = []
    /// Changes of channel and of agent.
    var changes: [Change] = []
    var agent: String
    var channel: String
    var end: End?

    /// How an enquiry ended.
    enum End: Sendable, Equatable {
        case outcome(OutcomeID)
        case abandoned(reason: String)
    }

    /// A flow being run: its values and where it stands.
    struct Frame: Sendable {
        /// The position of the flow in the flow set.
        let flow: Int
        var node: Int
        /// The value of every slot of the flow's scope.
        var values: [Value]
        /// Where each asked or told value came from, by slot.
        var origins: [Int: Origin] = [:]
        /// Values and origins as they were before the node set anything, for entering it anew.
        var entry: (values: [Value], origins: [Int: Origin])
        var progress = Progress()
        /// The position in `visits` of this frame's current visit.
        var visit: Int
    }

    /// How far the current node has been worked off.
    struct Progress: Sendable, Equatable {
        /// What became of each step, by its number.
        var steps: [Int: StepResult] = [:]
        var answered: Set<FactID> = []
        /// What was typed and not submitted when the enquiry was laid aside.
        var drafts: [FactID: String] = [:]
        /// What was begun on steps and could not be recorded then, by their numbers.
        var stepDrafts: [Int: Event.StepDraft] = [:]
        var isRead = false
        var isCallDone = false
        /// How many of the node's messages were approved or left out.
        var reviewed = 0
        var picked: NodeID?
        /// Why the agent has to choose the destination; nil while the flow decides.
        var dilemma: Dilemma?
    }
}

/// Where the value of a fact came from.
package enum Origin: String, Sendable {
    case asked, told, computed, fixed
}

/// What became of a step.
package enum StepResult: Sendable, Equatable {
    case ticked
    /// Left out; the reason is empty for an optional step.
    case skipped(reason: String)
}

/// Why a flow could not say where to go.
package enum Dilemma: Sendable, Equatable {
    /// No condition held.
    case noBranch
    /// A condition failed.
    case failed(String)
    /// The nodes lead back to each other without showing anything.
    case circle
}

/// One visit of a node, for the trail of the record.
package struct Visit: Sendable, Equatable {
    /// The node, with the calling nodes before it.
    package let path: NodePath
    /// When it was entered.
    package var entered: Timestamp
    /// When it was left; nil while it is open.
    package var left: Timestamp?
    /// What was answered, in order, under the names the facts have in the outermost flow.
    package var answers: [Answer] = []
    /// What became of its steps, in order.
    package var steps: [StepAnswer] = []
    /// Whether the agent chose the destination by hand.
    package var isPicked = false
    /// The flow and the node by their own names.
    let flow: FlowID
    let node: NodeID
    /// Which of the node's branches was taken, counted from 0; `*` counts last. Nil where there is one way.
    var branch: Int?
    /// Whether the node passed by itself, with nothing to show and nothing to answer.
    var didPass = true

    /// One answer of a visit; null when the question was skipped.
    package struct Answer: Sendable, Equatable {
        /// The fact's name.
        package let fact: FactPath
        /// The value given.
        package let value: Value
    }

    /// What became of one step.
    package struct StepAnswer: Sendable, Equatable {
        /// The step as the agent read it.
        package let text: String
        /// Whether it was ticked or left out.
        package let result: StepResult
    }
}

/// A message that is to be sent once the record is durable.
package struct QueuedMessage: Sendable, Equatable {
    /// Which message of the flow it is.
    package let id: MessageID
    /// The node that queued it.
    package let path: NodePath
    /// Its text as it will be sent.
    package let message: RenderedMessage
}

/// Something the agent wrote down during the call.
package struct Note: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// The node that was shown then.
    package let path: NodePath
    /// The words.
    package let text: String
}

/// A change of channel or agent during the call.
package struct Change: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// How many visits had begun by then: a change within one millisecond of a visit keeps its place.
    let visits: Int
    /// What changed.
    package let kind: Kind

    /// What can change.
    package enum Kind: Sendable, Equatable {
        case channel(String)
        case agent(String)
    }
}
