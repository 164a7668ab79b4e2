/// A month of the record log: that in which an enquiry closed, in UTC.
package struct RecordMonth: Sendable, Hashable, Comparable {
    /// The year of the Gregorian calendar.
    package let year: Int
    /// The month. Units: 1 to 12.
    package let month: Int

    /// Names a month; a month that no calendar has traps.
    package init(year: Int, month: Int) {
        precondition((1...9999).contains(year) && (1...12).contains(month), "no calendar has this month")
        self.year = year
        self.month = month
    }

    /// Reads what `text` writes; anything else is nil.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 7, parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
            (1...9999).contains(year), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
        guard self.text == text else { return nil }
    }

    /// The month as its file is called. Shape: `2026-11`.
    package var text: String {
        String(repeating: "0", count: 4 - "\(year)".count) + "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
    }

    /// Earlier months come first.
    package static func < (left: RecordMonth, right: RecordMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}
