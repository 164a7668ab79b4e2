extension Value {
    /// Whether two values are equal as the language sees it: numbers by value, texts by Unicode scalars,
    /// other values of different types never. Source: CEL language definition, "Equality".
    package func equals(_ other: Value) -> Bool {
        var work = Work()
        do throws(EvaluationError) {
            return try equals(other, &work)
        } catch {
            return false
        }
    }

    /// Whether two values are equal, counting the elements that were compared.
    func equals(_ other: Value, _ work: inout Work) throws(EvaluationError) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.int(let a), .uint(let b)): return a >= 0 && UInt64(a) == b
        case (.uint(let a), .int(let b)): return b >= 0 && UInt64(b) == a
        // Double first: the language counts an integer as equal to the double nearest to it.
        case (.int(let a), .double(let b)): return Double(a) == b
        case (.double(let a), .int(let b)): return a == Double(b)
        case (.uint(let a), .double(let b)): return Double(a) == b
        case (.double(let a), .uint(let b)): return a == Double(b)
        case (.string(let a), .string(let b)): return a.hasSameScalars(as: b)
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.type(let a), .type(let b)): return a.name == b.name
        case (.money(let a), .money(let b)): return a == b
        case (.date(let a), .date(let b)): return a == b
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            try work.spend(a.count)
            for (x, y) in zip(a, b) where try !x.equals(y, &work) { return false }
            return true
        case (.map(let a), .map(let b)):
            guard a.count == b.count else { return false }
            try work.spend(a.count)
            for entry in a.entries {
                guard let value = b[entry.key], try entry.value.equals(value, &work) else { return false }
            }
            return true
        default: return false
        }
    }

    /// How two values stand to each other; nil where one is not a number.
    ///
    /// - Throws: an error of the kind `noSuchOverload` for values that have no order.
    func compared(with other: Value) throws(EvaluationError) -> Order? {
        switch (self, other) {
        case (.bool(let a), .bool(let b)): return Order(a ? 1 : 0, b ? 1 : 0)
        case (.int(let a), .int(let b)): return Order(a, b)
        case (.uint(let a), .uint(let b)): return Order(a, b)
        case (.double(let a), .double(let b)): return Order(a, b)
        case (.int(let a), .uint(let b)): return a < 0 ? .before : Order(UInt64(a), b)
        case (.uint(let a), .int(let b)): return b < 0 ? .after : Order(a, UInt64(b))
        case (.int(let a), .double(let b)): return Order(Double(a), b)
        case (.double(let a), .int(let b)): return Order(a, Double(b))
        case (.uint(let a), .double(let b)): return Order(Double(a), b)
        case (.double(let a), .uint(let b)): return Order(a, Double(b))
        case (.string(let a), .string(let b)):
            return a.scalarsPrecede(b) ? .before : b.scalarsPrecede(a) ? .after : .same
        case (.bytes(let a), .bytes(let b)):
            return a.lexicographicallyPrecedes(b) ? .before : a == b ? .same : .after
        case (.timestamp(let a), .timestamp(let b)): return Order(a, b)
        case (.duration(let a), .duration(let b)): return Order(a, b)
        case (.money(let a), .money(let b)) where a.currency == b.currency: return Order(a, b)
        case (.date(let a), .date(let b)): return Order(a, b)
        default: throw .noSuchOverload("comparison", self, other)
        }
    }

    /// How two values stand to each other.
    enum Order {
        case before, same, after

        /// Nil when neither is smaller nor both are equal, as with "not a number".
        init?<T: Comparable>(_ left: T, _ right: T) {
            if left < right {
                self = .before
            } else if left > right {
                self = .after
            } else if left == right {
                self = .same
            } else {
                return nil
            }
        }
    }
}

extension EvaluationError {
    /// Says that no variant of a function or operator takes these values.
    static func noSuchOverload(_ name: String, _ values: Value...) -> EvaluationError {
        noSuchOverload(name, all: values)
    }

    /// Says that no variant of a function or operator takes these values.
    static func noSuchOverload(_ name: String, all values: [Value]) -> EvaluationError {
        let types = values.map(\.type.name).joined(separator: ", ")
        return EvaluationError(.noSuchOverload, "\(name) does not take (\(types))")
    }

    /// The same error with the part of the expression that failed, unless that is known already.
    func at(_ range: Range<Int>) -> EvaluationError {
        self.range == nil ? EvaluationError(kind, message, range: range) : self
    }
}
