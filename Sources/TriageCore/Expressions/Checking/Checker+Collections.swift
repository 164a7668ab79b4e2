extension Checker {
    /// Checks `[...]`.
    mutating func checkList(_ elements: [SyntaxTree.NodeID], _ known: SlotSet) -> Deduction {
        .init(type: .list(joined(elements, known)))
    }

    /// The common type of all nodes, or `dyn`.
    private mutating func joined(_ ids: [SyntaxTree.NodeID], _ known: SlotSet) -> ValueType {
        var joined: ValueType?
        for id in ids {
            let type = checkUse(id, known).type
            joined = joined.map { unification.join($0, type) ?? .dyn } ?? type
        }
        return joined ?? unification.fresh()
    }

    /// Checks `{key: value, ...}`.
    mutating func checkMap(_ entries: [SyntaxTree.Entry], _ known: SlotSet) -> Deduction {
        let key = joined(entries.map(\.key), known)
        let value = joined(entries.map(\.value), known)
        switch unification.resolved(key) {
        // A value that cannot be a key fails on evaluation, which a logical operator may absorb.
        case .bool, .int, .uint, .string, .dyn, .variable: return Deduction(type: .map(key, value))
        default: return Deduction(type: .map(.dyn, value))
        }
    }

    /// Checks `operand[position]`.
    mutating func checkIndex(
        _ operand: SyntaxTree.NodeID, _ position: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID,
        _ known: SlotSet
    ) -> Deduction {
        let container = checkUse(operand, known)
        let index = checkUse(position, known)
        let (a, b) = (ValueType.variable(0), ValueType.variable(1))
        let overloads: [Overload] = [.function([.list(a), .int], a), .function([.map(a, b), a], b)]
        if let type = choose(overloads, [container.type, index.type]) {
            return opened(type, options: container.options)
        }
        let words = unification.resolved(index.type).words
        switch unification.resolved(container.type) {
        case .list: report(.type, "a list index must be a whole number, not \(words)", position)
        case .map(let key, _):
            report(.type, "a key of this map is \(unification.resolved(key).words), not \(words)", position)
        case .secret: break
        case let type: report(.type, "`\(text(operand))` is \(type.words); '[...]' needs a list or map", id)
        }
        return Deduction(type: .dyn)
    }

    /// Checks a macro over the elements of a list or the keys of a map.
    mutating func checkComprehension(
        _ macro: SyntaxTree.Macro, _ operand: SyntaxTree.NodeID, _ variable: String,
        _ arguments: [SyntaxTree.NodeID], _ known: SlotSet
    ) -> Deduction {
        // Small, since macros nest: all that does not call back stands apart.
        enter(macro, variable, checkUse(operand, known), operand)
        var passing = known
        for argument in macro == .map ? arguments.dropLast() : arguments[...] {
            passing.formUnion(checkTruth(argument, of: macro.rawValue + "()", known).whenTrue.slots)
        }
        guard macro == .map, let last = arguments.last else { return leave(macro, passing) }
        let list = mapped(last, check(last, withAll(passing)))
        locals.removeLast()
        return list
    }

    /// Makes a macro's variable known.
    private mutating func enter(
        _ macro: SyntaxTree.Macro, _ name: String, _ range: Deduction, _ operand: SyntaxTree.NodeID
    ) {
        let (type, mayBeNull) = elementType(of: range.type, macro, operand).withoutNull
        localCount += 1
        locals.append(
            Local(name: name, type: type, options: range.options, mayBeNull: mayBeNull, serial: localCount))
    }

    /// Forgets a macro's variable. The value is a condition's, or a list of the elements that pass it.
    private mutating func leave(_ macro: SyntaxTree.Macro, _ passing: SlotSet) -> Deduction {
        let local = locals.removeLast()
        guard macro == .filter else { return Deduction(type: .bool) }
        let isNull = place(of: local).map { !passing.contains($0.number) } ?? false
        return Deduction(type: .list(isNull ? local.type.orNull : local.type), options: local.options)
    }

    /// The list that `map()` makes of a value. A null from an element is passed on; one from a fact is not.
    private mutating func mapped(_ id: SyntaxTree.NodeID, _ value: Deduction) -> Deduction {
        guard value.mayBeNull, value.nullSlots.isEmpty, !isSecret(value) else {
            use(id, value)
            return Deduction(type: .list(value.type), options: value.options)
        }
        return Deduction(type: .list(unification.resolved(value.type).orNull), options: value.options)
    }

    /// What is known about a value whose type may include null.
    func opened(_ type: ValueType, options: OptionNames? = nil) -> Deduction {
        let (type, mayBeNull) = unification.resolved(type).withoutNull
        return Deduction(type: type, mayBeNull: mayBeNull, hasOwnNull: mayBeNull, options: options)
    }

    private mutating func elementType(
        of type: ValueType, _ macro: SyntaxTree.Macro, _ operand: SyntaxTree.NodeID
    ) -> ValueType {
        let known = unification.resolved(type)
        switch known {
        case .list(let element): return element
        case .map(let key, _): return key
        case .dyn, .secret: return .dyn
        case .variable:
            _ = unification.accept([.dyn], as: [type])
            return .dyn
        default:
            report(.type, "\(macro.rawValue)() needs a list; `\(text(operand))` is \(known.words)", operand)
            return .dyn
        }
    }
}
