import Foundation
import Testing

@testable import TriageCore

/// A typed text in a language and how it is read: the value as a literal, or the problem.
struct Typed: Sendable, CustomStringConvertible {
    let language: String
    let text: String
    let expected: String

    init(_ text: String, _ expected: String) {
        self.init("en-AU", text, expected)
    }

    init(_ language: String, _ text: String, _ expected: String) {
        self.language = language
        self.text = text
        self.expected = expected
    }

    var description: String { "\(language) \(text)" }

    /// The reader's result on 15 July 2026.
    func read(
        as type: FactType, options: [CardOption] = [], currency: Currency? = nil,
        allows: (Value) -> Bool = { _ in true }
    ) throws -> String {
        let reader = AnswerReader(
            language: language, timeZone: try #require(TimeZone(identifier: "Australia/Melbourne")),
            currency: try currency ?? #require(Currency(code: language == "sk-SK" ? "EUR" : "AUD")),
            now: try #require(Timestamp(rfc3339: "2026-07-15T10:00:00+10:00")))
        switch reader.read(text, as: type, options: options, allows: allows) {
        case .success(let value): return value.literal
        case .failure(let problem): return "\(problem)"
        }
    }
}

@Suite("Reading answers")
struct AnswerReaderTests {
    static let integers: [Typed] = [
        Typed("12", "12"), Typed(" 007 ", "7"), Typed("-3", "-3"), Typed("\u{2212}3", "-3"),
        Typed("1,000", "1000"), Typed("12,345,678", "12345678"), Typed("12 000", "12000"),
        Typed("1.000", "malformed"), Typed("1,00", "malformed"), Typed("2.5", "malformed"),
        Typed("twelve", "malformed"), Typed("9223372036854775808", "above(\"9,223,372,036,854,775,807\")"),
        Typed("0x1F", "malformed"),
        Typed("1e3", "malformed"), Typed("--1", "malformed"), Typed("١٢", "12"), Typed("１２", "12"),
        Typed("ar-EG", "١٬٢٣٤", "1234"), Typed("hi-IN", "12,34,567", "1234567"),
        Typed("de-CH", "1'234", "1234"),
        Typed("sk-SK", "12 000", "12000"), Typed("sk-SK", "12\u{A0}000", "12000"),
        Typed("sk-SK", "1.000", "malformed"), Typed("sk-SK", "1,5", "malformed"), Typed("", "missing"),
    ]

    @Test("a whole number", arguments: integers)
    func integer(typed: Typed) throws {
        #expect(try typed.read(as: .integer) == typed.expected.whole(.integer))
    }

    static let numbers: [Typed] = [
        Typed("2.5", "2.5"), Typed("2,5", "2.5"), Typed(".5", "0.5"), Typed("5.", "5.0"),
        Typed("-0.25", "-0.25"),
        Typed("1,000", "1000.0"), Typed("1,000.5", "1000.5"), Typed("1.000,5", "1000.5"),
        Typed("0,500", "0.5"),
        Typed("1.000", "1.0"), Typed("1,00,000", "malformed"), Typed("0x1F", "malformed"),
        Typed("nan", "malformed"), Typed("inf", "malformed"), Typed("1e5", "malformed"),
        Typed("1.2.3", "malformed"),
        Typed("5-3", "malformed"), Typed("sk-SK", "2,5", "2.5"), Typed("sk-SK", "2.5", "2.5"),
        Typed("sk-SK", "1 000,5", "1000.5"), Typed("sk-SK", "1,000", "1.0"),
        Typed("sk-SK", "1.500", "malformed"),
        Typed("sk-SK", "1.234.567", "1234567.0"),
    ]

    @Test("a number", arguments: numbers)
    func number(typed: Typed) throws {
        #expect(try typed.read(as: .number) == typed.expected.whole(.number))
    }

