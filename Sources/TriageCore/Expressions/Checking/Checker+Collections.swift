extension Checker {
    /// Checks `[...]`.
    mutating func checkList(_ elements: [SyntaxTree.NodeID], _ known: Set<Int>) -> Deduction {
        .init(type: .list(joined(elements, known)))
    }

    /// The common type of all nodes, or `dyn`.
    private mutating func joined(_ ids: [SyntaxTree.NodeID], _ known: Set<Int>) -> ValueType {
        var joined: ValueType?
        for id in ids {
            let type = checkUse(id, known).type
            joined = joined.map { unification.join($0, type) ?? .dyn } ?? type
        }
        return joined ?? unification.fresh()
    }

    /// Checks `{key: value, ...}`.
    mutating func checkMap(_ entries: [SyntaxTree.Entry], _ known: Set<Int>) -> Deduction {
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
        _ known: Set<Int>
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
        _ arguments: [SyntaxTree.NodeID], _ known: Set<Int>
    ) -> Deduction {
        let range = checkUse(operand, known)
        let element = elementType(of: range.type, macro, operand)
        let (type, mayBeNull) = element.withoutNull
        localCount += 1
        locals.append(
            Local(
                name: variable, type: type, options: range.options, mayBeNull: mayBeNull, serial: localCount))
        defer { locals.removeLast() }
        let name = macro.rawValue + "()"
        switch macro {
        case .all, .exists, .existsOne:
            for argument in arguments { _ = checkTruth(argument, of: name, known) }
            return Deduction(type: .bool)
        case .filter:
            var passing = known
            for argument in arguments {
                passing.formUnion(checkTruth(argument, of: name, known).whenTrue.slots)
            }
            let isNeverNull =
                locals.last.flatMap { place(of: $0) }.map { passing.contains($0.number) } ?? false
            return Deduction(type: .list(isNeverNull ? type : element), options: range.options)
        case .map:
            var passing = known
            for argument in arguments.dropLast() {
                passing.formUnion(checkTruth(argument, of: name, known).whenTrue.slots)
            }
            guard let last = arguments.last else { return Deduction(type: .dyn) }
            return mapped(last, withAll(passing))
        }
    }

    /// The list that `map()` makes of a value. A null from an element is passed on; one from a fact is not.
    private mutating func mapped(_ id: SyntaxTree.NodeID, _ known: Set<Int>) -> Deduction {
        let value = check(id, known)
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
