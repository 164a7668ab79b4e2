/// Runs a program once.
///
/// Errors are part of the language's semantics: `&&`, `||`, `all` and `exists` continue past an error and
/// drop it if another operand decides.
///
/// **Source**: CEL language definition, "Logical Operators" and "Macros".
struct Machine {
    /// The program to run.
    let program: Program
    /// The value of each slot.
    let values: [Value]
    /// The variables of the macros that are running, innermost last.
    var locals: [Value] = []
    /// The remaining work allowance.
    var work = Work()

    /// Takes a program and the values of its slots.
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

    /// The value of a step.
    mutating func value(_ step: Int32) throws(EvaluationError) -> Value {
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
        case .member(let operand, let position): return try member(operand, position, step)
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
    mutating func truth(_ step: Int32) throws(EvaluationError) -> Bool {
        switch program.instructions[Int(step)] {
        case .and(let operands): return try logical(operands, deciding: false)
        case .or(let operands): return try logical(operands, deciding: true)
        case .not(let operand): return try !truth(operand)
        case .slotIsText(let slot, let constant):
            guard case .string(let text) = try bound(slot),
                case .string(let literal) = program.constants[Int(constant)]
            else { return false }
            // The literal is ASCII, so a canonical equivalent of the same length is identical.
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
}
