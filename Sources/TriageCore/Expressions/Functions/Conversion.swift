/// The functions named after types. **Source**: CEL language definition, "Types and Conversions".
enum Conversion {
    /// Converts a value to the type that the function is named after.
    static func apply(
        _ function: Function, _ value: Value, _ work: inout Work
    ) throws(EvaluationError) -> Value {
        if case .string(let text) = value { try work.spend(text: text) }
        switch function {
        case .int: return .int(try int(value))
        case .uint: return .uint(try uint(value))
        case .double: return .double(try double(value))
        case .string: return .string(try string(value, &work))
        case .bytes: return .bytes(try bytes(value, &work))
        case .bool: return .bool(try bool(value))
        case .duration: return .duration(try duration(value))
        case .timestamp: return .timestamp(try timestamp(value))
        default: throw .noSuchOverload(function.rawValue, value)
        }
    }

    private static func outOfRange(_ type: String) -> EvaluationError {
        EvaluationError(.overflow, "the number is out of the range of \(type)")
    }

    private static func unreadable(_ text: String, _ type: String) -> EvaluationError {
        EvaluationError(.invalidArgument, "'\(text)' is not a valid \(type)")
    }

    private static func int(_ value: Value) throws(EvaluationError) -> Int64 {
        switch value {
        case .int(let int): return int
        case .uint(let uint):
            if let int = Int64(exactly: uint) { return int }
            throw outOfRange("int")
        case .double(let double):
            // Both bounds are excluded, since the integers there may not survive a round trip through a
            // double.
            guard double > -0x1p63, double < 0x1p63 else { throw outOfRange("int") }
            return Int64(double)
        case .string(let text):
            if let int = Int64(text) { return int }
            throw unreadable(text, "int")
        case .timestamp(let timestamp): return timestamp.seconds
        default: throw .noSuchOverload("int", value)
        }
    }

    private static func uint(_ value: Value) throws(EvaluationError) -> UInt64 {
        switch value {
        case .uint(let uint): return uint
        case .int(let int):
            if let uint = UInt64(exactly: int) { return uint }
            throw outOfRange("uint")
        case .double(let double):
            guard double >= 0, double < 0x1p64 else { throw outOfRange("uint") }
            return UInt64(double)
        case .string(let text):
            if let uint = UInt64(text) { return uint }
            throw unreadable(text, "uint")
        default: throw .noSuchOverload("uint", value)
        }
    }

    private static func double(_ value: Value) throws(EvaluationError) -> Double {
        switch value {
        case .double(let double): return double
        case .int(let int): return Double(int)
        case .uint(let uint): return Double(uint)
        case .string(let text):
            guard let double = Double(text) else { throw unreadable(text, "double") }
            // Digits that parse as infinity are a number that is too large; the word "Infinity" is not.
            if double.isInfinite, text.utf8.contains(where: \.isDigit) { throw outOfRange("double") }
            return double
        default: throw .noSuchOverload("double", value)
        }
    }

    private static func string(_ value: Value, _ work: inout Work) throws(EvaluationError) -> String {
        switch value {
        case .string(let text): return text
        case .bool(let bool): return bool ? "true" : "false"
        case .int(let int): return String(int)
        case .uint(let uint): return String(uint)
        case .double(let double): return text(double)
        case .bytes(let bytes):
            try work.spend(bytes: bytes.count)
            if let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) {
                return text
            }
            throw EvaluationError(.invalidArgument, "invalid UTF-8 in bytes, cannot convert to a text")
        case .timestamp(let timestamp): return timestamp.text
        case .duration(let duration): return duration.text
        default: throw .noSuchOverload("string", value)
        }
    }

    /// A double with the fewest digits that identify it uniquely. **Shape**: `1`, `0.5`, `1e+30`.
    static func text(_ double: Double) -> String {
        if double.isNaN { return "NaN" }
        if double.isInfinite { return double < 0 ? "-Infinity" : "Infinity" }
        let text = "\(double)"
        if text.hasSuffix(".0") { return String(text.dropLast(2)) }
        return plainDecimal(text) ?? text
    }

    /// Writes a number that has a small exponent without it. **Shape**: `0.000045` for `4.5e-05`.
    private static func plainDecimal(_ text: String) -> String? {
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]), (-10..<0).contains(exponent) else { return nil }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let digits = parts[0].filter { $0.isNumber }
        let significant = digits.hasSuffix("0") && digits.count > 1 ? digits.dropLast() : digits[...]
        return sign + "0." + String(repeating: "0", count: -exponent - 1) + significant
    }

    private static func bytes(_ value: Value, _ work: inout Work) throws(EvaluationError) -> [UInt8] {
        switch value {
        case .bytes(let bytes): return bytes
        case .string(let text): return Array(text.utf8)
        default: throw .noSuchOverload("bytes", value)
        }
    }

    private static func bool(_ value: Value) throws(EvaluationError) -> Bool {
        switch value {
        case .bool(let bool): return bool
        case .string(let text):
            switch text {
            case "1", "t", "true", "TRUE", "True": return true
            case "0", "f", "false", "FALSE", "False": return false
            default: throw unreadable(text, "bool")
            }
        default: throw .noSuchOverload("bool", value)
        }
    }

    private static func duration(_ value: Value) throws(EvaluationError) -> TimeSpan {
        switch value {
        case .duration(let duration): return duration
        case .string(let text): return try TimeSpan(text: text)
        default: throw .noSuchOverload("duration", value)
        }
    }

    private static func timestamp(_ value: Value) throws(EvaluationError) -> Timestamp {
        switch value {
        case .timestamp(let timestamp): return timestamp
        case .int(let seconds):
            if let timestamp = Timestamp(seconds: seconds) { return timestamp }
            throw EvaluationError(.overflow, "the timestamp is outside the years 1 to 9999")
        case .string(let text):
            if let timestamp = Timestamp(rfc3339: text) { return timestamp }
            // It would be valid with another year.
            let year = text.prefix { $0 != "-" }
            let isOutside = Timestamp(rfc3339: "2000" + text.dropFirst(year.count)) != nil
            guard isOutside, !year.isEmpty, year.utf8.allSatisfy(\.isDigit) else {
                throw unreadable(text, "timestamp")
            }
            throw EvaluationError(.overflow, "the timestamp is outside the years 1 to 9999")
        default: throw .noSuchOverload("timestamp", value)
        }
    }
}
