/// What a node does to what is possible: the way from entering it to leaving it, up to its call.
final class Passage: Sendable {
    /// The cells of the node's flow.
    let space: CellSpace
    /// What can be told of each fact: those of its cells that hold an answer.
    let answers: Answers
    /// The facts of a part that follow what its caller knows, and how each can change.
    let views: [Int: View]

    /// How a fact of a part can change that follows what its caller knows.
    struct View: Sendable, Equatable {
        /// For each of its cells, those that it can come to from there while the part runs.
        private(set) var next: [UInt64]

        /// How it can change in this call or another one.
        func union(_ other: View) -> View {
            var all = self
            for cell in next.indices { all.next[cell] |= other.next[cell] }
            return all
        }

        /// Takes in that from some cells it can come to others.
        mutating func add(_ later: UInt64, after mask: UInt64) {
            for cell in next.indices where mask >> UInt64(cell) & 1 == 1 { next[cell] |= later }
        }

        /// Whether it can come from some cells to others.
        func changes(_ mask: UInt64) -> Bool {
            next.indices.contains { mask >> UInt64($0) & 1 == 1 && next[$0] & ~(1 << UInt64($0)) != 0 }
        }

        /// Where it can be that was in some cells.
        func later(than mask: UInt64) -> UInt64 {
            next.indices.reduce(mask) { mask >> UInt64($1) & 1 == 1 ? $0 | next[$1] : $0 }
        }

        /// Changes nothing.
        init(cells count: Int) { next = Array(repeating: 0, count: count) }
    }

    init(space: CellSpace, answers: Answers, views: [Int: View]) {
        (self.space, self.answers, self.views) = (space, answers, views)
    }

    /// The flow of the node.
    var flow: Flow { space.flow }

    /// What is possible once a node has been entered and has set its facts.
    ///
    /// A card that the agent goes back to is entered again, later than what led to it was decided.
    ///
    /// - Parameter count: how many of them it has set; nil for all.
    func entered(_ node: Node, from cells: Cells, setting count: Int? = nil) -> [Cells] {
        var cells = cells
        if node.hasOwnCard || space.endsCall(node) { passTime(&cells) }
        if let channel = node.channel, let index = space.bySlot[flow.known.channel] {
            let variable = space.variables[index]
            assign(variable.mask(holding: .string(channel)), to: index, &cells)
        }
        // An answer is set aside whose question is not asked here: before anything is set, and after each that is. It is
        // taken away once all is set.
        var possible = [hidden(node, cells)]
        var changed: Set<Int> = []
        for setting in node.set.prefix(count ?? node.set.count) {
            guard let fact = flow.fact(setting.id), let index = space.bySlot[fact.slot] else { continue }
            possible = possible.flatMap { carryOut(space.value(of: setting.value), for: index, from: $0) }
            possible = possible.map { hidden(node, $0) }
            changed.insert(fact.slot)
        }
        return count == nil
            ? possible.map { hidden(node, lapsed($0, at: node, changing: changed)) } : possible
    }

    /// What is possible once the questions and steps of a node are behind.
    ///
    /// - Parameter count: how many of the questions have been asked; nil for all.
    func answered(_ node: Node, from cells: Cells, asking count: Int? = nil) -> [Cells] {
        let endsCall = space.endsCall(node)
        guard node.hasOwnCard || endsCall else { return [cells] }
        guard !endsCall, let conditions = node.hidingConditions else {
            return filledIn(node, from: cells, asking: count)
        }
        // A card on which nothing is shown is passed, and nothing can be told there.
        let shown = Formula.any(conditions.map(space.condition))
        return Decision([shown], from: cells, in: space).leaves.flatMap { leaf in
            leaf.end == .none ? [leaf.cells] : filledIn(node, from: leaf.cells, asking: count)
        }
    }

