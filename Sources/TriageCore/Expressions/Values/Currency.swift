import Foundation

/// A currency by its ISO 4217 code, with the number of decimals used in its amounts.
package struct Currency: Sendable, Hashable {
    /// Three letters and the number of decimals in four bytes, so that an amount can carry its currency.
    private let packed: UInt32

    /// Takes a code; nil when it is not a current ISO 4217 code. **Shape**: `AUD`.
    package init?(code: String) {
        let letters = Array(code.utf8)
        guard letters.count == 3, letters.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains),
            let digits = Self.common[code] ?? Self.looked(up: code)
        else { return nil }
        packed = letters.reduce(0) { $0 << 8 | UInt32($1) } << 8 | UInt32(digits)
    }

    /// The ISO 4217 code. **Shape**: `AUD`.
    package var code: String {
        String(
            decoding: [UInt8(packed >> 24), UInt8(packed >> 16 & 255), UInt8(packed >> 8 & 255)],
            as: UTF8.self)
    }

    /// The number of decimals of an amount. **Shape**: 2 for `AUD`, 0 for `JPY`.
    package var minorDigits: Int { Int(packed & 255) }

    /// The number of minor units in a major one. **Shape**: 100 for `AUD`.
    var minorUnits: Int64 {
        (0..<minorDigits).reduce(1) { product, _ in product * 10 }
    }

    /// The codes that can be answered without Foundation's formatter, which costs milliseconds at start-up; a
    /// test verifies that both agree.
    static let common = ["AUD": 2, "NZD": 2, "USD": 2, "EUR": 2, "GBP": 2, "CHF": 2, "CAD": 2, "JPY": 0]

    private static func looked(up code: String) -> Int? {
        guard Locale.commonISOCurrencyCodes.contains(code) else { return nil }
        let style = Decimal.FormatStyle.Currency(code: code, locale: Locale(identifier: "en"))
        let zero = style.format(0)
        let digits = zero.lastIndex(of: ".").map { zero[$0...].dropFirst().count } ?? 0
        return (0...4).contains(digits) ? digits : nil
    }

    /// The number of decimals according to Foundation, whether or not the code is a common one.
    static func foundationDigits(of code: String) -> Int? { looked(up: code) }
}
