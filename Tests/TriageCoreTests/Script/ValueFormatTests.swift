import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Values in words")
struct ValueFormatTests {
    private static let languages = ["en-AU", "en-US", "sk-SK"]

    private func text(_ value: Value, in language: String) throws -> String {
        let zone = try #require(TimeZone(identifier: "Australia/Melbourne"))
        return ValueFormat(language: language, timeZone: zone).text(value)
    }

    private static func money(_ text: String, _ code: String) -> Value {
        Currency(code: code).flatMap { Money(text, $0) }.map(Value.money) ?? .null
    }

    private static let table: [(value: Value, words: [String])] = [
        (.null, ["____", "____", "____"]),
        (.bool(true), ["yes", "yes", "áno"]),
        (.bool(false), ["no", "no", "nie"]),
        (.int(1_234_567), ["1,234,567", "1,234,567", "1 234 567"]),
        (.int(-5), ["-5", "-5", "-5"]),
        (.double(2.5), ["2.5", "2.5", "2,5"]),
        (.double(3), ["3", "3", "3"]),
        (.double(1234.25), ["1,234.25", "1,234.25", "1 234,25"]),
        (.string("a\u{A0}b"), ["a\u{A0}b", "a\u{A0}b", "a\u{A0}b"]),
        (.list([]), ["", "", ""]),
        (.list([.string("a")]), ["a", "a", "a"]),
        (.list([.string("a"), .string("b")]), ["a and b", "a and b", "a a b"]),
        (
            .list([.string("a"), .string("b"), .string("c")]),
            // Foundation on Linux uses the American serial comma for Australia as well.
            ["a, b, and c", "a, b, and c", "a, b a c"]
        ),
        (money("55.00", "AUD"), ["$55.00", "A$55.00", "55,00 AUD"]),
        (money("55.00", "USD"), ["USD 55.00", "$55.00", "55,00 USD"]),
        (money("1234.50", "EUR"), ["EUR 1,234.50", "€1,234.50", "1 234,50 €"]),
        (money("-0.50", "AUD"), ["-$0.50", "-A$0.50", "-0,50 AUD"]),
        (money("1000", "JPY"), ["JPY 1,000", "¥1,000", "1 000 JPY"]),
        (
            .date(CalendarDate(year: 2026, month: 7, day: 14) ?? .init(.init(milliseconds: 0), in: .gmt)),
            ["14 July 2026", "July 14, 2026", "14. júla 2026"]
        ),
        (
            .timestamp(Timestamp(milliseconds: 1_784_085_000_000)),
            ["15 July 2026 at 1:10 pm", "July 15, 2026 at 1:10 PM", "15. júla 2026, 13:10"]
        ),
        (.secret, ["given", "given", "zadané"]),
    ]

    @Test("a value is told as its language does", arguments: table)
    func values(value: Value, words: [String]) throws {
        #expect(try Self.languages.map { try text(value, in: $0) } == words)
    }

    @Test("no space but the plain one is printed, whatever the language's own")
    func spaces() throws {
        for language in Self.languages + ["fr-FR", "de-CH", "cs-CZ", "pl-PL"] {
            for (value, _) in Self.table where value.type != .string {
                let foreign = try text(value, in: language).unicodeScalars.filter {
                    $0.properties.isWhitespace && $0 != " "
                }
                #expect(foreign.isEmpty, "\(language) \(value)")
            }
        }
    }

    @Test("a calendar day is the same day in every zone")
    func zones() throws {
        let day = try #require(CalendarDate(year: 2026, month: 1, day: 1))
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] {
            let format = ValueFormat(language: "en-AU", timeZone: try #require(TimeZone(identifier: zone)))
            #expect(format.text(.date(day)) == "1 January 2026")
        }
    }

    @Test("a yes/no fact is told in its own words")
    func words() throws {
        let facts = #"{ "isOn": { "type": "yesno", "label": "On?", "words": { "yes": "on", "no": "off" } } }"#
        let flow = try #require(FlowText.load(FlowText.make(["facts": facts])).flows?.main)
        let fact = try #require(flow.fact("isOn"))
        #expect(flow.format.text(.bool(true), of: fact) == "on")
        #expect(flow.format.text(.bool(false), of: fact) == "off")
        #expect(flow.format.text(.null, of: fact) == "____")
    }
}
