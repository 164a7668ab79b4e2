/// Required questions of cards that were left, which have no answer and would be asked now.
extension Enquiry {
    /// The questions that a correction brought up on cards which were passed without them, each with the title of
    /// the card.
    ///
    /// **Shape**: empty unless a value that was given changed the condition of such a question.
    package func questionsDue(since before: Enquiry) -> [TrailCard.Answer] {
        guard run.end == nil else { return [] }
        return run.frames.flatMap { frame -> [TrailCard.Answer] in
            guard
                let earlier = before.run.frames.first(where: {
                    $0.number == frame.number && $0.position == frame.position
                })
            else { return [] }
            return unasked(in: frame).filter { open in
                open.question.when.map {
                    frame.isCorrected($0, since: earlier) && !earlier.certainlyHolds($0)
                } ?? false
            }.map(\.answer)
        }
    }

    /// The questions whose answers stopped holding and were not given again, though they are required, each with
    /// the title of its card.
    package func questionsLeftOpen() -> [TrailCard.Answer] {
        let lapsed = Set(run.standingVisits.flatMap { $0.lapsed.map(\.fact) })
        guard !lapsed.isEmpty else { return [] }
        var seen: Set<FactPath> = []
        return run.frames.flatMap(unasked).map(\.answer).filter {
            lapsed.contains($0.fact) && seen.insert($0.fact).inserted
        }
    }

    /// Whether a fact that a flow had an answer to is asked no more where it was answered.
    func isAskedNoMore(_ name: FactPath, in frame: Frame) -> Bool {
        guard let fact = frame.flow.fact(name.fact), let premise = frame.premises[fact.slot] else {
            return false
        }
        return !frame.holds(premise)
    }

    /// The required questions of the nodes that a flow has left which would be asked now and have no answer.
    private func unasked(in frame: Frame) -> [(question: Question, answer: TrailCard.Answer)] {
        let visits = run.standingVisits.filter {
            $0.frame == frame.number && $0.left != nil && $0.path.node != frame.node.id
        }
        return visits.flatMap { visit -> [(question: Question, answer: TrailCard.Answer)] in
            guard let node = frame.flow.node(visit.path.node) else { return [] }
            return node.ask.compactMap { question in
                guard let fact = frame.flow.fact(question.id), frame.lacks(fact, required: question),
                    !frame.node.ask.contains(where: { $0.id == fact.id }),
                    // Without any option it was passed for a reason.
                    !visit.answers.contains(where: { $0.fact.fact == fact.id && $0.value == .null })
                else { return nil }
                let answer = TrailCard.Answer(
                    fact: frame.path(of: fact.id), label: frame.label(of: fact), text: nil,
                    card: frame.heading(of: node))
                return (question, answer)
            }
        }
    }
}

extension Frame {
    /// Whether a condition holds beyond doubt: one that fails does not.
    fileprivate func certainlyHolds(_ condition: Expression) -> Bool {
        (try? value(of: condition)) == .bool(true)
    }

    /// Whether a question that is required and asked now has no answer; one that the flow itself cleared has.
    fileprivate func lacks(_ fact: Fact, required question: Question) -> Bool {
        guard values[fact.slot] == .null, origins[fact.slot] == nil else { return false }
        guard question.when.map(certainlyHolds) ?? true else { return false }
        return switch question.optional ?? fact.optional {
        case .never: true
        case .always: false
        case .when(let condition): !holds(condition)
        }
    }

    /// Whether something that a condition reads was told, or was given differently before.
    fileprivate func isCorrected(_ condition: Expression, since before: Frame) -> Bool {
        sources(of: [condition]).contains { slot in
            guard values[slot] != before.values[slot], let origin = origins[slot] else { return false }
            return origin.isTold || origin.isGiven && before.values[slot] != .null
        }
    }
}

extension Enquiry {
    /// The repeated call of a running flow whose rounds a dotted name means a fact of; nil if there is none.
    /// **Shape**: `members` for `members.income`.
    package func roundsCall(of name: String) -> String? {
        let call = name.prefix { $0 != "." }
        guard call.count < name.count else { return nil }
        let calls = run.frames.compactMap { $0.flow.call(named: String(call)) }
        return calls.contains { $0.repetition != nil } ? String(call) : nil
    }
}
