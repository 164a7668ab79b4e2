/// What scenarios claim of calls: of each call how it ends, by which way and with which messages; of what can be seen
/// and known on the way, each thing only the first time that it is so.
///
/// Nothing that is claimed is a sentence: words may be written anew without a scenario failing.
struct Claims {
    private var made: Set<Claim> = []
    /// Whether nothing is claimed of a call but its end, its way and what has to be noticed.
    private let isSparing: Bool

    /// Has claimed nothing yet.
    ///
    /// - Parameter isSparing: whether nothing is claimed of a call but its end, its way and what has to be noticed.
    init(isSparing: Bool = false) { self.isSparing = isSparing }

    private enum Claim: Hashable {
        case kind(OutcomeID)
        case steps(PlacedNode, Int)
        case shown(PlacedNode, String)
        case hidden(PlacedNode, String)
        case fact(FactPath, String)
        case roundKind(FactPath, OutcomeID)
    }

    /// Claims of each card of a call what was not claimed before, and what has to be noticed.
    mutating func claimSights(of call: GeneratedCall, noticing notice: Notice) -> VisitScripts {
        var visits = call.script.visits
        let run = call.run.enquiry.run
        for index in visits.visits where run.visits.indices.contains(index) {
            guard let (flow, node) = call.run.flows.node(at: run.visits[index].path.inAnyRound) else {
                continue
            }
            let sight = call.script.sights[index] ?? Sight()
            let place = PlacedNode(flow: flow.id, node: node.id)
            let path = run.visits[index].path.inAnyRound.text
            var claimed = ClaimedSight()
            if make(.steps(place, sight.steps.count), if: notice.isAbout(.steps, at: path)),
                !node.steps.isEmpty || notice.isAbout(.steps, at: path)
            {
                claimed.steps = sight.steps.count
            }
            let names = node.namesOnCard(in: flow).sorted()
            let (isShown, isHidden) = (notice.isAbout(.shows, at: path), notice.isAbout(.hides, at: path))
            claimed.shown = names.filter { sight.names.contains($0) && make(.shown(place, $0), if: isShown) }
            claimed.hidden = names.filter {
                !sight.names.contains($0) && make(.hidden(place, $0), if: isHidden)
            }
            visits.claim(claimed, of: index)
        }
        return visits
    }

    /// Writes what a call is expected to come to.
    mutating func write(_ run: ScenarioRun, noticing notice: Notice, to writer: inout JSONWriter) {
        let enquiry = run.enquiry
        writer.key("expect")
        writer.object { writer in
            writer.key("outcome")
            if let outcome = enquiry.outcome {
                writer.string(outcome.id.rawValue)
                if make(.kind(outcome.id), if: notice.isAbout(.kind)) {
                    writer.key("kind")
                    writer.string(outcome.kind.rawValue)
                }
            } else {
                writer.null()
            }
            writer.key("path")
            writer.array { writer in run.path.forEach { writer.string($0) } }
            write(enquiry.known(), noticing: notice, to: &writer)
            for (key, texts) in [("lines", notice.lines), ("notLines", notice.absentLines)] {
                writer.texts(texts, under: key)
            }
            guard !isSparing || notice.isAbout(.messages) else { return }
            writer.key("messages")
            writer.array { writer in
                for (index, queued) in enquiry.queuedMessages.enumerated() {
                    Self.write(queued, notice.words[index], in: run.flows, to: &writer)
                }
            }
        }
    }

    /// Writes what is known, apart from what was answered: that is in the script.
    private mutating func write(_ known: [Known], noticing notice: Notice, to writer: inout JSONWriter) {
        var members: [(key: String, json: String)] = []
        for known in known {
            switch known {
            case .fact(let fact):
                if let json = claim(fact, if: notice.isAbout(fact: fact.name.text)) {
                    members.append((fact.name.text, json))
                }
            case .rounds(let list):
                guard !list.rounds.isEmpty, !isSparing || notice.isAbout(.facts) else { continue }
                var rounds = JSONWriter()
                rounds.array { writer in
                    for round in list.rounds { write(round, of: list, noticing: notice, to: &writer) }
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
        noticing notice: Notice, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.key("outcome")
            if let outcome = round.outcome {
                writer.string(outcome.id.rawValue)
                if make(.roundKind(list.name, outcome.id), if: notice.isAbout(fact: "outcomeKind")) {
                    writer.key("outcomeKind")
                    writer.string(outcome.kind.rawValue)
                }
            } else {
                writer.null()
            }
            if notice.isAbout(fact: "summary") {
                writer.key("summary")
                writer.string(round.summary)
            }
            for fact in round.facts {
                let name = FactPath(Array(fact.name.calls.dropFirst(list.depth)), fact.name.fact).text
                guard let json = claim(fact, if: notice.isAbout(fact: name)) else { continue }
                writer.key(name)
                writer.raw(json)
            }
        }
    }

    /// The value of a fact that the flow set, worked out or fixed, if it was not claimed before or has to be noticed; else
    /// nil.
    private mutating func claim(_ fact: KnownFact, if isNoticed: Bool) -> String? {
        let follows = fact.origin == .computed || fact.origin == .fixed
        guard follows || isNoticed, fact.value != .secret else { return nil }
        var writer = JSONWriter()
        writer.value(fact.value)
        let claim = Claim.fact(FactPath(fact.name.calls, fact.name.fact), writer.text)
        return make(claim, if: isNoticed) ? writer.text : nil
    }

    private static func write(
        _ queued: QueuedMessage, _ words: Notice.Words?, in flows: FlowSet, to writer: inout JSONWriter
    ) {
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
            if let subject = words?.subject {
                writer.key("subject")
                writer.string(subject)
            }
            writer.texts(words?.body ?? [], under: "body")
            writer.texts(words?.absent ?? [], under: "notBody")
            writer.key("lines")
            writer.int(queued.message.body.count)
        }
    }

    /// Makes a claim; false if it was made before and need not be noticed here.
    private mutating func make(_ claim: Claim, if isNoticed: Bool) -> Bool {
        let isNew = made.insert(claim).inserted
        return isNoticed || isNew && !isSparing
    }
}

extension JSONWriter {
    /// Writes texts under a key; nothing if there are none.
    fileprivate mutating func texts(_ texts: [String], under key: String) {
        guard !texts.isEmpty else { return }
        self.key(key)
        array { writer in texts.forEach { writer.string($0) } }
    }
}
