import Foundation

/// Reads typed text as a value of a fact: the one way from the keyboard, `--set` and `:told` to an answer.
public struct AnswerReader: Sendable {
    /// The language that decides month names, the order of day and month, and the words for yes and no.
    let language: String
    let timeZone: TimeZone
    let currency: Currency?
    /// The day from which "yesterday" is counted.
    let today: CalendarDate

    private var wording: Wording { Wording(language: language) }

    /// The value of a text; options are those that can be chosen now. The value is not yet checked against
    /// the fact's limits.
    func read(_ text: String, as type: FactType, options: [CardField.CardOption]) -> Result<
        Value, InputProblem
    > {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        switch type {
        case .yesno, .choice: return option(text, type, options).map(\.value)
        case .choices: return several(text, options)
        case .text: return .success(.string(text))
        case .integer: return Int64(text).map { .success(.int($0)) } ?? .failure(.malformed(type))
        case .number:
            guard let number = Double(text.replacing(",", with: ".")), number.isFinite else {
                return .failure(.malformed(type))
            }
            return .success(.double(number))
        case .money: return money(text)
        case .date: return date(text).map(Value.date)
        case .datetime: return moment(text)
        case .email, .phone, .domain, .url, .ip:
            return Self.normalized(text, as: type).map { .success(.string($0)) } ?? .failure(.malformed(type))
        case .secret: return .success(.secret)
        }
    }

    // MARK: Options

    private func option(
        _ text: String, _ type: FactType, _ options: [CardField.CardOption]
    ) -> Result<CardField.CardOption, InputProblem> {
        if let number = Int(text) {
            if options.indices.contains(number - 1) { return .success(options[number - 1]) }
            // A value may be a number itself.
        }
        let folded = Self.folded(text)
        if let exact = options.first(where: {
            Self.folded($0.name) == folded || Self.folded($0.label) == folded
        }) {
            return .success(exact)
        }
        if type == .yesno, let answer = yesOrNo(folded),
            let option = options.first(where: { $0.value == answer })
        {
            return .success(option)
        }
        let matches = options.filter {
            !folded.isEmpty
                && (Self.folded($0.label).hasPrefix(folded) || Self.folded($0.name).hasPrefix(folded))
        }
        if matches.count == 1 { return .success(matches[0]) }
        if matches.count > 1 { return .failure(.ambiguousOption(text, matches: matches.map(\.label))) }
        if type == .yesno, options.map(\.label) == [wording(.yes), wording(.no)] {
            return .failure(.malformed(.yesno))
        }
        let names = options.flatMap { [$0.name, $0.label] }
        let nearest = NearestName.of(text, among: names).flatMap { name in
            options.first { $0.name == name || $0.label == name }?.label
        }
        return .failure(.noSuchOption(text, nearest: nearest, options: options.map(\.label)))
    }

    private func yesOrNo(_ folded: String) -> Value? {
        let words: (yes: [String], no: [String]) =
            switch wording.language {
            case .english: (["y", "yes"], ["n", "no"])
            case .slovak: (["a", "ano"], ["n", "nie"])
            }
        if words.yes.contains(folded) || folded == "true" { return .bool(true) }
        return words.no.contains(folded) || folded == "false" ? .bool(false) : nil
    }

    private func several(_ text: String, _ options: [CardField.CardOption]) -> Result<Value, InputProblem> {
        var values: [Value] = []
        for part in text.split(separator: ",") {
            let part = part.trimmingCharacters(in: .whitespaces)
            switch option(part, .choices, options) {
            case .success(let option): if !values.contains(option.value) { values.append(option.value) }
            case .failure(let problem): return .failure(problem)
            }
        }
        // In the order of the flow, so that two agents who choose the same leave the same record.
        return .success(.list(options.map(\.value).filter(values.contains)))
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    // MARK: Amounts

    private func money(_ text: String) -> Result<Value, InputProblem> {
        guard let currency else { return .failure(.malformed(.money)) }
        let sign = text.hasPrefix("-") ? "-" : ""
        let digits = text.filter { $0.isNumber || $0 == "." || $0 == "," }
        let others = text.filter { !$0.isNumber && !".,- ".contains($0) && !$0.isWhitespace }
        let isCurrency =
            others.isEmpty || others.allSatisfy { $0.isCurrencySymbol }
            || others.uppercased() == currency.code
        guard isCurrency, digits.contains(where: \.isNumber), digits.allSatisfy(\.isASCII) else {
            return .failure(.malformed(.money))
        }
        // The last separator is the decimal one, unless three digits follow it and it is the only kind.
        var whole = Substring(digits)
        var fraction: Substring = ""
        if let last = digits.lastIndex(where: { !$0.isNumber }) {
            let behind = digits[digits.index(after: last)...]
            let kinds = Set(digits.filter { !$0.isNumber })
            let isGrouping = behind.count == 3 && kinds.count == 1 && currency.minorDigits != 3
            // One decimal too many must not become a thousandfold amount.
            let isDecimal =
                digits.count { !$0.isNumber } == 1
                && String(digits[last]) == Locale(identifier: language).decimalSeparator
            if isGrouping, isDecimal { return .failure(.tooManyDecimals(currency.minorDigits)) }
            if !isGrouping {
                whole = digits[..<last]
                fraction = behind
            }
        }
        if fraction.count > currency.minorDigits { return .failure(.tooManyDecimals(currency.minorDigits)) }
        let groups = whole.split(whereSeparator: { !$0.isNumber }, omittingEmpty: false)
        guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            return .failure(.malformed(.money))
        }
        let amount = sign + (groups.joined().isEmpty ? "0" : groups.joined())
        let plain = fraction.isEmpty ? amount : amount + "." + fraction
        return Money(plain, currency).map { .success(.money($0)) } ?? .failure(.malformed(.money))
    }

