import Foundation

/// Decodes nodes. Which facts are known in each part of a node follows from the order of play.
extension FlowDecoder {
    /// Decodes the nodes in file order.
    mutating func decodeNodes(_ facts: Catalog<Fact>, calls: [String: Int]) -> Catalog<Node> {
        let nodes = members("nodes").map { member in
            let json = member.value
            var known: SlotSet = []
            let set = settings(json["set"], facts, &known)
            let title = template(json["title"], known: known)
            let note = lines(json["note"], known: known)
            let say = lines(json["say"], known: known)
            let steps = steps(json["do"], known: known)
            let ask = questions(json, facts, calls, &known)
            let call = call(json["call"], known: known, calls)
            if let call { known.insert(call.slot) }
            return Node(
                id: NodeID(member.key), span: member.keySpan, ref: json["ref"]?.string, title: title,
                channel: channel(json["channel"]), set: set,
                note: note, say: say, steps: steps, ask: ask, atLeastOne: references(json["atLeastOne"]),
                call: call, send: sendings(json["send"], known: known),
                exit: exit(json, asked: ask.compactMap { facts[$0.id] }, known: known))
        }
        return Catalog(nodes)
    }

    private mutating func settings(
        _ json: JSON?, _ facts: Catalog<Fact>, _ known: inout SlotSet
    ) -> [Setting] {
        var settings: [Setting] = []
        for member in json?.members ?? [] where member.key != "comment" {
            // `UnknownFact` reports unknown names.
            let fact = facts[FactID(member.key)]
            if let fact, !fact.isAnswerable {
                report(.badValue, at: member.keySpan, "'\(fact.id)' has a value of its own and cannot be set")
            }
            let type = fact?.type.valueType ?? .dyn
            let value = expression(
                member.value, for: .value(type), known: known, of: fact?.id,
                options: fact.flatMap { scope.variables[$0.slot].options })
            // A broken value still is one: the fact counts as set, and as known.
            guard let value = value ?? broken(type) else { continue }
            settings.append(
                Setting(fact: Reference(id: FactID(member.key), span: member.keySpan), value: value))
            if let fact, !value.mayBeNull { known.insert(fact.slot) }
        }
        return settings
    }

    private mutating func steps(_ json: JSON?, known: SlotSet) -> [Step] {
        list(json).compactMap { step in
            line(step, known: known).map { line in
                Step(
                    line: line, isOptional: step["optional"]?.bool ?? false,
                    fact: step["id"]?.string.map { FactID($0) })
            }
        }
    }

    private mutating func sendings(_ json: JSON?, known: SlotSet) -> [Sending] {
        list(json).compactMap { sending in
            let when = expression(sending["when"], for: .condition, known: known)
            return reference(sending["message"] ?? sending).map {
                Sending(message: $0, isAtOnce: sending["now"]?.bool ?? false, when: when)
            }
        }
    }

    /// A channel of the flow. A part that is read by itself may be lent any.
    private mutating func channel(_ json: JSON?) -> String? {
        guard let json, let name = json.string else { return nil }
        if !channels.isEmpty, !channels.contains(name) {
            let nearest = NearestName.of(name, among: channels)
            report(
                .badValue, at: json.span,
                "there is no channel '\(name)'\(NearestName.hint(naming: nearest))", suggestion: nearest)
        }
        return name
    }

    private mutating func call(_ json: JSON?, known: SlotSet, _ slots: [String: Int]) -> Call? {
        guard let json, let flow: Reference<Flow> = reference(json["flow"]), let name = json["as"]?.string,
            let slot = slots[name]
        else { return nil }
        let part = parts[flow.id]
        if let part { checkAgreement(with: part, at: flow.span) }
        var with: [Setting] = []
        for member in json["with"]?.members ?? [] where member.key != "comment" {
            let fact = part?.fact(FactID(member.key))
            if let part, fact.map({ !$0.isAnswerable }) ?? true {
                let nearest = NearestName.of(
                    member.key, among: part.facts.filter(\.isAnswerable).map(\.id.rawValue))
                let hint = NearestName.hint(naming: nearest)
                report(
                    .unknownFact, at: member.keySpan,
                    "'\(flow.id)' has no fact '\(member.key)' that could be set\(hint)", suggestion: nearest)
            }
            let value = expression(
                member.value, for: .value(fact?.type.valueType ?? .dyn), known: known,
                of: fact?.id, options: fact.flatMap { $0.optionNames.map { OptionNames($0) } })
            guard let value = value ?? broken(fact?.type.valueType ?? .dyn) else { continue }
            with.append(
                Setting(fact: Reference(id: FactID(member.key), span: member.keySpan), value: value))
        }
        let asked = Set(part?.nodes.flatMap { $0.ask.map(\.fact) + $0.set.map(\.fact) }.map(\.id) ?? [])
        return Call(
            flow: flow, name: name, slot: slot, with: Catalog(with),
            views: Set(with.map(\.id)).subtracting(asked),
            repetition: repetition(json["repeat"], known: known))
    }

