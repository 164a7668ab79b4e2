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
                    + verdicts(onGiftsOf: node, in: flow, flows)
            } + flow.facts.flatMap { verdicts(on: $0, in: flow, at: position) }
                + flow.otherTexts.map { wrong("may-be-blank", $0.place, blank.contains($0.place)) }
                + verdicts(onMessagesOf: flow)
        }
    }

    private func verdicts(on fact: Fact, in flow: Flow, at position: Int) -> [Verdict] {
        let place = Place(flow.id, ["facts", fact.id.rawValue])
        var verdicts = fact.options.indices.flatMap { option in
            let place = Place(flow.id, place.steps + ["options", "\(option)"])
            return [
                wrong("failing-expression", place, failed.contains(place)),
                never("never-true", place, held.contains(place)),
            ]
        }
        if case .computed = fact.source {
            let place = Place(flow.id, place.steps + ["value"])
            verdicts.append(wrong("failing-expression", place, broken[position].contains(fact.slot)))
        }
        if case .when = fact.optional {
            let place = Place(flow.id, place.steps + ["optional"])
            verdicts.append(wrong("failing-expression", place, failed.contains(place)))
        }
        return verdicts
    }

    /// What a node gives to the part that it calls; of a part that is called from several nodes it is not known which
    /// of them failed.
    private func verdicts(onGiftsOf node: Node, in flow: Flow, _ flows: FlowSet) -> [Verdict] {
        guard let call = node.call, let position = flows.flows.firstIndex(where: { $0.id == call.flow.id })
        else {
            return []
        }
        let part = flows.flows[position]
        let failed = Set(nodes[position].flatMap(\.failedGifts))
        return call.with.map { setting in
            let label = part.fact(setting.id).flatMap(part.label)?.constantText ?? setting.id.rawValue
            return wrong(
                "failing-expression", Place(flow.id, node.id, "call", "with", setting.id.rawValue),
                failed.contains(label))
        }
    }

    private func verdicts(on node: Node, in flow: Flow, _ sights: NodeSights) -> [Verdict] {
        var verdicts = [
            never("unreachable-node", Place(flow.id, node.id), sights.isEntered),
            wrong("endless-round", Place(flow.id, node.id), sights.marks.contains(.isCircle)),
        ]
        let list = Place(flow.id, node.id, "next")
        let isGap = sights.marks.contains(.isGap)
        verdicts.append(wrong("gap", list, isGap))
        verdicts.append(wrong("gap-over-midnight", list, !isGap && sights.marks.contains(.isLateGap)))
        if case .byRules(let branches) = node.exit {
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

    func wrong(_ code: String, _ place: Place, _ isSeen: Bool) -> Verdict {
        Verdict(code: code, place: place, sort: isSeen ? .goesWrong : .goesWell)
    }

    private func never(_ code: String, _ place: Place, _ isSeen: Bool) -> Verdict {
        Verdict(code: code, place: place, sort: isSeen ? .happens : .neverHappens)
    }
}
