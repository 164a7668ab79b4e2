/// An exact amount of money.
public struct Money: Sendable, Hashable, Comparable {
    /// The amount. Units: the currency's minor units, such as cents.
    package let minorUnits: Int64
    /// The currency of the amount.
    package let currency: Currency

    /// Takes an amount. Units: the currency's minor units.
    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Reads an amount. Shape: `55`, `55.00`, `-0.50`; nil for anything else, for more decimals than the
    /// currency has, and for more than 64 bits hold.
    package init?(_ text: some StringProtocol, _ currency: Currency) {
        guard case .amount(let money) = Self.read(text, currency) else { return nil }
        self = money
    }

    /// What reading an amount can give.
    enum Reading: Equatable {
        case amount(Money), notAnAmount, tooManyDecimals, tooLarge
    }

    /// Reads an amount and says what is wrong with it.
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

    /// The amount with all its decimals, without the currency. Shape: `55.00`.
    package var text: String {
        let digits = currency.minorDigits
        let sign = minorUnits < 0 ? "-" : ""
        let units = String(minorUnits.magnitude)
        guard digits > 0 else { return sign + units }
        let padded = String(repeating: "0", count: max(0, digits + 1 - units.count)) + units
        return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }

    /// This amount and another; nil when the currencies differ or 64 bits do not hold the sum.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow || currency != other.currency ? nil : Money(minorUnits: sum, currency: currency)
    }

    /// This amount without another; nil when the currencies differ or 64 bits do not hold the rest.
    package func subtracting(_ other: Money) -> Money? {
        let (rest, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
        return overflow || currency != other.currency ? nil : Money(minorUnits: rest, currency: currency)
    }

    /// This amount so many times; nil when 64 bits do not hold it.
    package func multiplied(by factor: Int64) -> Money? {
        let (product, overflow) = minorUnits.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Money(minorUnits: product, currency: currency)
    }

    /// A part of this amount, rounded half away from zero to the minor unit; nil for no parts at all and
    /// when 64 bits do not hold it.
    package func divided(by divisor: Int64) -> Money? {
        guard divisor != 0 else { return nil }
        let (quotient, overflow) = minorUnits.dividedReportingOverflow(by: divisor)
        guard !overflow else { return nil }
        let remainder = (minorUnits % divisor).magnitude
        // Twice the remainder against the divisor, without the overflow that doubling risks.
        guard remainder >= divisor.magnitude - remainder else {
            return Money(minorUnits: quotient, currency: currency)
        }
        let isNegative = (minorUnits < 0) != (divisor < 0)
        return Money(minorUnits: quotient + (isNegative ? -1 : 1), currency: currency)
    }

    /// The smaller amount comes first; amounts of different currencies are ordered by the codes.
    public static func < (left: Self, right: Self) -> Bool {
        left.currency == right.currency
            ? left.minorUnits < right.minorUnits : left.currency.code < right.currency.code
    }
}
