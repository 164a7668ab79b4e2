/// What the declaration of a fact says about the values that it can be given.
extension Fact {
    /// The values at which an answer begins and stops to be allowed.
    var bounds: [Value] {
        let bounds = [limits.minimum, limits.maximum].compactMap { bound -> Value? in
            if case .fixed(let value)? = bound { value } else { nil }
        }
        let usual = CalendarDate.usual
        return type == .date ? bounds + [.date(usual.lowerBound), .date(usual.upperBound)] : bounds
    }

    /// The values that an answer can have, if they are few and follow each other; empty otherwise.
    var fewValues: [Value] {
        guard type != .number, type != .datetime, case .fixed(let least)? = limits.minimum,
            case .fixed(let most)? = limits.maximum
        else { return [] }
        var values = [least]
        while let last = values.last, most.isAfter(last) {
            guard values.count < CellSpace.fewValues, let next = last.next(1) else { return [] }
            values.append(next)
        }
        return values
    }

    /// The lists of its options, in their order, if these are few; nil otherwise.
    var fewLists: [Value]? {
        guard type == .choices, selection == nil, options.count <= 3 else { return nil }
        return options.reduce([[]]) { lists, option in lists + lists.map { $0 + [.string(option.value)] } }
            .map(Value.list)
    }

    /// Whether there is a cell for each way to answer it with options.
    private var hasFewOptions: Bool {
        if type == .choices { return fewLists != nil }
        return (selection?.fewNames ?? options.map(\.value)).count <= CellSpace.fewValues
            && (selection == nil || selection?.fewNames != nil)
    }

    /// A text that can be an answer and is none of some others; one that is none where none of those tried is allowed.
    func sampleText(besides others: [Value]) -> String {
        let usual: [String] =
            switch type {
            case .email: ["caller@example.com", "other@example.com", "a@b.example", "a@b.co"]
            case .phone: ["+61491570006", "+61491570156"]
            case .domain: ["example.com", "example.org", "a.co"]
            case .url: ["https://example.com", "https://example.org", "https://a.co"]
            case .ip: limits.isPublic ? ["192.88.99.9", "192.88.99.10"] : ["203.0.113.7", "198.51.100.7"]
            case .choice, .choices: options.map(\.value)
            case .yesno, .text, .integer, .number, .money, .date, .datetime, .secret:
                ["something", "something else", "x", "y"]
            }
        let example = limits.pattern?.example
        let formed = example.map { [$0, "a" + $0, "example" + $0].map { type.normalized($0) ?? $0 } }
        let samples = (formed ?? []) + usual + ["-"]
        func isOther(_ text: String) -> Bool { !others.contains(.string(text)) }
        return samples.first { isOther($0) && allows(.string($0)) } ?? samples.first(where: isOther) ?? "…"
    }

    /// Whether an answer can lie in a cell, as far as its limits say: one that is cut by a limit may hold some.
    func mayAllow(_ cell: Cell) -> Bool {
        switch cell {
        case .null, .fails: return false
        case .value(let value): return allows(value)
        // What is chosen from few options is one of them.
        case .other: return !(type.hasOptions && hasFewOptions)
        case .between(let lower, let upper, _):
            let usual = CalendarDate.usual
            let least = Self.limit(limits.minimum, usual: type == .date ? .date(usual.lowerBound) : nil)
            let most = Self.limit(limits.maximum, usual: type == .date ? .date(usual.upperBound) : nil)
            if let least, let upper, !upper.isAfter(least) { return false }
            if let most, let lower, !most.isAfter(lower) { return false }
            return true
        }
    }

    /// The value of a bound, or the usual one where there is none; nil if it is worked out for each answer.
    private static func limit(_ bound: Bound?, usual: Value?) -> Value? {
        switch bound {
        case nil: return usual
        case .fixed(let value): return value
        case .computed: return nil
        }
    }

    /// Whether its smallest or largest value is worked out for each answer.
    package var hasComputedBound: Bool {
        [limits.minimum, limits.maximum].contains { if case .computed? = $0 { true } else { false } }
    }

    /// Whether an answer that agents give or callers tell can be this value, as far as its limits say.
    func allows(_ value: Value) -> Bool {
        if case .fixed(let least)? = limits.minimum, least.isAfter(value) { return false }
        if case .fixed(let most)? = limits.maximum, value.isAfter(most) { return false }
        switch value {
        case .date(let date): return CalendarDate.usual.contains(date)
        // Whether none of the options will do is up to the question.
        case .list: return true
        case .string(let text):
            guard text.isVisible, type.normalized(text) == text else { return false }
            if type.hasOptions, selection == nil, !options.contains(where: { $0.value == text }) {
                return false
            }
            if let pattern = limits.pattern, !pattern.matches(text, whole: true) { return false }
            return limits.maximumLength.map { text.count <= $0 } ?? true
        default: return true
        }
    }
}

extension TableSelection {
    /// The values of all rows, whatever its conditions leave, if they are few; nil otherwise.
    var fewNames: [String]? {
        var names: [String] = []
        for case .record(let row) in table.rows.records(of: table.type) {
            guard case .string(let name) = row.values[value], !names.contains(name) else { continue }
            names.append(name)
            if names.count > CellSpace.fewValues { return nil }
        }
        return names
    }
}
