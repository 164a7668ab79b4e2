import TriageCore

/// Questions whether something is known that the checks call superfluous: without them every call goes the same way.
struct NullChecks: Sendable {
    private let checks: [NullCheck]

    private struct NullCheck: Sendable {
        let position: Int
        let node: NodeID
        let isExit: Bool
        /// The condition as it stands, and with what the question is claimed to come to in its place.
        let written: Expression
        let shortened: Expression
        let place: Place
    }

    /// Takes what is reported of the conditions of branches, lines and questions.
    init(_ flows: FlowSet, _ reported: [Finding]) {
        let finder = PlaceFinder(flows)
        checks = reported.filter { $0.code.name == "superfluous-null-check" }.compactMap { finding in
            guard let place = finder.place(of: finding), place.steps.count > 2, place.steps.last == "when",
                let position = flows.flows.firstIndex(where: { $0.id == place.flow })
            else { return nil }
            let flow = flows.flows[position]
            let span = finding.location.span
            guard let string = finder.string(around: span, in: flow.file), let source = string.string else {
                return nil
            }
            let start = span.lowerBound - string.span.lowerBound - 1
            let utf8 = Array(source.utf8)
            guard start >= 0, start + span.count <= utf8.count else { return nil }
            let question = String(decoding: utf8[start..<start + span.count], as: UTF8.self)
            let answer = question.contains("!=") ? "true" : "false"
            let text =
                String(decoding: utf8[..<start], as: UTF8.self) + answer
                + String(decoding: utf8[(start + span.count)...], as: UTF8.self)
            let known = SlotSet(0..<flow.scope.slotCount)
            guard let written = Expression.compile(source, in: flow.scope, known: known).expression,
                let shortened = Expression.compile(text, in: flow.scope, known: known).expression
            else { return nil }
            return NullCheck(
                position: position, node: NodeID(place.steps[1]), isExit: place.steps[2] == "next",
                written: written, shortened: shortened, place: place)
        }
    }

    /// The questions that are not superfluous in a moment.
    func disagreements(in moment: Moment) -> [Disagreement] {
        guard !checks.isEmpty, moment.kind != .entered else { return [] }
        return checks.filter { check in
            check.position == moment.position && check.node == moment.node.id
                && check.isExit == (moment.kind == .leaving)
                && outcome(of: check.written, in: moment) != outcome(of: check.shortened, in: moment)
        }.map { Disagreement(kind: .contradicted, code: "superfluous-null-check", place: $0.place) }
    }

    private func outcome(of expression: Expression, in moment: Moment) -> Value? {
        do throws(EvaluationError) { return try moment.value(of: expression) } catch { return nil }
    }
}
