/// A card of the call as it was left: what the transcript and the overview show of it.
package struct TrailCard: Sendable, Equatable {
    /// The node. **Shape**: `ticket/describe` inside a call.
    package let path: String
    /// Its heading; the node's name where it has none, or one that depends on facts of a part that is over.
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
        package let fact: String
        /// The question.
        package let label: String
        /// The answer; nil for one that was left out.
        package let text: String?
    }
}

extension Enquiry {
    /// The cards of the call that were not taken back, the current one last; nodes that passed by themselves
    /// are left out.
    package var trail: [TrailCard] { cardVisits.map(trailCard) }

    /// How many cards the trail has, none of them put into words.
    package var cardCount: Int { state.visits.count { !$0.didPass } }

    /// The visits that the cards of the trail show.
    var cardVisits: [Visit] { state.visits.filter { !$0.didPass } }

    private func trailCard(_ visit: Visit) -> TrailCard {
        let index = state.frames.lastIndex { flows.flows[$0.flow].id == visit.flow }
        let flow =
            index.map { flows.flows[state.frames[$0].flow] } ?? flows.flows.first { $0.id == visit.flow }
        let title = flow?.node(visit.node)?.title.flatMap { title -> String? in
            if title.isConstant { return title.constantText }
            return index.map { text(of: title, values: state.frames[$0].values, frame: $0) }
        }
        let answers = visit.answers.map { answer -> TrailCard.Answer in
            let name = answer.fact.split(separator: ".").last.map { FactID(String($0)) }
            guard let fact = name.flatMap({ flow?.fact($0) }) else {
                return TrailCard.Answer(
                    fact: answer.fact, label: answer.fact, text: format.text(answer.value))
            }
            let label = fact.label.map { label in
                index.map { text(of: label, values: state.frames[$0].values, frame: $0) }
                    ?? label.constantText
            }
            let words = index.map {
                self.words(for: answer.value, of: fact, values: state.frames[$0].values, frame: $0)
            }
            return TrailCard.Answer(
                fact: answer.fact, label: label ?? fact.id.rawValue,
                text: answer.value == .null ? nil : words ?? format.text(answer.value, of: fact))
        }
        return TrailCard(
            path: visit.path, title: title ?? visit.node.rawValue, entered: visit.entered,
            isOpen: visit.left == nil && state.end == nil, answers: answers, steps: visit.steps)
    }

    /// What was begun as the answer to a question of this card and not submitted, as it can be typed; nil when
    /// nothing was, empty when it was erased.
    package func draft(of fact: FactID) -> String? { frame.progress.drafts[fact] }

    /// What is recorded of a step of this card, by its number; nil while nothing is.
    package func result(ofStep step: Int) -> StepResult? { frame.progress.steps[step] }

    /// What was begun on a step of this card, by its number; nil when nothing was.
    package func draft(ofStep step: Int) -> Event.StepDraft? { frame.progress.stepDrafts[step] }

    /// An answer that was taken back, in words.
    func takenBackAnswer(_ name: String, _ value: Value) -> TrailCard.Answer {
        let index = state.frames.lastIndex { frame in
            flows.flows[frame.flow].fact(FactID(name)) != nil
        }
        guard let index, let fact = flows.flows[state.frames[index].flow].fact(FactID(name)) else {
            return TrailCard.Answer(fact: name, label: name, text: format.text(value))
        }
        let values = state.frames[index].values
        return TrailCard.Answer(
            fact: name,
            label: fact.label.map { text(of: $0, values: values, frame: index) } ?? name,
            text: words(for: value, of: fact, values: values, frame: index))
    }
}
