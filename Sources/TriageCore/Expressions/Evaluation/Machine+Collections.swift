/// Lists, maps and their elements.
extension Machine {
    /// Creates a list of the values of steps.
    mutating func list(_ operands: Program.Operands) throws(EvaluationError) -> Value {
        try work.spend(Int(operands.count))
        var elements: [Value] = []
        elements.reserveCapacity(Int(operands.count))
        for index in operands.range { elements.append(try value(program.operands[index])) }
        return .list(elements)
    }

    /// Creates a map of the values of steps, where keys and values alternate.
    mutating func map(_ operands: Program.Operands, _ step: Int32) throws(EvaluationError) -> Value {
        try work.spend(Int(operands.count))
        var map = ValueMap()
        for index in stride(from: operands.range.lowerBound, to: operands.range.upperBound, by: 2) {
            let key = try value(program.operands[index])
            let value = try value(program.operands[index + 1])
            guard !map.insert(value, under: key) else { continue }
            let error: EvaluationError =
                ValueMap.isKey(key)
                ? EvaluationError(.duplicateKey, "the key appears twice in this map")
                : EvaluationError(.unsupportedKeyType, "\(key.type.words) cannot be a key")
            throw error.at(program.ranges[Int(program.operands[index])])
        }
        return .map(map)
    }

    /// The element of a list at an index, or the value of a map for a key.
    mutating func element(
        _ operand: Int32, _ position: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let container = try value(operand)
        let key = try value(position)
        switch container {
        case .list(let elements):
            guard let index = Self.position(key) else {
                throw EvaluationError(
                    .invalidArgument, "a list index must be a whole number",
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

    /// The list index that a number of any type stands for; nil when it is not a whole number.
    private static func position(_ value: Value) -> Int? {
        switch value {
        case .int(let int): Int(exactly: int)
        case .uint(let uint): Int(exactly: uint) ?? .max
        case .double(let double): Int(exactly: double)
        default: nil
        }
    }

    /// The value of a field.
    mutating func select(
        _ operand: Int32, _ field: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let target = try value(operand)
        guard case .string(let name) = program.constants[Int(field)] else { return .null }
        switch target {
        case .map(let map):
            if let value = map[name] { return value }
            throw EvaluationError(
                .noSuchKey, "the map has no key '\(name)'", range: program.ranges[Int(step)])
        case .record(let record):
            if let value = record[name] { return value }
        case .date(let date):
            if let part = DateField(rawValue: name) { return .int(date.value(of: part)) }
        default: break
        }
        throw EvaluationError(
            .noSuchOverload, "\(target.type.words) has no '\(name)'", range: program.ranges[Int(step)])
    }

    /// The value of a record's member.
    mutating func member(
        _ operand: Int32, _ position: Int32, _ step: Int32
    ) throws(EvaluationError) -> Value {
        let target = try value(operand)
        if case .record(let record) = target, record.values.indices.contains(Int(position)) {
            return record.values[Int(position)]
        }
        throw EvaluationError.noSuchOverload(".", target).at(program.ranges[Int(step)])
    }

    /// Whether a map has a field, or a record a member that is not null.
    mutating func has(_ operand: Int32, _ field: Int32, _ step: Int32) throws(EvaluationError) -> Bool {
        let target = try value(operand)
        if case .record(let record) = target, case .string(let name) = program.constants[Int(field)] {
            return record[name].map { !$0.isNull } ?? false
        }
        guard case .map(let map) = target else {
            throw EvaluationError.noSuchOverload("has", target).at(program.ranges[Int(step)])
        }
        return map[program.constants[Int(field)]] != nil
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
