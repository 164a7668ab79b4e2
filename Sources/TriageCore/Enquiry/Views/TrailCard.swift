/// A card of the call as it was left: what the transcript and the overview show of it.
package struct TrailCard: Sendable, Equatable {
    /// The node.
    package let path: NodePath
    /// Its heading; the node's name where it has none.
    package let title: String
    /// When it was entered.
    package let entered: Timestamp
    /// Whether the call still stands there, or waits there for a part to come back.
    package let isOpen: Bool
    /// What was answered, in order.
    package let answers: [Answer]
    /// What became of its steps, in order.
    package let steps: [Visit.StepAnswer]

    /// An answer in words.
    package struct Answer: Sendable, Equatable {
        /// The name of the fact in the outermost flow.
        package let fact: FactPath
        /// The question.
        package let label: String
        /// The answer; nil for one that was left out.
        package let text: String?
    }
}

extension Enquiry {
    /// The cards of the call that were not taken back, the current one last; nodes that passed by themselves
    /// are left out.
    package func trail() -> [TrailCard] {
        run.shownVisits.map { TrailCard($0, in: run.frame(of: $0), isOver: run.end != nil) }
    }

    /// How many cards the trail has, none of them put into words.
    package var cardCount: Int { run.visits.count { !$0.didPass } }
}

extension TrailCard {
    /// A visit in the words of the flow that it was a visit of, by what that knew last.
    fileprivate init(_ visit: Visit, in frame: Frame, isOver: Bool) {
        path = visit.path
        title = frame.flow.node(visit.path.node)?.title.map(frame.text) ?? visit.path.node.rawValue
        entered = visit.entered
        isOpen = visit.left == nil && !isOver
        answers = visit.answers.map { Answer($0.fact, $0.value, in: frame) }
        steps = visit.steps
    }
}

extension TrailCard.Answer {
    /// An answer in the words of the flow in which it was given; no text for null.
    init(_ path: FactPath, _ value: Value, in frame: Frame) {
        let fact = frame.flow.fact(path.fact)
        self.fact = path
        label = fact.map(frame.label) ?? path.text
        text = value == .null ? nil : fact.map { frame.words(for: value, of: $0) } ?? frame.format.text(value)
    }
}
