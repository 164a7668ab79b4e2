/// A moment in the years 1 to 9999. **Source**: CEL language definition, "Overflow".
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Whole seconds since 1 January 1970, 00:00 UTC.
    package let seconds: Int64
    /// The fraction of a second after that. **Units**: nanoseconds, 0 to 999,999,999.
    package let nanoseconds: Int32

    /// The first and last second that can be represented.
    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Takes seconds and nanoseconds; nil outside the years 1 to 9999 or for nanoseconds outside 0 to
    /// 999,999,999.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Takes milliseconds since 1970, clamped to the years 1 to 9999.
    public init(milliseconds: Int64) {
        let remainder = milliseconds % 1000
        let fraction = remainder < 0 ? remainder + 1000 : remainder
        let whole = (milliseconds - remainder) / 1000 - (remainder < 0 ? 1 : 0)
        seconds = min(max(whole, Self.range.lowerBound), Self.range.upperBound)
        nanoseconds = seconds == whole ? Int32(fraction) * 1_000_000 : 0
    }

    /// Milliseconds since 1970, rounded down.
    package var milliseconds: Int64 { seconds * 1000 + Int64(nanoseconds / 1_000_000) }

    /// Parses a moment. **Shape**: `2026-07-15T10:00:00+10:00`, with up to nine fractional digits.
    ///
    /// **Source**: RFC 3339 5.6, without leap seconds.
    package init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let date = CalendarDate(iso: text.prefix(10)),
            let hour = CivilCalendar.number(bytes[11..<13]), hour < 24,
            let minute = CivilCalendar.number(bytes[14..<16]), minute < 60,
            let second = CivilCalendar.number(bytes[17..<19]), second < 60
        else { return nil }
        var index = 19
        var fraction: Int32 = 0
        if bytes[index] == UInt8(ascii: ".") {
            let end = bytes[20...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            guard (1...9).contains(end - 20), let digits = CivilCalendar.number(bytes[20..<end]) else {
                return nil
            }
            fraction = Int32(digits)
            for _ in end - 20..<9 { fraction *= 10 }
            index = end
        }
        guard let offset = Self.offset(bytes[index...]) else { return nil }
        let local = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(seconds: local - Int64(offset), nanoseconds: fraction)
    }

    /// The moment in UTC with milliseconds. **Shape**: `2026-07-15T00:00:00.000Z`.
    package var rfc3339: String {
        "\(upToSecond).\(CivilCalendar.padded(Int(nanoseconds / 1_000_000), 3))Z"
    }

    /// The moment in UTC with as many fractional digits as needed, in groups of three.
    ///
    /// **Shape**: `2009-02-13T23:31:30Z`.
    package var text: String {
        if nanoseconds == 0 { return upToSecond + "Z" }
        if nanoseconds % 1_000_000 == 0 { return rfc3339 }
        if nanoseconds % 1000 == 0 {
            return "\(upToSecond).\(CivilCalendar.padded(Int(nanoseconds / 1000), 6))Z"
        }
        return "\(upToSecond).\(CivilCalendar.padded(Int(nanoseconds), 9))Z"
    }

    /// Orders moments by time.
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    private var upToSecond: String {
        let day = CivilCalendar.dayNumber(atSecond: seconds)
        let date = CivilCalendar.civil(day)
        let second = Int(seconds - Int64(day) * 86_400)
        let two = { (number: Int) in CivilCalendar.padded(number, 2) }
        return "\(CivilCalendar.padded(date.year, 4))-\(two(date.month))-\(two(date.day))"
            + "T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// Parses an offset from UTC into seconds. **Shape**: `Z`, `+10:00`.
    static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            let hours = CivilCalendar.number(bytes[1..<3]), hours < 24,
            let minutes = CivilCalendar.number(bytes[4..<6]), minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }
}
