/// An exact amount of money.
public struct Money: Sendable, Hashable, Comparable {
    /// The amount. **Units**: the currency's minor units, such as cents.
    package let minorUnits: Int64
    /// The currency that the amount is in.
    package let currency: Currency

    /// Takes an amount. **Units**: the currency's minor units.
    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Parses an amount. **Shape**: `55`, `55.00`, `-0.50`; nil for anything else, for more decimals than the
    /// currency has, and on overflow of 64 bits.
    package init?(_ text: some StringProtocol, _ currency: Currency) {
        guard case .amount(let money) = Self.read(text, currency) else { return nil }
        self = money
    }

    /// The possible results of reading an amount.
    enum Reading: Equatable {
        case amount(Money), notAnAmount, tooManyDecimals, tooLarge
    }

    /// Parses an amount, or says what is wrong with it.
    static func read(_ text: some StringProtocol, _ currency: Currency) -> Reading {
        var bytes = ArraySlice(Array(text.utf8))
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty,
            parts.allSatisfy({ part in part.allSatisfy { (0x30...0x39).contains($0) } })
        else { return .notAnAmount }
        let decimals = parts.count == 2 ? parts[1] : []
        guard decimals.count <= currency.minorDigits else { return .tooManyDecimals }
        let zeros = repeatElement(UInt8(ascii: "0"), count: currency.minorDigits - decimals.count)
        let digits = String(decoding: Array(whole) + Array(decimals) + Array(zeros), as: UTF8.self)
        guard let units = Int64((isNegative ? "-" : "") + digits) else { return .tooLarge }
        return .amount(Money(minorUnits: units, currency: currency))
    }

    /// The largest amount that an answer can be, unless its fact says otherwise: 10^12 of the currency, which
    /// no call is about and which leaves room to reckon with.
    static func most(of currency: Currency) -> Money {
        Money(minorUnits: 1_000_000_000_000 * currency.minorUnits, currency: currency)
    }

    /// The same amount with the other sign.
    var negated: Money { Money(minorUnits: minorUnits == .min ? .max : -minorUnits, currency: currency) }

    /// The amount with all its decimals but without the currency. **Shape**: `55.00`.
    package var text: String {
        let digits = currency.minorDigits
        let sign = minorUnits < 0 ? "-" : ""
        let units = String(minorUnits.magnitude)
        guard digits > 0 else { return sign + units }
        let padded = String(repeating: "0", count: max(0, digits + 1 - units.count)) + units
        return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }

    /// The sum of this amount and another; nil when the currencies differ or the sum overflows.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow || currency != other.currency ? nil : Money(minorUnits: sum, currency: currency)
    }

    /// This amount minus another; nil when the currencies differ or the difference overflows.
    package func subtracting(_ other: Money) -> Money? {
        let (rest, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
        return overflow || currency != other.currency ? nil : Money(minorUnits: rest, currency: currency)
    }

    /// This amount times a factor; nil when the product overflows.
    package func multiplied(by factor: Int64) -> Money? {
        let (product, overflow) = minorUnits.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Money(minorUnits: product, currency: currency)
    }

    /// This amount divided by a number, rounded half away from zero to the minor unit; nil for division by
    /// zero and on overflow.
    package func divided(by divisor: Int64) -> Money? {
        guard divisor != 0 else { return nil }
        let (quotient, overflow) = minorUnits.dividedReportingOverflow(by: divisor)
        guard !overflow else { return nil }
        let remainder = (minorUnits % divisor).magnitude
        // Compares twice the remainder with the divisor without risking overflow.
        guard remainder >= divisor.magnitude - remainder else {
            return Money(minorUnits: quotient, currency: currency)
        }
        let isNegative = (minorUnits < 0) != (divisor < 0)
        return Money(minorUnits: quotient + (isNegative ? -1 : 1), currency: currency)
    }

    /// Orders amounts by size, and amounts of different currencies by code.
    public static func < (left: Self, right: Self) -> Bool {
        left.currency == right.currency
            ? left.minorUnits < right.minorUnits : left.currency.code < right.currency.code
    }
}
