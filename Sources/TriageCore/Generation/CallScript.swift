/// What a scenario scripts so that it plays a call, and what is seen then.
struct CallScript {
    /// Where answers stand.
    enum Manner: CaseIterable {
        /// With the scenario, or with their round; what a question is left with is not mentioned.
        case brief
        /// The same, with every question that is left open.
        case whole
        /// With the visits.
        case byVisit
    }

    /// What is done on each visit, and what is claimed of its card.
    var visits: VisitScripts
    /// What is seen on each visit, by its index.
    private(set) var sights: [Int: Sight] = [:]
    /// The choices that were made, in words, in the order in which they were.
    private(set) var choices: [String] = []
    /// What was entered besides, in words, in the order in which it was.
    private(set) var entries: [String] = []
    /// The sides of boundaries that it comes to.
    private(set) var sides: SidesSeen

    private let start: Event
    private let opening: Event.Opening
    private let flows: FlowSet
    private let manner: Manner
    /// What is answered outside of rounds, in order.
    private var answers: [(path: FactPath, value: Value)] = []
    /// What is answered in the rounds of each repeated call.
    private var rounds: [(call: FactPath, answers: [[(path: FactPath, value: Value)]])] = []
    private var arrivals = Arrivals()
    /// The call as it ends, once it was played.
    private var end: Enquiry

    /// Plays a call and takes down what happens in it.
    init?(_ events: [Event], on flows: FlowSet, _ manner: Manner, along boundaries: [Boundary]) {
        guard let first = events.first, case .opened(let opening) = first.kind else { return nil }
        (start, self.opening, self.flows, self.manner) = (first, opening, flows, manner)
        visits = VisitScripts(holdsAnswers: manner == .byVisit)
        sides = SidesSeen(along: boundaries)
        end = Enquiry(opening, at: first.at, on: flows)
        look()
        for event in events.dropFirst() {
            let seconds = Int((event.at.milliseconds - end.lastEvent.milliseconds + 999) / 1000)
            if seconds > 0 { visits.wait(seconds, on: end.frame.visit) }
            take(event.kind)
            guard (try? end.apply(event)) != nil else { return nil }
            if event.kind == .back { arrivals.comeAgain(to: end) }
            look()
        }
    }

    /// Looks at the card at hand, and at the nodes passed on the way to it.
    private mutating func look() {
        sides.look(at: end)
        for arrival in arrivals.follow(end) {
            visits.begin(arrival)
            guard arrival.visit != end.frame.visit else { continue }
            let frame = end.run.frame(of: end.run.visits[arrival.visit])
            guard frame.node.id == arrival.path.node else { continue }
            sights[arrival.visit, default: Sight(takesPrints: true)].look(atPassed: frame)
        }
        sights[end.frame.visit, default: Sight(takesPrints: true)].look(at: end.frame)
    }

    private mutating func take(_ kind: Event.Kind) {
        visits.take(kind, in: end)
        switch kind {
        case .answered(let id, let value): note(id, value)
        case .skippedQuestion(let id, _): note(id, .null)
        default: break
        }
    }

    private mutating func note(_ id: FactID, _ value: Value) {
        let name = end.frame.path(of: id)
        if let fact = end.flow.fact(id), !value.isNull {
            if let words = end.frame.choice(of: value, for: fact) {
                choices.append(words)
            } else if fact.type != .secret {
                entries.append(end.frame.answer(value, to: fact))
            }
        }
        guard let round = name.round, let depth = name.calls.indices.first(where: { isRepeated(name, $0) })
        else {
            answers.append((FactPath(name.calls, id), value))
            return
        }
        let call = FactPath(Array(name.calls[..<depth]), FactID(name.calls[depth]))
        if !rounds.contains(where: { $0.call == call }) { rounds.append((call, [])) }
        guard let index = rounds.firstIndex(where: { $0.call == call }) else { return }
        while rounds[index].answers.count < round { rounds[index].answers.append([]) }
        rounds[index].answers[round - 1].append((FactPath(Array(name.calls[(depth + 1)...]), id), value))
    }

    private func isRepeated(_ name: FactPath, _ depth: Int) -> Bool {
        flows.isRounds(FactPath(Array(name.calls[..<depth]), FactID(name.calls[depth])))
    }

    // MARK: Playing

    /// Plays the scenario; nil if it cannot be read.
    func run(on flows: FlowSet) -> ScenarioRun? {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("scenarios")
            writer.array { writer in
                writer.object { writer in write(to: &writer) }
            }
        }
        let source = SourceText(name: "\(flows.main.id).json", bytes: writer.bytes)
        let scenario = ScenarioFile.decode(source).file?.scenarios.first
        return scenario.map { ScenarioRun($0, in: source, on: flows) }
    }

    /// What placeholders printed on the cards of the call, and the numbers of the words around them.
    var printed: Set<String> { sights.values.reduce(into: []) { $0.formUnion($1.printed) } }

    /// Whether a run goes as the call did: the same nodes, the same answers.
    func isPlayed(by run: ScenarioRun) -> Bool {
        let played = run.enquiry.run.visits
        return end.run.visits.count <= played.count
            && zip(end.run.visits, played).allSatisfy { $0.path == $1.path && $0.answers == $1.answers }
    }

    // MARK: Writing

    /// Writes the members of the scenario that say what happens.
    func write(to writer: inout JSONWriter) {
        if start.at != Scenario.usualStart {
            writer.key("now")
            writer.string(start.at.text)
        }
        if opening.channel != flows.main.channels.first ?? "" {
            writer.key("channel")
            writer.string(opening.channel)
        }
        writer.scripted("with", opening.given.map { ($0.fact, $0.value) })
        writeAnswers(to: &writer)
        visits.write(to: &writer)
    }

    private func writeAnswers(to writer: inout JSONWriter) {
        let isBrief = manner == .brief
        let answers = manner == .byVisit ? [] : answers.filter { !isBrief || !$0.value.isNull }
        guard !answers.isEmpty || !rounds.isEmpty else { return }
        writer.key("answers")
        writer.object { writer in
            var written: Set<FactPath> = []
            for (path, value) in answers where written.insert(path).inserted {
                writer.key(path.text)
                let all = answers.filter { $0.path == path }.map(\.value)
                if all.allSatisfy({ $0 == value }) {
                    writer.answer(value)
                } else {
                    writer.array { writer in all.forEach { writer.answer($0) } }
                }
            }
            for (call, rounds) in rounds {
                writer.key(call.text)
                writer.array { writer in
                    for round in rounds {
                        writer.object { writer in
                            var written: Set<FactPath> = []
                            for (path, value) in round
                            where manner != .byVisit && !(isBrief && value.isNull)
                                && written.insert(path).inserted
                            {
                                writer.key(path.text)
                                writer.answer(value)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// Writes a value as a scenario gives it: never a secret, only that one was given.
    fileprivate mutating func answer(_ value: Value) {
        if value == .secret { string("secret") } else { self.value(value) }
    }
}

extension Frame {
    /// A choice in words, as it can stand in a name; nil for what is no choice.
    fileprivate func choice(of value: Value, for fact: Fact) -> String? {
        guard fact.type == .yesno || fact.type.hasOptions, !value.isNull else { return nil }
        let words = words(for: value, of: fact)
        return fact.type == .yesno ? answer(value, to: fact) : words
    }

    /// An answer behind its question, as it can stand in a name.
    fileprivate func answer(_ value: Value, to fact: Fact) -> String {
        let label = label(of: fact)
        return "\(label.hasSuffix("?") ? String(label.dropLast()) : label): \(words(for: value, of: fact))"
    }
}
