extension Timestamp {
    /// Parses a time in exactly the form used in records; nil for any other.
    ///
    /// **Shape**: `"2026-07-15T00:20:01.000Z"`, quotes included. Statistics read two of these per record;
    /// going through a string would take longer than the rest of the reading.
    init?(recorded slice: JSONSlice) {
        let bytes = slice.bytes
        guard bytes.count == 26, Self.isPunctuated(bytes), let year = Self.number(bytes, 1, 4),
            let month = Self.number(bytes, 6, 2), let day = Self.number(bytes, 9, 2),
            let hour = Self.number(bytes, 12, 2), let minute = Self.number(bytes, 15, 2),
            let second = Self.number(bytes, 18, 2), let millisecond = Self.number(bytes, 21, 3),
            year >= 1, (1...12).contains(month), hour < 24, minute < 60, second < 60,
            (1...CivilCalendar.daysInMonth(year: year, month: month)).contains(day)
        else { return nil }
        let days = CivilCalendar.dayNumber(year: year, month: month, day: day)
        self.init(
            seconds: Int64(days * 86_400 + hour * 3600 + minute * 60 + second),
            nanoseconds: Int32(millisecond) * 1_000_000)
    }

    /// How long it is between two times of one day in exactly the form used in records, whose day is not looked at; nil
    /// for any others. **Units**: milliseconds.
    static func milliseconds(from start: JSONSlice, to end: JSONSlice) -> Int64? {
        let (first, last) = (start.bytes, end.bytes)
        guard first.count == 26, last.count == 26, isPunctuated(first), isPunctuated(last),
            LineBytes.word(first, at: 1) == LineBytes.word(last, at: 1), first[9] == last[9],
            first[10] == last[10], let begun = timeOfDay(first), let over = timeOfDay(last)
        else { return nil }
        return Int64(over - begun)
    }

    /// The milliseconds since midnight.
    private static func timeOfDay(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let hour = number(bytes, 12, 2), let minute = number(bytes, 15, 2),
            let second = number(bytes, 18, 2), let millisecond = number(bytes, 21, 3),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    }

    /// Whether all punctuation is in its place.
    private static func isPunctuated(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes[5] == UInt8(ascii: "-") && bytes[8] == UInt8(ascii: "-") && bytes[11] == UInt8(ascii: "T")
            && bytes[14] == UInt8(ascii: ":") && bytes[17] == UInt8(ascii: ":")
            && bytes[20] == UInt8(ascii: ".") && bytes[24] == UInt8(ascii: "Z")
    }

    /// The value of a run of digits at an offset; nil when one of them is not a digit.
    private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ count: Int) -> Int? {
        var number = 0
        for index in offset..<offset + count {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }
}
