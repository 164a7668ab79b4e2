/// A time of day found in a text. **Shape**: `14:30`, `2:30 pm`, `2 pm`, and after a day `14.30` or `14h30`.
struct ClockTime {
    /// The time as written.
    let text: String
    /// What else the text says; empty if it says nothing else.
    let rest: String
    /// The hour, 0 to 23; nil if there is no such hour.
    let hour: Int?
    /// The minute; nil if there is no such minute.
    let minute: Int?

    /// Finds the time of day in a lower-cased text; nil if it holds none, or several.
    init?(in text: String) {
        let found = Self.withColon(text) ?? Self.afterDay(text) ?? Self.fullHour(text)
        guard let found, found.hour.count <= 2, var hour = Int(found.hour), let minute = Int(found.minute)
        else { return nil }
        self.text = text[found.range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        rest = text[..<found.range.lowerBound] + " " + text[found.range.upperBound...]
        self.minute = minute < 60 ? minute : nil
        if let half = found.half {
            let exists = (1...12).contains(hour)
            hour = hour % 12 + (half.hasPrefix("p") ? 12 : 0)
            self.hour = exists ? hour : nil
        } else {
            self.hour = hour < 24 ? hour : nil
        }
    }

    private static let colonPattern = Pattern(
        #/(?:(?<before>[ap]m)\s+)?(?<hour>\d+):(?<minute>\d\d)(?:\s*(?<after>[ap]m)\b)?/#)
    private static let dayPattern = Pattern(
        #/[\s,](?<hour>\d{1,2})(?:\.|h|\sh\s)(?<minute>\d\d)(?:\s*(?<half>[ap]m))?\s*$/#)
    private static let hourPattern = Pattern(
        #/(?:^|[\s,])(?<hour>\d{1,2})(?:\.(?<minute>\d\d))?\s*(?<half>[ap]m)\b/#)

    private typealias Found = (
        range: Range<String.Index>, hour: Substring, minute: Substring, half: Substring?
    )

    private static func withColon(_ text: String) -> Found? {
        let pattern = colonPattern.regex
        let found = text.matches(of: pattern).filter { match in
            // Part of something longer, such as a number or 14:30:15, is no time.
            let before = text[..<match.range.lowerBound].last
            let after = text[match.range.upperBound...].first
            return ![before, after].contains { $0.map { $0.isNumber || ":.".contains($0) } ?? false }
        }
        guard found.count == 1, let match = found.first else { return nil }
        return (match.range, match.hour, match.minute, match.before ?? match.after)
    }

    private static func afterDay(_ text: String) -> Found? {
        let pattern = dayPattern.regex
        guard let match = text.firstMatch(of: pattern) else { return nil }
        return (match.range, match.hour, match.minute, match.half)
    }

    private static func fullHour(_ text: String) -> Found? {
        let pattern = hourPattern.regex
        guard let match = text.firstMatch(of: pattern) else { return nil }
        return (match.range, match.hour, match.minute ?? "0", match.half)
    }
}