    private mutating func repetition(_ json: JSON?, known: SlotSet) -> Call.Repetition? {
        guard let json, json.members != nil else { return nil }
        let (minimum, maximum) = (json["min"]?.int ?? 1, json["max"]?.int)
        if let maximum, maximum < minimum, let span = json["max"]?.span {
            report(.badValue, at: span, "'max' is below 'min', which is \(minimum)")
        }
        return Call.Repetition(
            ask: template(json["ask"], known: known) ?? Template(pieces: [], span: json.span),
            minimum: Int(clamping: minimum), maximum: maximum.map { Int(clamping: $0) }, span: json.span)
    }

    /// A value in place of one that cannot be read. **Shape**: of the given type, and never null.
    private func broken(_ type: ValueType) -> Expression? {
        var scope = Scope(currency: scope.currency)
        scope.declare("broken", type, mayBeNull: false)
        return Expression.compile("broken", in: scope).expression
    }

    /// Reports a part that has a currency, a zone or a language other than its caller's.
    private mutating func checkAgreement(with part: Flow, at span: Span) {
        let zone = root["timeZone"]?.string.flatMap { TimeZone(identifier: $0) } ?? caller?.timeZone
        // What a part does not say itself it was lent, and so it agrees.
        for (what, own, lent) in [
            ("currency", part.currency?.code, root["currency"]?.string ?? caller?.currency?.code),
            ("time zone", part.timeZone.identifier, zone?.identifier),
            ("language", part.language, root["language"]?.string ?? caller?.language),
        ] {
            guard let own, let lent, own != lent else { continue }
            report(
                .partDisagrees, at: span,
                "'\(part.id)' has the \(what) \(own), but the flow that calls it has \(lent)")
        }
    }

    private mutating func exit(_ json: JSON, asked: [Fact], known: SlotSet) -> Node.Exit {
        if let outcome: Reference<Outcome> = reference(json["end"]) { return .end(outcome) }
        guard let next = json["next"] else { return .byRules([]) }
        if let node: Reference<Node> = reference(next) { return .to(node) }
        if next.members != nil {
            let keyed = keyed(next, asked: asked)
            if keyed.on != nil, let slot = keyed.slot { readNames.insert(slot) }
            return .byAnswer(keyed)
        }
        return .byRules(branches(next, known: known))
    }

    /// Destinations by the answer to a question asked here, or by what `on` names.
    private func keyed(_ next: JSON, asked: [Fact]) -> Node.Keyed {
        let on = next["go"]?.members == nil ? nil : next["on"]
        let deciding = asked.filter { $0.type == .choice || $0.type == .yesno }
        var destinations: [Node.Destination] = []
        var rest: Reference<Node>?
        for member in (on == nil ? next : next["go"])?.members ?? [] where member.key != "comment" {
            let node: Reference<Node> = reference(member.value) ?? .missing
            if member.key == "*" {
                rest = node
            } else {
                destinations.append(Node.Destination(key: member.key, span: member.keySpan, to: node))
            }
        }
        let path = on?.string.map { FactPath($0) }
        let named =
            path.map { $0.calls.isEmpty ? $0.fact : nil } ?? (deciding.count == 1 ? deciding[0].id : nil)
        let slot = scope.slot(of: path?.text ?? named?.rawValue ?? "")
        return Node.Keyed(
            fact: named, slot: slot, on: path, onSpan: on?.span ?? next.span,
            destinations: Catalog(destinations), rest: rest, span: next.span)
    }

    /// A branch is reached only if those before it were not taken, so more facts may be known there.
    private mutating func branches(_ json: JSON, known: SlotSet) -> [Node.Branch] {
        var known = known
        return (json.elements ?? []).map { branch in
            let when =
                expression(branch["when"], for: .condition, known: known)
                ?? branch["when"].flatMap { _ in broken(.bool) }
            known.formUnion(when?.slotsKnownWhenFalse ?? [])
            return Node.Branch(when: when, to: reference(branch["go"]) ?? .missing, span: branch.span)
        }
    }
}
