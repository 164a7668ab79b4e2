/// A flow being run at one node, as whoever follows an enquiry closely sees it.
///
/// **Shape**: it holds what the flow knows then; cards that pass by themselves have moments too, which no state of the
/// enquiry between two events shows.
package struct Moment: Sendable {
    /// What happens in it.
    package let kind: Kind
    let frame: Frame

    /// What happens in a moment.
    package enum Kind: Sendable, Equatable {
        /// The node was entered, and what it sets is set.
        case entered
        /// The node is done, and its branches decide where to go.
        case leaving
        /// The flow waits for the agent.
        case waiting
    }

    /// Who follows an enquiry, and all its copies, closely.
    package struct Onlooker: Sendable {
        /// Called in each moment.
        let see: @Sendable (Moment) -> Void
        /// How many nodes are passed at least, without a card, before the call counts as going round for ever.
        let patience: Int

        /// Follows an enquiry with some patience.
        package init(patience: Int = 1_000, see: @escaping @Sendable (Moment) -> Void) {
            (self.patience, self.see) = (patience, see)
        }
    }

    /// The path of the node.
    package var path: NodePath { frame.path }
    /// The position of its flow among those of the call.
    package var position: Int { frame.position }
    /// The position of the node in its flow.
    package var nodeIndex: Int { frame.nodeIndex }
    /// The flow.
    package var flow: Flow { frame.flow }
    /// The node.
    package var node: Node { frame.node }
    /// What the flow knows, by slot.
    package var values: [Value] { frame.values }
    /// Whether the part that the node calls has returned, so that nothing on its own card can be done any more.
    package var isAfterCall: Bool { frame.isAfterCall }

    /// Whether the lines of the node are shown on its card: not between rounds, nor after them.
    package var showsLines: Bool { frame.showsLines }

    /// Whether it is asked whether there is another round.
    package var isBetweenRounds: Bool { frame.offersRound }

    /// The value of an expression of the flow.
    package func value(of expression: Expression) throws(EvaluationError) -> Value {
        try frame.value(of: expression)
    }

    /// Whether a condition of the flow holds.
    package func truth(of condition: Expression) throws(EvaluationError) -> Bool {
        try frame.truth(of: condition)
    }

    /// Whether no question of the node is answered yet.
    package var isUntouched: Bool { frame.progress.answered.isEmpty }

    /// Whether a question of the node is asked and not answered yet.
    package func isOpen(_ question: Question) -> Bool {
        frame.isShown(question) && !frame.progress.answered.contains(question.id)
    }

    /// Whether a question of the node is asked.
    package func isShown(_ question: Question) -> Bool { frame.isShown(question) }

    /// Whether a step of the node is neither ticked nor left out.
    package func isPending(_ step: Int) -> Bool { frame.isPending(step) }

    /// Whether a condition of a question cannot be worked out before one above it is answered.
    package func isUndecided(_ condition: Expression, of question: FactID) -> Bool {
        frame.isUndecided(condition, of: question)
    }

    /// The facts that could not be set on entry, as the agent knows them.
    package var failedSettings: [String] { frame.failedSettings.map(\.subject) }
    /// The facts that the caller's rules failed to give, as the agent knows them.
    package var failedGifts: [String] { frame.failedGiven.map(\.subject) }
    /// The slots of the computed facts that could not be worked out.
    package var broken: [Int] { frame.broken.keys.sorted() }
}

extension Enquiry {
    /// The flow being run as it waits now.
    package var moment: Moment { Moment(kind: .waiting, frame: frame) }

    /// The flows that wait for the one being run, which may be told something meanwhile.
    package var callers: [Moment] { run.frames.dropLast().map { Moment(kind: .waiting, frame: $0) } }

    /// The facts that the caller could tell now, each once, with the positions of their flows among those of the call,
    /// and whether nothing is known of them.
    package var tellableFacts: [(position: Int, fact: Fact, isUnknown: Bool)] {
        var seen: Set<FactID> = []
        return run.frames.reversed().flatMap { frame in
            frame.flow.facts.filter {
                $0.isAnswerable && !frame.isView($0) && seen.insert($0.id).inserted
            }.map { (frame.position, $0, frame.values[$0.slot] == .null) }
        }
    }
}

extension Enquiry {
    /// The messages that wait for review: when each was sent, with what is known of it by now, and whether it is
    /// sent only because that could not be decided.
    package var waitingMessages: [(message: MessageID, moment: Moment, isInDoubt: Bool)] {
        waiting.map { pending in
            (pending.id, Moment(kind: .leaving, frame: pending.frame), pending.doubt != nil)
        }
    }

    /// The messages that wait for review.
    var waiting: [PendingMessage] { run.pending + [run.underReview].compactMap { $0 } }

    /// What is wrong with a fact as given at the opening, after all the others; nil if it can be given.
    package func problem(withGiven given: Event.Opening.Given) -> InputProblem? {
        let main = run.frames[0]
        return main.flow.fact(given.fact).flatMap { main.problem(with: given.value, for: $0) }
    }
}