    static let amounts: [Typed] = [
        Typed("47.35", "47.35"), Typed("47", "47.00"), Typed("$47.35", "47.35"), Typed("$ 47", "47.00"),
        Typed("AUD 47.5", "47.50"), Typed("47 aud", "47.00"), Typed("-47.35", "-47.35"),
        Typed("-$5", "-5.00"),
        Typed("$-5", "-5.00"), Typed("1,234.50", "1234.50"), Typed("1.234,50", "1234.50"),
        Typed("1,234", "1234.00"),
        Typed("1,234,567", "1234567.00"), Typed("47,35", "47.35"), Typed(".50", "0.50"), Typed("5.", "5.00"),
        Typed("1 234.50", "1234.50"), Typed("55,-", "55.00"), Typed("47.350", "tooManyDecimals(2)"),
        Typed("47.355", "tooManyDecimals(2)"), Typed("1,234.567", "tooManyDecimals(2)"),
        Typed("1,23,456", "malformed"), Typed("12 34", "malformed"), Typed("5-3", "malformed"),
        Typed("€5", "malformed"), Typed("5 EUR", "malformed"), Typed("A5", "malformed"),
        Typed("--5", "malformed"),
        Typed("$", "malformed"), Typed("½", "malformed"),
        Typed("99999999999999999999", "above(\"$1,000,000,000,000.00\")"),
        Typed("de-CH", "1’234’567.50", "1234567.50"), Typed("de-CH", "1'234.50", "1234.50"),
        Typed("de-CH", "1234567.50", "1234567.50"), Typed("ar-EG", "١٬٢٣٤٫٥٠", "1234.50"),
        Typed("en-US", "47.35", "47.35"), Typed("en-US", "A$47.35", "47.35"),
        Typed("en-US", "1,000", "1000.00"),
        Typed("sk-SK", "47,35", "47.35"), Typed("sk-SK", "47,35 €", "47.35"),
        Typed("sk-SK", "€47.35", "47.35"),
        Typed("sk-SK", "1 234,50 EUR", "1234.50"), Typed("sk-SK", "1\u{A0}234,5\u{A0}€", "1234.50"),
        Typed("sk-SK", "55,- €", "55.00"), Typed("sk-SK", "1.234,50", "1234.50"),
        Typed("sk-SK", "1.234", "malformed"), Typed("sk-SK", "1,234", "tooManyDecimals(2)"),
        Typed("sk-SK", "$5", "malformed"),
    ]

    @Test("an amount", arguments: amounts)
    func money(typed: Typed) throws {
        #expect(try typed.read(as: .money) == typed.expected.whole(.money))
    }

    @Test("an amount of a currency without decimals")
    func otherCurrencies() throws {
        let yen = Currency(code: "JPY")
        #expect(try Typed("1,000", "").read(as: .money, currency: yen) == "1000")
        #expect(try Typed("¥1,000", "").read(as: .money, currency: yen) == "1000")
        #expect(try Typed("47.3", "").read(as: .money, currency: yen) == "tooManyDecimals(0)")
    }

