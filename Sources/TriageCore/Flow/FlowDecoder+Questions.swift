/// Decodes what a node asks, and on what each question depends.
extension FlowDecoder {
    /// The questions of a node. Those that are certainly answered count as known from then on.
    mutating func questions(
        _ node: JSON, _ facts: Catalog<Fact>, _ calls: [String: Int], _ known: inout SlotSet
    ) -> [Question] {
        let written = list(node["ask"])
        /// What is not known before the card: what it asks, does and calls.
        var later = SlotSet(written.compactMap { slot($0["fact"] ?? $0, facts) })
        for step in list(node["do"]) { slot(step["id"], facts).map { _ = later.insert($0) } }
        if let name = node["call"]?["as"]?.string {
            later.formUnion(scope.slots(under: name))
        }
        return written.compactMap { json in
            guard let reference: Reference<Fact> = reference(json["fact"] ?? json) else { return nil }
            let when = condition(json["when"], known: known, later)
            let optional = optionality(json["optional"], known: known, later)
            guard let fact = facts[reference.id] else {
                return Question(fact: reference, slot: nil, when: when, optional: optional)
            }
            later.remove(fact.slot)
            let isAnswered = (optional ?? fact.optional) == .never && !fact.canHideAllOptions
            if isAnswered, json["when"] == nil { known.insert(fact.slot) }
            return Question(fact: reference, slot: fact.slot, when: when, optional: optional)
        }
    }

    /// Whether something can be left out: true, false or a condition; nil if nothing is said.
    mutating func optionality(
        _ json: JSON?, known: SlotSet, _ later: SlotSet = []
    ) -> Optionality? {
        guard let json else { return nil }
        if let isOptional = json.bool { return isOptional ? .always : .never }
        // What cannot be read may still be meant to hold at times.
        return condition(json, known: known, later).map(Optionality.when) ?? .always
    }

    /// A condition of a question, which reads only what is known before the card or asked above.
    private mutating func condition(_ json: JSON?, known: SlotSet, _ later: SlotSet) -> Expression? {
        guard let json, let condition = expression(json, for: .condition, known: known) else { return nil }
        let early = condition.reads.first { !later.isDisjoint(with: sources(of: $0)) }
        if let early {
            report(
                .badValue, at: json.span,
                "'\(scope.name(of: early))' is not known when this is asked; a question can depend on what is "
                    + "known before the card and on what is asked above it")
        }
        return condition
    }

    /// The facts whose answers may stop holding because another fact changes.
    func lapsing(_ facts: Catalog<Fact>, _ nodes: Catalog<Node>) -> [Flow.Lapsing] {
        let conditions = Fact.conditions(of: nodes)
        return facts.enumerated().compactMap { position, fact in
            let reads = SlotSet(fact.lapseReads(conditions))
            guard !reads.isEmpty else { return nil }
            return Flow.Lapsing(position: position, slot: fact.slot, reads: reads.ascending)
        }
    }

    private func slot(_ json: JSON?, _ facts: Catalog<Fact>) -> Int? {
        json?.string.flatMap { facts[FactID($0)]?.slot }
    }

    /// The slots from which the value of a slot follows: itself, and for a computed fact those it reads.
    private func sources(of slot: Int) -> SlotSet {
        var sources: SlotSet = []
        var open = [slot]
        while let next = open.popLast() {
            // While facts are decoded, it is not known what they are computed from.
            if sources.insert(next), next < computedReads.count { open += computedReads[next] }
        }
        return sources
    }
}

extension Fact {
    /// Whether it may be that no option can be chosen.
    var canHideAllOptions: Bool { type.hasOptions && options.allSatisfy { $0.when != nil } }

    /// Whether some of its options may be hidden.
    var hasConditionalOptions: Bool { options.contains { $0.when != nil } }

    /// Under what conditions some nodes ask for each fact.
    static func conditions(of nodes: some Sequence<Node>) -> [FactID: [Expression]] {
        nodes.reduce(into: [:]) { conditions, node in
            for question in node.ask { question.when.map { conditions[question.id, default: []].append($0) } }
        }
    }

    /// The slots of what an answer to it depends on, given the conditions under which it is asked.
    func lapseReads(_ asked: [FactID: [Expression]]) -> [Int] {
        let conditions = (selection?.conditions.map(\.value) ?? []) + options.compactMap(\.when)
        return (conditions + [limits.accept].compactMap { $0 } + (asked[id] ?? [])).flatMap(\.reads)
    }
}
