extension Checker {
    /// The chain of names joined by dots, if a node is one.
    func path(_ id: SyntaxTree.NodeID) -> (name: String, isAbsolute: Bool)? {
        switch tree[id].kind {
        case .name(let name, let isAbsolute): return (name, isAbsolute)
        case .select(let operand, let field):
            return path(operand).map { ("\($0.name).\(field)", $0.isAbsolute) }
        default: return nil
        }
    }

    /// Checks a name or a field: the longest declared name is taken, the rest are fields.
    mutating func checkName(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        let found = checkNamePart(id, known)
        guard let prefix = found.memberPrefix, case .record(let record) = found.type else { return found }
        return reportUnknown(member: prefix, of: record, id)
    }

    /// Checks a name or a field that may be only the first parts of a member's name.
    mutating func checkNamePart(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction {
        if let found = resolve(id, known) { return found }
        guard case .select(let operand, let field) = tree[id].kind else {
            return reportUnknown(id, chain: id)
        }
        if path(operand) != nil, !isDeclared(operand) { return reportUnknown(operand, chain: id) }
        if let whole = closed(operand) { return reportUnknown(member: field, of: whole, id) }
        let target = checkTarget(operand, known)
        if case .record(let record) = unification.resolved(target.type) {
            return checkMember(field, of: target, record, id, known)
        }
        return Deduction(type: fieldType(field, of: target.type, operand, id))
    }

    /// The name of a node if only its declared members may be read; otherwise nil.
    func closed(_ id: SyntaxTree.NodeID) -> String? {
        guard let (name, isAbsolute) = path(id), !beginsWithLocal(id), let slot = slot(name, isAbsolute),
            scope.closed.contains(slot)
        else { return nil }
        return scope.name(of: slot)
    }

    private mutating func reportUnknown(
        member field: String, of whole: String, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        let name = "\(whole).\(field)"
        let nearest = nearest(to: field, among: scope.members[whole] ?? []).map { "\(whole).\($0)" }
        let hint = NearestName.hint(naming: nearest)
        meanings[id] = .failure(EvaluationError(.unknownName, "unknown name '\(name)'"))
        report(.unknownName, "unknown name '\(name)'\(hint)", id, suggestion: nearest)
        return Deduction(type: .dyn)
    }

    /// Whether a chain of names begins with a declared one.
    private func isDeclared(_ id: SyntaxTree.NodeID) -> Bool {
        guard let (name, isAbsolute) = path(id) else { return true }
        if case .name = tree[id].kind, !isAbsolute, locals.contains(where: { $0.name == name }) {
            return true
        }
        if !beginsWithLocal(id), slot(name, isAbsolute) != nil || Self.typeNames[name] != nil { return true }
        if case .select(let operand, _) = tree[id].kind { return isDeclared(operand) }
        return false
    }

    /// Whether a chain of names begins with a macro's variable, so that the rest are fields.
    func beginsWithLocal(_ id: SyntaxTree.NodeID) -> Bool {
        switch tree[id].kind {
        case .name(let name, let isAbsolute): !isAbsolute && locals.contains { $0.name == name }
        case .select(let operand, _): beginsWithLocal(operand)
        default: false
        }
    }

    func slot(_ name: String, _ isAbsolute: Bool) -> Int? {
        if isAbsolute || scope.container.isEmpty { return scope.slot(of: name) }
        for candidate in scope.candidates(for: name, isAbsolute: isAbsolute) {
            if let slot = scope.slot(of: candidate) { return slot }
        }
        return nil
    }

    /// The variable or type that a node names as a whole.
    private mutating func resolve(_ id: SyntaxTree.NodeID, _ known: SlotSet) -> Deduction? {
        guard let (name, isAbsolute) = path(id) else { return nil }
        if beginsWithLocal(id) {
            guard case .name = tree[id].kind, let index = locals.lastIndex(where: { $0.name == name }) else {
                return nil
            }
            meanings[id] = .local(index)
            let local = locals[index]
            let place = self.place(of: local)
            let mayBeNull = place.map { !known.contains($0.number) } ?? false
            return Deduction(
                type: local.type, mayBeNull: mayBeNull, hasOwnNull: mayBeNull, options: local.options,
                place: place)
        }
        if let slot = slot(name, isAbsolute) {
            let variable = scope.variables[slot]
            meanings[id] = .slot(slot)
            reads.insert(slot)
            let mayBeNull = variable.mayBeNull && !known.contains(slot)
            return Deduction(
                type: variable.type, mayBeNull: mayBeNull, nullSlots: mayBeNull ? [slot] : SlotSet(),
                options: variable.options, place: Place(number: slot, mayBeNull: variable.mayBeNull))
        }
        guard let type = Self.typeNames[name] else { return nil }
        meanings[id] = .constant(.type(type))
        return Deduction(type: .type(type))
    }

    /// The names of types; types are values themselves.
    static let typeNames: [String: ValueType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    ]

    private mutating func reportUnknown(
        _ id: SyntaxTree.NodeID, chain: SyntaxTree.NodeID
    ) -> Deduction {
        let name = path(id)?.name ?? text(id)
        meanings[chain] = .failure(EvaluationError(.unknownName, "unknown name '\(name)'"))
        guard isChecking else { return Deduction(type: .dyn) }
        let whole = path(chain)?.name ?? name
        if whole != name, let nearest = nearestVisible(to: whole) {
            report(
                .unknownName, "unknown name '\(whole)'\(NearestName.hint(naming: nearest))", chain,
                suggestion: nearest)
            return Deduction(type: .dyn)
        }
        let first = String(name.prefix { $0 != "." })
        let nearest = nearestVisible(to: name) ?? (isSuggesting ? scope.nearestFirst(to: first) : nil)
        if nearest == nil, let expectation, name == whole {
            let option = isSuggesting ? expectation.options?.nearest(to: name) : nil
            let quoted = SyntaxTree.Literal.quoted(option ?? name)
            let what = option == nil ? "a text" : "an option"
            report(
                .unknownName, "unknown name '\(name)'; \(what) is written in quotes: \(quoted)", id,
                suggestion: quoted)
            return Deduction(type: .dyn)
        }
        let hint = NearestName.hint(naming: nearest)
        report(.unknownName, "unknown name '\(name)'\(hint)", id, suggestion: nearest)
        return Deduction(type: .dyn)
    }

    /// The nearest of the names that can be read here; nil if none is near.
    private func nearestVisible(to word: String) -> String? {
        guard isSuggesting else { return nil }
        let declared = scope.nearest(to: word)
        guard !locals.isEmpty else { return declared }
        return NearestName.of(word, among: locals.map(\.name) + (declared.map { [$0] } ?? []))
    }

    /// The type of a field; only maps and dates have fields.
    private mutating func fieldType(
        _ field: String, of type: ValueType, _ operand: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID
    ) -> ValueType {
        let known = unification.resolved(type)
        switch known {
        case .map(_, let value): return value
        case .dyn: return .dyn
        case .variable:
            _ = unification.accept([.dyn], as: [type])
            return .dyn
        case .date:
            if DateField(rawValue: field) != nil { return .int }
            let nearest = self.nearest(to: field, among: DateField.allCases.map(\.rawValue))
            let hint = NearestName.hint(naming: nearest)
            report(.type, "a date has year, month and day, not '\(field)'\(hint)", id)
            return .dyn
        case .secret: return .dyn
        default:
            let hint = known == .timestamp ? timestampHint(field, text(operand)) : ""
            report(.type, "`\(text(operand))` is \(known.words) and has no '\(field)'\(hint)", id)
            return .dyn
        }
    }

    /// How to ask a timestamp for what was written as a field. **Shape**: `; write now.getHours('Europe/Rome')`.
    private func timestampHint(_ field: String, _ operand: String) -> String {
        let field = field.lowercased()
        if operand == "now", let day = DateField(rawValue: field) { return "; write today.\(day.rawValue)" }
        let getters: [Function] = [
            .getHours, .getMinutes, .getSeconds, .getDate, .getMonth, .getFullYear, .getDayOfWeek,
        ]
        let getter = getters.first { getter in
            let name = getter.rawValue.dropFirst(3).lowercased()
            return name == field || name == field + "s" || name.hasSuffix(field) && field.count > 3
        }
        let zone = scope.zone.map(SyntaxTree.Literal.quoted) ?? "'Europe/Bratislava'"
        return getter.map { "; write \(operand).\($0.rawValue)(\(zone))" } ?? ""
    }

    /// Checks `has(operand.field)`.
    mutating func checkHas(
        _ operand: SyntaxTree.NodeID, _ field: String, _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        if let whole = closed(operand), scope.slot(of: "\(whole).\(field)") == nil {
            return reportUnknown(member: field, of: whole, id)
        }
        let target = checkTarget(operand, known)
        if case .record(let record) = unification.resolved(target.type) {
            let member = checkMember(field, of: target, record, id, known)
            if let prefix = member.memberPrefix { return reportUnknown(member: prefix, of: record, id) }
            if isSecret(member) { reportSecret(id) }
            return Deduction(
                type: .bool, whenTrue: Knowledge(slots: SlotSet(member.place.map { [$0.number] } ?? [])))
        }
        _ = fieldType(field, of: target.type, operand, id)
        return Deduction(type: .bool)
    }
}

/// The fields of a date.
enum DateField: String, Sendable, CaseIterable {
    case year, month, day
}
