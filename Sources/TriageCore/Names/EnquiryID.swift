import Foundation

/// An enquiry's name: a version 7 UUID, so that later enquiries have greater names.
///
/// **Source**: RFC 9562 5.7.
package struct EnquiryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first eight bytes: the time, the version and twelve random bits.
    let high: UInt64
    /// The last eight bytes: the variant and 62 random bits.
    let low: UInt64

    /// Makes the name of an enquiry that opens now.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970, UTC; only 48 bits are kept.
    ///   - random: the source of the other bits.
    package init(milliseconds: Int64, random: UUID = UUID()) {
        let bytes = withUnsafeBytes(of: random.uuid) { Array($0) }
        let time = UInt64(truncatingIfNeeded: milliseconds) << 16
        let version = 0x7000 | UInt64(bytes[6] & 0x0F) << 8 | UInt64(bytes[7])
        high = time | version
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) } & ~(3 << 62) | 2 << 62
    }

    /// Takes the two halves of a name that was made before.
    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Parses a version 7 UUID in either case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var utf8 = Array(text.utf8)
        for index in utf8.indices where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(utf8[index]) {
            utf8[index] |= 0x20
        }
        guard let id = utf8.withUnsafeBytes({ EnquiryID(canonical: $0) }) else { return nil }
        self = id
    }

    /// Parses the exact 36 bytes that `text` produces; nil for anything else.
    init?(canonical utf8: UnsafeRawBufferPointer) {
        let hyphen = UInt8(ascii: "-")
        guard utf8.count == 36, utf8[8] == hyphen, utf8[13] == hyphen, utf8[18] == hyphen, utf8[23] == hyphen,
            let high = LineBytes.hexadecimal(
                LineBytes.word(utf8, at: 0), LineBytes.half(utf8, at: 9) | LineBytes.half(utf8, at: 14) << 32),
            let low = LineBytes.hexadecimal(
                LineBytes.half(utf8, at: 19) | LineBytes.half(utf8, at: 24) << 32,
                LineBytes.word(utf8, at: 28)),
            high >> 12 & 0xF == 7, low >> 62 == 2
        else { return nil }
        self.high = high
        self.low = low
    }

    /// The name as text. **Shape**: `0198f2c4-5d3a-7c1e-9b2f-0a1b2c3d4e5f`, lower-case.
    package var text: String {
        var digits = XXH64.hexDigits(high) + XXH64.hexDigits(low)
        for index in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: index) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The same as ``text``, for messages.
    package var description: String { text }

    /// When the enquiry was named. **Units**: milliseconds since 1970, UTC.
    package var milliseconds: Int64 { Int64(high >> 16) }

    /// Orders enquiries by when they were named.
    package static func < (left: EnquiryID, right: EnquiryID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The ids that begin with what was typed, in order, ignoring case and hyphens.
    ///
    /// **Shape**: a single element is an unambiguous match; an empty beginning matches every id.
    package static func matching(_ beginning: String, among ids: some Sequence<EnquiryID>) -> [EnquiryID] {
        let wanted = beginning.lowercased().filter { $0 != "-" }
        return ids.filter { $0.text.filter { $0 != "-" }.hasPrefix(wanted) }.sorted()
    }
}
