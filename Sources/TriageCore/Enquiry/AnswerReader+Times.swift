import Foundation

/// Reads days and times of day as people write them.
extension AnswerReader {
    /// The longest text that can be a date or a time; anything longer is rejected unread. **Units**: bytes of
    /// UTF-8.
    private static let longest = 100

    /// A date, the word for a day near today, or how long ago it was.
    func date(_ text: String, allows: (Value) -> Bool) -> Result<Value, InputProblem> {
        guard text.utf8.count <= Self.longest else { return .failure(.malformed(.date)) }
        return day(text) { allows(.date($0)) }.map(Value.date)
    }

    private static let dayBeforeTime = Pattern(#/^(\d{4}-\d\d-\d\d)[Tt](?=\d)/#)

    /// A date with a time of day in the flow's zone, a time of today, or how long ago it was.
    func moment(_ text: String, allows: (Value) -> Bool) -> Result<Value, InputProblem> {
        guard text.utf8.count <= Self.longest else { return .failure(.malformed(.datetime)) }
        if let timestamp = Timestamp(rfc3339: text) { return .success(.timestamp(timestamp)) }
        let said = text.simplified.split(whereSeparator: \.isWhitespace).map(String.init)
        if let span = wording.language.answers.span(said), let seconds = span.unit.seconds {
            let moment = Timestamp(seconds: (now.seconds / 60) * 60 + Int64(span.count * seconds))
            return moment.map { .success(.timestamp($0)) } ?? .failure(.malformed(.datetime))
        }
        // RFC 3339 without a zone: assume the flow's.
        let spaced = text.replacing(Self.dayBeforeTime.regex) { $0.output.1 + " " }
        guard let clock = ClockTime(in: withPlainHalves(spaced.lowercased())) else {
            return .failure(.malformed(.datetime))
        }
        guard let hour = clock.hour, let minute = clock.minute else {
            return .failure(.noSuchTime(clock.text))
        }
        func moment(_ date: CalendarDate) -> Value? {
            self.moment(date, hour: hour, minute: minute).map(Value.timestamp)
        }
        let rest = clock.rest.trimming { $0.isWhitespace || ",،".contains($0) }
        let date = rest.isEmpty ? .success(today) : day(rest) { moment($0).map(allows) ?? false }
        return date.mapError { $0 == .malformed(.date) ? .malformed(.datetime) : $0 }.flatMap { date in
            moment(date).map { .success($0) } ?? .failure(.skippedTime(clock.text, on: words(for: date)))
        }
    }

    /// The moment at which clocks show a time on a day; nil if they skip it that day.
    private func moment(_ date: CalendarDate, hour: Int, minute: Int) -> Timestamp? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let components = DateComponents(
            year: date.year, month: date.month, day: date.day, hour: hour, minute: minute)
        guard let moment = calendar.date(from: components),
            calendar.component(.hour, from: moment) == hour,
            calendar.component(.minute, from: moment) == minute
        else { return nil }
        return Timestamp(milliseconds: Int64(moment.timeIntervalSince1970 * 1000))
    }

    private func words(for date: CalendarDate) -> String {
        ValueFormat(language: language, timeZone: timeZone).text(.date(date))
    }

