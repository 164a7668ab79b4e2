/// Checks the names in a scenario file against its flow.
extension Checks {
    /// All mistakes in the names of a scenario file; a single finding if there is no flow.
    package static func findings(in file: ScenarioFile, for flows: FlowSet?) -> [Finding] {
        guard let flows else {
            let message = "these scenarios are never run: there is no flow with this file's name"
            return [file.file.finding(.unknownFlow, at: file.flowSpan, message)]
        }
        var names = ScenarioNames(file: file, flows: flows)
        names.check()
        return names.findings
    }
}

private struct ScenarioNames {
    private(set) var findings: [Finding] = []
    private let file: ScenarioFile
    private let flows: FlowSet
    /// The facts, including those of parts, by their names in the outermost flow.
    private let facts: [FactPath: Fact?]
    /// The same facts, also by their names in their own flow.
    private let bareFacts: [FactPath: Fact?]
    private let messages: Set<String>
    /// The names of each kind in which one that does not exist has been looked for.
    private var spellings: [String: KnownNames] = [:]

    init(file: ScenarioFile, flows: FlowSet) {
        self.file = file
        self.flows = flows
        var facts: [FactPath: Fact?] = [:]
        Self.collect(flows.main, in: flows, calls: [], into: &facts)
        self.facts = facts
        let bare = flows.flows.flatMap(\.facts).map { (FactPath([], $0.id), Fact?.some($0)) }
        bareFacts = facts.merging(bare) { first, _ in first }
        messages = Set(flows.flows.flatMap(\.messages).map(\.id.rawValue))
    }

    private static func collect(
        _ flow: Flow, in flows: FlowSet, calls: [String], into facts: inout [FactPath: Fact?]
    ) {
        for fact in flow.facts { facts[FactPath(calls, fact.id)] = .some(fact) }
        // Calls cannot nest deeper than the number of flows, as a flow never calls itself.
        guard calls.count < flows.flows.count else { return }
        for call in flow.nodes.compactMap(\.call) {
            guard let position = flows.position(of: call.flow.id) else { continue }
            let inner = calls + [call.name]
            if call.repetition != nil { facts[FactPath(calls, FactID(call.name))] = .some(nil) }
            facts[FactPath(inner, "outcome")] = .some(nil)
            collect(flows.flows[position], in: flows, calls: inner, into: &facts)
        }
    }

    mutating func check() {
        if file.flow != flows.main.id {
            add(
                .idMismatch, file.flowSpan,
                "these are scenarios of '\(file.flow)', but the file is named after '\(flows.main.id)'")
        }
        var names: [String: Span] = [:]
        for scenario in file.scenarios {
            if let first = names[scenario.name] {
                findings.append(
                    file.file.finding(
                        .duplicateName, at: scenario.span, "two scenarios have this name",
                        related: ("first given here", first)))
            }
            names[scenario.name] = scenario.span
            check(scenario)
        }
    }

    private mutating func check(_ scenario: Scenario) {
        if let channel = scenario.channel { checkChannel(channel, scenario.span) }
        for given in scenario.with { check(given: given) }
        for answer in scenario.answers { check(answer, among: facts, isExpected: false) }
        for visit in scenario.visits {
            let flow = flow(of: visit.path, visit.span)
            let node = flow?.node(visit.path.node)
            for script in visit.scripts {
                check(script, in: flow)
                if let flow, let node { checkSight(script, of: node, in: flow) }
            }
        }
        if let until = scenario.until { _ = flow(of: until.node, until.span) }
        check(scenario.expected)
    }

    /// Checks what is known before the first card.
    private mutating func check(given: Scenario.Answer) {
        let flow = flows.main
        guard let fact = flow.fact(at: given.fact), fact.isAnswerable else {
            return unknown(
                "fact", given.fact.text, given.span, .unknownFact, list: "with",
                among: { flow.facts.filter(\.isAnswerable).map(\.id.rawValue) })
        }
        if fact.type.hasOptions { checkOptions(given.value, of: fact) }
        if fact.type.value(of: given.value.spelt(for: fact), currency: flow.currency) == nil {
            add(.badValue, given.value.span, "'\(fact.id)' takes \(fact.type.writtenForm)")
        }
    }

    private mutating func check(_ script: Scenario.VisitScript, in flow: Flow?) {
        if let channel = script.channel { checkChannel(channel, script.span) }
        for answer in script.answers + script.told { check(answer, among: bareFacts) }
        for answer in script.refused { unknown(answer, bareFacts) }
        for withheld in script.withheld { checkMessage(withheld.id.rawValue, withheld.span) }
        if let picked = script.picked, let flow { checkNode(picked.id, picked.span, in: flow) }
    }

    /// Checks the names of what a card is said to show or not to show: what never stands on it would prove nothing.
    private mutating func checkSight(_ script: Scenario.VisitScript, of node: Node, in flow: Flow) {
        let names = script.shown + script.hidden
        guard !names.isEmpty else { return }
        let known = node.namesOnCard(in: flow)
        for name in names where !known.contains(name.name) {
            unknown(
                "line with the id, and no text with the fact,", name.name, name.span, .unknownFact,
                of: node.id.rawValue, list: flow.id.rawValue, among: { known.sorted() })
        }
    }

