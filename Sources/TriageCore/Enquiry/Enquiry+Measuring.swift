/// Checks answers against each other before all of them are given.
extension Enquiry {
    /// What is wrong with a value as the answer to a question of this card; nil if it can be given now, or if
    /// something other than the value prevents it.
    package func problem(withAnswer value: Value, to id: FactID) -> InputProblem? {
        guard case .invalid(_, let problem) = run.refusal(of: .answered(id, value)) else { return nil }
        return problem
    }

    /// Whether the `accept` conditions of answers to questions of this card hold once all of them are given.
    /// Given in the order of the card, each is only checked against those before it.
    package func allows(_ answers: [(fact: FactID, value: Value)]) -> Bool {
        let known = answers.compactMap { id, value in flow.fact(id).map { (fact: $0, value: value) } }
        guard known.contains(where: { $0.fact.limits.accept != nil }) else { return true }
        let trial = known.reduce(frame) { $0.with($1.value, for: $1.fact) }
        return known.allSatisfy { fact, value in
            fact.limits.accept == nil || trial.problem(with: value, for: fact) == nil
        }
    }
}
