import Foundation

/// Reads typed text as a value of a fact: keyboard input, `--set` and `:told` all go through it.
package struct AnswerReader: Sendable {
    /// The language, which determines month names, the order of day and month, and the words for yes and no.
    let language: String
    /// The zone of typed times of day.
    let timeZone: TimeZone
    /// The currency of amounts; without it, no amount can be read.
    let currency: Currency?
    /// The day that "yesterday" is relative to.
    let today: CalendarDate

    /// The wizard's words in that language.
    var wording: Wording { Wording(language: language) }

    /// The value of a text; `options` are those that can be chosen now. The value is not checked against the
    /// fact's limits.
    func read(_ text: String, as type: FactType, options: [CardField.CardOption]) -> Result<
        Value, InputProblem
    > {
        let text = text.trimming
        guard !text.isEmpty else { return .failure(.missing) }
        switch type {
        case .yesno, .choice: return option(text, type, options).map(\.value)
        case .choices: return several(text, options)
        case .text: return .success(.string(text))
        case .integer: return integer(text)
        case .number: return number(text)
        case .money: return money(text)
        case .date: return date(text).map(Value.date)
        case .datetime: return moment(text)
        case .email, .phone, .domain, .url, .ip:
            return type.normalized(text).map { .success(.string($0)) } ?? .failure(.malformed(type))
        case .secret: return .success(.secret)
        }
    }

    // MARK: Options

    private func option(
        _ text: String, _ type: FactType, _ options: [CardField.CardOption]
    ) -> Result<CardField.CardOption, InputProblem> {
        let simplified = Self.simplified(text)
        // A yes/no question may have words of its own; "no" may then be a prefix of its word for yes.
        let exact = options.first {
            Self.simplified($0.label) == simplified
                || type != .yesno && Self.simplified($0.name) == simplified
        }
        if let number = Int(text), number > 0, number <= options.count {
            let numbered = options[number - 1]
            // An option's own name may also be a number; then only the agent knows which is meant.
            guard let exact, exact.value != numbered.value else { return .success(numbered) }
            return .failure(.ambiguousOption(text, matches: [numbered.label, exact.label]))
        }
        if let exact { return .success(exact) }
        let answer = type == .yesno ? yesOrNo(simplified) : nil
        let matches = options.filter {
            !simplified.isEmpty
                && (Self.simplified($0.label).hasPrefix(simplified)
                    || Self.simplified($0.name).hasPrefix(simplified)
                    || $0.value == answer)
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

    /// The meaning of the language's yes or no, typed in full or as its first letter.
    private func yesOrNo(_ simplified: String) -> Value? {
        let (yes, no) = (Self.simplified(wording(.yes)), Self.simplified(wording(.no)))
        if [yes, "true"].contains(simplified) { return .bool(true) }
        if [no, "false"].contains(simplified) { return .bool(false) }
        guard simplified.count == 1, yes.hasPrefix(simplified) != no.hasPrefix(simplified) else { return nil }
        return .bool(yes.hasPrefix(simplified))
    }

    private func several(_ text: String, _ options: [CardField.CardOption]) -> Result<Value, InputProblem> {
        var values: [Value] = []
        for part in text.split(separator: ",") {
            let part = part.trimming
            switch option(part, .choices, options) {
            case .success(let option): if !values.contains(option.value) { values.append(option.value) }
            case .failure(let problem): return .failure(problem)
            }
        }
        guard !values.isEmpty else { return .failure(.missing) }
        // In the flow's order, so that two agents who choose the same options leave the same record.
        return .success(.list(options.map(\.value).filter(values.contains)))
    }

    /// A text without differences of case, accents and width, for comparison.
    static func simplified(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
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
        let main = flows.main
        let reader = AnswerReader(
            language: main.language, timeZone: main.timeZone,
            currency: frame.flow.currency ?? main.currency,
            today: CalendarDate(time, in: main.timeZone))
        return reader.read(text, as: fact.type, options: frame.cardOptions(of: fact))
    }
}
