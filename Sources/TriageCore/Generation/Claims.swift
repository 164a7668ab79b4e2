/// What scenarios claim of calls: of each call how it ends, by which way and with which messages; of what can be seen
/// and known on the way, each thing only the first time that it is so.
///
/// Nothing that is claimed is a sentence: words may be written anew without a scenario failing.
struct Claims {
    private var made: Set<Claim> = []

    private enum Claim: Hashable {
        case kind(OutcomeID)
        case steps(PlacedNode, Int)
        case shown(PlacedNode, String)
        case hidden(PlacedNode, String)
        case fact(FactPath, String)
        case roundKind(FactPath, OutcomeID)
    }

    /// Claims of each card of a call what was not claimed before.
    mutating func claimSights(of call: GeneratedCall) -> VisitScripts {
        var visits = call.script.visits
        let run = call.run.enquiry.run
        for index in visits.visits where run.visits.indices.contains(index) {
            guard let (flow, node) = call.run.flows.node(at: run.visits[index].path.inAnyRound) else {
                continue
            }
            let sight = call.script.sights[index] ?? Sight()
            let place = PlacedNode(flow: flow.id, node: node.id)
            var claimed = ClaimedSight()
            if !node.steps.isEmpty, make(.steps(place, sight.steps.count)) {
                claimed.steps = sight.steps.count
            }
            let names = node.namesOnCard(in: flow).sorted()
            claimed.shown = names.filter { sight.names.contains($0) && make(.shown(place, $0)) }
            claimed.hidden = names.filter { !sight.names.contains($0) && make(.hidden(place, $0)) }
            visits.claim(claimed, of: index)
        }
        return visits
    }

    /// Writes what a call is expected to come to.
    mutating func write(_ run: ScenarioRun, to writer: inout JSONWriter) {
        let enquiry = run.enquiry
        writer.key("expect")
        writer.object { writer in
            writer.key("outcome")
            if let outcome = enquiry.outcome {
                writer.string(outcome.id.rawValue)
                if make(.kind(outcome.id)) {
                    writer.key("kind")
                    writer.string(outcome.kind.rawValue)
                }
            } else {
                writer.null()
            }
            writer.key("path")
            writer.array { writer in run.path.forEach { writer.string($0) } }
            write(enquiry.known(), to: &writer)
            writer.key("messages")
            writer.array { writer in
                for queued in enquiry.queuedMessages { Self.write(queued, in: run.flows, to: &writer) }
            }
        }
    }

    /// Writes what is known, apart from what was answered: that is in the script.
    private mutating func write(_ known: [Known], to writer: inout JSONWriter) {
        var members: [(key: String, json: String)] = []
        for known in known {
            switch known {
            case .fact(let fact):
                if let json = claim(fact) { members.append((fact.name.text, json)) }
            case .rounds(let list):
                guard !list.rounds.isEmpty else { continue }
                var rounds = JSONWriter()
                rounds.array { writer in
                    for round in list.rounds { write(round, of: list, to: &writer) }
                }
                members.append((list.name.text, rounds.text))
            }
        }
        guard !members.isEmpty else { return }
        writer.key("facts")
        writer.object { writer in
            for (key, json) in members {
                writer.key(key)
                writer.raw(json)
            }
        }
    }

    private mutating func write(
        _ round: (outcome: Outcome?, summary: String, facts: [KnownFact]), of list: KnownRounds,
        to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.key("outcome")
            if let outcome = round.outcome {
                writer.string(outcome.id.rawValue)
                if make(.roundKind(list.name, outcome.id)) {
                    writer.key("outcomeKind")
                    writer.string(outcome.kind.rawValue)
                }
            } else {
                writer.null()
            }
            for fact in round.facts {
                guard let json = claim(fact) else { continue }
                writer.key(FactPath(Array(fact.name.calls.dropFirst(list.depth)), fact.name.fact).text)
                writer.raw(json)
            }
        }
    }

    /// The value of a fact that the flow set, worked out or fixed, if it was not claimed before; else nil.
    private mutating func claim(_ fact: KnownFact) -> String? {
        guard fact.origin == .computed || fact.origin == .fixed, fact.value != .secret else { return nil }
        var writer = JSONWriter()
        writer.value(fact.value)
        return make(.fact(FactPath(fact.name.calls, fact.name.fact), writer.text)) ? writer.text : nil
    }

    private static func write(_ queued: QueuedMessage, in flows: FlowSet, to writer: inout JSONWriter) {
        let declared = flows.node(at: queued.path.inAnyRound)?.flow.message(queued.id)
        writer.object { writer in
            writer.key("message")
            writer.string(queued.id.rawValue)
            writer.key("to")
            writer.array { writer in queued.message.to.forEach { writer.string($0) } }
            if declared?.cc.isEmpty == false {
                writer.key("cc")
                writer.array { writer in queued.message.cc.forEach { writer.string($0) } }
            }
            writer.key("lines")
            writer.int(queued.message.body.count)
        }
    }

    /// Makes a claim; false if it was made before.
    private mutating func make(_ claim: Claim) -> Bool { made.insert(claim).inserted }
}