    static let dates: [Typed] = [
        Typed("2026-07-15", "2026-07-15"), Typed("15/7/2026", "2026-07-15"), Typed("15.7.2026", "2026-07-15"),
        Typed("15-07-2026", "2026-07-15"), Typed("15/7", "2026-07-15"), Typed("15 July 2026", "2026-07-15"),
        Typed("15th of July", "2026-07-15"), Typed("1st Feb 2027", "2027-02-01"),
        Typed("July 15, 2026", "2026-07-15"),
        Typed("2026 July 15", "2026-07-15"), Typed("15 SEPT", "2026-09-15"), Typed("15july", "2026-07-15"),
        Typed("today", "2026-07-15"), Typed("Yesterday", "2026-07-14"), Typed("tomorrow", "2026-07-16"),
        Typed("29/2/2028", "2028-02-29"), Typed("29 February 2028", "2028-02-29"),
        Typed("29/2/2026", "noSuchDay"), Typed("31/2/2026", "noSuchDay"), Typed("31 Feb", "noSuchDay"),
        Typed("2026-02-31", "noSuchDay"), Typed("7/15/2026", "noSuchDay"), Typed("0/1/2026", "noSuchDay"),
        Typed("15/7/26", "2026-07-15"), Typed("15 July 26", "2026-07-15"), Typed("15/7/70", "2070-07-15"),
        Typed("en-US", "7/15/26", "2026-07-15"), Typed("ja-JP", "26/7/15", "2026-07-15"),
        Typed("1/1", "2027-01-01"), Typed("20/1", "2026-01-20"), Typed("29/2", "2028-02-29"),
        Typed("day before yesterday", "2026-07-13"), Typed("30 days ago", "2026-06-15"),
        Typed("3 months ago", "2026-04-15"), Typed("a week ago", "2026-07-08"),
        Typed("in 2 days", "2026-07-17"),
        Typed("sk-SK", "predvčerom", "2026-07-13"), Typed("sk-SK", "pred 3 mesiacmi", "2026-04-15"),
        Typed("sk-SK", "pred týždňom", "2026-07-08"), Typed("sk-SK", "o 2 dni", "2026-07-17"),
        Typed("-2026-01-01", "malformed"), Typed("２０２６-07-15", "2026-07-15"),
        Typed("es-ES", "15 de julio de 2026", "2026-07-15"), Typed("15", "malformed"),
        Typed("15 Ju", "malformed"), Typed("15 Juillet", "malformed"), Typed("soon", "malformed"),
        Typed("15:07", "malformed"), Typed("15/7/2026 10", "malformed"), Typed("July", "malformed"),
        Typed("15/2026/7", "malformed"), Typed("20260715", "malformed"), Typed("včera", "malformed"),
        Typed("en-US", "7/15/2026", "2026-07-15"), Typed("en-US", "7/15", "2026-07-15"),
        Typed("en-US", "15/7/2026", "noSuchDay"), Typed("en-US", "July 4th, 2026", "2026-07-04"),
        Typed("en-US", "2026-07-04", "2026-07-04"),
        Typed("sk-SK", "15. 7. 2026", "2026-07-15"), Typed("sk-SK", "15.7.", "2026-07-15"),
        Typed("sk-SK", "15. júla 2026", "2026-07-15"), Typed("sk-SK", "15. jula", "2026-07-15"),
        Typed("sk-SK", "1. júna", "2026-06-01"), Typed("sk-SK", "15. júl 2026", "2026-07-15"),
        Typed("sk-SK", "3 marec", "2026-03-03"), Typed("sk-SK", "3. sept", "2026-09-03"),
        Typed("sk-SK", "24. December 2026", "2026-12-24"), Typed("sk-SK", "dnes", "2026-07-15"),
        Typed("sk-SK", "VČERA", "2026-07-14"), Typed("sk-SK", "vcera", "2026-07-14"),
        Typed("sk-SK", "zajtra", "2026-07-16"), Typed("sk-SK", "31. februára 2026", "noSuchDay"),
        Typed("sk-SK", "15 of júla", "malformed"), Typed("sk-SK", "yesterday", "malformed"),
    ]

    @Test("a day", arguments: dates)
    func date(typed: Typed) throws {
        let expected =
            typed.expected.first == "2"
            ? "date('\(typed.expected)')"
            : typed.expected == "noSuchDay" ? "noSuchDay(\"\(typed.text)\")" : typed.expected.whole(.date)
        #expect(try typed.read(as: .date) == expected)
    }

