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
            return Deduction(type: type, options: container.options)
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
        locals.append(Local(name: variable, type: element, options: range.options))
        defer { locals.removeLast() }
        let name = macro.rawValue + "()"
        switch macro {
        case .all, .exists, .existsOne:
            for argument in arguments { _ = checkTruth(argument, of: name, known) }
            return Deduction(type: .bool)
        case .filter:
            for argument in arguments { _ = checkTruth(argument, of: name, known) }
            return Deduction(type: .list(element), options: range.options)
        case .map:
            for argument in arguments.dropLast() { _ = checkTruth(argument, of: name, known) }
            guard let last = arguments.last else { return Deduction(type: .dyn) }
            return Deduction(type: .list(checkUse(last, known).type))
        }
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
