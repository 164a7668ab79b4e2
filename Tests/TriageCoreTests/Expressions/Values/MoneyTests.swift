import Foundation
import Testing

@testable import TriageCore

@Suite("Money and currencies")
struct MoneyTests {
    @Test(
        "an amount is written with all its decimals",
        arguments: [
            (5500, "AUD", "55.00"), (5, "AUD", "0.05"), (0, "AUD", "0.00"), (-5, "AUD", "-0.05"),
            (-12345, "USD", "-123.45"),
            (55, "JPY", "55"), (-1, "JPY", "-1"), (1234, "BHD", "1.234"),
            (Int64.min, "AUD", "-92233720368547758.08"), (Int64.max, "JPY", "9223372036854775807"),
        ])
    func written(minorUnits: Int64, code: String, text: String) throws {
        let currency = try #require(Currency(code: code))
        let money = Money(minorUnits: minorUnits, currency: currency)
        #expect(money.text == text)
        #expect(Money(text, currency) == money)
    }

    @Test(
        "an amount may leave out decimals",
        arguments: [("55", 5500), ("55.5", 5550), ("-0.5", -50), ("007", 700)])
    func short(text: String, minorUnits: Int64) throws {
        #expect(Money(text, try #require(FlowScope.dollar))?.minorUnits == minorUnits)
    }

    @Test(
        "anything else is no amount",
        arguments: [
            "", "-", ".5", "5.", "5.001", "+5", "1e3", "5,00", " 5", "5 ", "--5", "0x5", "5.0.0", "\u{663}",
            "92233720368547758.08", "99999999999999999999",
        ])
    func refused(text: String) throws {
        #expect(Money(text, try #require(FlowScope.dollar)) == nil)
    }

    @Test(
        "a quotient is rounded half away from zero",
        arguments: [
            (5, 2, 3), (-5, 2, -3), (5, -2, -3), (-5, -2, 3), (4, 3, 1), (5, 3, 2), (1, 3, 0),
            (Int64.max, 2, 1 << 62),
            (Int64.min, 2, -(1 << 62)), (1, Int64.min, 0), (Int64.min, Int64.min, 1),
            (Int64.max, Int64.min, -1),
        ] as [(Int64, Int64, Int64)])
    func quotients(amount: Int64, divisor: Int64, result: Int64) throws {
        let currency = try #require(FlowScope.dollar)
        #expect(Money(minorUnits: amount, currency: currency).divided(by: divisor)?.minorUnits == result)
    }

    @Test("what 64 bits do not hold is no amount")
    func overflow() throws {
        let currency = try #require(FlowScope.dollar)
        let (least, most) = (
            Money(minorUnits: .min, currency: currency), Money(minorUnits: .max, currency: currency)
        )
        let cent = Money(minorUnits: 1, currency: currency)
        #expect(most.adding(cent) == nil)
        #expect(least.subtracting(cent) == nil)
        #expect(least.multiplied(by: -1) == nil)
        #expect(least.divided(by: -1) == nil)
        #expect(cent.divided(by: 0) == nil)
    }

    @Test("amounts of different currencies do not mix")
    func currencies() throws {
        let dollar = Money(minorUnits: 1, currency: try #require(FlowScope.dollar))
        let yen = Money(minorUnits: 1, currency: try #require(Currency(code: "JPY")))
        #expect(dollar.adding(yen) == nil)
        #expect(dollar != yen)
        #expect(dollar < yen)
    }

    @Test("the codes answered without Foundation have the digits that Foundation gives them")
    func commonCodes() {
        for (code, digits) in Currency.common {
            #expect(Currency.foundationDigits(of: code) == digits)
            #expect(Currency(code: code)?.minorDigits == digits)
            #expect(Currency(code: code)?.code == code)
        }
    }

    @Test("what is no code in use is no currency", arguments: ["", "aud", "AU", "AUDX", "ZZZ", "ÄUD", "123"])
    func unknownCodes(code: String) {
        #expect(Currency(code: code) == nil)
    }
}
