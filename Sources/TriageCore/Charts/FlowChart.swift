/// A flow as boxes and arrows, with what was found in it and what its scenarios reach, for drawing.
package struct FlowChart: Sendable {
    /// The flow's name.
    package let id: FlowID
    /// What the menu shows of it.
    package let title: String
    /// A box for each node, in file order.
    package let boxes: [Box]
    /// The arrows between them, in the order of their boxes and of their branches.
    package let arrows: [Arrow]
    /// The box where every call begins; nil if there is no such node.
    package let start: Int?
    /// How a call ends whose caller hangs up; nil if it is abandoned.
    package let hangUp: Ending?
    /// What was found in the flow, but in none of its nodes.
    package let elsewhere: [Finding]
    /// Whether scenarios were run, so that boxes and arrows know whether they were reached.
    package let isCovered: Bool

    /// A node.
    package struct Box: Sendable {
        /// The node's name.
        package let id: NodeID
        /// The heading of its card; empty if it has none.
        package let title: String
        /// The question that decides where it leads, else all that it asks; empty if nothing.
        package let question: String
        /// What stands on its card, in a few words. **Shape**: `says 2 lines, 1 step, asks ok`; empty if nothing.
        package let content: String
        /// The part that it calls; nil if it calls none.
        package let part: Part?
        /// How it ends the flow; nil if it leads on.
        package let end: Ending?
        /// What was found in it, but for its arrows.
        package let findings: [Finding]
        /// Whether a scenario comes here; true if none was run.
        package let isReached: Bool
        /// How often calls came here, and for how long; nil if nobody asked.
        package let heat: Heat?
    }

    /// What a log says of a node.
    package struct Heat: Sendable, Equatable {
        /// How often its card was shown.
        package let visits: Int
        /// How long half of these visits took at most. **Units**: seconds.
        package let median: Int
        /// How many calls were abandoned there.
        package let lost: Int
        /// How often it was shown beside the node that was shown most. **Units**: 0 to 1.
        package let share: Double

        /// Takes figures.
        package init(visits: Int, median: Int, lost: Int, share: Double) {
            (self.visits, self.median, self.lost, self.share) = (visits, median, lost, share)
        }

        /// The figures in words. **Shape**: `812 visits, half of them up to 0:12, 3 abandoned here`.
        package var text: String {
            guard visits > 0 else { return "no visit" }
            let time =
                visits == 1
                ? Duration.seconds(median).clock : "half of them up to \(Duration.seconds(median).clock)"
            return "\(visits) visit\(visits == 1 ? "" : "s"), \(time)"
                + (lost == 0 ? "" : ", \(lost) abandoned here")
        }
    }

    /// A part that a node calls.
    package struct Part: Sendable {
        /// The flow.
        package let flow: FlowID
        /// The question whether there is another round; nil if it is run once.
        package let repeats: String?
    }

    /// How a flow ends.
    package struct Ending: Sendable {
        /// The outcome's label, or its name if there is no such outcome.
        package let label: String
        /// The kind of end; nil if there is no such outcome.
        package let kind: Outcome.Kind?
    }

    /// A way from a node to the next.
    package struct Arrow: Sendable {
        /// The box that it leaves.
        package let from: Int
        /// The box that it leads to; nil if there is no such node.
        package let to: Int?
        /// The name of the node that it leads to.
        package let destination: NodeID
        /// When it is taken. **Shape**: the answers, a condition, `otherwise`; empty if always.
        package let label: String
        /// What was found in it.
        package let findings: [Finding]
        /// Whether a scenario takes it; true if none was run.
        package let isReached: Bool
    }

    /// Draws a flow.
    ///
    /// - Parameters:
    ///   - findings: what was found in it; those of other files are left out.
    ///   - coverage: what its scenarios reach; nil if it has none.
    ///   - heat: what a log says of its nodes, by name; nil if nobody asked.
    package init(
        _ flow: Flow, findings: [Finding] = [], coverage: Coverage? = nil, heat: [String: Heat]? = nil
    ) {
        let own = findings.filter { $0.location.file == flow.file.name }
        var found = FoundInNodes(own, in: flow)
        var boxes: [Box] = []
        var arrows: [Arrow] = []
        for (index, node) in flow.nodes.enumerated() {
            let branches = ChartBranch.all(of: node, in: flow).map { branch in
                (branch, found.take(in: branch.span), coverage?.hasReached(branch.number, of: node, in: flow))
            }
            for (branch, findings, isReached) in branches {
                let isReached = isReached ?? true
                // Answers that lead the same way share an arrow, unless one of them is remarkable.
                let twin = arrows.lastIndex {
                    $0.from == index && $0.destination == branch.destination && branch.isAnswer
                        && $0.findings.isEmpty && findings.isEmpty && $0.isReached == isReached
                }
                let label = twin.map { arrows[$0].label + ", " } ?? ""
                let arrow = Arrow(
                    from: index, to: flow.nodes.index(of: branch.destination),
                    destination: branch.destination, label: label + branch.label, findings: findings,
                    isReached: isReached)
                if let twin { arrows[twin] = arrow } else { arrows.append(arrow) }
            }
            boxes.append(
                Box(
                    node, in: flow, findings: found.take(inNode: index),
                    isReached: coverage?.hasReached(node, in: flow) ?? true,
                    heat: heat.map {
                        $0[node.id.rawValue] ?? Heat(visits: 0, median: 0, lost: 0, share: 0)
                    }))
        }
        (id, title) = (flow.id, flow.title)
        (self.boxes, self.arrows) = (boxes, arrows)
        start = flow.nodes.index(of: flow.start.id)
        hangUp = flow.hangUp.map { Ending($0.end.id, in: flow) }
        elsewhere = found.rest
        isCovered = coverage != nil
    }
}

extension FlowChart.Box {
    fileprivate init(
        _ node: Node, in flow: Flow, findings: [Finding], isReached: Bool, heat: FlowChart.Heat?
    ) {
        self.heat = heat
        id = node.id
        title = node.title?.written ?? ""
        question = ChartBranch.question(of: node, in: flow)
        content = Self.content(of: node)
        part = node.call.map { .init(flow: $0.flow.id, repeats: $0.repetition?.ask.written) }
        if case .end(let outcome) = node.exit { end = .init(outcome.id, in: flow) } else { end = nil }
        self.findings = findings
        self.isReached = isReached
    }

    private static func content(of node: Node) -> String {
        func count(_ number: Int, _ word: String) -> String? {
            number == 0 ? nil : "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        func names(_ word: String, _ names: [String]) -> String? {
            names.isEmpty ? nil : "\(word) \(names.joined(separator: ", "))"
        }
        return [
            names("sets", node.set.map(\.id.rawValue)), count(node.note.count, "note"),
            count(node.say.count, "line").map { "says \($0)" }, count(node.steps.count, "step"),
            names("asks", node.ask.map(\.id.rawValue)), names("sends", node.send.map(\.message.id.rawValue)),
        ].compactMap { $0 }.joined(separator: ", ")
    }
}

extension FlowChart.Ending {
    fileprivate init(_ id: OutcomeID, in flow: Flow) {
        let outcome = flow.outcomes[id]
        (label, kind) = (outcome?.label ?? id.rawValue, outcome?.kind)
    }
}

extension Template {
    /// The text as its author wrote it, placeholders in braces.
    var written: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .placeholder(let expression, _): "{{\(expression.source)}}"
            }
        }.joined()
    }
}
