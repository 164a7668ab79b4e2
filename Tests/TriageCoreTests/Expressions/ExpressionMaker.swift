import TestSupport

@testable import TriageCore

/// Makes random expressions, texts that are nearly expressions, and values.
struct ExpressionMaker {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A random number.
    mutating func next() -> UInt64 { random.next() }

    private mutating func pick<T>(_ choices: [T]) -> T {
        choices[random.below(choices.count)]
    }

    /// An expression that parses.
    mutating func source() -> String {
        switch random.below(3) {
        case 0: anything(depth: 4)
        case 1: condition(depth: 3)
        default: number(depth: 3)
        }
    }

    /// An expression made without regard to types.
    private mutating func anything(depth: Int) -> String {
        guard depth > 0 else { return pick(Self.literals + Self.names) }
        let inner = anything(depth: depth - 1)
        switch random.below(16) {
        case 0: return "(\(inner) \(pick(Self.operators)) \(anything(depth: depth - 1)))"
        case 1:
            return "\(inner) \(pick(Self.operators)) \(anything(depth: depth - 2 < 0 ? 0 : depth - 2))"
                .parenthesized
        case 2: return "!\(inner.parenthesized)"
        case 3: return "-\(inner.parenthesized)"
        case 4:
            return "\(inner.parenthesized) ? \(anything(depth: depth - 1).parenthesized) : \(inner)"
                .parenthesized
        case 5: return "[\(inner), \(anything(depth: depth - 1))]"
        case 6: return "{\(anything(depth: 0)): \(inner), \(anything(depth: 0)): 1}"
        case 7: return "\(inner.parenthesized)[\(anything(depth: depth - 1))]"
        case 8:
            return
                "\(inner.parenthesized).\(pick(["a", "year", "`b-c`", "email", "visits", "number", "ticket.number"]))"
        case 9: return "\(pick(Self.functions))(\(inner))"
        case 10: return "\(pick(Self.functions))(\(inner), \(anything(depth: depth - 1)))"
        case 11: return "\(inner.parenthesized).\(pick(Self.functions))(\(anything(depth: depth - 1)))"
        case 12: return "\(inner.parenthesized).\(pick(Self.macros))(x, \(anything(depth: depth - 1)))"
        case 13: return "has(\(inner.parenthesized).a)"
        case 14: return "\(condition(depth: depth - 1)) && \(inner.parenthesized)".parenthesized
        default: return inner
        }
    }

