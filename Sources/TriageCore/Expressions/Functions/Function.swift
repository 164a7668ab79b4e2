/// The functions of the language, by the names they are called by.
///
/// From ``date`` on, they are additions: for calendar days, lists and words.
///
/// **Source**: CEL language definition, "Standard Definitions", and its strings extension; see
/// ``ListFunctions`` for those of lists.
enum Function: String, Sendable, CaseIterable {
    case size, contains, endsWith, startsWith, matches
    case charAt, indexOf, lastIndexOf, join, lowerAscii, upperAscii, replace, split, substring, trim
    case reverse, format
    case quote = "strings.quote"
    case int, uint, double, string, bytes, bool, type, dyn, duration, timestamp
    case getDate, getDayOfMonth, getDayOfWeek, getDayOfYear, getFullYear, getHours, getMilliseconds
    case getMinutes, getMonth, getSeconds
    case date, days, addDays, addMonths, startOfMonth, monthDay, weekday
    case sum, min, max, sort, distinct, first, last
    case label, text, roundTo
    case isOpen, openTime, addOpenDays

    /// The overloads, with type parameters numbered from 0.
    var overloads: [Overload] {
        let a = ValueType.variable(0)
        let b = ValueType.variable(1)
        switch self {
        case .size:
            return [ValueType.string, .bytes, .list(a), .map(a, b)].flatMap {
                [.function([$0], .int), .member([$0], .int)]
            }
        case .matches:
            return [.function([.string, .string], .bool), .member([.string, .string], .bool)]
        case .contains, .endsWith, .startsWith: return [.member([.string, .string], .bool)]
        case .charAt: return [.member([.string, .int], .string)]
        case .indexOf, .lastIndexOf:
            return [
                .member([.string, .string], .int), .member([.string, .string, .int], .int),
                .member([.list(a), a], .int),
            ]
        case .join:
            return [.member([.list(.string)], .string), .member([.list(.string), .string], .string)]
        case .lowerAscii, .upperAscii, .trim, .reverse: return [.member([.string], .string)]
        case .replace:
            return [
                .member([.string, .string, .string], .string),
                .member([.string, .string, .string, .int], .string),
            ]
        case .split:
            return [
                .member([.string, .string], .list(.string)),
                .member([.string, .string, .int], .list(.string)),
            ]
        case .substring:
            return [.member([.string, .int], .string), .member([.string, .int, .int], .string)]
        case .format: return [.member([.string, .list(.dyn)], .string)]
        case .quote: return [.function([.string], .string)]
        case .int: return [.int, .uint, .double, .string, .timestamp].map { .function([$0], .int) }
        case .uint: return [.uint, .int, .double, .string].map { .function([$0], .uint) }
        case .double: return [.double, .int, .uint, .string].map { .function([$0], .double) }
        case .string:
            return [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration].map {
                .function([$0], .string)
            }
        case .bytes: return [.bytes, .string].map { .function([$0], .bytes) }
        case .bool: return [.bool, .string].map { .function([$0], .bool) }
        case .type: return [.function([a], .type(a))]
        case .dyn: return [.function([a], .dyn)]
        case .duration: return [.duration, .string].map { .function([$0], .duration) }
        case .timestamp: return [.timestamp, .string, .int].map { .function([$0], .timestamp) }
        case .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getFullYear, .getMonth:
            return Self.timestampGetter
        case .getHours, .getMilliseconds, .getMinutes, .getSeconds:
            return Self.timestampGetter + [.member([.duration], .int)]
        case .date: return [.function([.string], .date)]
        case .days: return [.function([.date, .date], .int)]
        case .addDays, .addMonths: return [.function([.date, .int], .date)]
        case .startOfMonth: return [.function([.date], .date)]
        case .monthDay: return [.function([.date], .string)]
        case .weekday: return [.function([.date], .int)]
        case .sum:
            return [ValueType.int, .uint, .double, .money, .duration].map { .member([.list($0)], $0) }
        case .min, .max: return Self.ordered.map { .member([.list($0)], .wrapper($0)) }
        case .sort: return Self.ordered.map { .member([.list($0)], .list($0)) }
        case .distinct: return [.member([.list(a)], .list(a))]
        case .first, .last: return [.member([.list(a)], .wrapper(a))]
        case .label: return [ValueType.string, .bool, .list(.string)].map { .function([$0], .string) }
        case .text:
            return [
                .function([a], .string), .function([.date, .string], .string),
                .function([.timestamp, .string], .string),
            ]
        case .roundTo: return [.function([.money, .money], .money)]
        case .isOpen: return [.function([.timestamp], .bool)]
        case .openTime: return [.function([.timestamp, .timestamp], .duration)]
        case .addOpenDays: return [.function([.date, .int], .date)]
        }
    }

    /// The types whose values can be compared by size.
    fileprivate static let ordered: [ValueType] = [
        .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .money, .date,
    ]

    /// Whether null is no mistake as an argument but gives null.
    var passesNull: Bool { self == .label || self == .text || self == .roundTo }

    /// Whether it needs the flow's opening hours.
    var needsHours: Bool { self == .isOpen || self == .openTime || self == .addOpenDays }

    /// Whether the result is made of the members of a list, so that its options are theirs.
    var picksMembers: Bool {
        switch self {
        case .first, .last, .min, .max, .sort, .distinct: true
        default: false
        }
    }

    private static let timestampGetter: [Overload] = [
        .member([.timestamp], .int), .member([.timestamp, .string], .int),
    ]

    /// Whether the second argument names a time zone.
    var isInZone: Bool {
        switch self {
        case .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getFullYear, .getMonth, .getHours,
            .getMilliseconds, .getMinutes, .getSeconds:
            true
        default: false
        }
    }

    /// Whether the result differs from zone to zone.
    var dependsOnZone: Bool { isInZone && self != .getSeconds && self != .getMilliseconds }

    /// Whether any overload can be called in that way.
    func isCalled(asMember: Bool) -> Bool {
        overloads.contains { $0.isMember == asMember }
    }
}

extension SyntaxTree.BinaryOperator {
    /// The overloads, with type parameters numbered from 0.
    var overloads: [Overload] {
        let a = ValueType.variable(0)
        let b = ValueType.variable(1)
        let alike = { (type: ValueType) in Overload.function([type, type], type) }
        switch self {
        case .add:
            return [.int, .uint, .double, .string, .bytes, .list(a), .duration, .money].map(alike) + [
                .function([.timestamp, .duration], .timestamp),
                .function([.duration, .timestamp], .timestamp),
            ]
        case .subtract:
            return [.int, .uint, .double, .duration, .money].map(alike) + [
                .function([.timestamp, .timestamp], .duration),
                .function([.timestamp, .duration], .timestamp),
            ]
        case .multiply:
            return [.int, .uint, .double].map(alike) + [
                .function([.money, .int], .money), .function([.int, .money], .money),
            ]
        case .divide: return [.int, .uint, .double].map(alike) + [.function([.money, .int], .money)]
        case .remainder: return [.int, .uint].map(alike)
        case .equal, .notEqual: return [.function([a, a], .bool)]
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return Function.ordered.map { .function([$0, $0], .bool) }
        case .in: return [.function([a, .list(a)], .bool), .function([a, .map(a, b)], .bool)]
        }
    }

    /// Whether this is one of `<`, `<=`, `>`, `>=`.
    var isOrdering: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}
