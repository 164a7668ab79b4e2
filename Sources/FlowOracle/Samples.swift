import Foundation
import TestSupport
import TriageCore

/// Values that may matter to the conditions of flows: what stands in the flows, and what lies beside it.
package struct Samples: Sendable {
    /// When calls begin.
    let moments: [Timestamp]
    private let numbers: [Int64]
    private let days: [Int]
    /// The texts in the forms that facts of each type take.
    private let texts: [FactType: [String]]
    private let currency: Currency?
    private let zone: TimeZone

    /// Collects what stands in flows.
    ///
    /// - Parameter others: what else conditions may be about.
    init(_ flows: FlowSet, and others: [String] = []) {
        let text = (flows.flows.map(\.file.text) + others).joined(separator: "\n")
        zone = flows.main.timeZone
        currency = flows.main.currency
        let named = text.matches(of: /\d{4}-\d{2}-\d{2}/).compactMap {
            CalendarDate(iso: $0.output)?.dayNumber
        }
        let figured = text.matches(of: /\b\d{1,7}\b/).compactMap { Int64($0.output) }
        let figures = Set([0, 1, 2] + figured.filter { $0 < 10_000 })
        numbers = Set(figures.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
        let usual = 20_635  // 1 July 2026
        days = Set(([usual] + named).flatMap { day in [0, -1, 1, -29, -30, -31, -400, 90].map { day + $0 } })
            .sorted()
        let written =
            Set(text.matches(of: /'([^'\\]*)'/).map { String($0.1) }).sorted() + [
                "Robin", "a broken lamp in the hall", "robin@client.example", "+61491570156", "0491570156",
                "client.example", "https://client.example/", "192.88.99.7", "123456",
            ]
        let types: [FactType] = [.text, .email, .phone, .domain, .url, .ip]
        texts = Dictionary(
            uniqueKeysWithValues: types.map { type in
                (type, written.filter { type.normalized($0)?.utf8.elementsEqual($0.utf8) ?? false })
            })
        let zone = zone
        moments = days.flatMap { day in
            [0, 9 * 3_600, 86_399].compactMap { second in
                CalendarDate(dayNumber: day).map {
                    Timestamp(milliseconds: $0.start(in: zone).milliseconds + Int64(second) * 1000)
                }
            }
        }
    }

    /// A value that a fact may have; nil if none comes to mind. Whether it is accepted is not checked.
    func value(of fact: Fact, _ dice: inout SeededGenerator) -> Value? {
        func one<Element>(_ all: [Element]) -> Element? { all.isEmpty ? nil : all[dice.below(all.count)] }
        switch fact.type {
        case .yesno: return .bool(dice.below(2) == 0)
        case .choice: return one(Array(fact.options)).map { .string($0.value) }
        case .choices: return .list(fact.options.filter { _ in dice.below(2) == 0 }.map { .string($0.value) })
        case .integer: return one(numbers).map { .int($0) }
        case .number: return one(numbers).map { .double(Double($0) / (dice.below(2) == 0 ? 1 : 2)) }
        case .money:
            return one(numbers).flatMap { number in
                currency.map {
                    .money(Money(minorUnits: number * (dice.below(2) == 0 ? 1 : 100), currency: $0))
                }
            }
        case .date: return one(days).flatMap { CalendarDate(dayNumber: $0) }.map { .date($0) }
        case .datetime: return one(moments).map { .timestamp($0) }
        case .text, .email, .phone, .domain, .url, .ip: return one(texts[fact.type] ?? []).map { .string($0) }
        case .secret: return .secret
        }
    }
}
