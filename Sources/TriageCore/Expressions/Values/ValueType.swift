/// A type of the condition language, as deduced by the checker.
public indirect enum ValueType: Sendable, Hashable {
    /// Any type, decided at run time.
    case dyn
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    /// The type of a type. **Shape**: `type(int)`.
    case type(ValueType)
    case list(ValueType)
    case map(ValueType, ValueType)
    /// A type with declared members.
    case record(RecordType)
    /// A type or null, as the element of a list or the result of a function.
    case wrapper(ValueType)
    case money
    case date
    case secret
    /// A type known by name only. **Shape**: `optional_type(int)`.
    case opaque(String, [ValueType])
    /// A type that the checker has yet to determine; none remains in a checked expression.
    case variable(Int)
}

extension ValueType: CustomStringConvertible {
    /// The type in the notation of the language definition. **Shape**: `map(string, list(int))`.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .type(let type): "type(\(type))"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .record: "record"
        case .wrapper(let type): "wrapper(\(type))"
        case .money: "money"
        case .date: "date"
        case .secret: "secret"
        case .opaque(let name, []): name
        case .opaque(let name, let parameters):
            "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .variable(let number): "_\(number)"
        }
    }

    /// The type's name at run time, without parameters. **Shape**: `list`, `null_type`.
    package var name: String {
        switch self {
        case .type: "type"
        case .list: "list"
        case .map: "map"
        case .wrapper(let type): type.name
        case .opaque(let name, _): name
        default: description
        }
    }

    /// The type in words that a supervisor understands. **Shape**: `a number`, `yes or no`.
    package var words: String {
        switch self {
        case .dyn, .variable: "a value"
        case .null: "null"
        case .bool: "true or false"
        case .int: "a whole number"
        case .uint: "an unsigned whole number"
        case .double: "a number"
        case .string: "a text"
        case .bytes: "bytes"
        case .timestamp: "a timestamp"
        case .duration: "a duration"
        case .type: "a type"
        case .list: "a list"
        case .map: "a map"
        case .record(let type): type.words
        case .wrapper(let type): type.words + " or null"
        case .money: "money"
        case .date: "a date"
        case .secret: "a secret"
        case .opaque(let name, _): name
        }
    }
}
