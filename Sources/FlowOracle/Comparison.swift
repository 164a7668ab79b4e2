import TriageCore

/// Where a check and what was seen differ.
package struct Disagreement: Sendable, Equatable, CustomStringConvertible {
    /// Who is wrong: in what way, if what was seen is right.
    package let kind: Kind
    /// The code of the finding that is there, or is missing.
    package let code: String
    /// What it is about.
    package let place: Place
    /// A call that shows it; empty where no single call does.
    package var call: [Event] = []
    /// What is said of it there.
    package var note = ""

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
        /// Going back leads to a state that no call comes to otherwise.
        case news
    }

    /// In what way they differ, wherever that is.
    package var sort: String { "\(kind.rawValue): \(code)" }

    package var description: String {
        let steps = call.map { event in
            if case .opened(let opening) = event.kind {
                return "opened \(event.at.milliseconds / 3_600_000) h \(opening.channel) \(opening.given)"
            }
            return "\(event.kind)"
        }
        let told = steps.joined(separator: "\n    ").replacing("TriageCore.", with: "")
        let note = note.isEmpty ? "" : " (\(note))"
        return "\(kind.rawValue): \(code) at \(place)\(note)\(told.isEmpty ? "" : "\n    \(told)")"
    }
}

/// Compares what is reported of a flow with what was seen in its calls.
package struct Comparison {
    private let flows: FlowSet
    private let seen: Sightings
    private let located: [(code: String, place: Place, message: String)]
    private let coverage: Coverage

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
        let comparison = Comparison(flows, reported, seen, coverage)
        let verdicts = seen.verdicts(on: flows)
        let circles = verdicts.filter { $0.code == "endless-round" }
        return
            (verdicts.filter { $0.code != "endless-round" }.compactMap(comparison.disagreement)
            + comparison.disagreements(onCircles: circles) + comparison.undecided)
            .filter { checked.contains($0.code) }
    }

    private init(_ flows: FlowSet, _ reported: [Finding], _ seen: Sightings, _ coverage: Coverage) {
        let finder = PlaceFinder(flows)
        self.flows = flows
        self.seen = seen
        self.coverage = coverage
        located = reported.compactMap { finding in
            finder.place(of: finding).map { (finding.code.name, $0, finding.message) }
        }
    }

    private func isReported(_ codes: [String], in place: Place) -> Bool {
        located.contains { codes.contains($0.code) && $0.place.isInside(place) }
    }

    /// Whether it is left open what happens at a place.
    private func isOpen(_ place: Place) -> Bool {
        located.contains {
            $0.code == "not-proved" && ($0.place.node == place.node || $0.place.isInside(place))
        }
    }

    private func disagreement(_ verdict: Verdict) -> Disagreement? {
        func differs(_ kind: Disagreement.Kind) -> Disagreement {
            Disagreement(kind: kind, code: verdict.code, place: verdict.place, call: example(of: verdict))
        }
        // That a fact may be unknown says the same of an expression that uses it.
        let codes = [verdict.code] + (verdict.code.hasPrefix("failing-") ? ["maybe-unknown"] : [])
        let isReported = isReported(codes, in: verdict.place)
        switch verdict.sort {
        case .goesWrong:
            // Some calls do not show whether a gap needs time to pass.
            let isLate = coverage == .some && verdict.code == "gap-over-midnight"
            let isSaid = isReported || isLate && self.isReported(["gap"], in: verdict.place)
            return isSaid || isOpen(verdict.place) || isNamedByItsCause(verdict) ? nil : differs(.missed)
        case .goesWell: return isReported && coverage == .everything ? differs(.alarm) : nil
        case .happens: return isReported ? differs(.contradicted) : nil
        case .neverHappens: return nil
        }
    }

    /// Whether something is left out because what it reads is reported: that nobody ever asks for what should stand in a
    /// text, or that a fact cannot be worked out from which another one is.
    private func isNamedByItsCause(_ verdict: Verdict) -> Bool {
        guard let flow = flows.flows.first(where: { $0.id == verdict.place.flow }) else { return false }
        func isReported(_ code: String, of slots: [Int], _ member: String...) -> Bool {
            slots.contains {
                self.isReported([code], in: Place(flow.id, ["facts", flow.scope.name(of: $0)] + member))
            }
        }
        switch verdict.code {
        case "may-be-blank":
            let lines = flow.nodes.flatMap { $0.lines(in: flow.id) }.map {
                (text: $0.line.text, place: $0.place)
            }
            let sent = flow.messageLines.map { (text: $0.line.text, place: $0.place) }
            let texts = (lines + flow.otherTexts + sent).filter { $0.place == verdict.place }
            return isReported("never-known", of: texts.flatMap { $0.text.placeholders.flatMap(\.reads) })
        case "failing-expression":
            func causes(of fact: Fact) -> [Int] {
                guard case .computed(let expression) = fact.source else { return [] }
                return expression.reads
                    + flow.facts.filter { expression.reads.contains($0.slot) }.flatMap(causes)
            }
            let fact = flow.facts.first { verdict.place.steps == ["facts", $0.id.rawValue, "value"] }
            return isReported("failing-expression", of: fact.map(causes) ?? [], "value")
        default: return false
        }
    }

    /// A call that shows what was seen at a node; empty where none was kept.
    private func example(of verdict: Verdict) -> [Event] {
        let end = "/\(verdict.place.node.steps.last ?? "")"
        return seen.examples.first { $0.key.hasPrefix("\(verdict.code) ") && $0.key.hasSuffix(end) }?.value
            ?? []
    }

    /// Of a circle one node is named, perhaps one that leads into it.
    private func disagreements(onCircles verdicts: [Verdict]) -> [Disagreement] {
        let circling = verdicts.filter { $0.sort == .goesWrong }
        let isSaid = circling.contains { circle in
            verdicts.contains {
                $0.place.flow == circle.place.flow
                    && (isReported([$0.code], in: $0.place) || isOpen($0.place))
            }
        }
        return isSaid || circling.isEmpty
            ? circling.isEmpty ? verdicts.compactMap(disagreement) : []
            : circling.prefix(1).compactMap(disagreement)
    }

    /// Where every condition compares facts with figures and each other, nothing may be left open.
    private var undecided: [Disagreement] {
        let open = located.filter { $0.code == "not-proved" }
        guard coverage == .everything, !open.isEmpty, !flows.hasFreeAtoms else { return [] }
        return open.map {
            Disagreement(kind: .undecided, code: $0.code, place: $0.place, note: $0.message)
        }
    }
}

extension FlowSet {
    /// Whether an expression asks more of a fact than how it compares, or a limit follows the day: then only trying values
    /// tells.
    var hasFreeAtoms: Bool {
        flows.contains { flow in
            flow.facts.contains(where: \.hasComputedBound)
                || flow.expressions.contains {
                    $0.expression.source.contains(/[-+*\/%] |\.(exists|all|filter|map)|size\(|getHours/)
                }
        }
    }
}
