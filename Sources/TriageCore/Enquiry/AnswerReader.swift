import Foundation

/// Reads typed text as a value of a fact: keyboard input, `--set` and `:told` all go through it.
package struct AnswerReader: Sendable {
    /// The language, which determines digits, separators, month names, the order of day and month, and the
    /// words for yes and no.
    let language: String
    /// The zone of typed times of day.
    let timeZone: TimeZone
    /// The currency of amounts; without it, no amount can be read.
    let currency: Currency?
    /// When it is read: "yesterday" and "2 hours ago" are relative to it.
    let now: Timestamp

    /// The wizard's words in that language.
    var wording: Wording { Wording(language: language) }

    /// The locale of that language.
    var locale: Locale { Locale(identifier: language) }

    /// The day that "yesterday" is relative to.
    var today: CalendarDate { CalendarDate(now, in: timeZone) }

    /// The value of a text. The value is not checked against the fact's limits.
    ///
    /// - Parameters:
    ///   - options: those that can be chosen now.
    ///   - allows: whether the fact could take a value. Of the days that a date without a year or a century
    ///     could be, the nearest one that it allows is taken.
    func read(
        _ typed: String, as type: FactType, options: [CardOption],
        allows: (Value) -> Bool = { _ in true }
    ) -> Result<Value, InputProblem> {
        let text: String
        switch typed.readAsText {
        case .success(let readable): text = readable
        case .failure(let problem): return .failure(problem)
        }
        switch type {
        case .yesno, .choice: return option(text, type, options).map(\.value)
        case .choices: return several(text, options)
        case .text: return .success(.string(text))
        case .integer: return integer(text.withoutLayoutMarks.withPlainDigits)
        case .number: return number(text.withoutLayoutMarks.withPlainDigits)
        case .money: return money(text.withoutLayoutMarks.withPlainDigits)
        case .date: return date(text.withoutLayoutMarks.withPlainDigits, allows: allows)
        case .datetime: return moment(text.withoutLayoutMarks.withPlainDigits, allows: allows)
        case .email, .phone, .domain, .url, .ip:
            return type.normalized(text).map { .success(.string($0)) } ?? .failure(.malformed(type))
        case .secret: return .success(.secret)
        }
    }
}

extension String {
    /// The text as every answer is read first, whatever its type: composed, without blanks around it, and not
    /// empty.
    package var readAsText: Result<String, InputProblem> {
        if unicodeScalars.contains("\u{FFFD}") { return .failure(.unreadable) }
        return isVisible ? .success(composed.trimming) : .failure(.missing)
    }
}

extension Enquiry {
    /// The value of a typed answer to a field of the current card, checked, or what is wrong with it.
    ///
    /// - Parameter checksCondition: whether the fact's `accept` must hold, which may read answers not yet
    /// given.
    public func read(
        _ text: String, for id: FactID, at time: Timestamp, checksCondition: Bool = true
    ) -> Result<Value, InputProblem> {
        guard let fact = flow.fact(id) else { return .failure(.missing) }
        return read(text, for: fact, in: run.frame, at: time, checksCondition: checksCondition)
    }

    /// Why an answer cannot be taken, in the language of the flow.
    public func words(for problem: InputProblem) -> String { format.wording(problem) }

    /// The value of a typed answer to a field of the current card, whether or not it can be accepted, or why
    /// it cannot be understood.
    package func understand(_ text: String, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem>
    {
        guard let fact = flow.fact(id) else { return .failure(.missing) }
        return understand(text, for: fact, in: run.frame, at: time)
    }

    /// The value of a fact that the caller volunteered, checked; nil if no running flow has the fact.
    package func readTold(_ text: String, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem>?
    {
        guard let (frame, fact) = run.tellable(id) else { return nil }
        if fact.type == .secret { return .failure(.secretTold) }
        return read(text, for: fact, in: frame, at: time)
    }

    /// The value of a fact known before the first card, checked against those given before it; nil if the
    /// flow has no such fact.
    package func readGiven(_ text: String, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem>?
    {
        guard let fact = flows.main.fact(id), fact.isAnswerable else { return nil }
        if fact.type == .secret { return .failure(.secretTold) }
        return read(text, for: fact, in: run.frames[0], at: time)
    }

    /// What a typed answer to the question for another round means, or why it cannot be understood.
    package func readAnother(_ text: String, at time: Timestamp) -> Result<Bool, InputProblem> {
        let main = flows.main
        let reader = AnswerReader(
            language: main.language, timeZone: main.timeZone, currency: main.currency, now: time)
        let options = CardOption.yesNo(nil, format.wording)
        return reader.read(text, as: .yesno, options: options).map { $0 == .bool(true) }
    }

    private static let year = Pattern(#/\d{4}/#)

    /// How a typed answer was understood, in words, if that adds to what it says or leaves something out.
    package func understanding(of value: Value, typed text: String) -> String? {
        switch value {
        case .date, .timestamp: text.contains(Self.year.regex) ? nil : format.text(value)
        case .string(let understood):
            understood.unicodeScalars.elementsEqual(text.trimming.composed.unicodeScalars) ? nil : understood
        default: nil
        }
    }

    private func read(
        _ text: String, for fact: Fact, in frame: Frame, at time: Timestamp, checksCondition: Bool = true
    ) -> Result<Value, InputProblem> {
        understand(text, for: fact, in: frame, at: time).flatMap { value in
            switch frame.problem(with: value, for: fact) {
            case nil: return .success(value)
            case .refused? where !checksCondition: return .success(value)
            case let problem?: return .failure(problem)
            }
        }
    }

    private func understand(
        _ text: String, for fact: Fact, in frame: Frame, at time: Timestamp
    ) -> Result<Value, InputProblem> {
        observer?(.reading(fact.id))
        if let unknown = fact.selection.flatMap(frame.unknown) { return .failure(.dependsOn(unknown)) }
        // A number may be a place in the list, so that all of it must be looked at.
        if fact.type == .choice, let selection = fact.selection, case .success(let name) = text.readAsText,
            Int(name) == nil, let value = frame.value(named: name, in: selection)
        {
            return .success(.string(value))
        }
        let main = flows.main
        let reader = AnswerReader(
            language: main.language, timeZone: main.timeZone,
            currency: frame.flow.currency ?? main.currency, now: time)
        return reader.read(text, as: fact.type, options: frame.cardOptions(of: fact)) { value in
            frame.problem(with: value, for: fact) == nil
        }
    }
}
