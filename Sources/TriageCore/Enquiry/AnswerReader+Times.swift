import Foundation

/// Reads dates and times as people write them.
extension AnswerReader {
    /// The longest text that can be a date or a time; anything longer is rejected unread. **Units**: bytes of
    /// UTF-8.
    private static let longest = 100

    /// A date, or the word for a day near today.
    func date(_ text: String) -> Result<CalendarDate, InputProblem> {
        guard text.utf8.count <= Self.longest else { return .failure(.malformed(.date)) }
        let simplified = Self.simplified(text)
        if let days = wording.language.answers.nearDays[simplified], let date = today.adding(days: days) {
            return .success(date)
        }
        guard let parts = dayParts(simplified) else { return .failure(.malformed(.date)) }
        return CalendarDate(year: parts.year, month: parts.month, day: parts.day).map { .success($0) }
            ?? .failure(.noSuchDay(text))
    }

    /// A date with a time of day, in the flow's zone; a time skipped when the clocks go forward is not valid.
    func moment(_ text: String) -> Result<Value, InputProblem> {
        guard text.utf8.count <= Self.longest else { return .failure(.malformed(.datetime)) }
        if let timestamp = Timestamp(rfc3339: text) { return .success(.timestamp(timestamp)) }
        // RFC 3339 without a zone: assume the flow's.
        let spaced = text.replacing(#/^(\d{4}-\d\d-\d\d)[Tt](?=\d)/#) { $0.output.1 + " " }
        guard let match = spaced.lowercased().wholeMatch(of: Self.dayAndClock),
            let clock = Self.clock(match.hour, match.minute, match.half)
        else { return .failure(.malformed(.datetime)) }
        return date(withoutLastWord(match.day)).mapError { problem in
            problem == .malformed(.date) ? .malformed(.datetime) : problem
        }.flatMap { date in
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            let components = DateComponents(
                year: date.year, month: date.month, day: date.day, hour: clock.hour, minute: clock.minute)
            guard let moment = calendar.date(from: components),
                calendar.component(.hour, from: moment) == clock.hour,
                calendar.component(.minute, from: moment) == clock.minute
            else { return .failure(.malformed(.datetime)) }
            return .success(.timestamp(Timestamp(milliseconds: Int64(moment.timeIntervalSince1970 * 1000))))
        }
    }

    /// A date, then the time of day. **Shape**: `2026-07-15 14:30`, `15. 7. 2026 14.30`, `yesterday at 2 pm`,
    /// `2026-07-15T14:30`.
    private static var dayAndClock:
        Regex<(Substring, day: Substring, hour: Substring, minute: Substring?, half: Substring?)>
    {
        #/(?<day>.*?\S)[\s,]+(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?\s*(?<half>[ap]\.?m\.?)?/#
    }

    /// A date without the word that introduces the time, such as "at".
    private func withoutLastWord(_ day: Substring) -> String {
        let isBlank = { (character: Character) in character.isWhitespace || character == "," }
        let words = day.split(whereSeparator: isBlank)
        guard words.count > 1, let last = words.last,
            wording.language.answers.beforeTimes.contains(Self.simplified(String(last)))
        else { return String(day) }
        return String(day.dropLast(day.distance(from: last.startIndex, to: day.endIndex)))
            .trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: ",")))
    }

    private static func clock(
        _ hour: Substring, _ minute: Substring?, _ half: Substring?
    ) -> (hour: Int, minute: Int)? {
        guard var number = Int(hour), let minutes = Int(minute ?? "0"), minutes < 60 else { return nil }
        if let half {
            guard (1...12).contains(number) else { return nil }
            number = number % 12 + (half.hasPrefix("p") ? 12 : 0)
        } else if minute == nil {
            return nil
        }
        return number < 24 ? (number, minutes) : nil
    }

    /// Year, month and day of `2026-07-15`, `15.7.2026`, `7/15/2026` (in the language's order), `15 July
    /// 2026` or `July 15th`; a missing year means the current one.
    private func dayParts(_ simplified: String) -> (year: Int, month: Int, day: Int)? {
        guard simplified.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "./,-".contains($0) })
        else {
            return nil
        }
        let words = simplified.matches(of: #/[0-9]+|\p{L}+/#).map(\.output)
        let names = words.filter { $0.first?.isLetter ?? false }.filter {
            !wording.language.answers.inDates.contains(String($0))
        }
        let digits = words.filter { $0.first?.isASCII ?? false && $0.first?.isNumber ?? false }
        let numbers = digits.compactMap { Int($0) }
        guard numbers.count == digits.count, digits.allSatisfy({ $0.count <= 2 || $0.count == 4 }) else {
            return nil
        }
        // The year is the number with four digits, first or last.
        let years = digits.indices.filter { digits[$0].count == 4 }
        let rest = numbers.indices.filter { !years.contains($0) }.map { numbers[$0] }
        guard years.count <= 1, years.first.map({ $0 == 0 || $0 == digits.count - 1 }) ?? true else {
            return nil
        }
        let year = years.first.map { numbers[$0] } ?? today.year
        switch (names.count, rest.count) {
        case (1, 1): return month(named: String(names[0])).map { (year, $0, rest[0]) }
        case (0, 2):
            let isMonthFirst = years.first == 0 || self.isMonthFirst
            return isMonthFirst ? (year, rest[0], rest[1]) : (year, rest[1], rest[0])
        default: return nil
        }
    }

    private func month(named name: String) -> Int? {
        guard name.count >= 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        for symbols in [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.shortMonthSymbols] {
            let matches = symbols.indices.filter { Self.simplified(symbols[$0]).hasPrefix(name) }
            if matches.count == 1 { return matches[0] + 1 }
        }
        return nil
    }

    private var isMonthFirst: Bool {
        let format = DateFormatter.dateFormat(
            fromTemplate: "yMd", options: 0, locale: Locale(identifier: language))
        guard let format, let month = format.firstIndex(of: "M"), let day = format.firstIndex(of: "d") else {
            return false
        }
        return month < day
    }
}
