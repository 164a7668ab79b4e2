/// A month of the record log: the one in which an enquiry closed, in UTC.
package struct RecordMonth: Sendable, Hashable, Comparable {
    /// The year. **Units**: 1 to 9999, Gregorian.
    package let year: Int
    /// The month. **Units**: 1 to 12.
    package let month: Int

    /// Takes a year and a month; traps when either is out of range.
    package init(year: Int, month: Int) {
        precondition((1...9999).contains(year) && (1...12).contains(month), "no calendar has this month")
        self.year = year
        self.month = month
    }

    /// Parses what `text` produces; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 7, parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
            (1...9999).contains(year), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
        guard self.text == text else { return nil }
    }

    /// The month as it appears in the file's name. **Shape**: `2026-11`.
    package var text: String {
        String(repeating: "0", count: 4 - "\(year)".count) + "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
    }

    /// Orders months by time.
    package static func < (left: RecordMonth, right: RecordMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

extension RecordMonth {
    /// The month in which an enquiry opened, as its id has it; nil for one that no calendar has.
    init?(ofID id: EnquiryID) {
        guard id.milliseconds < 253_402_300_800_000 else { return nil }
        self.init(Timestamp(milliseconds: id.milliseconds))
    }

    /// The month that contains a moment, in UTC.
    package init(_ time: Timestamp) {
        let day = CalendarDate(time, in: .gmt)
        self.init(year: day.year, month: day.month)
    }
}
