/// A rule of a flow that could not be worked out; what it should have decided is shown, or stays as it was.
package struct RuleFailure: Sendable, Equatable {
    /// What the rule is about, as the agent knows it: the words of a line, step or option, or a fact's label.
    package let subject: String
    /// Why it could not be worked out.
    package let cause: String
}

/// The rules that fail on the current card.
extension Frame {
    /// What is asked of the agent to know: rules that set facts on entry, conditions and placeholders of what
    /// the card shows, suggestions, and computed facts that have failed since the card was entered.
    var failures: [RuleFailure] {
        let node = node
        var failures = node.id == flow.start.id ? failedGiven : []
        failures += failedSettings
        failures += self.failures(in: [node.title])
        failures += self.failures(of: node.note) + self.failures(of: node.say)
        for step in node.steps { failures += self.failures(of: CollectionOfOne(step.line)) }
        for question in node.ask {
            guard let fact = flow.fact(question.id) else { continue }
            for condition in [question.when, question.optional?.condition ?? fact.optional.condition] {
                guard let condition, let cause = failure(of: condition),
                    !isUndecided(condition, of: fact.id)
                else { continue }
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            guard isShown(question) else { continue }
            failures += self.failures(in: [flow.label(of: fact), fact.hint, fact.help])
            for option in fact.options where option.when != nil || option.canFail {
                failures += self.failures(of: CollectionOfOne(Line(text: option.label, when: option.when)))
            }
            if fact.options.contains(where: \.canFail) {
                failures += self.failures(in: shownOptions(of: fact).map(\.hint))
            }
            for condition in fact.selection?.conditions ?? [] {
                guard let cause = failure(of: condition.value) else { continue }
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            if let cause = failure(of: fact.suggest) {
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            guard progress.answered.contains(fact.id), values[fact.slot] != .null else { continue }
            if let cause = failure(of: fact.limits.accept) {
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
        }
        for sending in node.send {
            guard let cause = failure(of: sending.when), let message = flow.message(sending.message.id) else {
                continue
            }
            failures.append(RuleFailure(subject: text(of: message.subject), cause: cause))
        }
        for (slot, cause) in broken.sorted(by: { $0.key < $1.key }) where brokenAtEntry[slot] != cause {
            guard let fact = flow.facts.first(where: { $0.slot == slot }) else { continue }
            failures.append(RuleFailure(subject: label(of: fact), cause: cause))
        }
        return failures
    }

    /// The rules that fail in one of the flow's messages.
    func failures(in message: Message) -> [RuleFailure] {
        failures(of: message.to + message.cc + [Line(text: message.subject, when: nil)] + message.body)
    }

    /// The conditions of lines that fail, and the placeholders of those that are shown.
    private func failures(of lines: some Sequence<Line>) -> [RuleFailure] {
        // Most lines are nothing but words.
        lines.lazy.filter { $0.when != nil || !$0.text.isConstant }.flatMap { line -> [RuleFailure] in
            do throws(EvaluationError) {
                if let when = line.when, try value(of: when) != .bool(true) { return [] }
                return failures(in: [line.text])
            } catch {
                let undecided = RuleFailure(subject: text(of: line.text), cause: error.message)
                return [undecided] + failures(in: [line.text])
            }
        }
    }

    /// The placeholders that fail.
    private func failures(in templates: [Template?]) -> [RuleFailure] {
        templates.lazy.compactMap { $0 }.filter { !$0.isConstant }.flatMap { template in
            template.expressions.compactMap(failure).map {
                RuleFailure(subject: text(of: template), cause: $0)
            }
        }
    }

    /// Why an expression cannot be worked out; nil if it can.
    private func failure(of expression: Expression?) -> String? {
        guard let expression else { return nil }
        do throws(EvaluationError) {
            _ = try value(of: expression)
            return nil
        } catch {
            return error.message
        }
    }
}

extension Fact.Option {
    /// Whether what it shows may not be worked out.
    fileprivate var canFail: Bool { !label.isConstant || hint?.isConstant == false }
}