    /// The same for a card that is shown.
    private func filledIn(_ node: Node, from cells: Cells, asking count: Int?) -> [Cells] {
        var cells = told(cells, at: node)
        for step in node.steps {
            guard let slot = step.fact.flatMap({ flow.fact($0)?.slot }), let index = space.bySlot[slot] else {
                continue
            }
            // What is answered on the card can hide a step before it is ticked.
            let never = step.line.when == nil ? Variable.null : 0
            assign(space.variables[index].place.all & ~never, to: index, &cells)
        }
        var possible = [cells]
        let questions = node.ask.prefix(count ?? node.ask.count)
        // What was skipped stays so, whatever is answered afterwards that would not let it be skipped now. An option can
        // be chosen while it is shown by what is answered below, or by the channel.
        lazy var fleeting = fleetingSlots(of: node)
        lazy var anywhen = worked(node, from: cells)
        for (position, question) in questions.enumerated() {
            guard question.slot != nil, let fact = flow.fact(question.id) else { continue }
            let canBeSkipped = canBeSkipped(
                question, fact, isSkippedUnderCondition(question) ? anywhen : cells)
            let isFleeting = fact.hasConditionalOptions && reads(fact, below: position, of: node, fleeting)
            let offered = isFleeting ? anywhen : nil
            possible = possible.flatMap {
                ask(question, fact, canBeSkipped: canBeSkipped, offered: offered, from: $0)
            }
        }
        return possible.flatMap { fitting(node, asking: questions.count, $0) }
            .map { settled(node, $0, asking: questions.count) }
    }

    /// What is possible once the answers to a node's questions have taken others away, and these have hidden or
    /// shown some of the questions.
    ///
    /// - Parameter count: how many of the questions have been asked.
    private func settled(_ node: Node, _ cells: Cells, asking count: Int) -> Cells {
        if answers.lapsing.isEmpty { return cells }
        let asked = Set(node.ask.compactMap(\.slot))
        let ticked = node.steps.compactMap { $0.fact.flatMap { flow.fact($0)?.slot } }
        let changed = Set(ticked + node.ask.prefix(count).compactMap(\.slot))
        var (cells, all, reopened) = (cells, changed, Set<Int>())
        while true {
            let before = (cells, reopened)
            cells = lapsed(cells, at: node, &all, except: asked, isTold: node.takesLong)
            let others = all.subtracting(changed).union(reopened)
            for question in node.ask {
                guard let when = question.when, let slot = question.slot, let index = space.bySlot[slot],
                    !space.sources(of: when.reads).isDisjoint(with: others)
                else { continue }
                // It is hidden now, or asked.
                let answer = answers.masks[index] ?? space.variables[index].place.all
                assign(cells[space.variables[index].place] | Variable.null | answer, to: index, &cells)
                reopened.insert(slot)
            }
            if (cells, reopened) == before { return cells }
        }
    }

    /// What is possible while a card is worked on: each of its questions may be answered or not, in any order.
    func worked(_ node: Node, from cells: Cells) -> Cells {
        guard node.hasCard || space.endsCall(node) else { return cells }
        var cells = told(cells, at: node)
        let questions = node.ask.filter { $0.slot != nil }
        // What is known when the card is shown stays so unless it is hidden or skipped.
        let lasting = Set(questions.filter { !canBeTakenBack($0, cells) }.compactMap(\.slot))
        let slots =
            questions.compactMap(\.slot) + node.steps.compactMap { $0.fact.flatMap { flow.fact($0)?.slot } }
        for slot in slots {
            guard let index = space.bySlot[slot] else { continue }
            let mask = answers.masks[index] ?? space.variables[index].place.all
            let open = lasting.contains(slot) ? mask & ~Variable.null : mask | Variable.null
            assign(cells[space.variables[index].place] | open, to: index, &cells)
        }
        return lapsed(cells, at: node, changing: Set(slots), isTold: true)
    }

    /// Whether a question may be left without the answer that was known when its card was shown.
    private func canBeTakenBack(_ question: Question, _ cells: Cells) -> Bool {
        guard question.when == nil, let fact = flow.fact(question.id), let index = space.bySlot[fact.slot],
            answers.lapsing[index] == nil
        else { return true }
        return isSkippedUnderCondition(question) || canBeSkipped(question, fact, cells)
    }

