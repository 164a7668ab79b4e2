/// A caller's number or address in the one form in which it is compared, however it was written.
///
/// Two numbers are the same caller's if they are equal or one ends with the other, which then has eight digits at
/// least: `0491 570 156` and `+61 491 570 156`.
package struct CallerForm: Sendable, Hashable {
    /// Digits without leading zeros and without an extension; of anything else the letters, all of them small.
    package let text: String
    /// Whether it is a number.
    package let isNumber: Bool

    /// Fewer digits at the end are no proof that two numbers are one.
    private static let fewestShared = 8
    /// Fewer digits are no number of a caller.
    private static let fewest = 5

    /// Reads a number or an address; nil if nothing is left of it.
    package init?(_ written: String) {
        let isPlain = written.utf8.allSatisfy { $0 < 0x80 }
        let plain =
            isPlain ? written : PhoneNumber(written)?.text ?? written.withoutLayoutMarks.withPlainDigits
        if let digits = Self.digits(of: plain) {
            (text, isNumber) = (digits, true)
        } else {
            text = plain.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            isNumber = false
        }
        if text.isEmpty { return nil }
    }

    /// The digits of a number; nil if it is none. What follows a number in letters is its extension, and a zero in
    /// parentheses is dialled only within a country.
    private static func digits(of text: String) -> String? {
        let bytes = Array(text.utf8)
        guard !bytes.contains(UInt8(ascii: "@")) else { return nil }
        var digits: [UInt8] = []
        var index = 0
        scan: while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(bytes[index])
            case UInt8(ascii: "("):
                if bytes[index...].starts(with: Array("(0)".utf8)) { index += 2 }
            case UInt8(ascii: "+"), UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "-"),
                UInt8(ascii: "."),
                UInt8(ascii: "/"):
                break
            default: break scan
            }
            index += 1
        }
        guard digits.count >= fewest else { return nil }
        return String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
    }

    /// Whether both are the same caller's.
    package func isSame(as other: CallerForm) -> Bool {
        if self == other { return true }
        guard isNumber, other.isNumber else { return false }
        let (shorter, longer) =
            text.utf8.count < other.text.utf8.count ? (text, other.text) : (other.text, text)
        return shorter.utf8.count >= Self.fewestShared && longer.hasSuffix(shorter)
    }

    /// What the forms of one caller have in common: the last digits of a number.
    var shared: String { isNumber ? String(text.suffix(Self.fewestShared)) : text }
}
