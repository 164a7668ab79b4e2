/// The flows of a call with the cells of each: what their proofs stand on.
struct Ground: Sendable {
    /// The flows.
    let flows: FlowSet
    /// The cells of each, in the same order.
    private(set) var spaces: [CellSpace]
    /// What a part returns that is no variable of its own, by its position and the slot there.
    private(set) var returned: [ReturnedSlot: Operand] = [:]
    /// From which values of others those of a variable can be taken over.
    private var copies: [Copy] = []
    /// What takes over the values of a variable.
    private(set) var targets: [FlowVariable: [FlowVariable]] = [:]
    /// The terms about what a variable's values become elsewhere; see ``terms(about:at:)``.
    private(set) var termsElsewhere: [FlowVariable: [Variable]] = [:]

    /// A slot of one of the flows.
    struct ReturnedSlot: Hashable {
        let flow: Int
        let slot: Int
    }

    /// A variable of one of the flows.
    struct FlowVariable: Hashable {
        let flow: Int
        let variable: Int
    }

    /// That the values of one variable can become those of another, so that both are cut alike.
    private struct Copy {
        let from: FlowVariable
        let to: FlowVariable
    }

    /// Reads every expression of the flows.
    init(_ flows: FlowSet) {
        self.flows = flows
        spaces = flows.flows.enumerated().map { CellSpace($1, isMain: $0 == 0) }
        for (position, flow) in flows.flows.enumerated() { read(flow, at: position) }
        for copy in copies { targets[copy.from, default: []].append(copy.to) }
        let rounds = readRounds()
        noteLimits()
        shareConstants()
        noteOthers()
        for position in spaces.indices { spaces[position].layOut() }
        termsElsewhere = terms(ofRounds: rounds)
    }

    /// Makes a variable of what a slot is worked out from.
    mutating func readSlot(_ slot: Int, at position: Int) { _ = spaces[position].operand(ofSlot: slot) }

    private mutating func read(_ flow: Flow, at position: Int) {
        for fact in flow.facts { read(fact, at: position) }
        for node in flow.nodes { read(node, of: flow, at: position) }
        for computation in flow.computed { _ = spaces[position].operand(computation.expression) }
        for message in flow.messages { message.lines.forEach { read($0, at: position) } }
        if let summary = flow.summary { read(summary, at: position) }
        for target in flow.targets {
            if let when = target.when { _ = spaces[position].formula(when) }
            target.lines.forEach { read($0, at: position) }
        }
        for lapsing in flow.lapsing { for slot in lapsing.reads { _ = spaces[position].isKnown(slot) } }
    }

    private mutating func read(_ fact: Fact, at position: Int) {
        for template in [fact.label, fact.hint, fact.help] { template.map { read($0, at: position) } }
        for option in fact.options {
            if let when = option.when { _ = spaces[position].formula(when) }
            for template in [option.label, option.hint] { template.map { read($0, at: position) } }
        }
        for condition in [fact.optional.condition, fact.limits.accept] {
            if let condition { _ = spaces[position].formula(condition) }
        }
        for value in (fact.selection?.conditions.map(\.value) ?? []) + [fact.suggest].compactMap({ $0 }) {
            _ = spaces[position].operand(value)
        }
    }

    private mutating func read(_ node: Node, of flow: Flow, at position: Int) {
        for setting in node.set {
            let value = spaces[position].operand(setting.value)
            guard let fact = flow.fact(setting.id) else { continue }
            let variable = spaces[position].variable(ofSlot: fact.slot)
            note(value, for: variable, at: position)
        }
        if let title = node.title { read(title, at: position) }
        node.forEachLine { read($0, at: position) }
        for question in node.ask {
            for condition in [question.when, question.optional?.condition] {
                if let condition { _ = spaces[position].formula(condition) }
            }
        }
        for sending in node.send { if let when = sending.when { _ = spaces[position].formula(when) } }
        if let call = node.call { read(call, of: flow, at: position) }
        switch node.exit {
        case .to, .end: break
        case .byAnswer(let keyed):
            guard let slot = keyed.slot, spaces[position].hasOwnValue(slot) else { return }
            let variable = spaces[position].variable(ofSlot: slot)
            for destination in keyed.destinations where flow.scope.type(of: slot) == .string {
                spaces[position].note(Constant(.string(destination.key)), of: variable)
            }
        case .byRules(let branches):
            for branch in branches { if let when = branch.when { _ = spaces[position].formula(when) } }
        }
    }

    private mutating func read(_ call: Call, of flow: Flow, at position: Int) {
        guard let part = flows.position(of: call.flow.id) else { return }
        for setting in call.with {
            let value = spaces[position].operand(setting.value)
            guard let fact = flows.flows[part].fact(setting.id) else { continue }
            let variable = spaces[part].variable(ofSlot: fact.slot)
            note(value, of: position, for: variable, at: part)
        }
        if let repetition = call.repetition { return read(repetition.ask, at: position) }
        for result in flows.flows[part].results {
            let name = result.path.prefixed(by: [call.name]).text
            guard let inner = flows.flows[part].scope.slot(of: result.path.text),
                let outer = flow.scope.slot(of: name)
            else { continue }
            let value = spaces[part].operand(ofSlot: inner)
            returned[ReturnedSlot(flow: part, slot: inner)] = value
            note(value, of: part, for: spaces[position].variable(ofSlot: outer), at: position)
        }
        if let outcome = flow.scope.slot(of: call.name + ".outcome") {
            _ = spaces[position].variable(ofSlot: outcome)
        }
        _ = spaces[position].variable(ofSlot: call.slot)
    }

