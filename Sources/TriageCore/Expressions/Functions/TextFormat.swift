import Foundation

/// The function `format`. **Source**: CEL strings extension, "string.format(list) -> string".
enum TextFormat {
    /// The most decimals allowed; a double has nothing to show beyond that.
    private static let maximumPrecision = 1000

    /// Replaces each clause of a format with the next value.
    static func text(
        _ format: String, _ values: [Value], _ work: inout Work
    ) throws(EvaluationError) -> String {
        try work.spend(text: format)
        let scalars = Array(format.unicodeScalars)
        var result = ""
        var index = 0
        var next = 0
        while index < scalars.count {
            guard scalars[index] == "%" else {
                result.unicodeScalars.append(scalars[index])
                index += 1
                continue
            }
            index += 1
            guard index < scalars.count else { throw failure("the format ends after '%'") }
            if scalars[index] == "%" {
                result += "%"
                index += 1
                continue
            }
            let precision = try readPrecision(scalars, &index)
            guard index < scalars.count else { throw failure("the format ends inside a clause") }
            guard next < values.count else {
                throw EvaluationError(
                    .indexOutOfRange, "index \(next) out of range: too few values to format")
            }
            let part = try clause(scalars[index], precision, values[next], &work)
            try work.spend(bytes: part.utf8.count)
            result += part
            index += 1
            next += 1
        }
        return result
    }

    private static func failure(_ message: String) -> EvaluationError {
        EvaluationError(.invalidArgument, message)
    }

    private static func readPrecision(
        _ scalars: [Unicode.Scalar], _ index: inout Int
    ) throws(EvaluationError) -> Int? {
        guard scalars[index] == "." else { return nil }
        index += 1
        var precision = 0
        let start = index
        while index < scalars.count, ("0"..."9").contains(scalars[index]) {
            precision = precision * 10 + Int(scalars[index].value - 0x30)
            guard precision <= maximumPrecision else {
                throw failure("a number can be shown with at most \(maximumPrecision) decimals")
            }
            index += 1
        }
        if index == start { throw failure("'%.' needs the number of decimals") }
        return precision
    }

    private static func clause(
        _ letter: Unicode.Scalar, _ precision: Int?, _ value: Value, _ work: inout Work
    ) throws(EvaluationError) -> String {
        switch letter {
        case "s": return try plain(value, &work)
        case "d": return try decimal(value)
        case "f": return try number(value, precision ?? 6, isScientific: false)
        case "e": return try number(value, precision ?? 6, isScientific: true)
        case "x": return try hexadecimal(value, &work)
        case "X": return try hexadecimal(value, &work).uppercased()
        case "o": return try digits(value, radix: 8, "o")
        case "b":
            if case .bool(let bool) = value { return bool ? "1" : "0" }
            return try digits(value, radix: 2, "b")
        default:
            throw failure("unrecognized formatting clause '%\(letter)'")
        }
    }

    /// The value as `%s` shows it.
    private static func plain(_ value: Value, _ work: inout Work) throws(EvaluationError) -> String {
        try work.spend(1)
        switch value {
        case .null: return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .int(let int): return String(int)
        case .uint(let uint): return String(uint)
        case .double(let double): return Conversion.text(double)
        case .string(let text): return text
        case .bytes(let bytes):
            try work.spend(bytes: bytes.count)
            return String(decoding: bytes, as: UTF8.self)
        case .timestamp(let timestamp): return timestamp.text
        case .duration(let duration): return duration.text
        case .type(let type): return type.name
        case .list(let list):
            var parts: [String] = []
            for element in list { parts.append(try plain(element, &work)) }
            try work.spend(bytes: parts.reduce(0) { $0 + $1.utf8.count })
            return "[\(parts.joined(separator: ", "))]"
        case .map(let map):
            var parts: [(key: String, text: String)] = []
            for entry in map.entries {
                let key = try plain(entry.key, &work)
                parts.append((key, "\(key): \(try plain(entry.value, &work))"))
            }
            try work.spend(bytes: parts.reduce(0) { $0 + $1.text.utf8.count })
            parts.sort { $0.key.scalarsPrecede($1.key) }
            return "{\(parts.map(\.text).joined(separator: ", "))}"
        case .money, .date, .secret, .record: throw .noSuchOverload("'%s'", value)
        }
    }

    private static func decimal(_ value: Value) throws(EvaluationError) -> String {
        switch value {
        case .int(let int): return String(int)
        case .uint(let uint): return String(uint)
        case .double(let double) where !double.isFinite: return Conversion.text(double)
        default: throw .noSuchOverload("'%d'", value)
        }
    }

    private static func digits(
        _ value: Value, radix: Int, _ letter: String
    ) throws(EvaluationError) -> String {
        switch value {
        case .int(let int): return String(int, radix: radix)
        case .uint(let uint): return String(uint, radix: radix)
        default: throw .noSuchOverload("'%\(letter)'", value)
        }
    }

    private static func hexadecimal(_ value: Value, _ work: inout Work) throws(EvaluationError) -> String {
        let bytes: [UInt8]
        switch value {
        case .string(let text): bytes = Array(text.utf8)
        case .bytes(let all): bytes = all
        default: return try digits(value, radix: 16, "x")
        }
        try work.spend(bytes: bytes.count * 2)
        let table = Array("0123456789abcdef".utf8)
        let digits = bytes.flatMap { [table[Int($0 >> 4)], table[Int($0 & 15)]] }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func number(
        _ value: Value, _ precision: Int, isScientific: Bool
    ) throws(EvaluationError) -> String {
        let letter = isScientific ? "e" : "f"
        let double: Double
        switch value {
        case .double(let own): double = own
        case .int(let int): double = Double(int)
        case .uint(let uint): double = Double(uint)
        default: throw .noSuchOverload("'%\(letter)'", value)
        }
        guard double.isFinite else { return Conversion.text(double) }
        return String(format: "%.\(precision)\(letter)", double)
    }
}
