/// Where in a record a value is, and of what type.
enum RecordReading: Sendable {
    /// A member, large or small.
    case member(RecordMember, ValueType)
    /// A fact that is known at the end, by its name in UTF-8.
    case fact([UInt8], ValueType)
    /// How long the call took.
    case duration
    /// Never anything.
    case nothing

    /// The value in a record; null if there is none.
    func value(in record: RecordView, _ currency: Currency?) -> Value {
        switch self {
        case .nothing: return .null
        case .duration:
            let milliseconds = record.duration ?? 0
            return TimeSpan(seconds: milliseconds / 1000, nanoseconds: milliseconds % 1000 * 1_000_000).map {
                .duration($0)
            } ?? .null
        case .member(let member, let type): return Value(record[member], type, currency)
        case .fact(let name, let type): return Value(record.fact(named: name), type, currency)
        }
    }
}

extension RecordView {
    /// The undecoded value of a fact; nil if it was not known at the end.
    package func fact(named name: [UInt8]) -> JSONSlice? {
        // Not by the slice of all facts, whose end is behind those that are not looked at.
        guard let scanner = scanner(at: .facts) else { return nil }
        var members = JSONSlice.Members(scanner)
        while let member = members.next() {
            if member.key.isString(name) { return member.value }
        }
        return nil
    }
}

extension Value {
    /// Reads what a record holds by its type; null if there is nothing, or nothing of that type.
    init(_ slice: JSONSlice?, _ type: ValueType, _ currency: Currency?) {
        guard let slice, !slice.isNull else {
            self = .empty(type)
            return
        }
        switch type {
        case .bool: self = slice.bool.map { .bool($0) } ?? .null
        case .int: self = slice.int.map { .int($0) } ?? .null
        case .double: self = slice.double.map { .double($0) } ?? .null
        case .string: self = slice.string.map { .string($0) } ?? .null
        case .date: self = slice.string.flatMap { CalendarDate(iso: $0) }.map { .date($0) } ?? .null
        case .timestamp:
            let time = Timestamp(recorded: slice) ?? slice.string.flatMap { Timestamp(rfc3339: $0) }
            self = time.map { .timestamp($0) } ?? .null
        case .money:
            let money = currency.flatMap { currency in slice.string.flatMap { Money($0, currency) } }
            self = money.map { .money($0) } ?? .null
        case .secret: self = slice.bool == true ? .secret : .null
        case .list(let element): self = .list(slice.elements.map { Value($0, element, currency) })
        case .map(_, let element):
            var map = ValueMap()
            for member in slice.members {
                guard let name = member.key.string else { continue }
                map.insert(Value(member.value, element, currency), under: .string(name))
            }
            self = .map(map)
        case .record(let record): self = .record(RecordValue(record, in: slice, currency))
        case .wrapper(let type): self = Value(slice, type, currency)
        default: self = Value(any: slice)
        }
    }

    /// Reads a value by what kind of JSON it is.
    private init(any slice: JSONSlice) {
        switch slice.bytes.first {
        case UInt8(ascii: "\""): self = slice.string.map { .string($0) } ?? .null
        case UInt8(ascii: "["): self = .list(slice.elements.map { Value(any: $0) })
        case UInt8(ascii: "{"): self = Value(slice, .map(.string, .dyn), nil)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = slice.bool.map { .bool($0) } ?? .null
        default: self = slice.int.map { .int($0) } ?? slice.double.map { .double($0) } ?? .null
        }
    }

    /// What a member that is not there has for a value: nothing, in what can hold several.
    private static func empty(_ type: ValueType) -> Value {
        switch type {
        case .list: .list([])
        case .map: .map(ValueMap())
        default: .null
        }
    }
}

extension RecordValue {
    /// Reads an object with the members of a type; of one that must be known and is not there, the empty value.
    fileprivate init(_ type: RecordType, in slice: JSONSlice, _ currency: Currency?) {
        var found: [String: JSONSlice] = [:]
        for member in slice.members { member.key.string.map { found[$0] = member.value } }
        let values = type.members.map { member in
            let value = Value(found[member.name], member.type, currency)
            guard value.isNull, !member.mayBeNull else { return value }
            return switch member.type {
            case .bool: .bool(false)
            case .string: .string("")
            case .double: .double(0)
            default: value
            }
        }
        self.init(type, known: Dictionary(zip(type.members.map(\.name), values)) { first, _ in first })
    }
}
