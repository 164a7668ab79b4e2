/// Whether a term can fail, as its operators and functions say.
extension Expression {
    /// Whether it can fail although none of the slots that it reads is null.
    ///
    /// Numbers beyond 10^12 are judged only where the flow allows them.
    func canFail(in space: CellSpace) -> Bool {
        canFail(checked.tree.root, in: space) || work(on: checked.tree.root, in: space) > Double(Work.limit)
    }

    /// Whether it divides by anything but a number that is written out and not zero.
    var divides: Bool {
        checked.tree.nodes.contains { node in
            switch node.kind {
            case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor):
                if case .literal(let literal) = checked.tree[divisor].kind {
                    [.int(0), .uint(0)].contains(literal.value)
                } else {
                    true
                }
            default: false
            }
        }
    }

    /// Whether a part of it reads a fact or a variable of a macro.
    ///
    /// - Parameter constants: slots whose values never change.
    func readsAnything(_ id: SyntaxTree.NodeID, besides constants: Set<Int>) -> Bool {
        switch checked.meanings[id] {
        case .slot(let slot): !constants.contains(slot)
        case .local, .member, .memberPrefix: true
        case .plain, .constant, .function, .completed, .failure:
            checked.tree[id].kind.operands.contains { readsAnything($0, besides: constants) }
        }
    }

    /// Whether it compares values or looks one up, which null does not keep from being worked out.
    var takesNull: Bool {
        let tree = checked.tree
        switch tree[tree.root].kind {
        case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right),
            .binary(.in, let left, let right):
            return [left, right].allSatisfy { operand in
                switch checked.meanings[operand] {
                case .slot, .constant: true
                case .plain, .local, .member, .memberPrefix, .function, .completed, .failure: false
                }
            }
        default: return false
        }
    }

    /// Whether it is null only where a slot is: an operation, or a function of a slot such as its label.
    var passesNull: Bool {
        let root = checked.tree.root
        if case .plain = checked.meanings[root] {
            switch checked.tree[root].kind {
            case .unary, .binary: return true
            default: return false
            }
        }
        guard let operand = checked.tree[root].kind.operands.first, case .slot = checked.meanings[operand]
        else {
            return false
        }
        return switch checked.meanings[root] {
        case .function(let function), .completed(let function, _): function.passesNull
        case .plain, .slot, .constant, .local, .member, .memberPrefix, .failure: false
        }
    }

    /// The slots without which it fails, unless it happens not to come to them: those that it uses without a test.
    func needed(in scope: Scope) -> [Int] {
        let tested = Expression.compile(source, in: scope, nulls: .propagates, isChecking: false)
        return tested.expression?.unguarded ?? reads
    }

    /// Whether it fails wherever a slot is null that it reads: it leaves nothing unevaluated.
    var isStrict: Bool {
        checked.tree.nodes.allSatisfy { node in
            switch node.kind {
            case .logical, .conditional, .comprehension, .has, .list, .map, .binary(.equal, _, _),
                .binary(.notEqual, _, _), .binary(.in, _, _):
                false
            case .literal, .name, .select, .index, .call, .memberCall, .unary, .binary: true
            }
        }
    }

    private func canFail(_ id: SyntaxTree.NodeID, in space: CellSpace) -> Bool {
        // What is written before the dot of a slot means nothing by itself.
        if case .slot = checked.meanings[id] { return false }
        if !readsAnything(id, besides: space.constantSlots) { return space.fails(id, of: self) }
        return fails(id, in: space) || checked.tree[id].kind.operands.contains { canFail($0, in: space) }
    }

    /// Whether a part of it can fail although nothing that it is made of does.
    private func fails(_ id: SyntaxTree.NodeID, in space: CellSpace) -> Bool {
        let tree = checked.tree
        // A division by zero is told apart before it is a term.
        if id == tree.root, case .binary(.divide, _, _) = tree[id].kind { return false }
        if id == tree.root, case .binary(.remainder, _, _) = tree[id].kind { return false }
        return switch tree[id].kind {
        case .literal, .name, .has, .unary(.not, _), .logical, .conditional, .list, .comprehension: false
        // Two of its keys may be the same, and not everything is one.
        case .map(let entries):
            entries.contains { entry in
                let isKey = [.string, .int, .bool, .uint].contains(checked.types[entry.key])
                return readsAnything(entry.key, besides: []) && (entries.count > 1 || !isKey)
            }
        case .select(let operand, _):
            switch (checked.meanings[id], checked.types[operand]) {
            case (.plain, .map), (.failure, _): true
            default: checked.types[id] == .dyn
            }
        case .index: true
        case .binary(let operation, let left, let right):
            fails(operation, left, right, in: space) || isTooLarge(id, in: space)
        case .unary(.negate, _): isTooLarge(id, in: space)
        case .call, .memberCall:
            switch checked.meanings[id] {
            case .function(let function), .completed(let function, _):
                function.canFail(at: id, in: self, space)
            case .constant: false
            case .plain, .slot, .local, .member, .memberPrefix, .failure: true
            }
        }
    }

    private func fails(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        in space: CellSpace
    ) -> Bool {
        switch operation {
        case .divide, .remainder:
            switch checked.meanings[right] {
            case .constant(.int(let divisor)): divisor == 0 || divisor == -1
            case .constant(.uint(let divisor)): divisor == 0
            default: checked.types[left] != .double
            }
        case .multiply, .add, .subtract, .less, .lessOrEqual, .greater, .greaterOrEqual:
            checked.types[left] == .dyn || checked.types[right] == .dyn
                || leadsFar(from: left, by: right, in: space) || leadsFar(from: right, by: left, in: space)
        case .equal, .notEqual, .in: false
        }
    }

    /// Whether one operand is a time and the other one a span that leads, or may lead, out of the years that a judged
    /// time is from the ends of the calendar.
    private func leadsFar(from time: SyntaxTree.NodeID, by span: SyntaxTree.NodeID, in space: CellSpace)
        -> Bool
    {
        guard checked.types[time] == .timestamp, checked.types[span] == .duration else { return false }
        guard !readsAnything(span, besides: space.constantSlots),
            case .duration(let span)? = space.fixedValue(of: span, in: self)
        else { return true }
        return abs(Double(span.nanoseconds)) > 100 * 366 * 86_400 * 1e9
    }
}

