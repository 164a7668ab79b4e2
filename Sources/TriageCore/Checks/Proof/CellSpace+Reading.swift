/// Reads expressions as formulas and operands; every variable and atom is made on the way.
extension CellSpace {
    /// A condition as a formula.
    mutating func formula(_ expression: Expression) -> Formula {
        if let formula = formulas[expression.identity] { return formula }
        let formula = truth(expression.checked.tree.root, of: expression)
        formulas[expression.identity] = formula
        return formula
    }

    /// The value of an expression; where a slot is null that it uses unguarded, it is null.
    mutating func operand(_ expression: Expression) -> Operand {
        if let operand = operands[expression.identity] { return operand }
        var operand = operand(expression.checked.tree.root, of: expression)
        if !expression.unguarded.isEmpty {
            let known = expression.unguarded.map { isKnown($0) }
            operand = .choice(.all(known), operand, .constant(.null))
        }
        operands[expression.identity] = operand
        return operand
    }

    /// That the value of an expression is unknown, or cannot be worked out.
    mutating func readBlank(_ expression: Expression) {
        let operand = operand(expression)
        let isNull = compare(.equal, operand, .constant(.null)) ?? .isFalse
        blanks[expression.identity] = .any([failing(operand), isNull])
    }

    /// That a slot is not null. A table always has its rows.
    mutating func isKnown(_ slot: Int) -> Formula {
        if isTable(slot) { return .isTrue }
        if let known = known[slot] { return known }
        let isKnown = compare(.notEqual, operand(ofSlot: slot), .constant(.null)) ?? .isTrue
        known[slot] = isKnown.shared
        return isKnown.shared
    }

    /// The value of a slot: a constant, a variable, or what it is computed from.
    mutating func operand(ofSlot slot: Int) -> Operand {
        if let value = constants[slot] { return .constant(value) }
        guard let definition = definitions[slot] else { return .variable(variable(ofSlot: slot)) }
        if let operand = computed[slot] { return operand }
        let operand = operand(definition)
        // One that reads others again and again would be as broad as all their ways multiplied.
        let (name, type) = (flow.scope.name(of: slot), flow.scope.type(of: slot))
        let value =
            operand.breadth > Self.mostWays ? .variable(term(name, type, of: definition)) : operand.shared
        computed[slot] = .recovering(value, with: .constant(.null))
        return .recovering(value, with: .constant(.null))
    }

    private mutating func truth(_ id: SyntaxTree.NodeID, of expression: Expression) -> Formula {
        let tree = expression.checked.tree
        switch tree[id].kind {
        case .literal(.bool(let bool)): return bool ? .isTrue : .isFalse
        case .unary(.not, let operand): return .not(truth(operand, of: expression))
        case .logical(let operation, let operands):
            let parts = operands.map { truth($0, of: expression) }
            return operation == .and ? .all(parts) : .any(parts)
        case .conditional(let condition, let first, let second):
            return .choice(
                truth(condition, of: expression), truth(first, of: expression),
                truth(second, of: expression))
        case .binary(let operation, let left, let right) where operation.isComparison:
            let (a, b) = (operand(left, of: expression), operand(right, of: expression))
            return compare(operation, a, b) ?? order(operation, (left, a), (right, b), of: expression)
                ?? .atom(atom(term(id, of: expression), .isTrue))
        default: return truth(of: operand(id, of: expression))
        }
    }

    /// How two operands are ordered, by which of them comes before the other: so that one term stands for every way of
    /// asking for it, and they are the same where neither does; nil if that is not what is asked, or if there may be no
    /// order between them.
    private mutating func order(
        _ operation: SyntaxTree.BinaryOperator, _ left: (id: SyntaxTree.NodeID, value: Operand),
        _ right: (id: SyntaxTree.NodeID, value: Operand), of expression: Expression
    ) -> Formula? {
        let checked = expression.checked
        func relation(_ first: SyntaxTree.NodeID, _ symbol: String, _ second: SyntaxTree.NodeID) -> Formula {
            let texts = [first, second].map { "(\(Printer.text($0, of: checked.tree)))" }
            let term = term(texts.joined(separator: " \(symbol) "), .bool, of: expression)
            return .atom(atom(term, .isTrue))
        }
        func isBefore(_ first: SyntaxTree.NodeID, _ second: SyntaxTree.NodeID) -> Formula {
            relation(first, "<", second)
        }
        guard
            [left.id, right.id].allSatisfy({ [.int, .date, .timestamp, .money].contains(checked.types[$0]) })
        else {
            switch operation {
            case .equal: return relation(left.id, "==", right.id)
            case .notEqual: return .not(relation(left.id, "==", right.id))
            default: return nil
            }
        }
        func isSame() -> Formula? {
            guard let a = compare(.notEqual, left.value, .constant(.null)),
                let b = compare(.notEqual, right.value, .constant(.null))
            else { return nil }
            let isNeither = Formula.all([
                .not(isBefore(left.id, right.id)), .not(isBefore(right.id, left.id)),
            ])
            return .choice(a, .choice(b, isNeither, .isFalse), .not(b))
        }
        return switch operation {
        case .less: isBefore(left.id, right.id)
        case .greater: isBefore(right.id, left.id)
        case .lessOrEqual: .not(isBefore(right.id, left.id))
        case .greaterOrEqual: .not(isBefore(left.id, right.id))
        case .equal: isSame()
        case .notEqual: isSame().map(Formula.not)
        default: nil
        }
    }

    private mutating func truth(of operand: Operand) -> Formula {
        switch operand {
        case .constant(.bool(let bool)): return bool ? .isTrue : .isFalse
        case .constant, .fails: return .fails
        case .variable(let variable): return .atom(atom(variable, .isTrue))
        case .formula(let formula): return formula
        case .choice(let condition, let first, let second):
            return .choice(condition, truth(of: first), truth(of: second))
        case .recovering(let first, let second):
            return .choice(failing(first), truth(of: second), truth(of: first))
        }
    }