    private mutating func check(_ expected: Scenario.Expectation) {
        if let json = expected.outcome, let name = json.string {
            if flows.main.outcome(OutcomeID(name)) == nil {
                let known = flows.main.outcomes
                unknown("outcome", name, json.span, .unknownOutcome) { known.map(\.id.rawValue) }
            }
        }
        for node in expected.path?.elements ?? expected.path?["contains"]?.elements ?? [] {
            if let path = node.string { _ = flow(of: NodePath(path), node.span) }
        }
        for fact in expected.facts { check(fact, among: facts, isExpected: true) }
        for message in expected.messages?.elements ?? [] {
            if let json = message["message"], let name = json.string { checkMessage(name, json.span) }
        }
        let targets = flows.main.targets.map(\.id.rawValue)
        for target in expected.targets where !targets.contains(target.id.rawValue) {
            unknown("target", target.id.rawValue, target.span, .badValue) { targets }
        }
    }

    /// Checks what is said of a fact, or of the rounds of a repeated call.
    ///
    /// - Parameter isExpected: whether it is what should be known at the end, to which more belongs than answers.
    private mutating func check(
        _ answer: Scenario.Answer, among facts: [FactPath: Fact?], isExpected: Bool
    ) {
        guard let part = flows.repeatedPart(at: answer.fact) else { return check(answer, among: facts) }
        guard let rounds = answer.value.elements, rounds.allSatisfy({ $0.members != nil }) else {
            let form = "a list with an object for each round, such as [{ }, { }]"
            return add(.badValue, answer.value.span, "'\(answer.fact)' takes \(form)")
        }
        var inner: [FactPath: Fact?] = [:]
        Self.collect(part, in: flows, calls: [], into: &inner)
        if isExpected {
            for name in ["outcome", "outcomeKind", "summary"] { inner[FactPath(name)] = .some(nil) }
        }
        for round in rounds {
            for answer in Scenario.answers(round) {
                if inner[answer.fact] == nil {
                    unknown(
                        "fact", answer.fact.text, answer.span, .unknownFact, of: part.id.rawValue,
                        list: "\(inner.count)", among: { inner.keys.map(\.text).sorted() })
                } else {
                    check(answer, among: inner)
                }
            }
        }
    }

    /// Checks a fact's name and the options that its answers name.
    private mutating func check(_ answer: Scenario.Answer, among facts: [FactPath: Fact?]) {
        unknown(answer, facts)
        guard let fact = facts[answer.fact] ?? nil, fact.type.hasOptions else { return }
        checkOptions(answer.value, of: fact)
    }

    private mutating func checkOptions(_ json: JSON, of fact: Fact) {
        for element in json.elements ?? [] { checkOptions(element, of: fact) }
        if let selection = fact.selection {
            guard let name = json.string, !selection.knows(name) else { return }
            return unknown("option", name, json.span, .unknownOption, of: fact.id.rawValue) { [] }
        }
        if let name = json.string, !fact.options.contains(where: { $0.value == name }) {
            unknown("option", name, json.span, .unknownOption, of: fact.id.rawValue) {
                fact.options.map(\.value)
            }
        }
    }

    private mutating func checkMessage(_ name: String, _ span: Span) {
        guard !messages.contains(name) else { return }
        unknown("message", name, span, .unknownMessage) { [messages] in messages.sorted() }
    }

    private mutating func checkChannel(_ name: String, _ span: Span) {
        let channels = flows.main.channels
        guard !channels.contains(name) else { return }
        unknown("channel", name, span, .badValue) { channels }
    }

    /// Whether there is such a node; reports it if not.
    @discardableResult
    private mutating func checkNode(_ id: NodeID, _ span: Span, in flow: Flow) -> Bool {
        guard flow.node(id) == nil else { return true }
        unknown("node", id.rawValue, span, .unknownNode, of: flow.id.rawValue) {
            flow.nodes.map(\.id.rawValue)
        }
        return false
    }

    /// The flow in which a path ends, following it through the calls of its nodes; nil if it cannot be
    /// followed.
    private mutating func flow(of path: NodePath, _ span: Span) -> Flow? {
        var flow = flows.main
        let nodes = path.callers + [path.node]
        for (caller, node) in zip(nodes, nodes.dropFirst()) {
            guard checkNode(caller, span, in: flow) else { return nil }
            guard let call = flow.node(caller)?.call, let position = flows.position(of: call.flow.id) else {
                add(.unknownNode, span, "'\(caller)' calls no part, so it has no '\(node)'")
                return nil
            }
            flow = flows.flows[position]
        }
        return checkNode(path.node, span, in: flow) ? flow : nil
    }

    private mutating func unknown(_ answer: Scenario.Answer, _ known: [FactPath: Fact?]) {
        guard known[answer.fact] == nil else { return }
        unknown("fact", answer.fact.text, answer.span, .unknownFact, list: "\(known.count)") {
            known.keys.map(\.text).sorted()
        }
    }

    /// Reports a name that does not exist; `known` gives those that do, which of several lists `list` tells.
    private mutating func unknown(
        _ what: String, _ name: String, _ span: Span, _ code: Finding.Code, of owner: String? = nil,
        list: String = "", among known: () -> [String]
    ) {
        let owner = owner ?? file.flow.rawValue
        let key = "\(what) \(owner) \(list)"
        var names = spellings[key] ?? KnownNames(known())
        let nearest = names.nearest(to: name)
        spellings[key] = names
        let hint = NearestName.hint(naming: nearest)
        add(code, span, "'\(owner)' has no \(what) '\(name)'\(hint)", nearest)
    }

    private mutating func add(
        _ code: Finding.Code, _ span: Span, _ message: String, _ suggestion: String? = nil
    ) {
        findings.append(file.file.finding(code, at: span, message, suggestion: suggestion))
    }
}
