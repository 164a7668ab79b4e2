/// The types a fact can have in a flow file.
public enum FactType: String, Sendable, CaseIterable {
    case yesno, choice, choices, text, integer, number, money, date, datetime
    case email, phone, domain, url, ip, secret

    /// The type that conditions see.
    package var valueType: ValueType {
        switch self {
        case .yesno: .bool
        case .choice, .text, .email, .phone, .domain, .url, .ip: .string
        case .choices: .list(.string)
        case .integer: .int
        case .number: .double
        case .money: .money
        case .date: .date
        case .datetime: .timestamp
        case .secret: .secret
        }
    }

    /// Whether answers are taken from a list of options.
    package var hasOptions: Bool { self == .choice || self == .choices }
}

extension FactType {
    /// The members that only facts of some types have, and those types.
    static var membersByType: [(name: String, types: [String])] {
        [
            "options", "words", "min", "max", "pattern", "maxLength", "public", "suggest", "accept", "fixed",
            "value", "identifies",
        ].map { name in (name, allCases.filter { $0.allows(member: name) }.map(\.rawValue)) }
    }

    /// Whether a fact of this type can have a member.
    func allows(member name: String) -> Bool {
        switch name {
        case "options": hasOptions
        case "words": self == .yesno
        case "min", "max": [.integer, .number, .money, .date, .datetime].contains(self)
        case "pattern", "maxLength": [.text, .email, .phone, .domain, .url].contains(self)
        case "public": self == .ip
        case "identifies": [.text, .email, .phone].contains(self)
        case "suggest", "accept", "fixed", "value": self != .secret
        default: true
        }
    }

    /// Reads a value from its written form: a literal in a flow, an answer in a scenario, a fact in a record.
    ///
    /// **Shape**: yesno `true`; choices `["a"]`; money `"55.00"`; date `"2026-07-01"`; datetime in RFC 3339;
    /// secret `true` if given; `null` for unknown. Nil if the JSON does not fit the type. Whether a choice is
    /// one of its options is not checked here.
    package func value(of json: JSON, currency: Currency?) -> Value? {
        if json.isNull { return .null }
        switch self {
        case .yesno: return json.bool.map(Value.bool)
        case .choice, .text, .email, .phone, .domain, .url, .ip: return json.string.map(Value.string)
        case .choices:
            let texts = json.elements?.map(\.string)
            guard let texts, !texts.contains(nil) else { return nil }
            return .list(texts.compactMap { $0 }.map(Value.string))
        case .integer: return json.int.map(Value.int)
        case .number: return json.double.map(Value.double)
        case .money:
            guard let text = json.string, let currency else { return nil }
            return Money(text, currency).map(Value.money)
        case .date: return json.string.flatMap { CalendarDate(iso: $0) }.map(Value.date)
        case .datetime: return json.string.flatMap { Timestamp(rfc3339: $0) }.map(Value.timestamp)
        case .secret: return json.bool == true ? .secret : nil
        }
    }

    /// A description of the written form, for error messages.
    package var writtenForm: String {
        switch self {
        case .yesno: "true or false"
        case .choice: "the value of an option"
        case .choices: "a list of option values"
        case .text: "a string"
        case .integer: "a whole number"
        case .number: "a number"
        case .money: "an amount in quotes such as \"50.00\""
        case .date: "a date in quotes such as \"2026-07-01\""
        case .datetime: "a time in quotes such as \"2026-07-01T10:00:00+10:00\""
        case .email, .phone, .domain, .url, .ip: "a string"
        case .secret: "true"
        }
    }
}

extension JSONWriter {
    /// Writes a value in its written form, as records and journals hold it.
    package mutating func value(_ value: Value) {
        switch value {
        case .null: null()
        case .bool(let bool): self.bool(bool)
        case .int(let int): self.int(int)
        case .uint(let uint): int(uint)
        case .double(let double): self.double(double)
        case .string(let text): string(text)
        case .list(let values): array { writer in values.forEach { writer.value($0) } }
        case .timestamp(let timestamp): string(timestamp.rfc3339)
        case .money(let money): string(money.text)
        case .date(let date): string(date.iso)
        case .secret: bool(true)
        case .record(let record):
            object { writer in
                for (member, value) in zip(record.type.members, record.values) {
                    writer.key(member.name)
                    writer.value(value)
                }
            }
        // No fact has one of these types; only `triage eval` shows them.
        case .bytes, .map, .duration, .type: string("\(value)")
        }
    }
}
