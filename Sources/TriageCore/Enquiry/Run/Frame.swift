/// A flow being run, or one that has returned: what it knows and where it is.
///
/// Frames form a call stack: that of a part is on top of that of the flow which called it.
struct Frame: Sendable {
    /// What stays as it is while the flow runs.
    let activation: Activation
    /// The rounds of its repeated calls, by the names of the calls.
    var rounds: [String: Rounds] = [:]
    /// The position of the current node in its flow.
    private(set) var nodeIndex = 0
    /// The value of every slot of the flow's scope.
    var values: [Value]
    /// The origin of each value that was asked, told or set, by slot.
    var origins: [Int: Origin]
    /// The condition of the question that each answer was given to, by slot; the answer holds while it does.
    var premises: [Int: Expression] = [:]
    /// What was known before the node set anything, for entering it again.
    private(set) var entry: Entry
    /// The facts that the caller's rules failed to give it.
    var failedGiven: [RuleFailure] = []
    /// The facts that its node failed to set; they kept their values.
    private(set) var failedSettings: [RuleFailure] = []
    /// The values when everything that follows from them was last worked out; nil since the node was entered.
    var settled: [Value]?
    /// Why computed facts have no value, by slot.
    var broken: [Int: String] = [:]
    /// How far the work on its node has got.
    var progress = Progress()
    /// The index of the visit of its node among the run's visits.
    var visit = 0

    /// Starts the main flow with what is known before its first card.
    init(
        _ flows: FlowSet, given: [Event.Opening.Given], hasWrapUp: Bool, observer: Enquiry.Observer?
    ) {
        activation = Activation(of: flows, hasWrapUp: hasWrapUp, observer: observer)
        values = flows.main.initialValues
        origins = [:]
        entry = Entry(values: values, origins: origins)
        for given in given {
            guard let fact = flows.main.fact(given.fact) else { continue }
            set(fact.slot, to: given.value, .told)
        }
    }

    /// Starts the part that a node of another frame calls, with the facts that it is given.
    ///
    /// - Parameters:
    ///   - position: the position of the part among the flows.
    ///   - number: how many flows were begun before it.
    ///   - round: the key of the round that it is, and its number; nil if the call is not repeated.
    ///   - closesQuietly: whether its end does not wait, because the card after the round shows the lines.
    init(
        _ call: Call, position: Int, calledBy caller: Frame, number: Int,
        round: (key: Int, number: Int)? = nil,
        closesQuietly: Bool = false
    ) {
        activation = Activation(
            call, position: position, calledBy: caller, number: number, round: round?.key,
            closesQuietly: closesQuietly)
        values = activation.flow.initialValues
        origins = [:]
        entry = Entry(values: values, origins: origins)
        if let number = round?.number ?? caller.roundNumber { values[flow.known.round] = .int(Int64(number)) }
        for setting in call.with {
            guard let fact = flow.fact(setting.fact.id) else { continue }
            do throws(EvaluationError) {
                set(fact.slot, to: try caller.value(of: setting.value), .computed)
            } catch {
                failedGiven.append(RuleFailure(subject: label(of: fact), cause: error.message))
            }
        }
    }

    /// A flow that is not run but remembered: it knows facts and is at none of its nodes.
    ///
    /// - Parameter known: the value of a name of its scope, such as `domain` or `ticket.size`, if it is known.
    init(_ flows: FlowSet, position: Int = 0, calls: [String] = [], known: (FactPath) -> Value?) {
        activation = Activation(of: flows, position: position, calls: calls)
        let flow = activation.flow
        values = flow.initialValues
        origins = [:]
        entry = Entry(values: values, origins: origins)
        for fact in flow.facts { values[fact.slot] = known(FactPath([], fact.id)) ?? values[fact.slot] }
        for call in flow.nodes.compactMap(\.call) {
            guard let part = flows.position(of: call.flow.id) else { continue }
            // How many rounds there were is not remembered.
            if call.repetition != nil { values[call.slot] = .null }
            for result in flows.flows[part].results {
                let path = result.path.prefixed(by: [call.name])
                guard let slot = flow.scope.slot(of: path.text), let value = known(path) else { continue }
                values[slot] = value
            }
        }
    }

    /// A part as this flow remembers it, by the name of its call; nil if there is no such call.
    func remembered(_ name: String) -> Frame? {
        guard let call = flow.nodes.compactMap(\.call).first(where: { $0.name == name }),
            let part = flows.position(of: call.flow.id)
        else { return nil }
        return Frame(flows, position: part, calls: calls + [name]) { path in
            flow.scope.slot(of: path.prefixed(by: [name]).text).map { values[$0] }
        }
    }

    /// Its number among the flows begun in this enquiry; 0 is the one that was started.
    var number: Int { activation.number }
    /// All flows of the enquiry.
    var flows: FlowSet { activation.flows }
    /// The position of this frame's flow among them.
    var position: Int { activation.position }
    /// The flow of this frame.
    var flow: Flow { activation.flow }
    /// The names of the calls that lead here, outermost first.
    var calls: [String] { activation.calls }
    /// The nodes whose calls lead here, outermost first.
    var callers: [NodeID] { activation.callers }
    /// The key of the round of a repeated call that it is or belongs to; nil outside of one.
    var round: Int? { activation.round }