    /// That working out an operand fails.
    func failing(_ operand: Operand) -> Formula {
        switch operand {
        case .constant: return .isFalse
        case .fails: return .isTrue
        case .variable(let variable):
            return isFailing(variable)
        case .formula(let formula): return .failing(formula)
        case .choice(let condition, let first, let second):
            return .any([.failing(condition), .choice(condition, failing(first), failing(second))])
        case .recovering(let first, let second): return .all([failing(first), failing(second)])
        }
    }

    private mutating func operand(_ id: SyntaxTree.NodeID, of expression: Expression) -> Operand {
        let checked = expression.checked
        switch checked.meanings[id] {
        case .constant(let value): return .constant(value)
        case .slot(let slot) where !tables.contains(slot): return operand(ofSlot: slot)
        default: break
        }
        switch checked.tree[id].kind {
        case .literal(let literal): return .constant(literal.value)
        case .unary(.negate, let operand):
            if case .constant(let value) = self.operand(operand, of: expression),
                let negated = try? Arithmetic.negated(value)
            {
                return .constant(negated)
            }
        case .conditional(let condition, let first, let second):
            return .choice(
                truth(condition, of: expression), operand(first, of: expression),
                operand(second, of: expression))
        case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor):
            // It fails where the divisor is zero, and nowhere else.
            let zero = Operand.constant(checked.types[divisor] == .uint ? .uint(0) : .int(0))
            guard checked.types[divisor] != .double,
                let isZero = compare(.equal, operand(divisor, of: expression), zero)
            else { break }
            return .choice(isZero, .fails, .variable(term(id, of: expression)))
        case .list(let elements):
            var values: [Value] = []
            for element in elements {
                guard case .constant(let value) = operand(element, of: expression) else { break }
                values.append(value)
            }
            if values.count == elements.count { return .constant(.list(values)) }
        case .unary(.not, _), .logical, .binary(.equal, _, _), .binary(.notEqual, _, _), .binary(.less, _, _),
            .binary(.lessOrEqual, _, _), .binary(.greater, _, _), .binary(.greaterOrEqual, _, _),
            .binary(.in, _, _):
            return .formula(truth(id, of: expression))
        default: break
        }
        if let constant = constant(id, of: expression) { return constant }
        return .variable(term(id, of: expression))
    }

    /// The value of a part of an expression that reads nothing; nil if it reads something.
    private func constant(_ id: SyntaxTree.NodeID, of expression: Expression) -> Operand? {
        guard !expression.readsAnything(id, besides: []) else { return nil }
        return fixedValue(of: id, in: expression).map(Operand.constant) ?? .fails
    }

    /// How two operands compare; nil if that is no question about single variables.
    private mutating func compare(
        _ operation: SyntaxTree.BinaryOperator, _ left: Operand, _ right: Operand
    ) -> Formula? {
        switch (left, right) {
        case (.choice(let condition, let first, let second), _):
            guard let a = compare(operation, first, right), let b = compare(operation, second, right) else {
                return nil
            }
            return .choice(condition, a, b)
        case (.recovering(let first, let second), _):
            guard let a = compare(operation, first, right), let b = compare(operation, second, right) else {
                return nil
            }
            return .choice(failing(first), b, a)
        case (_, .choice(let condition, let first, let second)):
            guard let a = compare(operation, left, first), let b = compare(operation, left, second) else {
                return nil
            }
            return .choice(condition, a, b)
        case (_, .recovering(let first, let second)):
            guard let a = compare(operation, left, first), let b = compare(operation, left, second) else {
                return nil
            }
            return .choice(failing(first), b, a)
        case (.fails, _), (_, .fails): return .fails
        case (.constant(let a), .constant(let b)): return .constant(operation.verdict(a, b))
        case (.formula(let formula), .constant(let value)):
            return .choice(
                formula, .constant(operation.verdict(.bool(true), value)),
                .constant(operation.verdict(.bool(false), value)))
        case (.constant(let value), .formula(let formula)):
            return .choice(
                formula, .constant(operation.verdict(value, .bool(true))),
                .constant(operation.verdict(value, .bool(false))))
        case (.variable(let variable), .constant(let value)):
            return compare(variable, operation, Constant(value), isFlipped: false)
        case (.constant(let value), .variable(let variable)):
            return compare(variable, operation, Constant(value), isFlipped: true)
        case (.variable, .variable), (.formula, .variable), (.variable, .formula), (.formula, .formula):
            return nil
        }
    }

    private mutating func compare(
        _ variable: Int, _ operation: SyntaxTree.BinaryOperator, _ constant: Constant, isFlipped: Bool
    ) -> Formula? {
        let type = variables[variable].type
        if type == .double, constant.value != .null,
            variables[variable].mayBeNoNumber || constant.value.isNoNumber
        {
            return nil
        }
        switch (operation, constant.value) {
        // Whether a list holds a text is a term; whether it is null or empty is not.
        case (.in, _) where isFlipped: return nil
        case (.in, .list(let values)): for value in values { note(Constant(value), of: variable) }
        case (.in, _): return nil
        case (.equal, .null), (.notEqual, .null), (.equal, .bool), (.notEqual, .bool): break
        case (.equal, .list([])), (.notEqual, .list([])): break
        case (.equal, .list), (.notEqual, .list): return nil
        case (.equal, _), (.notEqual, _): note(constant, of: variable)
        default:
            guard type.isOrderedByCells else { return nil }
            note(constant, of: variable)
        }
        return .atom(atom(variable, .compares(operation, to: constant, isFlipped: isFlipped)))
    }
}
