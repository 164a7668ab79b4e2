extension Finding.Witness {
    /// Describes a call that shows a finding.
    ///
    /// - Parameters:
    ///   - events: the whole call, which the engine takes; the first event opens it.
    ///   - path: the nodes visited; the finding shows at the last one.
    ///   - facts: what the place reads, as it is known then.
    ///   - flows: what the call is taken on.
    package init(
        events: [Event], path: [NodePath], facts: [(name: FactPath, value: Value)], on flows: FlowSet
    ) {
        flow = flows.main.id
        let call = WitnessedCall(events, on: flows)
        opening = call.opening
        steps = path.enumerated().compactMap { number, path in
            flows.node(at: path).map { flow, node in
                Step(
                    node: path, location: flow.file.location(of: node.span),
                    doings: call.doings(onVisit: number, to: path))
            }
        }
        self.facts = facts.map { "\($0.name) = \($0.value.literal)" }
    }
}

/// What happens on each visit of a call, in words.
private struct WitnessedCall {
    private(set) var opening: [String] = []
    private var visits: [(path: NodePath, doings: [String])] = []

    /// Plays the call as far as the engine takes it.
    init(_ events: [Event], on flows: FlowSet) {
        guard let first = events.first, case .opened(let opening) = first.kind else { return }
        if opening.channel != flows.main.channels.first {
            self.opening.append("channel '\(opening.channel)'")
        }
        self.opening += opening.given.map { "told \($0.fact) = \($0.value.literal)" }
        var enquiry = Enquiry(opening, at: first.at, on: flows)
        var now = first.at
        note(enquiry)
        for event in events.dropFirst() {
            let index = enquiry.frame.visit
            if event.at != now, visits.indices.contains(index) {
                let seconds = (event.at.milliseconds - now.milliseconds) / 1000
                visits[index].doings.append("waits \(TimeLimit.text(Int(seconds)))")
            }
            now = event.at
            if let doing = Self.words(for: event.kind, in: enquiry), visits.indices.contains(index) {
                visits[index].doings.append(doing)
            }
            guard (try? enquiry.apply(event)) != nil else { return }
            note(enquiry)
        }
    }

    private mutating func note(_ enquiry: Enquiry) {
        for visit in enquiry.run.visits.dropFirst(visits.count) { visits.append((visit.path, [])) }
    }

    /// What happens on a visit, by its number; nothing if another node was visited then.
    func doings(onVisit number: Int, to path: NodePath) -> [String] {
        guard visits.indices.contains(number), visits[number].path.text == path.text else { return [] }
        return visits[number].doings
    }

    /// What the agent does; nil where it is nothing but going on.
    private static func words(for event: Event.Kind, in enquiry: Enquiry) -> String? {
        switch event {
        case .answered(let fact, .null), .skippedQuestion(let fact, _): "\(fact) left out"
        case .answered(let fact, let value): "\(fact) = \(value.literal)"
        case .told(let fact, let value, _): "told \(fact) = \(value.literal)"
        case .skipped(let step, _): "skips step \(step + 1)"
        case .round: "another round"
        case .roundsDone: "no further round"
        case .reopened(let round): "opens round \(round) again"
        case .removed(let round): "takes out round \(round)"
        case .withheld(let message, _): "leaves out \(message)"
        case .picked(let node): "goes to \(node) by hand"
        case .channel(let channel): "channel '\(channel)'"
        case .back: "back"
        case .hungUp: "the caller hangs up"
        case .abandoned: "the call is abandoned"
        case .opened, .ticked, .read, .queued, .noted, .responded, .drafted, .draftedStep, .parked, .resumed,
            .closing:
            nil
        }
    }
}
