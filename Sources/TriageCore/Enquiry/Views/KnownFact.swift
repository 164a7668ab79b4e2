/// A fact that an enquiry knows.
package struct KnownFact: Sendable, Equatable {
    /// Its name in the outermost flow.
    package let name: FactPath
    /// Its label; its name if it has none.
    package let label: String
    /// The value that is known.
    package let value: Value
    /// The value in words.
    package let text: String
    /// Where the value came from.
    package let origin: Origin
    /// Whether it is personal data.
    package let isPersonal: Bool
    /// The number of the round that it belongs to, as the agent counts; nil outside of one.
    package var round: Int?
}

/// What is known of the rounds of a repeated call.
struct KnownRounds: Sendable {
    /// The name of the list in the outermost flow.
    let name: FactPath
    /// How many calls lead to the part.
    var depth: Int { name.calls.count + 1 }
    /// The rounds in order; one under way stands in its place and has no outcome.
    let rounds: [(outcome: Outcome?, summary: String, facts: [KnownFact])]
}

/// Something that an enquiry knows: a fact, or all the rounds of a repeated call.
enum Known: Sendable {
    case fact(KnownFact)
    case rounds(KnownRounds)
}

extension Enquiry {
    /// Everything that is known, in the order in which the flows declare it: the outermost flow's facts,
    /// those of parts that have returned, then those of parts that are running.
    package func knownFacts() -> [KnownFact] {
        known().flatMap { known -> [KnownFact] in
            switch known {
            case .fact(let fact): [fact]
            case .rounds(let list): list.rounds.flatMap(\.facts)
            }
        }
    }

    /// The same, with the rounds of each repeated call together in the place of its list.
    func known() -> [Known] {
        run.frames.filter { $0.round == nil }.flatMap { run.known(in: $0) }
    }
}

extension KnownFact {
    fileprivate init(_ fact: Fact, in frame: Frame) {
        name = frame.path(of: fact.id)
        label = frame.label(of: fact)
        value = frame.values[fact.slot]
        text = frame.words(for: value, of: fact)
        origin = frame.origins[fact.slot] ?? fact.usualOrigin
        isPersonal = fact.isPersonal
        round = frame.roundNumber
    }
}

extension Run {
    /// What a flow knows itself, and what its parts returned to it.
    fileprivate func known(in frame: Frame) -> [Known] {
        let own = frame.flow.facts.filter { frame.values[$0.slot] != .null }
        return own.map { .fact(KnownFact($0, in: frame)) } + results(in: frame)
    }

    /// The facts of parts that have returned to a flow, in the words of those parts.
    private func results(in frame: Frame) -> [Known] {
        // While a part runs again, its earlier results give way to what it knows now.
        let isRunning = frame.number != self.frame.number && frames.contains { $0.number == frame.number }
        let running = isRunning ? frame.node.call?.name : nil
        var seen: Set<String> = []
        let calls = frame.flow.nodes.compactMap(\.call).filter { seen.insert($0.name).inserted }
        return calls.flatMap { call -> [Known] in
            if call.repetition != nil { return [.rounds(rounds(of: call, in: frame))] }
            guard call.name != running,
                let part = finished(by: frame.calls + [call.name], round: frame.round)
            else { return [] }
            let outcome = Flow.Result(path: "outcome", fact: nil, options: nil, type: .string)
            return (part.flow.results + [outcome]).flatMap { result -> [Known] in
                if result.fact == nil, let rounds = returnedRounds(result.path, by: part) { return rounds }
                return knownFact(result, of: call, in: frame).map { [.fact($0)] } ?? []
            }
        }
    }

    /// The rounds of a repeated call that a part which has returned made; nil if the path names no such call.
    private func returnedRounds(_ path: FactPath, by part: Frame) -> [Known]? {
        let owner = path.calls.reduce(part) { frame, name in
            finished(by: frame.calls + [name], round: frame.round) ?? frame
        }
        let call = owner.flow.call(named: path.fact.rawValue)
        guard let call, call.repetition != nil else { return nil }
        return [.rounds(rounds(of: call, in: owner))]
    }

    /// The rounds of a repeated call so far, one under way in its place.
    private func rounds(of call: Call, in frame: Frame) -> KnownRounds {
        let calls = frame.calls + [call.name]
        let rounds = frame.rounds(of: call)
        var known: [(outcome: Outcome?, summary: String, facts: [KnownFact])] = rounds.finished.map { round in
            (round.outcome, round.summary, finished[round.frame].map { facts(ofRound: [$0]) } ?? [])
        }
        let running = frames.filter { $0.round != nil && $0.calls.starts(with: calls) }
        if let key = running.first?.round {
            known.insert((nil, "", facts(ofRound: running)), at: rounds.number(of: key) - 1)
        }
        return KnownRounds(name: FactPath(frame.calls, FactID(call.name)), rounds: known)
    }

    /// The facts of a round, as the frames that make it know them.
    private func facts(ofRound frames: [Frame]) -> [KnownFact] {
        // No round has rounds of its own.
        frames.flatMap { known(in: $0) }.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
    }

    /// A result that a call returned to a flow; nil while it is unknown.
    private func knownFact(_ result: Flow.Result, of call: Call, in frame: Frame) -> KnownFact? {
        let path = result.path.prefixed(by: [call.name])
        guard let slot = frame.flow.scope.slot(of: path.text), frame.values[slot] != .null else { return nil }
        let value = frame.values[slot]
        let name = FactPath(frame.calls + path.calls, path.fact, round: frame.round)
        var (label, text) = (path.text, frame.format.text(value))
        // A part's own part words its facts itself.
        if let part = finished(by: name.calls, round: frame.round) {
            if let fact = result.fact {
                label = part.flow.label(of: fact).map(part.text) ?? label
                text = part.words(for: value, of: fact)
            } else if case .string(let outcome) = value {
                label = part.flow.title
                text = part.flow.outcome(OutcomeID(outcome))?.label ?? text
            }
        }
        return KnownFact(
            name: name, label: label, value: value, text: text, origin: frame.origins[slot] ?? .computed,
            isPersonal: result.fact?.isPersonal ?? false, round: frame.roundNumber)
    }
}
