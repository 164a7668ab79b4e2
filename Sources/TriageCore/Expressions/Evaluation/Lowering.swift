/// Turns a checked tree into a program.
struct Lowering {
    private let checked: CheckedTree
    /// How values are put into words.
    let texts: ValueText
    /// When the desk is open; nil if that is not said.
    let hours: OpeningHours?
    /// The instructions so far.
    private(set) var instructions: [Program.Instruction] = []
    /// The part of the source that each step comes from.
    private(set) var ranges: [Range<Int>] = []
    /// The operands of steps that take any number of them.
    private(set) var operands: [Int32] = []
    /// The literals, and constants computed from them.
    private(set) var constants: [Value] = []
    /// The errors that steps throw.
    private(set) var failures: [EvaluationError] = []
    /// The regular expressions written as literals.
    private(set) var patterns: [RegularExpression] = []
    /// The time zones written as literals.
    private(set) var zones: [Zone] = []

    /// The errors of calls and operators on literals that always fail.
    private(set) var certainFailures: [EvaluationError] = []

    /// The program for a whole tree, whose last step gives the value, and the errors of the parts that always
    /// fail.
    static func program(
        of checked: CheckedTree, in scope: Scope
    ) -> (program: Program, certainFailures: [EvaluationError]) {
        var lowering = Lowering(checked: checked, scope)
        _ = lowering.lower(checked.tree.root)
        return (Program(lowering), lowering.certainFailures)
    }

    private init(checked: CheckedTree, _ scope: Scope) {
        self.checked = checked
        texts = scope.texts
        hours = scope.hours
        instructions.reserveCapacity(checked.tree.nodes.count)
        ranges.reserveCapacity(checked.tree.nodes.count)
    }

    private mutating func add(_ instruction: Program.Instruction, _ id: SyntaxTree.NodeID) -> Int32 {
        instructions.append(instruction)
        ranges.append(checked.tree[id].range)
        return Int32(instructions.count - 1)
    }

    private mutating func table(_ ids: [SyntaxTree.NodeID]) -> Program.Operands {
        table(ids.map { lower($0) })
    }

    private mutating func table(_ steps: [Int32]) -> Program.Operands {
        operands += steps
        return Program.Operands(start: Int32(operands.count - steps.count), count: Int32(steps.count))
    }

    private mutating func constant(_ value: Value) -> Int32 {
        constants.append(value)
        return Int32(constants.count - 1)
    }

    private mutating func lower(_ id: SyntaxTree.NodeID) -> Int32 {
        switch checked.meanings[id] {
        case .constant(let value): return add(.constant(constant(value)), id)
        case .slot(let slot): return add(.slot(Int32(slot)), id)
        case .local(let index): return add(.local(Int32(index)), id)
        case .failure(let error):
            failures.append(error.at(checked.tree[id].range))
            return add(.failure(Int32(failures.count - 1)), id)
        case .function(let function): return lowerCall(function, id)
        case .completed(let function, let value): return lowerCall(function, id, completedBy: value)
        case .member(let position): return lowerMember(position, id)
        case .memberPrefix: return lower(base(of: id))
        case .plain: return lowerPlain(id)
        }
    }

    private mutating func lowerPlain(_ id: SyntaxTree.NodeID) -> Int32 {
        switch checked.tree[id].kind {
        case .literal(let literal): return add(.constant(constant(literal.value)), id)
        case .name, .call, .memberCall:
            // The checker gives each of these a meaning; otherwise the tree is not evaluated.
            failures.append(EvaluationError(.unknownFunction, "cannot be evaluated"))
            return add(.failure(Int32(failures.count - 1)), id)
        case .select(let operand, let field):
            let target = lower(operand)
            return add(.select(target, field: constant(.string(field))), id)
        case .has(let operand, let field):
            let target = lower(operand)
            return add(.has(target, field: constant(.string(field))), id)
        case .index(let operand, let position):
            let target = lower(operand)
            return add(.index(target, lower(position)), id)
        case .unary(.not, let operand): return add(.not(lower(operand)), id)
        case .unary(.negate, let operand):
            let step = lower(operand)
            if let value = value(of: step) {
                let constant = precomputed(id) { (_) throws(EvaluationError) in try Arithmetic.negated(value)
                }
                if let constant { return constant }
            }
            return add(.negate(step), id)
        case .binary(let operation, let left, let right): return lowerBinary(operation, left, right, id)
        case .logical(.and, let parts): return add(.and(table(parts)), id)
        case .logical(.or, let parts): return add(.or(table(parts)), id)
        case .conditional(let condition, let first, let second):
            let test = lower(condition)
            let one = lower(first)
            return add(.conditional(test, one, lower(second)), id)
        case .list(let elements):
            let values = elements.compactMap { literalValue($0) }
            if values.count == elements.count { return add(.constant(constant(.list(values))), id) }
            return add(.list(table(elements)), id)
        case .map(let entries): return add(.map(table(entries.flatMap { [$0.key, $0.value] })), id)
        case .comprehension(let macro, let operand, _, let arguments):
            let range = lower(operand)
            return add(.comprehension(macro, range, table(arguments)), id)
        }
    }

