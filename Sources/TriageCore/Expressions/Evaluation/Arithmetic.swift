/// The arithmetic operators. **Source**: CEL language definition, "Arithmetic Operators" and "Overflow".
enum Arithmetic {
    /// `-value`
    static func negated(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .int(let int):
            let (result, overflow) = (0 as Int64).subtractingReportingOverflow(int)
            return try checked(.int(result), overflow, "-")
        case .double(let double): return .double(-double)
        default: throw .noSuchOverload("-", value)
        }
    }

    /// `left + right`
    static func sum(_ left: Value, _ right: Value, _ work: inout Work) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (result, overflow) = a.addingReportingOverflow(b)
            return try checked(.int(result), overflow, "+")
        case (.uint(let a), .uint(let b)):
            let (result, overflow) = a.addingReportingOverflow(b)
            return try checked(.uint(result), overflow, "+")
        case (.double(let a), .double(let b)): return .double(a + b)
        case (.string(let a), .string(let b)):
            try work.spend(bytes: a.utf8.count + b.utf8.count)
            return .string(a + b)
        case (.bytes(let a), .bytes(let b)):
            try work.spend(bytes: a.count + b.count)
            return .bytes(a + b)
        case (.list(let a), .list(let b)):
            try work.spend(a.count + b.count)
            return .list(a + b)
        case (.money(let a), .money(let b)) where a.currency == b.currency:
            return .money(try known(a.adding(b), "+"))
        default: return try timeSum(left, right)
        }
    }

    private static func timeSum(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
            return .timestamp(try known(a.adding(b.nanoseconds), "+"))
        case (.duration(let a), .duration(let b)):
            let (result, overflow) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
            return try checked(.duration(TimeSpan(nanoseconds: result)), overflow, "+")
        default: throw .noSuchOverload("+", left, right)
        }
    }

    /// `left - right`
    static func difference(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (result, overflow) = a.subtractingReportingOverflow(b)
            return try checked(.int(result), overflow, "-")
        case (.uint(let a), .uint(let b)):
            let (result, overflow) = a.subtractingReportingOverflow(b)
            return try checked(.uint(result), overflow, "-")
        case (.double(let a), .double(let b)): return .double(a - b)
        case (.money(let a), .money(let b)) where a.currency == b.currency:
            return .money(try known(a.subtracting(b), "-"))
        case (.timestamp(let a), .timestamp(let b)):
            let nanoseconds = Int64(a.nanoseconds) - Int64(b.nanoseconds)
            let length = TimeSpan(seconds: a.seconds - b.seconds, nanoseconds: nanoseconds)
            return .duration(try known(length, "-"))
        case (.timestamp(let a), .duration(let b)):
            let (opposite, overflow) = (0 as Int64).subtractingReportingOverflow(b.nanoseconds)
            let result = overflow ? a.adding(.max)?.adding(1) : a.adding(opposite)
            return .timestamp(try known(result, "-"))
        case (.duration(let a), .duration(let b)):
            let (result, overflow) = a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)
            return try checked(.duration(TimeSpan(nanoseconds: result)), overflow, "-")
        default: throw .noSuchOverload("-", left, right)
        }
    }

    /// `left * right`
    static func product(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return try checked(.int(result), overflow, "*")
        case (.uint(let a), .uint(let b)):
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return try checked(.uint(result), overflow, "*")
        case (.double(let a), .double(let b)): return .double(a * b)
        case (.money(let money), .int(let factor)), (.int(let factor), .money(let money)):
            return .money(try known(money.multiplied(by: factor), "*"))
        default: throw .noSuchOverload("*", left, right)
        }
    }

    /// `left / right`
    static func quotient(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)), (.money, .int(0)):
            throw EvaluationError(.divisionByZero, "division by zero")
        case (.int(let a), .int(let b)):
            let (result, overflow) = a.dividedReportingOverflow(by: b)
            return try checked(.int(result), overflow, "/")
        case (.uint(let a), .uint(let b)): return .uint(a / b)
        case (.double(let a), .double(let b)): return .double(a / b)
        case (.money(let money), .int(let divisor)): return .money(try known(money.divided(by: divisor), "/"))
        default: throw .noSuchOverload("/", left, right)
        }
    }

    /// `left % right`
    static func remainder(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)):
            throw EvaluationError(.divisionByZero, "modulus by zero")
        case (.int(let a), .int(let b)):
            let (result, overflow) = a.remainderReportingOverflow(dividingBy: b)
            return try checked(.int(result), overflow, "%")
        case (.uint(let a), .uint(let b)): return .uint(a % b)
        default: throw .noSuchOverload("%", left, right)
        }
    }

    private static func checked(
        _ result: Value, _ overflow: Bool, _ operation: String
    ) throws(EvaluationError) -> Value {
        if overflow { throw EvaluationError(.overflow, "the result of '\(operation)' is out of range") }
        return result
    }

    private static func known<T>(_ result: T?, _ operation: String) throws(EvaluationError) -> T {
        guard let result else {
            throw EvaluationError(.overflow, "the result of '\(operation)' is out of range")
        }
        return result
    }
}

extension SyntaxTree.BinaryOperator {
    /// The result of the operator.
    ///
    /// - Throws: ``EvaluationError`` when it does not accept the values or has no result for them.
    func apply(_ left: Value, _ right: Value, _ work: inout Work) throws(EvaluationError) -> Value {
        switch self {
        case .equal: return .bool(try left.equals(right, &work))
        case .notEqual: return .bool(try !left.equals(right, &work))
        case .less: return .bool(try left.compared(with: right) == .before)
        case .greater: return .bool(try left.compared(with: right) == .after)
        case .lessOrEqual:
            let order = try left.compared(with: right)
            return .bool(order == .before || order == .same)
        case .greaterOrEqual:
            let order = try left.compared(with: right)
            return .bool(order == .after || order == .same)
        case .in: return .bool(try Self.isMember(left, of: right, &work))
        case .add: return try Arithmetic.sum(left, right, &work)
        case .subtract: return try Arithmetic.difference(left, right)
        case .multiply: return try Arithmetic.product(left, right)
        case .divide: return try Arithmetic.quotient(left, right)
        case .remainder: return try Arithmetic.remainder(left, right)
        }
    }

    private static func isMember(
        _ value: Value, of container: Value, _ work: inout Work
    ) throws(EvaluationError) -> Bool {
        switch container {
        case .list(let elements):
            try work.spend(elements.count)
            for element in elements where try element.equals(value, &work) { return true }
            return false
        case .map(let map): return map[value] != nil
        // Nothing is in null: an unknown fact contains nothing.
        case .null: return false
        default: throw .noSuchOverload("in", value, container)
        }
    }
}

extension Timestamp {
    /// The moment a duration later; nil outside the years 1 to 9999. **Units**: nanoseconds.
    func adding(_ span: Int64) -> Timestamp? {
        var seconds = self.seconds + span / 1_000_000_000
        var nanoseconds = Int64(self.nanoseconds) + span % 1_000_000_000
        if nanoseconds < 0 {
            nanoseconds += 1_000_000_000
            seconds -= 1
        } else if nanoseconds >= 1_000_000_000 {
            nanoseconds -= 1_000_000_000
            seconds += 1
        }
        return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }
}
