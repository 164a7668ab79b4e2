import TriageCore

/// What was seen in all calls of a flow.
package struct Sightings: Sendable {
    /// What was seen at each node, by flow and position.
    var nodes: [[NodeSights]]
    /// The slots of computed facts that failed, by flow.
    var broken: [Set<Int>]
    /// Where conditions of options and facts failed.
    var failed: Set<Place> = []
    /// The options that held.
    var held: Set<Place> = []
    /// The texts beside the lines of nodes that were blank.
    var blank: Set<Place> = []
    /// Where messages are sent that went to nobody.
    var withoutRecipient: Set<Place> = []
    /// What may be wrong with messages that are sent only because a rule failed.
    var excused: Set<Place> = []
    /// The flows whose rounds are summed up.
    private let summedUp: Set<Int>
    /// How a call comes to the worst of it, by what and where.
    var examples: [String: [Event]] = [:]

    /// What was seen at a node.
    struct NodeSights: Sendable {
        var isEntered = false
        /// Of each branch: how its condition came out, and whether it was tried and taken.
        var branches: [Marks]
        /// Of each line, in the order of play.
        var lines: [Marks]
        /// Of each question's own conditions.
        var questions: [Marks]
        /// The facts that could not be set, and those that could not be given to the node's flow as it began.
        var failedSettings: Set<String> = []
        var failedGifts: Set<String> = []
        /// What was seen of the node as a whole.
        var marks: Marks = []

        init(_ node: Node, in flow: Flow) {
            branches = []
            if case .byRules(let rules) = node.exit { branches = rules.map { _ in [] } }
            lines = node.lines(in: flow.id).map { _ in [] }
            questions = node.ask.map { _ in [] }
        }
    }

    /// What was seen of one thing.
    struct Marks: OptionSet, Sendable {
        let rawValue: Int
        /// A condition held, did not hold, or failed, whatever stood before it.
        static let holds = Marks(rawValue: 1)
        static let fails = Marks(rawValue: 2)
        static let isFalse = Marks(rawValue: 4)
        /// A branch was tried, after all before it were false; it was taken, or failed.
        static let isTaken = Marks(rawValue: 8)
        static let isStuck = Marks(rawValue: 16)
        /// A placeholder was blank, or failed.
        static let isBlank = Marks(rawValue: 32)
        static let isBroken = Marks(rawValue: 64)
        /// A node was left by no branch, with the clock standing still or after it went on.
        static let isGap = Marks(rawValue: 128)
        static let isLateGap = Marks(rawValue: 256)
        /// The call went round through it for ever.
        static let isCircle = Marks(rawValue: 512)
        /// Whether an option's or a question's other condition failed.
        static let hasFailed = Marks(rawValue: 1024)
    }

    /// Nothing seen yet.
    init(_ flows: FlowSet) {
        nodes = flows.flows.map { flow in flow.nodes.map { NodeSights($0, in: flow) } }
        broken = flows.flows.map { _ in [] }
        let calls = flows.flows.flatMap { $0.nodes.compactMap(\.call) }.filter { $0.repetition != nil }
        let repeated = flows.flows.indices.filter { position in
            position == 0 || calls.contains { $0.flow.id == flows.flows[position].id }
        }
        summedUp = Set(repeated)
    }

    /// Takes note of a moment.
    mutating func see(_ moment: Moment) {
        let (position, index) = (moment.position, moment.nodeIndex)
        switch moment.kind {
        case .entered:
            nodes[position][index].isEntered = true
            nodes[position][index].failedSettings.formUnion(moment.failedSettings)
            if moment.node.id == moment.flow.start.id {
                nodes[position][index].failedGifts.formUnion(moment.failedGifts)
            }
        case .leaving:
            seeBranches(moment)
            for (number, sending) in moment.node.send.enumerated()
            where Self.outcome(of: sending.when, in: moment).contains(.fails) {
                failed.insert(Place(moment.flow.id, moment.node.id, "send", "\(number)"))
            }
            if case .end = moment.node.exit, let summary = moment.flow.summary, summedUp.contains(position) {
                see(summary, in: moment, at: Place(moment.flow.id, ["summary"]))
            }
            // The card after a round shows the last lines of the part.
            if position > 0, case .end = moment.node.exit, !moment.isAfterCall { seeLines(moment) }
        case .waiting:
            if moment.isBetweenRounds, let ask = moment.node.call?.repetition?.ask {
                see(ask, in: moment, at: Place(moment.flow.id, moment.node.id, "call", "repeat", "ask"))
            }
            if moment.showsLines { seeLines(moment) }
            guard !moment.isAfterCall else { return }
            seeQuestions(moment)
            seeTurn(moment)
        }
        seeKnown(moment)
    }

    /// Takes note of what follows from the facts of a flow, wherever it stands.
    mutating func seeKnown(_ moment: Moment) {
        broken[moment.position].formUnion(moment.broken)
        seeOptions(moment)
    }

    /// Takes note of the options that hold, whether or not they are asked for.
    private mutating func seeOptions(_ moment: Moment) {
        for fact in moment.flow.facts where !fact.options.isEmpty {
            for (position, option) in fact.options.enumerated() where option.when != nil {
                guard Self.outcome(of: option.when, in: moment) == .holds else { continue }
                held.insert(Place(moment.flow.id, ["facts", fact.id.rawValue, "options", "\(position)"]))
            }
        }
    }

    private mutating func seeBranches(_ moment: Moment) {
        guard case .byRules(let branches) = moment.node.exit else { return }
        var isOpen = true
        for (number, branch) in branches.enumerated() {
            var marks = Self.outcome(of: branch.when, in: moment)
            if isOpen, marks.contains(.holds) { marks.insert(.isTaken) }
            if isOpen, marks.contains(.fails) { marks.insert(.isStuck) }
            if !marks.contains(.isFalse) { isOpen = false }
            nodes[moment.position][moment.nodeIndex].branches[number].formUnion(marks)
        }
    }

    private mutating func seeLines(_ moment: Moment) {
        let node = moment.node
        var number = 0
        func see(_ line: Line, isGone: Bool = false) {
            defer { number += 1 }
            guard !isGone else { return }
            var marks = Self.outcome(of: line.when, in: moment)
            // Where the condition fails the line is shown, too; but that is the cause.
            if marks.contains(.holds) {
                // What the card asks for is no hole while it is asked, once the agent has begun.
                let open = moment.isUntouched || moment.isAfterCall ? [] : openSlots(moment)
                for placeholder in line.text.placeholders where open.isDisjoint(with: placeholder.reads) {
                    do throws(EvaluationError) {
                        if try moment.value(of: placeholder) == .null { marks.insert(.isBlank) }
                    } catch {
                        marks.insert(.isBroken)
                    }
                }
            }
            nodes[moment.position][moment.nodeIndex].lines[number].formUnion(marks)
        }
        for line in node.note { see(line) }
        for line in node.say { see(line) }
        for (index, step) in node.steps.enumerated() {
            see(step.line, isGone: !moment.isPending(index) && moment.kind == .waiting)
        }
    }

    /// The slots of what the card asks and nobody has answered yet, and of what is computed from them.
    private func openSlots(_ moment: Moment) -> Set<Int> {
        var open = Set(moment.node.ask.filter(moment.isOpen).compactMap { moment.flow.fact($0.id)?.slot })
        guard !open.isEmpty else { return open }
        let computed = moment.flow.facts.compactMap { fact -> (slot: Int, reads: [Int])? in
            if case .computed(let value) = fact.source { (fact.slot, Array(value.reads)) } else { nil }
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for fact in computed where !open.contains(fact.slot) && !open.isDisjoint(with: fact.reads) {
                open.insert(fact.slot)
                hasGrown = true
            }
        }
        return open
    }

    private mutating func seeQuestions(_ moment: Moment) {
        for (number, question) in moment.node.ask.enumerated() {
            guard let fact = moment.flow.fact(question.id) else { continue }
            var marks: Marks = []
            if let when = question.when, !moment.isUndecided(when, of: fact.id) {
                marks = Self.outcome(of: when, in: moment)
            }
            if moment.isShown(question) {
                if case .when(let condition) = question.optional ?? fact.optional,
                    !moment.isUndecided(condition, of: fact.id),
                    Self.outcome(of: condition, in: moment) == .fails
                {
                    if question.optional == nil {
                        failed.insert(Place(moment.flow.id, ["facts", fact.id.rawValue, "optional"]))
                    } else {
                        marks.insert(.hasFailed)
                    }
                }
                for (position, option) in fact.options.enumerated()
                where Self.outcome(of: option.when, in: moment) == .fails {
                    guard let when = option.when, !moment.isUndecided(when, of: fact.id) else { continue }
                    failed.insert(
                        Place(moment.flow.id, ["facts", fact.id.rawValue, "options", "\(position)"]))
                }
            }
            nodes[moment.position][moment.nodeIndex].questions[number].formUnion(marks)
        }
    }

    /// Takes note of the question whose turn it is, once the steps are done and those above it are answered.
    private mutating func seeTurn(_ moment: Moment) {
        guard !moment.node.steps.indices.contains(where: moment.isPending),
            let question = moment.node.ask.first(where: moment.isOpen),
            let fact = moment.flow.fact(question.id),
            // Where that fails the question is asked, too; but that is the cause.
            Self.outcome(of: question.when, in: moment) == .holds
        else { return }
        for (text, when, place) in fact.texts(in: moment.flow.id)
        where !text.placeholders.isEmpty && Self.outcome(of: when, in: moment) == .holds {
            see(text, in: moment, at: place)
        }
    }

    mutating func see(_ text: Template, in moment: Moment, at place: Place) {
        let isBlank = text.placeholders.contains { ((try? moment.value(of: $0)) ?? .null) == .null }
        if isBlank { blank.insert(place) }
    }

    static func outcome(of condition: Expression?, in moment: Moment) -> Marks {
        guard let condition else { return .holds }
        do throws(EvaluationError) {
            return try moment.truth(of: condition) ? .holds : .isFalse
        } catch {
            return .fails
        }
    }
}
