/// A card of the call as it was left, for the transcript and the overview.
package struct TrailCard: Sendable, Equatable {
    /// The path of the node.
    package let path: NodePath
    /// The heading; the node's name if it has none.
    package let title: String
    /// Whether it lists the rounds of a repeated call and nothing was answered on it.
    package let isOnlyList: Bool
    /// When it was entered.
    package let entered: Timestamp
    /// Whether the call is still there, or waits there for a part to return.
    package let isOpen: Bool
    /// What was answered, in order.
    package let answers: [Answer]
    /// The results of its steps, in order.
    package let steps: [Visit.StepAnswer]
    /// The rules of the flow that failed on it.
    package let failures: [RuleFailure]

    /// An answer in words.
    package struct Answer: Sendable, Equatable {
        /// The name of the fact in the outermost flow.
        package let fact: FactPath
        /// The question.
        package let label: String
        /// The answer; nil if it was left out.
        package let text: String?
        /// The title of the card to go back to in order to ask again; nil if there is none to go back to.
        package var card: String?
    }
}

extension Enquiry {
    /// The cards of the call that were not taken back, the current one last; nodes passed without a stop are
    /// left out.
    package func trail() -> [TrailCard] {
        run.shownVisits.map { TrailCard($0, in: run.frame(of: $0), isOver: run.end != nil) }
    }

    /// How many cards the trail has, counted without wording them.
    package var cardCount: Int { run.visits.count { !$0.didPass && !$0.isGone } }
}

extension TrailCard {
    /// A visit in the words of its flow, with what that flow knew last.
    fileprivate init(_ visit: Visit, in frame: Frame, isOver: Bool) {
        path = visit.path
        let another = Answer(another: visit, in: frame)
        isOnlyList = visit.isBetweenRounds && another == nil
        title =
            another?.label ?? frame.flow.node(visit.path.node).map(frame.heading) ?? visit.path.node.rawValue
        entered = visit.entered
        isOpen = visit.left == nil && !isOver
        answers =
            visit.answers.map { Answer($0.fact, $0.value, reason: $0.reason, in: frame) }
            + [another].compactMap { $0 }
        steps = visit.steps
        failures = visit.failures
    }
}

extension TrailCard.Answer {
    /// The answer to the question for another round; nil if it was not asked on a visit.
    fileprivate init?(another visit: Visit, in frame: Frame) {
        guard let hasMore = visit.hasMoreRounds, let call = frame.flow.node(visit.path.node)?.call,
            let repetition = call.repetition
        else { return nil }
        fact = frame.path(of: FactID(call.name))
        label = frame.text(of: repetition.ask)
        text = frame.format.wording(hasMore ? .yes : .no)
    }

    /// An answer in the words of the flow in which it was given; for null the reason, if there is one.
    init(
        _ path: FactPath, _ value: Value, reason: String? = nil, in frame: Frame, askedOn card: String? = nil
    ) {
        self.card = card
        let fact = frame.flow.fact(path.fact)
        self.fact = path
        label = fact.map(frame.label) ?? path.text
        text =
            value == .null
            ? reason.map(frame.format.wording.leftOut)
            : fact.map { frame.words(for: value, of: $0) } ?? frame.format.text(value)
    }
}