    /// A Boolean expression.
    private mutating func condition(depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "true", "opensOwnSite == true", "mailHost == 'google'", "visits != null", "channel == 'chat'",
                "visits in [1, 2]", "'slow' in symptoms", "today > date('2026-06-25')", "fee > 20.00",
            ])
        }
        let inner = condition(depth: depth - 1)
        switch random.below(8) {
        case 0, 1: return "\(inner) && \(condition(depth: depth - 1))".parenthesized
        case 2: return "\(inner) || \(condition(depth: depth - 1))".parenthesized
        case 3: return "!\(inner.parenthesized)"
        case 4:
            return "\(number(depth: depth - 1)) \(pick(["<", ">=", "==", "!="])) \(number(depth: depth - 1))"
                .parenthesized
        case 5:
            return "[1, 2, 3].\(pick(["all", "exists", "exists_one"]))(x, x > \(number(depth: depth - 1)))"
        case 6: return "visits != null && visits > \(number(depth: 0))".parenthesized
        default: return "\(inner) ? \(condition(depth: depth - 1)) : \(inner)".parenthesized
        }
    }

    /// A whole-number expression.
    private mutating func number(depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "0", "1", "-7", "9223372036854775807", "-9223372036854775808", "size(channel)", "today.year",
            ])
        }
        let inner = number(depth: depth - 1)
        switch random.below(6) {
        case 0, 1, 2:
            return "\(inner) \(pick(["+", "-", "*", "/", "%"])) \(number(depth: depth - 1))".parenthesized
        case 3: return "\(condition(depth: depth - 1)) ? \(inner) : \(number(depth: depth - 1))".parenthesized
        case 4: return "[\(inner), \(number(depth: depth - 1))][\(pick(["0", "1", "2"]))]"
        default:
            return pick([
                "days(today, addDays(today, \(inner)))", "size([\(inner)].map(x, x))", "int(\(inner))",
            ])
        }
    }

    /// A text with some of its bytes changed, omitted, doubled or swapped.
    mutating func mutated(_ source: String) -> String {
        var bytes = Array(source.utf8)
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let index = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[index] = pick(Array("()[]{}.,:?!&|=<>+-*/%'\"\\`09aeubrx \n".utf8))
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            case 3: bytes.swapAt(index, random.below(bytes.count))
            default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: index)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Something like a regular expression.
    mutating func pattern() -> String {
        let parts = [
            "a", "b", ".", "*", "+", "?", "{2}", "{1,}", "{", "(", ")", "(?:", "(?i)", "|", "[", "]",
            "[^a-c]", "\\",
            "\\d", "\\pL", "\\x{e9}", "^", "$", "\\b", "é", "[[:alpha:]]", "-", "\\Q", "\\E",
        ]
        return (0..<random.below(12)).map { _ in parts[random.below(parts.count)] }.joined()
    }

    /// A value of any type for each slot.
    mutating func values(for scope: Scope) -> [Value] {
        (0..<scope.slotCount).map { slot in random.below(3) == 0 ? any() : value(of: scope.type(of: slot)) }
    }

    /// A value of the right type for each slot, null for some that allow it.
    mutating func typedValues(for scope: Scope) -> [Value] {
        var values = (0..<scope.slotCount).map { slot in
            scope.mayBeNull(slot) && random.below(3) == 0 ? .null : value(of: scope.type(of: slot))
        }
        // A variable known together with another slot is null only where that slot is.
        for (slot, variable) in scope.variables.enumerated() {
            if let other = variable.knownWith, !values[other].isNull {
                values[slot] = value(of: variable.type)
            }
        }
        return values
    }

    private mutating func any() -> Value {
        pick([
            .null, .bool(true), .int(.min), .uint(.max), .double(.nan), .double(0.5), .string("google"),
            .bytes([0xFF]), .list([.int(1), .null]), .map(ValueMap()),
            .timestamp(Timestamp(milliseconds: .min)),
            .duration(TimeSpan(nanoseconds: .min)), .type(.list(.dyn)), .secret,
        ])
    }

    private mutating func value(of type: ValueType) -> Value {
        switch type {
        case .bool: return .bool(random.below(2) == 0)
        case .int: return .int(pick([0, 1, -1, .max, .min]))
        case .double: return .double(pick([0, -1.5, .infinity, .nan]))
        case .string: return .string(pick(["google", "chat", "", "é"]))
        case .list(.record):
            let known: [String: Value] =
                random.below(2) == 0 ? ["visits": .int(3), "solved": .bool(true)] : [:]
            return random.below(3) == 0 ? .list([]) : FlowScope.rounds(known, ["fee": value(of: .money)])
        case .list: return .list([.string("slow")])
        case .map: return .map(ValueMap())
        case .timestamp: return .timestamp(Timestamp(milliseconds: pick([0, 1_800_000_000_000, .max])))
        case .date:
            return pick(
                ["2026-07-15", "0001-01-01", "9999-12-31"].compactMap {
                    CalendarDate(iso: $0).map(Value.date)
                })
        case .money:
            let amounts: [Int64] = [0, 5000, .max, .min]
            guard let currency = FlowScope.dollar else { return .null }
            return .money(Money(minorUnits: pick(amounts), currency: currency))
        case .secret: return .secret
        default: return .null
        }
    }

    private static let literals = [
        "null", "true", "0", "-1", "3u", "1.5", "'a'", "b'\\xff'", "[]", "{}", "'%d'", "'UTC'",
        "'2026-07-15'",
        "'2h'", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "1e300", "'(a'",
        "'%.99f'",
    ]
    private static let names = [
        "mailHost", "opensOwnSite", "symptoms", "visits", "rating", "balance", "fee", "orderedOn", "today",
        "now",
        "channel", "password", "matters", "matters[0]", "x.visits", "x.number", "x.solved",
        "contacts.support.email", "ticket", "ticket.number", "x", "int", "list",
        "google.protobuf.Timestamp", "missing", ".visits",
    ]
    private static let operators = SyntaxTree.BinaryOperator.allCases.map(\.rawValue) + ["&&", "||"]
    private static let functions =
        Function.allCases.map(\.rawValue).filter { !$0.contains(".") } + ["nothing"]
    private static let macros = SyntaxTree.Macro.allCases.map(\.rawValue)
}

extension String {
    fileprivate var parenthesized: String { "(\(self))" }
}