    // MARK: Days and moments

    private func date(_ text: String) -> Result<CalendarDate, InputProblem> {
        let folded = Self.folded(text)
        for (phrase, days) in [(Phrase.today, 0), (.yesterday, -1), (.tomorrow, 1)] {
            if folded == Self.folded(wording(phrase)), let date = today.adding(days: days) {
                return .success(date)
            }
        }
        guard let parts = dayParts(folded) else { return .failure(.malformed(.date)) }
        return CalendarDate(year: parts.year, month: parts.month, day: parts.day).map { .success($0) }
            ?? .failure(.noSuchDay(text))
    }

    /// Year, month and day of `2026-07-15`, `15.7.2026`, `7/15/2026` (in the language's order) or
    /// `15 July 2026`; a missing year is this one.
    private func dayParts(_ folded: String) -> (year: Int, month: Int, day: Int)? {
        let words = folded.split { !$0.isNumber && !$0.isLetter }.map(String.init)
        guard (2...3).contains(words.count) else { return nil }
        if let name = words.firstIndex(where: { $0.contains(where: \.isLetter) }) {
            let numbers = words.enumerated().filter { $0.offset != name }.compactMap { Int($0.element) }
            guard let month = month(named: words[name]), numbers.count == words.count - 1,
                let day = numbers.first
            else { return nil }
            return (numbers.count > 1 ? numbers[1] : today.year, month, day)
        }
        let numbers = words.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard numbers.count == words.count else { return nil }
        if words[0].count == 4, numbers.count == 3 { return (numbers[0], numbers[1], numbers[2]) }
        let year = numbers.count == 3 ? numbers[2] : today.year
        guard numbers.count == 2 || words[2].count == 4 else { return nil }
        return isMonthFirst ? (year, numbers[0], numbers[1]) : (year, numbers[1], numbers[0])
    }

    private func month(named name: String) -> Int? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        for symbols in [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.shortMonthSymbols] {
            let matches = symbols.indices.filter {
                Self.folded(symbols[$0]).hasPrefix(name) && name.count >= 3
            }
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

    private func moment(_ text: String) -> Result<Value, InputProblem> {
        if let timestamp = Timestamp(rfc3339: text) { return .success(.timestamp(timestamp)) }
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count >= 2, let clock = parts.last else { return .failure(.malformed(.datetime)) }
        let numbers = clock.split(separator: ":").compactMap { Int($0) }
        guard numbers.count == 2, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]) else {
            return .failure(.malformed(.datetime))
        }
        return date(parts.dropLast().joined(separator: " ")).flatMap { date in
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            let components = DateComponents(
                year: date.year, month: date.month, day: date.day, hour: numbers[0], minute: numbers[1])
            guard let moment = calendar.date(from: components) else { return .failure(.malformed(.datetime)) }
            return .success(.timestamp(Timestamp(milliseconds: Int64(moment.timeIntervalSince1970 * 1000))))
        }
    }
}

extension Enquiry {
    /// The value of a typed answer to a field of the current card, checked; or what is wrong with it.
    public func read(_ text: String, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem> {
        guard let fact = flow.fact(id) else { return .failure(.missing) }
        return read(text, for: fact, frame: state.frames.count - 1, at: time)
    }

    /// The value of a fact that the caller volunteered, checked; nil when no running flow knows the fact.
    public func readTold(_ text: String, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem>? {
        guard let (frame, fact) = tellable(id) else { return nil }
        if fact.type == .secret { return .failure(.secretTold) }
        return read(text, for: fact, frame: frame, at: time)
    }

    private func read(_ text: String, for fact: Fact, frame: Int, at time: Timestamp) -> Result<
        Value, InputProblem
    > {
        let main = flows.main
        let reader = AnswerReader(
            language: main.language, timeZone: main.timeZone, currency: flow.currency ?? main.currency,
            today: CalendarDate(time, in: main.timeZone))
        return reader.read(text, as: fact.type, options: field(fact).options).flatMap { value in
            problem(with: value, for: fact, frame: frame).map { .failure($0) } ?? .success(value)
        }
    }
}

extension Character {
    fileprivate var isCurrencySymbol: Bool {
        unicodeScalars.allSatisfy { $0.properties.generalCategory == .currencySymbol }
    }
}

extension Substring {
    fileprivate func split(whereSeparator isSeparator: (Character) -> Bool, omittingEmpty: Bool)
        -> [Substring]
    {
        split(maxSplits: .max, omittingEmptySubsequences: omittingEmpty, whereSeparator: isSeparator)
    }
}