    /// What is possible while a question still shows what was known before and can be no answer to it; nil if none of
    /// those above another one does whose conditions read some slots.
    func standing(_ node: Node, from cells: Cells, above position: Int, reading slots: Set<Int>) -> Cells? {
        let above = node.ask.prefix(position).compactMap(\.slot).filter(slots.contains).compactMap {
            space.bySlot[$0]
        }
        func answer(_ index: Int) -> UInt64 { answers.masks[index] ?? space.variables[index].place.all }
        guard above.contains(where: { cells[space.variables[$0].place] & ~(answer($0) | Variable.null) != 0 })
        else { return nil }
        var cells = worked(node, from: cells)
        for index in above { assign(cells[space.variables[index].place] & ~Variable.null, to: index, &cells) }
        return cells
    }

    /// What is possible once the questions of a node are hidden whose conditions do not hold.
    private func hidden(_ node: Node, _ cells: Cells) -> Cells {
        var cells = cells
        for question in node.ask {
            guard let when = question.when, let index = question.slot.flatMap({ space.bySlot[$0] }),
                space.verdicts(space.condition(when), in: cells) != .isTrue
            else { continue }
            assign(cells[space.variables[index].place] | Variable.null, to: index, &cells)
        }
        return cells
    }

    /// What can change while a card is shown without any answer being taken away because of it.
    var unsteadySlots: Set<Int> { [flow.known.channel, flow.known.notes, flow.known.agent] }

    /// The same, with the questions of a node that are hidden by it.
    private func fleetingSlots(of node: Node) -> Set<Int> {
        var slots = unsteadySlots
        addHidden(by: &slots, of: node)
        return slots
    }

    /// Adds the questions of a node that some slots can hide.
    func addHidden(by slots: inout Set<Int>, of node: Node) {
        for question in node.ask {
            guard let when = question.when, let slot = question.slot,
                !space.sources(of: when.reads).isDisjoint(with: slots)
            else { continue }
            slots.insert(slot)
        }
    }

    /// Whether the conditions of a fact's options read any of some slots, or an answer below its question on a card.
    func reads(_ fact: Fact, below position: Int, of node: Node, _ slots: Set<Int> = []) -> Bool {
        let slots = slots.union(node.ask.dropFirst(position + 1).compactMap(\.slot))
        return fact.options.contains { option in
            option.when.map { !space.sources(of: $0.reads).isDisjoint(with: slots) } ?? false
        }
    }

    private func ask(
        _ question: Question, _ fact: Fact, canBeSkipped: Bool, offered: Cells?, from cells: Cells
    ) -> [Cells] {
        guard let index = space.bySlot[fact.slot] else { return [cells] }
        // Where no answer is valid, no call goes on.
        func answered(_ cells: Cells) -> [Cells] {
            var cells = cells
            var mask = answers.masks[index] ?? space.variables[index].place.all
            for option in fact.options {
                guard let when = option.when,
                    space.verdicts(space.condition(when), in: offered ?? cells) == .isFalse
                else { continue }
                mask &= ~space.variables[index].mask { $0 == .value(.string(option.value)) }
            }
            if canBeSkipped {
                mask |= Variable.null
            } else {
                mask &= ~(Variable.null | space.variables[index].empty)
            }
            if mask == 0 { return [] }
            assign(mask, to: index, &cells)
            return [cells]
        }
        guard let when = question.when else { return answered(cells) }
        return Decision([space.condition(when)], from: cells, in: space).leaves.flatMap { leaf in
            if leaf.end != .none { return answered(leaf.cells) }
            var cells = leaf.cells
            assign(Variable.null, to: index, &cells)
            return [cells]
        }
    }

    private func isSkippedUnderCondition(_ question: Question) -> Bool {
        flow.fact(question.id).map { (question.optional ?? $0.optional).condition != nil } ?? false
    }

    private func canBeSkipped(_ question: Question, _ fact: Fact, _ cells: Cells) -> Bool {
        if fact.canHideAllOptions || fact.selection != nil { return true }
        return switch question.optional ?? fact.optional {
        case .never: false
        case .always: true
        case .when(let condition): space.verdicts(space.condition(condition), in: cells) != .isFalse
        }
    }
}