    /// The current node.
    var node: Node { flow.nodes[nodeIndex] }

    /// The path of the current node.
    var path: NodePath { NodePath(callers, node.id, round: round) }

    /// The path of one of its facts.
    func path(of fact: FactID) -> FactPath { FactPath(calls, fact, round: round) }

    // MARK: Changing

    /// Enters a node.
    ///
    /// - Parameter visit: the index of this visit among the run's visits.
    mutating func enter(_ index: Int, visit: Int) {
        nodeIndex = index
        self.visit = visit
        entry = Entry(values: values, origins: origins, broken: broken)
        progress = Progress()
        settled = nil
    }

    /// Enters its node again, as if for the first time.
    mutating func enterAnew() {
        (values, origins) = (entry.values, entry.origins)
        progress = Progress()
        settled = nil
    }

    /// Sets the facts that its node sets on entry; one whose rule fails stays as it is.
    mutating func carryOutSettings() {
        failedSettings = []
        for setting in node.set {
            guard let fact = flow.fact(setting.fact.id) else { continue }
            do throws(EvaluationError) {
                set(fact.slot, to: try value(of: setting.value), .computed)
            } catch {
                failedSettings.append(RuleFailure(subject: label(of: fact), cause: error.message))
            }
            recompute()
        }
    }

    /// Sets the values of the names that every flow knows.
    mutating func know(now: Timestamp, agent: String, channel: String) {
        let known = flow.known
        values[known.now] = .timestamp(now)
        values[known.today] = .date(CalendarDate(now, in: flow.timeZone))
        values[known.agent] = .string(agent)
        values[known.channel] = .string(channel)
        recompute()
    }

    /// Sets what the agent has written down.
    mutating func know(_ notes: [Note]) {
        values[flow.known.notes] = .string(notes.map(\.text).joined(separator: "\n"))
        recompute()
    }

    /// Records an answer to a question of its node.
    mutating func answer(_ fact: Fact, _ value: Value) {
        // A told value that is offered and merely confirmed still counts as told.
        let aside = progress.aside[fact.slot]
        let told = (aside?.origin ?? origins[fact.slot]).flatMap { origin in
            origin.isTold && (aside?.value ?? values[fact.slot]) == value ? origin : nil
        }
        set(fact.slot, to: value, told ?? .asked)
        premises[fact.slot] = node.ask.first { $0.id == fact.id }?.when
        progress.answered.insert(fact.id)
        progress.aside[fact.slot] = nil
        progress.drafts[fact.id] = nil
        recompute()
    }

    /// Records what the caller, or a hook, said out of turn.
    mutating func tell(_ fact: Fact, _ value: Value, _ origin: Origin) {
        if origins[fact.slot]?.isGiven != true { premises[fact.slot] = nil }
        set(fact.slot, to: value, origin)
        recompute()
    }

    /// Takes an answer away; the card at hand asks for it again, if it is one of its questions.
    mutating func forget(_ fact: Fact) {
        values[fact.slot] = .null
        origins[fact.slot] = nil
        progress.answered.remove(fact.id)
        recompute()
    }

    /// Records the result of a step of its node.
    mutating func finish(step number: Int, _ result: StepResult) {
        progress.steps[number] = result
        progress.stepDrafts[number] = nil
        if let slot = node.steps[number].fact.flatMap({ flow.fact($0)?.slot }) {
            set(slot, to: .bool(result == .ticked), .asked)
        }
        recompute()
    }

    /// Takes over the facts of the part that its node called, and the part's outcome, null if it was cut short.
    mutating func take(_ part: Frame, endedBy outcome: OutcomeID?) {
        let outcome = outcome.map { Value.string($0.rawValue) } ?? .null
        guard let call = node.call else { return }
        var results = ValueMap()
        for result in part.flow.results {
            guard let slot = part.flow.scope.slot(of: result.path.text) else { continue }
            let value = part.values[slot]
            let origin = part.origins[slot] ?? result.fact?.usualOrigin ?? .computed
            take(result.path, value, origin, from: call)
            if let fact = result.fact, fact.slot == slot {
                results.insert(value, under: .string(result.path.text))
            }
        }
        take("outcome", outcome, .computed, from: call)
        results.insert(outcome, under: .string("outcome"))
        values[call.slot] = .map(results)
        progress.isCallDone = true
        progress.isRead = false
        recompute()
    }

    /// Puts a value into a slot, now and whenever its node is entered again.
    ///
    /// - Parameter origin: where the value comes from; nil for one that is no fact's.
    mutating func put(_ value: Value, into slot: Int, _ origin: Origin?) {
        values[slot] = value
        if let origin { origins[slot] = origin }
        entry = entry.putting(value, into: slot, origin)
        recompute()
    }

    private mutating func take(_ path: FactPath, _ value: Value, _ origin: Origin, from call: Call) {
        let name = path.prefixed(by: [call.name]).text
        if let slot = flow.scope.slot(of: name) { set(slot, to: value, origin) }
    }
}
