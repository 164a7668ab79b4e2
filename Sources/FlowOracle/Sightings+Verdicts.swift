import TriageCore

/// What can be said of one place of a flow, judged by all its calls.
package struct Verdict: Sendable, Equatable, CustomStringConvertible {
    /// The code of the finding that would say it.
    package let code: String
    /// What it is about.
    package let place: Place
    /// How it was judged.
    package let sort: Sort

    /// What a finding claims, and whether that was seen.
    package enum Sort: Sendable {
        /// That something can go wrong, which was seen; or which was not.
        case goesWrong, goesWell
        /// That something never happens, which did; or which did not.
        case happens, neverHappens
    }

    package var description: String { "\(code) at \(place)" }
}

extension Sightings {
    /// What was seen at all places, and what was not.
    package func verdicts(on flows: FlowSet) -> [Verdict] {
        flows.flows.enumerated().flatMap { position, flow in
            flow.nodes.enumerated().flatMap { index, node in
                verdicts(on: node, in: flow, nodes[position][index])
            }
                + flow.facts.filter { if case .computed = $0.source { true } else { false } }.map { fact in
                    let place = Place(flow.id, ["facts", fact.id.rawValue, "value"])
                    return wrong("failing-expression", place, broken[position].contains(fact.slot))
                }
        }
    }

    private func verdicts(on node: Node, in flow: Flow, _ sights: NodeSights) -> [Verdict] {
        var verdicts = [
            never("unreachable-node", Place(flow.id, node.id), sights.isEntered),
            wrong("endless-round", Place(flow.id, node.id), sights.marks.contains(.isCircle)),
        ]
        if case .byRules(let branches) = node.exit {
            let list = Place(flow.id, node.id, "next")
            let isGap = sights.marks.contains(.isGap)
            verdicts.append(wrong("gap", list, isGap))
            verdicts.append(wrong("gap-over-midnight", list, !isGap && sights.marks.contains(.isLateGap)))
            for number in branches.indices {
                let (marks, place) = (sights.branches[number], Place(flow.id, node.id, "next", "\(number)"))
                verdicts.append(wrong("failing-guard", place, marks.contains(.isStuck)))
                verdicts.append(never("unreachable-by-rules", place, marks.contains(.isTaken)))
                verdicts.append(never("shadowed-branch", place, marks.contains(.isTaken)))
                verdicts += conditions(place, marks)
            }
        }
        for (marks, placed) in zip(sights.lines, node.lines(in: flow.id)) {
            let isBlank = !marks.isDisjoint(with: [.isBlank, .isBroken])
            verdicts.append(wrong("may-be-blank", placed.place, isBlank))
            verdicts.append(wrong("failing-expression", placed.place, marks.contains(.fails)))
            verdicts += conditions(placed.place, marks)
        }
        for (number, marks) in sights.questions.enumerated() {
            let place = Place(flow.id, node.id, "ask", "\(number)")
            verdicts.append(
                wrong("failing-expression", place, !marks.isDisjoint(with: [.fails, .hasFailed])))
            verdicts += conditions(place, marks)
        }
        return verdicts
            + node.set.map { setting in
                let label = flow.fact(setting.id).flatMap(flow.label)?.constantText ?? setting.id.rawValue
                return wrong(
                    "failing-expression", Place(flow.id, node.id, "set", setting.id.rawValue),
                    sights.failedSettings.contains(label))
            }
    }

    private func conditions(_ place: Place, _ marks: Marks) -> [Verdict] {
        [
            never("never-true", place, marks.contains(.holds)),
            never("always-true", place, !marks.isDisjoint(with: [.isFalse, .fails])),
        ]
    }

    private func wrong(_ code: String, _ place: Place, _ isSeen: Bool) -> Verdict {
        Verdict(code: code, place: place, sort: isSeen ? .goesWrong : .goesWell)
    }

    private func never(_ code: String, _ place: Place, _ isSeen: Bool) -> Verdict {
        Verdict(code: code, place: place, sort: isSeen ? .happens : .neverHappens)
    }
}