extension Function {
    /// Whether a call of it can fail although no argument is null.
    fileprivate func canFail(at id: SyntaxTree.NodeID, in expression: Expression, _ space: CellSpace) -> Bool
    {
        let checked = expression.checked
        let operands = checked.tree[id].kind.operands
        /// Whether the last operand, a count of days or months, leads from a judged date to none.
        func leads(beyond most: Double) -> Bool {
            guard let count = operands.last else { return true }
            return expression.readsAnything(count, besides: space.constantSlots)
                || expression.largest(of: count, in: space) > most
        }
        return switch self {
        case .size, .contains, .endsWith, .startsWith, .join, .lowerAscii, .upperAscii, .trim, .reverse,
            .quote, .string, .bytes, .type, .dyn, .days, .startOfMonth, .monthDay, .weekday, .min, .max,
            .sort,
            .distinct, .first, .last, .label, .text, .isOpen, .openTime:
            false
        case .sum: expression.isTooLarge(id, in: space)
        case .double: operands.contains { checked.types[$0] == .string }
        case .int: operands.contains { checked.types[$0] == .string || checked.types[$0] == .double }
        case .matches, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getFullYear, .getHours,
            .getMilliseconds, .getMinutes, .getMonth, .getSeconds:
            // A pattern or a zone that is a literal was checked with the expression.
            operands.dropFirst().contains { id in
                if case .constant = checked.meanings[id] { false } else { true }
            }
        case .addDays: leads(beyond: 100_000)
        case .addMonths: leads(beyond: 3_000)
        case .addOpenDays: space.flow.hours?.isEverOpen != true || leads(beyond: 10_000)
        // Without a place to begin at, or a most.
        case .indexOf, .lastIndexOf, .split: operands.count != 2
        case .replace: operands.count != 3
        case .charAt, .substring, .format, .uint, .bool, .duration, .timestamp, .date, .roundTo: true
        }
    }
}
