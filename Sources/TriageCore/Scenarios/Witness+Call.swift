extension Finding.Witness {
    /// Describes a call that shows a finding, without what does not matter in it.
    ///
    /// - Parameters:
    ///   - events: the whole call, which the engine takes; the first event opens it.
    ///   - path: the nodes visited; the finding shows at the last one.
    ///   - facts: what the place reads, as it is known then.
    ///   - position: the position of the place's flow among the flows.
    ///   - flows: what the call is taken on.
    package init(
        events: [Event], path: [NodePath], facts: [(name: FactPath, value: Value)], of position: Int,
        on flows: FlowSet
    ) {
        flow = flows.main.id
        let shorter = ShortenedCall(events, facts: facts.map(\.name), of: position, on: flows)
        let call = WitnessedCall(shorter.events, on: flows)
        opening = call.opening
        steps = path.enumerated().compactMap { number, path in
            flows.node(at: path).map { flow, node in
                Step(
                    node: path, location: flow.file.location(of: node.span),
                    doings: call.doings(onVisit: number, to: path))
            }
        }
        self.facts = facts.map { "\($0.name) = \($0.value.literal)" }
        let last = path.last?.inAnyRound ?? NodePath("")
        scenario = call.scenario(until: last, visit: max(1, path.count { $0.inAnyRound == last }))
    }
}

/// A call as its witness tells it: what happens on each visit, in words and as scripts of a scenario.
private struct WitnessedCall {
    private(set) var opening: [String] = []
    private var visits: [(path: NodePath, doings: [String])] = []
    private var arrivals = Arrivals()
    private var scripts = VisitScripts()
    private var start: Event?
    private var rounds: [(call: FactPath, count: Int)] = []
    /// The card on which the call stands with something left to do; nil if it only lacks a way on, or has ended.
    private var card: Enquiry?
    /// The call, if it stands where a message is reviewed, after what its card asks; nil elsewhere.
    private var review: Enquiry?

    /// Plays the call as far as the engine takes it.
    init(_ events: [Event], on flows: FlowSet) {
        guard let first = events.first, case .opened(let opening) = first.kind else { return }
        start = first
        if opening.channel != flows.main.channels.first {
            self.opening.append("channel '\(opening.channel)'")
        }
        self.opening += opening.given.map { "\($0.fact) = \($0.value.literal)" }
        var enquiry = Enquiry(opening, at: first.at, on: flows)
        var now = first.at
        look(at: enquiry)
        for event in events.dropFirst() {
            if event.at > now {
                let seconds = Int((event.at.milliseconds - now.milliseconds + 999) / 1000)
                say("waits \(TimeLimit.text(seconds))", in: enquiry)
                scripts.wait(seconds, on: enquiry.frame.visit)
                now = event.at
            }
            if let words = Self.words(for: event.kind, in: enquiry) { say(words, in: enquiry) }
            scripts.take(event.kind, in: enquiry)
            guard (try? enquiry.apply(event)) != nil else { break }
            if event.kind == .back { arrivals.comeAgain(to: enquiry) }
            look(at: enquiry)
            // It is told of the card that is come to again: the one that was left is no more.
            if event.kind == .back { say("back", in: enquiry) }
        }
        switch enquiry.awaiting {
        case .destination, nil: break
        case .step, .field, .reading, .round: card = enquiry
        case .review, .wrapUp: review = enquiry
        }
        for frame in enquiry.run.frames + enquiry.run.finished.values.sorted(by: { $0.number < $1.number }) {
            for (name, rounds) in frame.rounds where rounds.begun > 0 {
                self.rounds.append((FactPath(frame.calls, FactID(name)), rounds.begun))
            }
        }
    }

    private mutating func look(at enquiry: Enquiry) {
        for visit in enquiry.run.visits.dropFirst(visits.count) { visits.append((visit.path, [])) }
        for arrival in arrivals.follow(enquiry) { scripts.begin(arrival) }
    }

