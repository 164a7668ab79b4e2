/// The macros. **Source**: CEL language definition, "Macros".
extension Machine {
    /// Evaluates a macro over a list, or over the keys of a map.
    mutating func comprehension(
        _ macro: SyntaxTree.Macro, _ operand: Int32, _ arguments: Program.Operands, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let elements: [Value]
        switch try value(operand) {
        case .list(let list): elements = list
        case .map(let map): elements = map.entries.map(\.key)
        case let other:
            throw EvaluationError.noSuchOverload(macro.rawValue, other).at(program.ranges[Int(step)])
        }
        let first = program.operands[arguments.range.lowerBound]
        // The steps between the range and this one are executed for each element.
        let cost = 1 + Int(step - operand) / 16
        locals.append(.null)
        defer { locals.removeLast() }
        switch macro {
        case .all: return .bool(try quantified(elements, first, cost, deciding: false))
        case .exists: return .bool(try quantified(elements, first, cost, deciding: true))
        case .existsOne: return .bool(try isExactlyOne(elements, first, cost))
        case .filter: return .list(try filtered(elements, first, cost))
        case .map:
            guard arguments.count == 2 else { return .list(try mapped(elements, first, cost)) }
            let kept = try filtered(elements, first, cost)
            return .list(try mapped(kept, program.operands[arguments.range.lowerBound + 1], cost))
        }
    }

    private mutating func quantified(
        _ elements: [Value], _ predicate: Int32, _ cost: Int, deciding: Bool
    ) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        let place = locals.count - 1
        for element in elements {
            try work.spend(cost)
            locals[place] = element
            do throws(EvaluationError) {
                if try truth(predicate) == deciding { return deciding }
            } catch {
                if error.kind == .limit { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return !deciding
    }

    private mutating func isExactlyOne(
        _ elements: [Value], _ predicate: Int32, _ cost: Int
    ) throws(EvaluationError) -> Bool {
        var count = 0
        let place = locals.count - 1
        for element in elements {
            try work.spend(cost)
            locals[place] = element
            if try truth(predicate) { count += 1 }
        }
        return count == 1
    }

    private mutating func filtered(
        _ elements: [Value], _ predicate: Int32, _ cost: Int
    ) throws(EvaluationError) -> [Value] {
        var kept: [Value] = []
        let place = locals.count - 1
        for element in elements {
            try work.spend(cost)
            locals[place] = element
            if try truth(predicate) { kept.append(element) }
        }
        return kept
    }

    private mutating func mapped(_ elements: [Value], _ transform: Int32, _ cost: Int) throws(EvaluationError)
        -> [Value]
    {
        var results: [Value] = []
        results.reserveCapacity(elements.count)
        let place = locals.count - 1
        for element in elements {
            try work.spend(cost)
            locals[place] = element
            results.append(try value(transform))
        }
        return results
    }
}
