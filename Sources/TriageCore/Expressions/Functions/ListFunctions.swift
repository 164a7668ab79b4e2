/// The functions over the members of a list.
///
/// Null means "not known": `sum`, `min`, `max` and `sort` pass over it.
///
/// **Source**: Kubernetes' CEL list library and cel-go's `lists` extension.
enum ListFunctions {
    /// The result of a function of one list; nil for a function that is none of these.
    static func apply(
        _ function: Function, _ list: [Value], _ work: inout Work
    ) throws(EvaluationError) -> Value? {
        switch function {
        case .first: return list.first ?? .null
        case .last: return list.last ?? .null
        case .min: return try extreme(of: list, .before, &work)
        case .max: return try extreme(of: list, .after, &work)
        case .sort: return .list(try sorted(list.filter { !$0.isNull }, &work))
        case .distinct: return .list(try distinct(list, &work))
        default: return nil
        }
    }

    /// The sum of a list's members. **Shape**: zero, which says of which type, if there are none.
    static func sum(_ list: [Value], zero: Value, _ work: inout Work) throws(EvaluationError) -> Value {
        try work.spend(list.count)
        var sum: Value?
        for value in list where !value.isNull {
            switch value {
            case .int, .uint, .double, .money, .duration: break
            default: throw .noSuchOverload("sum", value)
            }
            sum =
                try sum.map { (sum) throws(EvaluationError) in try Arithmetic.sum(sum, value, &work) }
                ?? value
        }
        return sum ?? zero
    }

    /// The position of a value, -1 if it is not in the list.
    static func position(
        of value: Value, in list: [Value], isLast: Bool, _ work: inout Work
    ) throws(EvaluationError) -> Value {
        try work.spend(list.count)
        for index in isLast ? Array(list.indices.reversed()) : Array(list.indices)
        where try list[index].equals(value, &work) { return .int(Int64(index)) }
        return .int(-1)
    }

    private static func extreme(
        of list: [Value], _ order: Value.Order, _ work: inout Work
    ) throws(EvaluationError) -> Value {
        try work.spend(list.count)
        var best: Value?
        for value in list where !value.isNull {
            // A value that cannot be ordered is refused even if it is alone.
            let isBetter = try value.compared(with: best ?? value) == order
            if best == nil || isBetter { best = value }
        }
        return best ?? .null
    }

    /// A merge sort, which keeps the order of what is equal.
    private static func sorted(_ list: [Value], _ work: inout Work) throws(EvaluationError) -> [Value] {
        try work.spend(list.count)
        guard list.count > 1 else {
            if let only = list.first { _ = try only.compared(with: only) }
            return list
        }
        let middle = list.count / 2
        let (left, right) = (
            try sorted(Array(list[..<middle]), &work), try sorted(Array(list[middle...]), &work)
        )
        var merged: [Value] = []
        merged.reserveCapacity(list.count)
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            if try right[second].compared(with: left[first]) == .before {
                merged.append(right[second])
                second += 1
            } else {
                merged.append(left[first])
                first += 1
            }
        }
        return merged + left[first...] + right[second...]
    }

    private static func distinct(_ list: [Value], _ work: inout Work) throws(EvaluationError) -> [Value] {
        var kept: [Value] = []
        for value in list {
            try work.spend(1 + kept.count)
            var isKept = false
            for other in kept where try other.equals(value, &work) {
                isKept = true
                break
            }
            if !isKept { kept.append(value) }
        }
        return kept
    }
}

extension Money {
    /// The nearest multiple of a step, half away from zero; nil for a step that is not above zero, for
    /// currencies that differ and on overflow.
    func rounded(to step: Money) -> Money? {
        guard step.minorUnits > 0, let count = divided(by: step.minorUnits)?.minorUnits,
            currency == step.currency
        else { return nil }
        return step.multiplied(by: count)
    }
}