    private mutating func lowerMember(_ position: Int, _ id: SyntaxTree.NodeID) -> Int32 {
        let record = lower(base(of: id))
        let member = add(.member(record, position: Int32(position)), id)
        if case .has = checked.tree[id].kind { return add(.isNotNull(member), id) }
        return member
    }

    /// The record that a member is read from, before the first parts of the member's name.
    private func base(of id: SyntaxTree.NodeID) -> SyntaxTree.NodeID {
        switch checked.tree[id].kind {
        case .select(let operand, _), .has(let operand, _):
            checked.meanings[operand] == .memberPrefix ? base(of: operand) : operand
        default: id
        }
    }

    private func literalValue(_ id: SyntaxTree.NodeID) -> Value? {
        if case .constant(let value) = checked.meanings[id] { value } else { nil }
    }

    private mutating func lowerBinary(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID
    ) -> Int32 {
        if operation == .equal || operation == .notEqual {
            for (one, other) in [(left, right), (right, left)] {
                guard let value = literalValue(other) else { continue }
                if case .null = value {
                    let step = lower(one)
                    return add(operation == .equal ? .isNull(step) : .isNotNull(step), id)
                }
                guard operation == .equal, case .slot(let slot) = checked.meanings[one] else { continue }
                switch value {
                case .string(let text) where text.utf8.allSatisfy({ $0 < 0x80 }):
                    return add(.slotIsText(slot: Int32(slot), constant: constant(value)), id)
                case .bool(let bool): return add(.slotIsBool(slot: Int32(slot), bool), id)
                default: continue
                }
            }
        }
        let first = lower(left)
        let second = lower(right)
        if let a = value(of: first), let b = value(of: second), operation.strength > 0 {
            let constant = precomputed(id) { (work) throws(EvaluationError) in
                try operation.apply(a, b, &work)
            }
            if let constant { return constant }
        }
        return add(.binary(operation, first, second), id)
    }

    /// The value of a step if it is a constant.
    private func value(of step: Int32) -> Value? {
        if case .constant(let index) = instructions[Int(step)] { constants[Int(index)] } else { nil }
    }

    /// Adds the constant that a computation on literals results in; nil when it fails.
    private mutating func precomputed(
        _ id: SyntaxTree.NodeID, _ compute: (inout Work) throws(EvaluationError) -> Value
    ) -> Int32? {
        var work = Work()
        do throws(EvaluationError) {
            return add(.constant(constant(try compute(&work))), id)
        } catch {
            certainFailures.append(error.at(checked.tree[id].range))
            return nil
        }
    }

    private mutating func lowerCall(
        _ function: Function, _ id: SyntaxTree.NodeID, completedBy added: Value? = nil
    ) -> Int32 {
        let arguments: [SyntaxTree.NodeID]
        switch checked.tree[id].kind {
        case .call(_, _, let all): arguments = all
        // The first part of the name is not a receiver: `strings.quote(x)`.
        case .memberCall(_, let name, let all) where function.rawValue != name: arguments = all
        case .memberCall(let operand, _, let rest): arguments = [operand] + rest
        default: arguments = []
        }
        if arguments.count == 2, case .string(let text) = literalValue(arguments[1]) {
            if function == .matches, let pattern = try? RegularExpression(text) {
                patterns.append(pattern)
                return add(.matches(lower(arguments[0]), pattern: Int32(patterns.count - 1)), id)
            }
            if function.isInZone, let zone = Zone(text) {
                zones.append(zone)
                return add(.getter(function, lower(arguments[0]), zone: Int32(zones.count - 1)), id)
            }
        }
        if function == .text || function == .label {
            let value = lower(arguments[0])
            guard arguments.count == 1 else {
                return add(.dateText(value, pattern: lower(arguments[1])), id)
            }
            return add(.text(value, labels: constant(added ?? .map(ValueMap()))), id)
        }
        if function.needsHours { return add(.hours(function, table(arguments)), id) }
        var steps = arguments.map { lower($0) }
        if let added { steps.append(add(.constant(constant(added)), id)) }
        let values = steps.compactMap { value(of: $0) }
        if values.count == steps.count {
            let constant = precomputed(id) { (work) throws(EvaluationError) in
                try function.apply(values, &work)
            }
            if let constant { return constant }
        }
        if steps.count == 1 { return add(.unary(function, steps[0]), id) }
        return add(.call(function, table(steps)), id)
    }
}