    static let moments: [Typed] = [
        Typed("2026-07-15 14:30", "2026-07-15T04:30:00Z"), Typed("2026-07-15T14:30", "2026-07-15T04:30:00Z"),
        Typed("2026-07-15T14:30:00+02:00", "2026-07-15T12:30:00Z"),
        Typed("15/7/2026 2:30 pm", "2026-07-15T04:30:00Z"),
        Typed("15 July 2026, 2.30pm", "2026-07-15T04:30:00Z"),
        Typed("yesterday at 2 pm", "2026-07-14T04:00:00Z"),
        Typed("today 00:05", "2026-07-14T14:05:00Z"), Typed("today 12 am", "2026-07-14T14:00:00Z"),
        Typed("today 12:15 p.m.", "2026-07-15T02:15:00Z"), Typed("15/1/2026 14:30", "2026-01-15T03:30:00Z"),
        Typed("sk-SK", "15. 7. 2026 14.30", "2026-07-15T04:30:00Z"),
        Typed("sk-SK", "včera o 14:30", "2026-07-14T04:30:00Z"),
        // The clocks go forward from 2:00 to 3:00 on 4 October 2026.
        Typed("4/10/2026 02:30", "skippedTime(\"02:30\", on: \"4 October 2026\")"),
        Typed("4/10/2026 03:30", "2026-10-03T16:30:00Z"),
        Typed("today 24:00", "noSuchTime(\"24:00\")"), Typed("today 14:60", "noSuchTime(\"14:60\")"),
        Typed("today 13 pm", "noSuchTime(\"13 pm\")"), Typed("9:15", "2026-07-14T23:15:00Z"),
        Typed("2 pm", "2026-07-15T04:00:00Z"), Typed("2 hours ago", "2026-07-14T22:00:00Z"),
        Typed("3 days ago at 14:30", "2026-07-12T04:30:00Z"),
        Typed("sk-SK", "pred 3 dnami o 14:30", "2026-07-12T04:30:00Z"),
        Typed("4.10", "malformed"),
        Typed("today 14", "malformed"), Typed("14:30", "2026-07-15T04:30:00Z"),
        Typed("today 14:30:x", "malformed"),
        Typed("today 14:x:30", "malformed"), Typed("soon 14:30", "malformed"), Typed("today", "malformed"),
        Typed("31/2/2026 14:30", "noSuchDay(\"31/2/2026\")"),
    ]

    @Test("a day and the time of the clock, in the flow's zone", arguments: moments)
    func moment(typed: Typed) throws {
        let expected =
            typed.expected.first == "2" ? "timestamp('\(typed.expected)')" : typed.expected.whole(.datetime)
        #expect(try typed.read(as: .datetime) == expected)
    }

    @Test("of the days that a date could be, the nearest one that the fact allows is taken")
    func nearest() throws {
        let past = { (value: Value) in
            if case .date(let date) = value { date.iso < "2026-07-15" } else { false }
        }
        #expect(try Typed("20/7", "").read(as: .date, allows: past) == "date('2025-07-20')")
        #expect(try Typed("1/1/50", "").read(as: .date, allows: past) == "date('1950-01-01')")
        #expect(try Typed("1/1/50", "").read(as: .date) == "date('2050-01-01')")
        let earlier = { (value: Value) in
            if case .timestamp(let time) = value { time.rfc3339 < "2026-07-15" } else { false }
        }
        #expect(
            try Typed("20/7 10:00", "").read(as: .datetime, allows: earlier)
                == "timestamp('2025-07-20T00:00:00Z')")
        #expect(
            try Typed("20/7", "").read(as: .date, allows: { _ in false }) == "date('2026-07-20')",
            "the fact itself says why it refuses")
    }

    @Test("a text is composed, and what nobody can see is no answer")
    func visible() throws {
        #expect(try Typed("Z\u{30C}ilina", "").read(as: .text) == "'\u{17D}ilina'")
        for text in ["\u{301}", "\u{FE0F}", "\u{2800}", "\u{34F}", "\u{180B}", "\u{200B}", "\u{3164}\u{301}"]
        {
            #expect(try Typed(text, "").read(as: .text) == "missing")
        }
        #expect(try Typed("caf\u{FFFD}", "").read(as: .text) == "unreadable")
    }

    @Test("a text is trimmed, a secret keeps nothing, and neither is ever empty")
    func texts() throws {
        #expect(try Typed("  a 'b'\t", "").read(as: .text) == #"'a \'b\''"#)
        #expect(try Typed("hunter2", "").read(as: .secret) == "secret")
        for type in FactType.allCases { #expect(try Typed(" \u{A0}\n", "").read(as: type) == "missing") }
    }
}

extension String {
    /// The problem for a type, where only "malformed" was written.
    fileprivate func whole(_ type: FactType) -> String {
        self == "malformed" ? "\(InputProblem.malformed(type))" : self
    }

    @Test("what is longer than any day is none, whatever it repeats", arguments: [FactType.date, .datetime])
    func endless(type: FactType) throws {
        for text in [",", " ,", "1,", "at ", "é"] {
            let long = "1" + String(repeating: text, count: 100_000) + "x"
            #expect(try Typed(long, "").read(as: type) == "malformed(TriageCore.FactType.\(type))")
        }
    }
}
