import Foundation
import TriageCore

/// The values that calls can bring.
enum Domain {
    /// Every value that a fact's type, options and limits let through; nil if there are too many to try them all.
    static func values(of fact: Fact, in flow: Flow) -> [Value]? {
        switch fact.type {
        case .yesno: return [.bool(true), .bool(false)]
        case .choice: return fact.selection == nil ? fact.options.map { .string($0.value) } : nil
        case .choices:
            guard fact.selection == nil, fact.options.count <= 3 else { return nil }
            return (0..<1 << fact.options.count).map { bits in
                .list(
                    fact.options.indices.filter { bits >> $0 & 1 == 1 }.map {
                        .string(fact.options[$0].value)
                    })
            }
        case .integer, .money, .date:
            guard let least = end(fact.limits.minimum, of: fact),
                let most = end(fact.limits.maximum, of: fact)
            else { return nil }
            return between(least, most)
        case .text, .number, .datetime, .email, .phone, .domain, .url, .ip, .secret: return nil
        }
    }

    /// A limit, or where it follows the day, the one date that `accept` compares the answer with.
    private static func end(_ bound: Fact.Bound?, of fact: Fact) -> Value? {
        switch bound {
        case nil: return nil
        case .fixed(let value): return value
        case .computed:
            let day = fact.limits.accept?.source.firstMatch(of: /[<>]= date\('([^']*)'\)$/)?.output.1
            return day.flatMap { CalendarDate(iso: $0) }.map { .date($0) }
        }
    }

    private static let mostValues = 8

    private static func between(_ least: Value, _ most: Value) -> [Value]? {
        func all(_ low: Int64, _ high: Int64, _ value: (Int64) -> Value?) -> [Value]? {
            guard high >= low, high - low < mostValues else { return nil }
            return (low...high).compactMap(value)
        }
        switch (least, most) {
        case (.int(let low), .int(let high)): return all(low, high) { .int($0) }
        case (.money(let low), .money(let high)):
            return all(low.minorUnits, high.minorUnits) {
                .money(Money(minorUnits: $0, currency: low.currency))
            }
        case (.date(let low), .date(let high)):
            return all(Int64(low.dayNumber), Int64(high.dayNumber)) {
                CalendarDate(dayNumber: Int($0)).map { .date($0) }
            }
        default: return nil
        }
    }

    /// The moments that calls are tried at: those that the flows can tell apart.
    ///
    /// **Shape**: one moment if nothing reads the clock; else noon of each day that is named or lies as many days from
    /// one as a condition says, and of the days beside it; where moments are compared, also their own. In order.
    static func moments(of flows: FlowSet) -> [Timestamp] {
        let zone = flows.main.timeZone
        func noon(of day: Int) -> Timestamp? {
            CalendarDate(dayNumber: day).map {
                Timestamp(milliseconds: $0.start(in: zone).milliseconds + 12 * 3_600_000)
            }
        }
        let usual = 20_635  // 1 July 2026
        guard flows.readsClock else { return [noon(of: usual)].compactMap { $0 } }
        let text = flows.flows.map(\.file.text).joined()
        var days = Set(
            text.matches(of: /\d{4}-\d{2}-\d{2}/).compactMap { CalendarDate(iso: $0.output)?.dayNumber })
        for flow in flows.flows {
            for fact in flow.facts where fact.type == .date && fact.isAnswerable {
                for case .date(let date) in values(of: fact, in: flow) ?? [] { days.insert(date.dayNumber) }
            }
        }
        if days.isEmpty { days = [usual] }
        let distances = text.matches(of: /(?:days|addDays)\([^)]*\)? *\S+ *(-?\d+)/).compactMap { Int($0.1) }
        let away = Set([0] + distances + distances.map { -$0 })
        let near = Set(days.flatMap { day in away.flatMap { [day + $0 - 1, day + $0, day + $0 + 1] } })
        let exact = text.matches(of: /timestamp\('([^']*)'\)/).compactMap { Timestamp(rfc3339: $0.1) }
        return Set(near.compactMap(noon) + exact).sorted()
    }
}

extension FlowSet {
    /// Whether any expression of the flows reads the clock.
    var readsClock: Bool { reads("now") || reads("today") }

    /// Whether any expression of the flows reads the channel.
    var readsChannel: Bool { reads("channel") }

    private func reads(_ name: String) -> Bool {
        flows.contains { flow in
            flow.scope.slot(of: name).map { flow.expressions.readSlots.contains($0) } ?? false
        }
    }
}
