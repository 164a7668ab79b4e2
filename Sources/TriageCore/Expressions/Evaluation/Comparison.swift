extension Value {
    /// Whether two values are equal in the language: numbers by value, strings by Unicode scalars; other
    /// values of different types are never equal.
    ///
    /// **Source**: CEL language definition, "Equality".
    package func equals(_ other: Value) -> Bool {
        var work = Work()
        do throws(EvaluationError) {
            return try equals(other, &work)
        } catch {
            return false
        }
    }

    /// Whether two values are equal; comparing elements counts as work.
    func equals(_ other: Value, _ work: inout Work) throws(EvaluationError) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.int(let a), .uint(let b)): return a >= 0 && UInt64(a) == b
        case (.uint(let a), .int(let b)): return b >= 0 && UInt64(b) == a
        // Converts to a double: in the language, an integer equals the double nearest to it.
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
        case (.record(let a), .record(let b)):
            guard a.type == b.type else { return false }
            try work.spend(a.values.count)
            for (x, y) in zip(a.values, b.values) where try !x.equals(y, &work) { return false }
            return true
        default: return false
        }
    }

    /// The order of two values; nil when one is NaN.
    ///
    /// - Throws: an error of kind `noSuchOverload` for values that cannot be ordered.
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

    /// The order of two values.
    enum Order {
        case before, same, after

        /// Compares two values; nil when they are unordered, as with NaN.
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
    /// The error that no overload of a function or operator accepts these values.
    static func noSuchOverload(_ name: String, _ values: Value...) -> EvaluationError {
        noSuchOverload(name, all: values)
    }

    /// The error that no overload of a function or operator accepts these values.
    static func noSuchOverload(_ name: String, all values: [Value]) -> EvaluationError {
        let types = values.map(\.type.name).joined(separator: ", ")
        return EvaluationError(.noSuchOverload, "\(name) does not take (\(types))")
    }

    /// The same error with the part of the expression that failed, unless it already has one.
    func at(_ range: Range<Int>) -> EvaluationError {
        self.range == nil ? EvaluationError(kind, message, range: range) : self
    }
}
