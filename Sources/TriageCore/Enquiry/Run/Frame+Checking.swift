import Foundation

/// Checks an answer against its fact.
extension Frame {
    /// What is wrong with a value as the answer to a fact; nil if it can be accepted. Null means skipped.
    func problem(with value: Value, for fact: Fact) -> InputProblem? {
        if value == .null {
            return isOptional(fact) ? nil : hasNoOption(fact) ? .nothingToChoose : .missing
        }
        guard value.type == fact.type.valueType || isList(value, for: fact) else {
            return .malformed(fact.type)
        }
        if let problem = optionProblem(value, fact) { return problem }
        if let problem = limitProblem(value, fact) { return problem }
        guard let accept = fact.limits.accept else { return nil }
        let trial = with(value, for: fact)
        lazy var because = fact.limits.because.map(trial.text) ?? ""
        do throws(EvaluationError) {
            return try trial.truth(of: accept) ? nil : .refused(because)
        } catch {
            return .refused(format.wording(.ruleFailed(because, error.message)))
        }
    }

    private func isList(_ value: Value, for fact: Fact) -> Bool {
        guard fact.type == .choices, case .list(let values) = value else { return false }
        return values.allSatisfy { $0.type == .string }
    }

    /// Whether it is a choice whose options are all hidden, so that it can only be skipped.
    func hasNoOption(_ fact: Fact) -> Bool {
        guard fact.type.hasOptions else { return false }
        return fact.selection.map { options(of: $0).isEmpty } ?? shownOptions(of: fact).isEmpty
    }

    private func optionProblem(_ value: Value, _ fact: Fact) -> InputProblem? {
        guard fact.type.hasOptions else { return nil }
        let chosen: [Value] = if case .list(let values) = value { values } else { [value] }
        if let selection = fact.selection {
            if let unknown = unknown(before: selection) { return .dependsOn(unknown) }
            for case .string(let text) in chosen where !offers(text, in: selection) {
                let known = options(of: selection)
                let few = known.count <= InputProblem.mostOptions ? known.map(\.name) : []
                return .noSuchOption(text, nearest: NearestName.of(text, among: few), options: few)
            }
            return chosen.isEmpty && !isOptional(fact) ? .missing : nil
        }
        let options = shownOptions(of: fact)
        for case .string(let text) in chosen where !options.contains(where: { $0.value == text }) {
            let known = options.map(\.value)
            return .noSuchOption(text, nearest: NearestName.of(text, among: known), options: known)
        }
        return chosen.isEmpty && !isOptional(fact) ? .missing : nil
    }

    private func limitProblem(_ value: Value, _ fact: Fact) -> InputProblem? {
        let limits = fact.limits
        let usual = value.usualLimits(in: flows.main.timeZone)
        if let minimum = limits.minimum.flatMap({ bound($0) }) ?? usual?.least, value.isBefore(minimum) {
            return .below(format.text(minimum, of: fact))
        }
        if let maximum = limits.maximum.flatMap({ bound($0) }) ?? usual?.most, maximum.isBefore(value) {
            return .above(format.text(maximum, of: fact))
        }
        guard case .string(let text) = value else { return nil }
        return problem(with: text, for: fact)
    }

    /// The least and the greatest answer to a fact now, as far as it has such limits and they are known.
    func limits(of fact: Fact) -> [Value] {
        [fact.limits.minimum, fact.limits.maximum].compactMap { $0.flatMap(bound) }
    }

    /// The value of a limit now; nil while it is not known.
    private func bound(_ bound: Fact.Bound) -> Value? {
        switch bound {
        case .fixed(let value): return value
        case .computed(let expression):
            guard let value = try? value(of: expression), value != .null else { return nil }
            return value
        }
    }

    private func problem(with text: String, for fact: Fact) -> InputProblem? {
        let limits = fact.limits
        guard text.isVisible else { return .missing }
        if let length = limits.maximumLength, text.count > length { return .tooLong(length) }
        // Equal strings may still differ in how their accents are composed.
        guard let normal = fact.type.normalized(text), normal.utf8.elementsEqual(text.utf8) else {
            return .malformed(fact.type)
        }
        if limits.isPublic, let special = InternetAddress(text)?.special { return .notPublic(special) }
        if let pattern = limits.pattern, !pattern.matches(text, whole: true) {
            let example = pattern.example.flatMap { fact.type.normalized($0) == $0 ? $0 : nil }
            return .mismatch(hint: fact.hint.map { self.text(of: $0) }, example: example)
        }
        return nil
    }

    /// The options that can be chosen now.
    func shownOptions(of fact: Fact) -> [Fact.Option] {
        fact.options.filter { holds($0.when) }
    }
}

extension Value {
    /// What an answer lies between unless its fact says otherwise; nil if anything will do.
    fileprivate func usualLimits(in zone: TimeZone) -> (least: Value, most: Value)? {
        switch self {
        case .money(let money):
            let most = Money.most(of: money.currency)
            return (.money(most.negated), .money(most))
        case .date: return (.date(CalendarDate.usual.lowerBound), .date(CalendarDate.usual.upperBound))
        case .timestamp:
            let last = CalendarDate.usual.upperBound.start(in: zone)
            let end = Timestamp(milliseconds: last.milliseconds + 86_399_000)
            return (.timestamp(CalendarDate.usual.lowerBound.start(in: zone)), .timestamp(end))
        default: return nil
        }
    }

    /// Whether the value comes before another of its own type; false for types without an order.
    fileprivate func isBefore(_ other: Value) -> Bool {
        switch (self, other) {
        case (.int(let left), .int(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        case (.money(let left), .money(let right)): left < right
        case (.date(let left), .date(let right)): left < right
        case (.timestamp(let left), .timestamp(let right)): left < right
        default: false
        }
    }
}
