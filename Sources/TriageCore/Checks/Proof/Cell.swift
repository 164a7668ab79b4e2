import Foundation

/// A set of values that no condition of the flow tells apart, except by what ``CellSpace`` calls a term.
enum Cell: Sendable, Equatable {
    case null
    /// Working the value out fails.
    case fails
    case value(Value)
    /// The values strictly between two, either of which can be missing; with one of them.
    case between(Value?, Value?, sample: Value)
    /// All values that are in no other cell; with one of them.
    case other(sample: Value)

    /// One of the values; nil where there is none.
    var sample: Value? {
        switch self {
        case .null: .null
        case .fails: nil
        case .value(let value), .between(_, _, let value), .other(let value): value
        }
    }

    /// Whether it has but one value.
    var isExact: Bool {
        switch self {
        case .null, .value, .fails: true
        case .between, .other: false
        }
    }

    /// Whether it holds a value, or might.
    func mayHold(_ value: Value) -> Bool {
        switch self {
        case .null: value.isNull
        case .fails: false
        case .value(let own): own.equals(value)
        case .between(let lower, let upper, _):
            !value.isNull && (lower.map { value.isAfter($0) } ?? true)
                && (upper.map { $0.isAfter(value) } ?? true)
        case .other: !value.isNull
        }
    }

    /// Its least and its greatest value, as far as there are such; of a type whose values come in steps.
    var ends: (least: Value?, greatest: Value?) {
        switch self {
        case .value(let value): (value, value)
        case .between(let lower, let upper, _): (lower?.neighbour(1), upper?.neighbour(-1))
        case .null, .fails, .other: (nil, nil)
        }
    }

    /// Whether it may hold a value from the one to the other, either of which can be missing.
    func mayHold(from least: Value?, to greatest: Value?) -> Bool {
        func isAfter(_ value: Value?, _ other: Value?) -> Bool? {
            guard let value, let other else { return nil }
            return value.isAfter(other)
        }
        return switch self {
        case .null, .fails: false
        case .value(let value): isAfter(least, value) != true && isAfter(value, greatest) != true
        case .between(let lower, let upper, _):
            isAfter(upper, least) != false && isAfter(greatest, lower) != false
        case .other: true
        }
    }

    /// Whether it may hold the day of some time in another cell.
    func mayHold(dayOf time: Cell, in zone: TimeZone) -> Bool {
        func day(_ value: Value?) -> Value? {
            if case .timestamp(let time)? = value { .date(CalendarDate(time, in: zone)) } else { nil }
        }
        return time == .null || mayHold(from: day(time.ends.least), to: day(time.ends.greatest))
    }

    /// Whether both may hold the same value.
    func overlaps(_ other: Cell) -> Bool {
        switch (self, other) {
        case (.value(let value), _): return other.mayHold(value)
        case (_, .value(let value)): return mayHold(value)
        case (.null, .null), (.fails, .fails): return true
        case (.null, _), (_, .null), (.fails, _), (_, .fails): return false
        case (.between(let low, let high, _), .between(let otherLow, let otherHigh, _)):
            func isBelow(_ upper: Value?, _ lower: Value?) -> Bool {
                guard let upper, let lower else { return false }
                return !upper.isAfter(lower)
            }
            return !isBelow(high, otherLow) && !isBelow(otherHigh, low)
        case (.other, _), (_, .other): return true
        }
    }
}

extension Value {
    /// Whether it comes after another one; false where the two have no order.
    func isAfter(_ other: Value) -> Bool { (try? compared(with: other)) == .after }

    /// A value strictly between two of which at least one is given; nil if there is none.
    static func between(_ lower: Value?, _ upper: Value?) -> Value? {
        if case .double = lower ?? upper { return doubleBetween(lower, upper) }
        let near = lower?.next(1) ?? upper?.next(-1)
        guard let near else { return nil }
        if let upper, !upper.isAfter(near) {
            if case .timestamp(let low)? = lower, case .timestamp(let high) = upper {
                return low.adding(1_000_000).flatMap { $0 < high ? .timestamp($0) : nil }
            }
            return nil
        }
        return near
    }

    private static func doubleBetween(_ lower: Value?, _ upper: Value?) -> Value? {
        func number(_ value: Value?, _ other: Double) -> Double {
            if case .double(let double)? = value { double } else { other }
        }
        let (low, high) = (number(lower, -.infinity), number(upper, .infinity))
        let usual = lower == nil ? [high - 1, high.nextDown] : [low + 1, low + (high - low) / 2, low.nextUp]
        let near = usual.first { $0.isFinite && low < $0 && $0 < high }
        return (near ?? (lower == nil && low < high ? low : upper == nil && low < high ? high : nil)).map(
            Value.double)
    }

    /// The value right after or before it; nil if its type has none.
    fileprivate func neighbour(_ step: Int) -> Value? {
        if case .timestamp(let time) = self {
            time.adding(Int64(step)).map(Value.timestamp)
        } else {
            next(step)
        }
    }

    /// The value some steps of its kind further on; nil if it has no steps or there is none.
    func next(_ steps: Int) -> Value? {
        switch self {
        case .int(let int):
            let (next, overflow) = int.addingReportingOverflow(Int64(steps))
            return overflow ? nil : .int(next)
        case .uint(let uint):
            let (next, overflow) =
                steps < 0
                ? uint.subtractingReportingOverflow(UInt64(-steps))
                : uint.addingReportingOverflow(UInt64(steps))
            return overflow ? nil : .uint(next)
        case .double(let double): return .double(double + Double(steps))
        case .money(let money):
            let (next, overflow) = money.minorUnits.addingReportingOverflow(Int64(steps))
            return overflow ? nil : .money(Money(minorUnits: next, currency: money.currency))
        case .date(let date): return date.adding(days: steps).map(Value.date)
        case .timestamp(let time): return time.adding(Int64(steps) * 1_000_000_000).map(Value.timestamp)
        case .duration(let span):
            let (next, overflow) = span.nanoseconds.addingReportingOverflow(Int64(steps))
            return overflow ? nil : .duration(TimeSpan(nanoseconds: next))
        case .null, .bool, .string, .bytes, .list, .map, .record, .type, .secret: return nil
        }
    }
}