    /// The text with the language's words for the halves of the day, where they stand alone, as `am` and
    /// `pm`.
    private func withPlainHalves(_ text: String) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = locale
        let words = [
            ("a.m.", "am"), ("p.m.", "pm"), (calendar.amSymbol, "am"), (calendar.pmSymbol, "pm"),
        ]
        return words.reduce(text) { text, word in
            let symbol = word.0.withoutLayoutMarks.lowercased()
            let standing = text.ranges(of: symbol).first { range in
                let neighbours = [text[..<range.lowerBound].last, text[range.upperBound...].first]
                return !neighbours.contains { $0?.isLetter ?? false }
            }
            return standing.map { text.replacingCharacters(in: $0, with: " \(word.1) ") } ?? text
        }
    }

    // MARK: Days

    /// A day; of several that the text could be, the nearest to today that is allowed.
    private func day(
        _ text: String, allows: (CalendarDate) -> Bool
    ) -> Result<CalendarDate, InputProblem> {
        let answers = wording.language.answers
        let simplified = text.simplified
        var words = simplified.split(whereSeparator: \.isWhitespace).map(String.init)
        if let last = words.last, answers.beforeTimes.contains(last) { words.removeLast() }
        if let first = words.first, answers.beforeTimes.contains(first), words.count > 1,
            answers.span(words) == nil
        {
            words.removeFirst()
        }
        let span = answers.nearDays[words.joined(separator: " ")].map { (unit: AnswerWords.Unit.day, $0) }
        if let (unit, count) = span ?? answers.span(words), let day = unit.day(count, from: today) {
            return .success(day)
        }
        let written = words.joined(separator: " ")
        guard let parts = WrittenDay(written, order: { order }, month: month) else {
            return .failure(.malformed(.date))
        }
        let days = parts.years(around: today.year).compactMap {
            CalendarDate(year: $0, month: parts.month, day: parts.day)
        }.sorted { abs(today.days(to: $0)) < abs(today.days(to: $1)) }
        guard let nearest = days.first else { return .failure(.noSuchDay(text)) }
        return .success(days.count == 1 ? nearest : days.first(where: allows) ?? nearest)
    }

    /// The month that words in a date name; nil if they name none, 0 if they are only the words that the
    /// language writes between the numbers of a date.
    private func month(_ words: [String]) -> Int? {
        let names = words.filter { !wording.language.answers.inDates.contains($0) }
        if names.isEmpty { return 0 }
        if names.count == 1, let month = month(named: names[0]) { return month }
        // What is the same in every month is not the name of one.
        let format = ValueFormat(language: language, timeZone: timeZone)
        let written = (1...12).map { month in
            let noon = moment(CalendarDate(year: 2026, month: month, day: 15) ?? today, hour: 12, minute: 0)
            return Set(WrittenDay.words(in: format.text(.timestamp(noon ?? now)).simplified))
        }
        let rest = names.filter { name in !written.allSatisfy { $0.contains(name) } }
        if rest.isEmpty { return 0 }
        let months = written.indices.filter { written[$0].isSuperset(of: rest) }
        return months.count == 1 ? months[0] + 1 : rest.count == 1 ? month(named: rest[0]) : nil
    }

    private func month(named name: String) -> Int? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = locale
        let lists = [\Calendar.monthSymbols, \.standaloneMonthSymbols, \.shortMonthSymbols].lazy.map { list in
            calendar[keyPath: list].map { $0.withoutLayoutMarks.simplified }
        }
        for symbols in lists {
            let matches = symbols.indices.filter { symbols[$0] == name }
            if matches.count == 1 { return matches[0] + 1 }
        }
        for symbols in lists where name.count >= 3 {
            let matches = symbols.indices.filter { symbols[$0].hasPrefix(name) }
            if matches.count == 1 { return matches[0] + 1 }
        }
        return nil
    }

    /// The order of year, month and day in the language. **Shape**: `dMy`.
    private var order: String {
        let format = DateFormatter.dateFormat(fromTemplate: "yMd", options: 0, locale: locale) ?? "dMy"
        let order = format.filter { "yMd".contains($0) }
        return order.reduce(into: "") { if !$0.contains($1) { $0.append($1) } }
    }
}

extension AnswerWords {
    /// How far from now a text says something was or will be. **Shape**: `3 months ago`; nil for anything
    /// else. **Units**: those of the text, negative for the past.
    fileprivate func span(_ words: [String]) -> (unit: Unit, count: Int)? {
        var rest = words
        guard let direction = rest.firstIndex(where: { ago.contains($0) || ahead.contains($0) }) else {
            return nil
        }
        let isPast = ago.contains(rest.remove(at: direction))
        guard let last = rest.popLast(), let unit = units[last], rest.count <= 1 else { return nil }
        let count = rest.first.map { one.contains($0) ? 1 : Int($0) } ?? 1
        guard let count, (0...10_000).contains(count) else { return nil }
        return (unit, isPast ? -count : count)
    }
}

extension AnswerWords.Unit {
    /// How long the unit is; nil for days and longer, which are counted by the calendar.
    fileprivate var seconds: Int? {
        switch self {
        case .minute: 60
        case .hour: 3600
        case .day, .week, .month, .year: nil
        }
    }

    /// The day that is a number of these units after another; nil for parts of a day.
    fileprivate func day(_ count: Int, from day: CalendarDate) -> CalendarDate? {
        switch self {
        case .minute, .hour: nil
        case .day: day.adding(days: count)
        case .week: day.adding(days: 7 * count)
        case .month: day.adding(months: count)
        case .year: day.adding(months: 12 * count)
        }
    }
}

extension String {
    fileprivate func trimming(where isOuter: (Character) -> Bool) -> String {
        let rest = drop(while: isOuter)
        return rest.lastIndex { !isOuter($0) }.map { String(rest[...$0]) } ?? ""
    }
}
