/// A value of the condition language.
///
/// `==` compares stored values and is meant for Swift code; ``equals(_:)`` is the language's own equality, in
/// which `1 == 1.0`.
public enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([Value])
    case map(ValueMap)
    case record(RecordValue)
    case timestamp(Timestamp)
    case duration(TimeSpan)
    case type(ValueType)
    case money(Money)
    case date(CalendarDate)
    /// A secret that was given. It carries no text that could leak.
    case secret

    /// The type of this value at run time. **Shape**: elements and entries count as `dyn`.
    package var type: ValueType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .record(let record): .record(record.type)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        case .money: .money
        case .date: .date
        case .secret: .secret
        }
    }

    /// Whether this is `null`.
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
