/// What a scenario claims of a call so that it fails on flows which are changed at one place.
struct Notice: Sendable {
    /// Whether everything is claimed that can be without words.
    private var isWhole = false
    /// The members that say it, with the nodes of those that stand with visits.
    private var members: [ScenarioRun.Failure.Kind: Set<String>] = [:]
    /// The facts, by the names that they have in a scenario or in one of its rounds.
    private var facts: Set<String> = []
    /// What is shown and what is not: values and numbers.
    private(set) var lines: [String] = []
    private(set) var absentLines: [String] = []
    /// What is said of messages, by their places among those of the call.
    private(set) var words: [Int: Words] = [:]

    /// What is said of a message: values that stand in it, or do not.
    struct Words: Sendable {
        var subject: String?
        var body: [String] = []
        var absent: [String] = []
    }

    /// Whether something has to be claimed.
    func isAbout(_ kind: ScenarioRun.Failure.Kind) -> Bool {
        isWhole || members[kind] != nil || kind == .messages && !words.isEmpty
    }

    /// Whether something has to be claimed of the card of a node.
    func isAbout(_ kind: ScenarioRun.Failure.Kind, at node: String) -> Bool {
        isWhole || members[kind]?.contains(node) ?? false
    }

    /// Whether the value of a fact has to be claimed.
    func isAbout(fact: String) -> Bool { isWhole || facts.contains(fact) }

    /// Adds what another change needs.
    mutating func formUnion(_ other: Notice) {
        members.merge(other.members) { $0.union($1) }
        facts.formUnion(other.facts)
        lines += other.lines.filter { !lines.contains($0) }
        absentLines += other.absentLines.filter { !absentLines.contains($0) }
        words.merge(other.words) { mine, theirs in
            Words(
                subject: mine.subject ?? theirs.subject,
                body: mine.body + theirs.body.filter { !mine.body.contains($0) },
                absent: mine.absent + theirs.absent.filter { !mine.absent.contains($0) })
        }
    }
}

extension Notice {
    /// What is to be claimed of a call so that its scenario fails on other flows, with what it then says; nil if nothing
    /// that can be claimed without a sentence tells them apart.
    static func telling(_ call: GeneratedCall, from changed: FlowSet) -> (
        notice: Notice, failure: ScenarioRun.Failure
    )? {
        guard let bare = call.script.run(on: changed) else { return nil }
        if let failure = bare.failures.first { return (Notice(), failure) }
        var whole = Notice()
        whole.isWhole = true
        let failures = call.failures(noticing: whole, on: changed)
        var notice = Notice()
        if failures.isEmpty {
            notice.claimWords(of: call, unlike: bare, on: changed)
        } else {
            for failure in failures.prefix(1) { notice.claim(failure) }
        }
        // What is claimed of a call holds in it, and does not hold in the other one.
        guard let failure = call.failures(noticing: notice, on: changed).first,
            call.failures(noticing: notice, on: call.run.flows).isEmpty
        else { return nil }
        return (notice, failure)
    }

    private mutating func claim(_ failure: ScenarioRun.Failure) {
        members[failure.kind, default: []].insert(failure.node)
        if failure.kind == .facts {
            // The message begins with the name.
            facts.formUnion(failure.message.split(separator: "'").prefix(1).map(String.init))
        }
    }

    /// Claims values that one call shows and the other does not.
    private mutating func claimWords(of call: GeneratedCall, unlike other: ScenarioRun, on changed: FlowSet) {
        func words(_ printed: Set<String>, in own: ShownTexts, notIn other: ShownTexts) -> [String] {
            let all = printed.filter { other.first(with: $0) == nil && own.first(with: $0) != nil }
            return Array(all.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(1))
        }
        let (own, others) = (call.run.agent.shown, other.agent.shown)
        lines = words(call.script.printed, in: own, notIn: others)
        if lines.isEmpty, let script = CallScript(other.events, on: changed, .brief, along: []) {
            absentLines = words(script.printed, in: others, notIn: own)
        }
        guard lines.isEmpty, absentLines.isEmpty else { return }
        let pairs = zip(call.run.enquiry.queuedMessages, other.enquiry.queuedMessages).map {
            ($0.message, $1.message)
        }
        for (index, (mine, theirs)) in pairs.enumerated() where mine != theirs {
            var words = Words()
            words.subject = mine.subject.part(unlike: theirs.subject)
            let (body, otherBody) = (mine.body.joined(separator: "\n"), theirs.body.joined(separator: "\n"))
            for (line, otherLine) in zip(mine.body, theirs.body) where line != otherLine {
                words.body += [line.part(unlike: otherLine)].compactMap { $0 }.filter {
                    !otherBody.hasPart($0)
                }
                words.absent += [otherLine.part(unlike: line)].compactMap { $0 }.filter { !body.hasPart($0) }
            }
            words.body = Array(words.body.prefix(1))
            words.absent = words.body.isEmpty ? Array(words.absent.prefix(1)) : []
            self.words[index] = words
            return
        }
    }
}

extension GeneratedCall {
    /// What fails if the scenario is played with what has to be noticed.
    func failures(noticing notice: Notice, on flows: FlowSet) -> [ScenarioRun.Failure] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("scenarios")
            writer.array { $0.raw(scenario(named: "one", noticing: notice)) }
        }
        let source = SourceText(name: "\(flows.main.id).json", bytes: writer.bytes)
        guard let scenario = ScenarioFile.decode(source).file?.scenarios.first else { return [] }
        return ScenarioRun(scenario, in: source, on: flows).failures
    }
}

extension String {
    /// The words of it between those with which another text begins and ends as well; nil if there are none.
    fileprivate func part(unlike other: String) -> String? {
        let (words, others) = (split(separator: " "), other.split(separator: " "))
        let start = zip(words, others).prefix { $0 == $1 }.count
        let end = zip(words[start...].reversed(), others[start...].reversed()).prefix { $0 == $1 }.count
        let part = words[start..<(words.count - end)]
        return part.isEmpty ? nil : part.joined(separator: " ")
    }
}
