/// Runs a program once.
///
/// Errors are values of the language: `&&`, `||`, `all` and `exists` go on past one and drop it where
/// another operand decides. Source: CEL language definition, "Logical Operators" and "Macros".
struct Machine {
    private let program: Program
    private let values: [Value]
    private var locals: [Value] = []
    private var work = Work()

    init(_ program: Program, _ values: [Value]) {
        self.program = program
        self.values = values
    }

    /// The value of the whole program.
    mutating func run() throws(EvaluationError) -> Value {
        try value(Int32(program.instructions.count - 1))
    }

    private func bound(_ slot: Int32) throws(EvaluationError) -> Value {
        guard Int(slot) < values.count else {
            throw EvaluationError(.unknownName, "there is no value for slot \(slot)")
        }
        return values[Int(slot)]
    }

    private mutating func value(_ step: Int32) throws(EvaluationError) -> Value {
        switch program.instructions[Int(step)] {
        case .constant(let index): return program.constants[Int(index)]
        case .slot(let slot): return try bound(slot)
        case .local(let index): return locals[Int(index)]
        case .failure(let index): throw program.failures[Int(index)]
        case .conditional(let condition, let first, let second):
            return try value(try truth(condition) ? first : second)
        case .negate(let operand): return try negated(operand, step)
        case .binary(let operation, let left, let right): return try binary(operation, left, right, step)
        case .list(let operands): return try list(operands)
        case .map(let operands): return try map(operands, step)
        case .index(let operand, let position): return try element(operand, position, step)
        case .select(let operand, let field): return try select(operand, field, step)
        case .unary(let function, let operand): return try unary(function, operand, step)
        case .call(let function, let operands): return try call(function, operands, step)
        case .getter(let function, let operand, let zone): return try getter(function, operand, zone, step)
        case .comprehension(let macro, let operand, let arguments):
            return try comprehension(macro, operand, arguments, step)
        case .not, .and, .or, .slotIsText, .slotIsBool, .isNull, .isNotNull, .has, .matches:
            return .bool(try truth(step))
        }
    }

    /// The value of a step that must be true or false.
    private mutating func truth(_ step: Int32) throws(EvaluationError) -> Bool {
        switch program.instructions[Int(step)] {
        case .and(let operands): return try logical(operands, deciding: false)
        case .or(let operands): return try logical(operands, deciding: true)
        case .not(let operand): return try !truth(operand)
        case .slotIsText(let slot, let constant):
            guard case .string(let text) = try bound(slot),
                case .string(let literal) = program.constants[Int(constant)]
            else { return false }
            // The literal is ASCII: of its canonical equivalents only itself is as long.
            return text == literal && text.utf8.count == literal.utf8.count
        case .slotIsBool(let slot, let expected):
            guard case .bool(let bool) = try bound(slot) else { return false }
            return bool == expected
        case .slot(let slot):
            if case .bool(let bool) = try bound(slot) { return bool }
        case .isNull(let operand): return try value(operand).isNull
        case .isNotNull(let operand): return try !value(operand).isNull
        case .has(let operand, let field): return try has(operand, field, step)
        case .matches(let operand, let pattern): return try matches(operand, pattern, step)
        default:
            if case .bool(let bool) = try value(step) { return bool }
        }
        throw EvaluationError(.noSuchOverload, "true or false is needed", range: program.ranges[Int(step)])
    }

