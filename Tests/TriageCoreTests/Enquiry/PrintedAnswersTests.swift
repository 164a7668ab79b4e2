import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("What a card prints can be typed")
struct PrintedAnswersTests {
    /// A language, with a currency and a zone of one of its countries.
    struct Country: Sendable, CustomStringConvertible {
        let language: String
        let currency: String
        let zone: String

        init(_ language: String, _ currency: String, _ zone: String) {
            self.language = language
            self.currency = currency
            self.zone = zone
        }

        var description: String { language }
    }

    static let countries = [
        Country("en-AU", "AUD", "Australia/Melbourne"), Country("en-US", "USD", "America/New_York"),
        Country("sk-SK", "EUR", "Europe/Bratislava"), Country("de-DE", "EUR", "Europe/Berlin"),
        Country("de-CH", "CHF", "Europe/Zurich"), Country("fr-FR", "AUD", "Europe/Paris"),
        Country("fr-CA", "CAD", "America/Toronto"), Country("es-ES", "EUR", "Europe/Madrid"),
        Country("pt-BR", "BRL", "America/Sao_Paulo"), Country("hi-IN", "INR", "Asia/Kolkata"),
        Country("ar-EG", "EGP", "Africa/Cairo"), Country("fa-IR", "IRR", "Asia/Tehran"),
        Country("th-TH", "THB", "Asia/Bangkok"), Country("ja-JP", "JPY", "Asia/Tokyo"),
    ]

    /// How many values of each type are tried: a thousand if the long tests are requested, else a few, others
    /// each day.
    private static let count = Thoroughness.isLong ? 1_000 : 40
    private static let seed = Thoroughness.isLong ? 10 : UInt64(Thoroughness.day)

    private static let labels = ["First, with a comma", "Second", "The third", "No. 4", "Łódź", "2 or more"]

    private static func call(in country: Country) throws -> TestCall {
        let options = labels.enumerated().map { #"{ "value": "o\#($0)", "label": "\#($1)" }"# }
            .joined(separator: ", ")
        let facts = FactType.allCases.filter { $0 != .secret }.map { type in
            let options = type.hasOptions ? #", "options": [\#(options)]"# : ""
            return #""\#(type)": { "type": "\#(type)", "label": "It"\#(options) }"#
        }
        let ask = FactType.allCases.filter { $0 != .secret }.map { "\"\($0)\"" }.joined(separator: ", ")
        return try TestCall(
            FlowText.make([
                "language": "\"\(country.language)\"", "currency": "\"\(country.currency)\"",
                "timeZone": "\"\(country.zone)\"", "facts": "{ \(facts.joined(separator: ", ")) }",
                "nodes": #"{ "first": { "ask": [\#(ask)], "end": "done" } }"#,
            ]))
    }

    @Test("in every language each value is read as the same value", arguments: countries)
    func roundTrip(country: Country) throws {
        let call = try Self.call(in: country)
        let frame = call.enquiry.frame
        var numbers = SeededGenerator(seed: Self.seed)
        for type in FactType.allCases where type != .secret {
            let fact = try #require(frame.flow.fact(FactID("\(type)")))
            var wrong: [String] = []
            for _ in 0..<Self.count {
                let value = try #require(type.random(&numbers, frame.flow))
                let text = frame.words(for: value, of: fact)
                let read = call.enquiry.read(text, for: fact.id, at: call.enquiry.lastEvent)
                if read != .success(value) { wrong.append("\(value.literal): \(text) -> \(read)") }
            }
            #expect(wrong == [], "\(wrong.count) of type \(type), seed \(Self.seed)")
        }
    }
}

extension FactType {
    /// A value that an answer to a question of this type can have; nil for a secret.
    fileprivate func random(_ numbers: inout SeededGenerator, _ flow: Flow) -> Value? {
        switch self {
        case .yesno: return .bool(numbers.below(2) == 0)
        case .choice: return .string("o\(numbers.below(6))")
        case .choices:
            let chosen = (0..<6).filter { _ in numbers.below(2) == 0 }
            return .list((chosen.isEmpty ? [3] : chosen).map { .string("o\($0)") })
        case .text:
            let words = ["Zoë", "Łódź", "a", "12", "'x'", "👩‍👩‍👧", "नमस्ते", "…"]
            return .string((0...numbers.below(4)).map { _ in words[numbers.below(8)] }.joined(separator: " "))
        case .integer: return .int(Int64(bitPattern: numbers.next()) >> numbers.below(63))
        case .number:
            let whole = Double(Int64(bitPattern: numbers.next()) >> (12 + numbers.below(50)))
            return .double(whole / Double([1, 10, 1000, 7][numbers.below(4)]))
        case .money:
            guard let currency = flow.currency else { return nil }
            let units = Int64(bitPattern: numbers.next()) >> (64 - 20 - numbers.below(20))
            return .money(Money(minorUnits: units, currency: currency))
        case .date:
            let first = CalendarDate.usual.lowerBound
            return first.adding(days: numbers.below(first.days(to: CalendarDate.usual.upperBound) + 1))
                .map(Value.date)
        case .datetime:
            // From 1970 to 2200; of an hour that clocks show twice, people mean the first.
            while true {
                let minutes = numbers.below(120_000_000)
                let date = Date(timeIntervalSince1970: Double(minutes) * 60)
                let isSecond =
                    flow.timeZone.secondsFromGMT(for: date.addingTimeInterval(-5400))
                    > flow.timeZone.secondsFromGMT(for: date)
                if !isSecond { return .timestamp(Timestamp(milliseconds: Int64(minutes) * 60_000)) }
            }
        case .email: return .string("p\(numbers.below(1000)).o'x@münchen\(numbers.below(9)).example")
        case .phone: return .string("+\(1 + numbers.below(999)) (0) \(100 + numbers.below(900))-555 ext 12")
        case .domain: return .string("shop-\(numbers.below(1000)).příklad.example")
        case .url: return .string("https://client.example:8080/a?b=\(numbers.below(1000))#C")
        case .ip:
            let parts = (0..<4).map { _ in numbers.below(256) }
            let version6 = "2001:db8::\(String(1 + parts[0], radix: 16)):\(String(1 + parts[1], radix: 16))"
            return .string(
                numbers.below(2) == 0 ? version6 : parts.map(String.init).joined(separator: "."))
        case .secret: return nil
        }
    }
}
