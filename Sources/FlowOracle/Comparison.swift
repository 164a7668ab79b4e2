import TriageCore

/// Where a check and what was seen differ.
package struct Disagreement: Sendable, Hashable, CustomStringConvertible {
    /// Who is wrong: in what way, if what was seen is right.
    package let kind: Kind
    /// The code of the finding that is there, or is missing.
    package let code: String
    /// What it is about.
    package let place: Place

    /// How they differ.
    package enum Kind: String, Sendable {
        /// It was seen and is not reported.
        case missed
        /// It is reported and no call shows it.
        case alarm = "false alarm"
        /// It is said never to be, and was seen.
        case contradicted
        /// It is left open, though nothing in the flow keeps it from being decided.
        case undecided
    }

    package var description: String { "\(kind.rawValue): \(code) at \(place)" }
}

/// Compares what is reported of a flow with what was seen in its calls.
package struct Comparison {
    private let flows: FlowSet
    private let seen: Sightings
    private let located: [(code: String, place: Place)]
    private let coverage: Coverage
    private(set) var disagreements: [Disagreement] = []

    /// How much was seen.
    package enum Coverage: Sendable {
        /// Every call, so that what is reported was seen if there is such a thing.
        case everything
        /// Some calls.
        case some
    }

    /// The differences between what is reported of a flow and what was seen in its calls.
    ///
    /// - Parameter checked: the codes that the checks know; of others nothing is expected.
    package static func disagreements(
        on flows: FlowSet, reported: [Finding], seen: Sightings, _ coverage: Coverage,
        checked: Set<String> = Set(Checks.codes.map(\.name))
    ) -> [Disagreement] {
        var comparison = Comparison(flows, reported, seen, coverage)
        for (position, flow) in flows.flows.enumerated() { comparison.compare(flow, at: position) }
        comparison.compareCircles()
        comparison.compareOpen()
        return comparison.disagreements.filter { checked.contains($0.code) }
    }

    private init(_ flows: FlowSet, _ reported: [Finding], _ seen: Sightings, _ coverage: Coverage) {
        let finder = PlaceFinder(flows)
        self.flows = flows
        self.seen = seen
        self.coverage = coverage
        located = reported.compactMap { finding in finder.place(of: finding).map { (finding.code.name, $0) } }
    }

    // MARK: Expecting

    private func isReported(_ code: String, in place: Place) -> Bool {
        located.contains { $0.code == code && $0.place.isInside(place) }
    }

    /// Whether it is left open what happens at a place.
    private func isOpen(_ place: Place) -> Bool {
        located.contains { $0.code == "not-proved" && ($0.place.node == place.node || $0.place.isInside(place)) }
    }

    /// Expects a finding exactly where something was seen.
    private mutating func expect(_ code: String, at place: Place, seen isSeen: Bool, or other: String = "") {
        let isReported = isReported(code, in: place)
        if isSeen, !isReported, !isOpen(place), !self.isReported(other, in: place) {
            disagreements.append(Disagreement(kind: .missed, code: code, place: place))
        }
        if isReported, !isSeen, coverage == .everything {
            disagreements.append(Disagreement(kind: .alarm, code: code, place: place))
        }
    }

    /// Expects that what is said never to be was not seen.
    private mutating func deny(_ code: String, at place: Place, seen isSeen: Bool) {
        if isSeen, isReported(code, in: place) {
            disagreements.append(Disagreement(kind: .contradicted, code: code, place: place))
        }
    }

    // MARK: Flows and nodes

    private mutating func compare(_ flow: Flow, at position: Int) {
        for (index, node) in flow.nodes.enumerated() {
            let sights = seen.nodes[position][index]
            deny("unreachable-node", at: Place(flow.id, node.id), seen: sights.isEntered)
            compareExit(node, in: flow, sights)
            compareLines(node, in: flow, sights)
            for number in node.ask.indices {
                let marks = sights.questions[number]
                let place = Place(flow.id, node.id, "ask", "\(number)")
                expect(
                    "failing-expression", at: place, seen: !marks.isDisjoint(with: [.fails, .hasFailed]),
                    or: "maybe-unknown")
                deny("never-true", at: place, seen: marks.contains(.holds))
                deny("always-true", at: place, seen: !marks.isDisjoint(with: [.isFalse, .fails]))
            }
            for setting in node.set {
                let label = flow.fact(setting.id).flatMap(flow.label)?.constantText ?? setting.id.rawValue
                expect(
                    "failing-expression", at: Place(flow.id, node.id, "set", setting.id.rawValue),
                    seen: sights.failedSettings.contains(label), or: "maybe-unknown")
            }
        }
        for fact in flow.facts {
            guard case .computed = fact.source else { continue }
            expect(
                "failing-expression", at: Place(flow.id, ["facts", fact.id.rawValue, "value"]),
                seen: seen.broken[position].contains(fact.slot))
        }
    }

    private mutating func compareExit(_ node: Node, in flow: Flow, _ sights: Sightings.NodeSights) {
        guard case .byRules(let branches) = node.exit else { return }
        let list = Place(flow.id, node.id, "next")
        let isGap = sights.marks.contains(.isGap)
        expect("gap", at: list, seen: isGap)
        expect("gap-over-midnight", at: list, seen: !isGap && sights.marks.contains(.isLateGap))
        for (number, branch) in branches.enumerated() {
            let (marks, place) = (sights.branches[number], Place(flow.id, node.id, "next", "\(number)"))
            expect("failing-guard", at: place, seen: marks.contains(.isStuck), or: "maybe-unknown")
            deny("never-true", at: place, seen: marks.contains(.holds))
            deny("always-true", at: place, seen: !marks.isDisjoint(with: [.isFalse, .fails]))
            deny("unreachable-by-rules", at: place, seen: marks.contains(.isTaken))
            let dead = branch.when == nil ? sights.branches.dropFirst(number + 1) : [marks]
            deny("shadowed-branch", at: place, seen: dead.contains { $0.contains(.isTaken) })
        }
    }

    private mutating func compareLines(_ node: Node, in flow: Flow, _ sights: Sightings.NodeSights) {
        for (marks, placed) in zip(sights.lines, node.lines(in: flow.id)) {
            expect("may-be-blank", at: placed.place, seen: marks.contains(.isBlank))
            expect(
                "failing-expression", at: placed.place, seen: !marks.isDisjoint(with: [.fails, .isBroken]),
                or: "maybe-unknown")
            deny("never-true", at: placed.place, seen: marks.contains(.holds))
            deny("always-true", at: placed.place, seen: !marks.isDisjoint(with: [.isFalse, .fails]))
        }
    }

    /// Of a circle one node is named.
    private mutating func compareCircles() {
        let circling = flows.flows.enumerated().flatMap { position, flow in
            flow.nodes.enumerated().compactMap { index, node in
                seen.nodes[position][index].marks.contains(.isCircle) ? Place(flow.id, node.id) : nil
            }
        }
        let named = located.filter { $0.code == "endless-round" }.map(\.place.node)
        if let first = circling.first, !circling.contains(where: { named.contains($0) || isOpen($0) }) {
            disagreements.append(Disagreement(kind: .missed, code: "endless-round", place: first))
        }
        for place in named where !circling.contains(place) && coverage == .everything {
            disagreements.append(Disagreement(kind: .alarm, code: "endless-round", place: place))
        }
    }

    /// Where every condition compares facts with figures and each other, nothing may be left open.
    private mutating func compareOpen() {
        guard coverage == .everything, !flows.hasFreeAtoms else { return }
        for (code, place) in located where code == "not-proved" {
            disagreements.append(Disagreement(kind: .undecided, code: code, place: place))
        }
    }
}

extension FlowSet {
    /// Whether an expression asks more of a fact than how it compares: then only trying values tells.
    var hasFreeAtoms: Bool {
        flows.contains { flow in
            flow.expressions.contains { $0.expression.source.contains(/[-+*\/%] |\.(exists|all|filter|map)|size\(|getHours/) }
        }
    }
}