    private mutating func logical(
        _ operands: Program.Operands, deciding: Bool
    ) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for index in operands.range {
            do throws(EvaluationError) {
                if try truth(program.operands[index]) == deciding { return deciding }
            } catch {
                if error.kind == .limit { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return !deciding
    }

    private mutating func negated(_ operand: Int32, _ step: Int32) throws(EvaluationError) -> Value {
        let value = try value(operand)
        do throws(EvaluationError) {
            return try Arithmetic.negated(value)
        } catch {
            throw error.at(program.ranges[Int(step)])
        }
    }

    private mutating func binary(
        _ operation: SyntaxTree.BinaryOperator, _ left: Int32, _ right: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let a = try value(left)
        let b = try value(right)
        do throws(EvaluationError) {
            return try operation.apply(a, b, &work)
        } catch {
            throw error.at(program.ranges[Int(step)])
        }
    }

    private mutating func list(_ operands: Program.Operands) throws(EvaluationError) -> Value {
        try work.spend(Int(operands.count))
        var elements: [Value] = []
        elements.reserveCapacity(Int(operands.count))
        for index in operands.range { elements.append(try value(program.operands[index])) }
        return .list(elements)
    }

    private mutating func map(_ operands: Program.Operands, _ step: Int32) throws(EvaluationError) -> Value {
        try work.spend(Int(operands.count))
        var map = ValueMap()
        for index in stride(from: operands.range.lowerBound, to: operands.range.upperBound, by: 2) {
            let key = try value(program.operands[index])
            let value = try value(program.operands[index + 1])
            guard !map.insert(value, under: key) else { continue }
            let error: EvaluationError =
                ValueMap.isKey(key)
                ? EvaluationError(.duplicateKey, "the key stands twice in this map")
                : EvaluationError(.unsupportedKeyType, "\(key.type.words) cannot be a key")
            throw error.at(program.ranges[Int(program.operands[index])])
        }
        return .map(map)
    }

    private mutating func element(
        _ operand: Int32, _ position: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let container = try value(operand)
        let key = try value(position)
        switch container {
        case .list(let elements):
            guard let index = Self.position(key) else {
                throw EvaluationError(
                    .invalidArgument, "the place in a list must be a whole number",
                    range: program.ranges[Int(step)])
            }
            guard elements.indices.contains(index) else {
                throw EvaluationError(
                    .indexOutOfRange, "there is no element \(index) in a list of \(elements.count)",
                    range: program.ranges[Int(step)])
            }
            return elements[index]
        case .map(let map):
            if let value = map[key] { return value }
            throw EvaluationError(.noSuchKey, "the map has no such key", range: program.ranges[Int(step)])
        default: throw EvaluationError.noSuchOverload("[]", container, key).at(program.ranges[Int(step)])
        }
    }

    /// The place in a list that a number names; numbers of any type do.
    private static func position(_ value: Value) -> Int? {
        switch value {
        case .int(let int): Int(exactly: int)
        case .uint(let uint): Int(exactly: uint) ?? .max
        case .double(let double): Int(exactly: double)
        default: nil
        }
    }

    private mutating func select(
        _ operand: Int32, _ field: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let target = try value(operand)
        guard case .string(let name) = program.constants[Int(field)] else { return .null }
        switch target {
        case .map(let map):
            if let value = map[name] { return value }
            throw EvaluationError(
                .noSuchKey, "the map has no key '\(name)'", range: program.ranges[Int(step)])
        case .date(let date):
            if let part = DateField(rawValue: name) { return .int(date.value(of: part)) }
        default: break
        }
        throw EvaluationError(
            .noSuchOverload, "\(target.type.words) has no '\(name)'", range: program.ranges[Int(step)])
    }

    private mutating func has(_ operand: Int32, _ field: Int32, _ step: Int32) throws(EvaluationError) -> Bool
    {
        let target = try value(operand)
        guard case .map(let map) = target else {
            throw EvaluationError.noSuchOverload("has", target).at(program.ranges[Int(step)])
        }
        return map[program.constants[Int(field)]] != nil
    }

    private mutating func unary(
        _ function: Function, _ operand: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let argument = try value(operand)
        do throws(EvaluationError) {
            return try function.apply(argument, &work)
        } catch {
            throw error.at(program.ranges[Int(step)])
        }
    }

    private mutating func call(
        _ function: Function, _ operands: Program.Operands, _ step: Int32
    ) throws(EvaluationError) -> Value {
        var arguments: [Value] = []
        arguments.reserveCapacity(Int(operands.count))
        for index in operands.range { arguments.append(try value(program.operands[index])) }
        do throws(EvaluationError) {
            return try function.apply(arguments, &work)
        } catch {
            throw error.at(program.ranges[Int(step)])
        }
    }

    private mutating func matches(
        _ operand: Int32, _ pattern: Int32, _ step: Int32
    ) throws(EvaluationError) -> Bool {
        let target = try value(operand)
        guard case .string(let text) = target else {
            throw EvaluationError.noSuchOverload("matches", target).at(program.ranges[Int(step)])
        }
        let pattern = program.patterns[Int(pattern)]
        try work.spend(pattern.work(for: text))
        return pattern.matches(text)
    }

    private mutating func getter(
        _ function: Function, _ operand: Int32, _ zone: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let target = try value(operand)
        guard case .timestamp(let timestamp) = target else {
            throw EvaluationError.noSuchOverload(function.rawValue, target, .string(""))
                .at(program.ranges[Int(step)])
        }
        return .int(function.part(of: timestamp, in: program.zones[Int(zone)]))
    }

    private mutating func comprehension(
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
        // The steps between the range and this one are those done for each element.
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

extension CalendarDate {
    /// One part of the date.
    func value(of field: DateField) -> Int64 {
        switch field {
        case .year: Int64(year)
        case .month: Int64(month)
        case .day: Int64(day)
        }
    }
}