    private mutating func say(_ doing: String, in enquiry: Enquiry) {
        let index = enquiry.frame.visit
        if visits.indices.contains(index) { visits[index].doings.append(doing) }
    }

    /// What happens on a visit, by its number; nothing if another node was visited then.
    func doings(onVisit number: Int, to path: NodePath) -> [String] {
        guard visits.indices.contains(number), visits[number].path.inAnyRound == path.inAnyRound else {
            return []
        }
        return visits[number].doings
    }

    /// The call as a scenario that stops at a visit to a node: where the call stands on its card, as that is shown,
    /// without a blank if it has one, or if one of the messages has that are yet to be sent.
    ///
    /// **Shape**: a JSON object that lacks its `name`.
    func scenario(until node: NodePath, visit: Int) -> String {
        let card = self.card.flatMap { $0.path.inAnyRound == node ? $0 : nil }
        var shown = ShownTexts()
        for enquiry in [card, review].compactMap({ $0 }) {
            shown.observe(enquiry, at: enquiry.opened)
            shown.insertPending(of: enquiry)
        }
        let isBlank = shown.first(with: ValueFormat.blank) != nil
        var writer = JSONWriter()
        guard let start, case .opened(let opening) = start.kind else { return "{}" }
        writer.object { writer in
            let members = [("now", start.at.text), ("agent", opening.agent), ("channel", opening.channel)]
            for (key, text) in members where !text.isEmpty && (key, text) != ("agent", "agent") {
                writer.key(key)
                writer.string(text)
            }
            writer.scripted("with", opening.given.map { ($0.fact, $0.value) })
            writer.rounds(rounds)
            scripts.write(to: &writer)
            writer.key("until")
            if visit == 1, card == nil {
                writer.string(node.text)
            } else {
                writer.object { writer in
                    writer.key("node")
                    writer.string(node.text)
                    if visit > 1 {
                        writer.key("visit")
                        writer.int(visit)
                    }
                    guard card != nil else { return }
                    writer.key("left")
                    writer.bool(false)
                }
            }
            guard isBlank else { return }
            writer.key("expect")
            writer.object { writer in
                writer.key("notLines")
                writer.array { $0.string(ValueFormat.blank) }
            }
        }
        return writer.text
    }

    /// What the agent does; nil where it is nothing but going on.
    private static func words(for event: Event.Kind, in enquiry: Enquiry) -> String? {
        switch event {
        case .answered(let fact, .null), .skippedQuestion(let fact, _): "\(fact) left out"
        case .answered(let fact, let value): "\(fact) = \(value.literal)"
        case .told(let fact, let value, _): "told \(fact) = \(value.literal)"
        case .skipped(let step, _): "step \(step + 1) left out"
        case .round: "another round"
        case .roundsDone: "no further round"
        case .reopened(let round): "round \(round) opened again"
        case .removed(let round): "round \(round) taken out"
        case .withheld(let message, _): "'\(message)' left out"
        case .picked(let node): "'\(node)' picked by hand"
        case .channel(let channel): "channel '\(channel)'"
        case .hungUp: "the caller hangs up"
        case .abandoned: "the call is abandoned"
        case .opened, .ticked, .read, .queued, .noted, .responded, .drafted, .draftedStep, .parked, .resumed,
            .closing, .back:
            nil
        }
    }
}

extension JSONWriter {
    /// Writes how many rounds of each repeated call there are; what is answered in them stands with the visits.
    fileprivate mutating func rounds(_ rounds: [(call: FactPath, count: Int)]) {
        guard !rounds.isEmpty else { return }
        key("answers")
        object { writer in
            for (call, count) in rounds.sorted(by: { $0.call.text < $1.call.text }) {
                writer.key(call.text)
                writer.array { writer in for _ in 0..<count { writer.object { _ in } } }
            }
        }
    }
}
