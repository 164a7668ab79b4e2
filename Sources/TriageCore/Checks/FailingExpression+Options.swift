/// Options that can be chosen in no call.
extension FailingExpression {
    /// The options of the main flow whose condition holds nowhere in it: what one stands for can be told on any card.
    static func deadOptions(in proof: Proof) -> [Finding] {
        let (flow, space) = (proof.flows.main, proof.reach.ground.spaces[0])
        let facts = flow.facts.filter(\.hasConditionalOptions)
        guard !facts.isEmpty else { return [] }
        let visits = proof.freeVisits.filter { $0.place.flow == 0 }
        var asking: [FactID: [Proof.Visit]] = [:]
        for visit in visits {
            for question in proof.node(visit.place).ask { asking[question.id, default: []].append(visit) }
        }
        return facts.flatMap { fact -> [Finding] in
            guard let asking = asking[fact.id] else { return [] }
            return fact.options.compactMap(\.when).filter { when in
                // Most can be chosen where they are asked for.
                !asking.contains { $0.canHold(when, in: space) }
                    && !visits.contains { $0.canHold(when, in: space) }
            }.compactMap { when in
                when.place.map { flow.file.finding(.neverTrue, at: $0, "this is never true here") }
            }
        }
    }
}

extension Proof.Visit {
    /// Whether a condition may hold at some moment of it.
    func canHold(_ condition: Expression, in space: CellSpace) -> Bool {
        let formula = space.condition(condition)
        // Most hold as it is entered, or once something is answered.
        return space.canHold(formula, in: entered) || space.canHold(formula, in: worked)
            || space.canHold(formula, in: standing(reading: space.sources(of: condition.reads)))
            || space.canHold(formula, in: calling) || space.canHold(formula, in: shownAgain)
    }
}