    private mutating func read(_ line: Line, at position: Int) {
        if let when = line.when { _ = spaces[position].formula(when) }
        read(line.text, at: position)
    }

    private mutating func read(_ template: Template, at position: Int) {
        for expression in template.expressions { spaces[position].readBlank(expression) }
    }

    /// Notes what a variable can be set to.
    private mutating func note(
        _ operand: Operand, of flow: Int? = nil, for variable: Int, at position: Int
    ) {
        switch operand {
        case .constant(let value): spaces[position].note(Constant(value), of: variable)
        case .variable(let source):
            copies.append(
                Copy(
                    from: FlowVariable(flow: flow ?? position, variable: source),
                    to: FlowVariable(flow: position, variable: variable)))
        case .formula, .fails: break
        case .choice(_, let first, let second), .recovering(let first, let second):
            note(first, of: flow, for: variable, at: position)
            note(second, of: flow, for: variable, at: position)
        }
    }

    /// Where the values of a variable come from.
    enum ValueOrigin: Comparable {
        /// Each of them has a cell of its own.
        case few
        /// Some are the time, or the day, at some moment of the call.
        case clock
        /// Some are whatever.
        case open
    }

    /// Where the values of a variable of a flow come from.
    func origin(of variable: Int, at position: Int) -> ValueOrigin {
        var worst = ValueOrigin.few
        for source in sources(of: variable, at: position) {
            let space = spaces[source.flow]
            let own = space.variables[source.variable]
            guard let slot = own.slot else { return .open }
            if slot == space.flow.known.now || slot == space.flow.known.today {
                worst = .clock
                continue
            }
            if let fact = space.flow.facts.first(where: { $0.slot == slot }), fact.isAnswerable,
                own.cells.contains(where: { !$0.isExact && fact.mayAllow($0) })
            {
                return .open
            }
        }
        return worst
    }

    /// Whether a slot of a flow can hold the time, or the day, at some moment of the call, whatever else it can hold.
    func mayTakeDownTime(_ slot: Int, at position: Int) -> Bool {
        guard let variable = spaces[position].bySlot[slot] else { return false }
        return sources(of: variable, at: position).contains { source in
            let space = spaces[source.flow]
            let slot = space.variables[source.variable].slot
            return slot == space.flow.known.now || slot == space.flow.known.today
        }
    }

    /// A variable of a flow and those whose values it takes over, directly or not.
    private func sources(of variable: Int, at position: Int) -> [FlowVariable] {
        var sources = [FlowVariable(flow: position, variable: variable)]
        var index = 0
        while index < sources.count {
            for copy in copies where copy.to == sources[index] && !sources.contains(copy.from) {
                sources.append(copy.from)
            }
            index += 1
        }
        return sources
    }

    /// Cuts answers that are taken over where they begin and stop to be allowed, so that this counts there as well.
    private mutating func noteLimits() {
        for source in Set(copies.map(\.from)) {
            guard let slot = spaces[source.flow].variables[source.variable].slot,
                let fact = flows.flows[source.flow].facts.first(where: { $0.slot == slot }), fact.isAnswerable
            else { continue }
            for limit in fact.bounds + fact.fewValues {
                spaces[source.flow].note(Constant(limit), of: source.variable)
            }
        }
    }

    /// Notes which choices can be set to what is none of their options.
    private mutating func noteOthers() {
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for copy in copies where !spaces[copy.to.flow].variables[copy.to.variable].takesOthers {
                let target = spaces[copy.to.flow].variables[copy.to.variable]
                guard let options = spaces[copy.to.flow].fewAnswers(of: target) else { continue }
                let space = spaces[copy.from.flow]
                let own = space.fewAnswers(of: space.variables[copy.from.variable])
                let isOne = own?.allSatisfy { answer in options.contains { $0.equals(answer) } } ?? false
                if isOne, !space.variables[copy.from.variable].takesOthers { continue }
                spaces[copy.to.flow].takeOthers(for: copy.to.variable)
                hasGrown = true
            }
        }
    }

    /// Cuts what is taken over as finely as what it is taken over by, and the other way round.
    private mutating func shareConstants() {
        for _ in 0..<8 {
            var hasGrown = false
            for copy in copies {
                let from = spaces[copy.from.flow].variables[copy.from.variable].constants
                let to = spaces[copy.to.flow].variables[copy.to.variable].constants
                let (missingHere, missingThere) = (
                    Set(to).subtracting(from), Set(from).subtracting(to)
                )
                guard !missingHere.isEmpty || !missingThere.isEmpty else { continue }
                hasGrown = true
                for constant in to where missingHere.contains(constant) {
                    spaces[copy.from.flow].note(constant, of: copy.from.variable)
                }
                for constant in from where missingThere.contains(constant) {
                    spaces[copy.to.flow].note(constant, of: copy.to.variable)
                }
            }
            if !hasGrown { return }
        }
    }
}
