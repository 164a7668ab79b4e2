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
        add(node.title, to: &failures)
        for line in node.note { add(line, to: &failures) }
        for line in node.say { add(line, to: &failures) }
        for step in node.steps { add(step.line, to: &failures) }
        for question in node.ask {
            guard let fact = flow.fact(question.id) else { continue }
            for condition in [question.when, question.optional?.condition ?? fact.optional.condition] {
                guard let condition, let cause = failure(ofCondition: condition),
                    !isUndecided(condition, of: fact.id)
                else { continue }
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            guard isShown(question) else { continue }
            for text in [flow.label(of: fact), fact.hint, fact.help] { add(text, to: &failures) }
            for option in fact.options where option.when != nil || option.canFail {
                if let when = option.when, isUndecided(when, of: fact.id) { continue }
                add(Line(text: option.label, when: option.when), to: &failures)
            }
            if fact.options.contains(where: \.canFail) {
                for option in shownOptions(of: fact) { add(option.hint, to: &failures) }
            }
            for condition in fact.selection?.conditions ?? [] {
                guard let cause = failure(of: condition.value) else { continue }
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            if let cause = failure(of: fact.suggest) {
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
            guard progress.answered.contains(fact.id), values[fact.slot] != .null else { continue }
            if let cause = failure(ofCondition: fact.limits.accept) {
                failures.append(RuleFailure(subject: label(of: fact), cause: cause))
            }
        }
        // What is sent is decided once the card is filled in.
        for sending in node.send where isFilledIn {
            guard let cause = failure(ofCondition: sending.when),
                let message = flow.message(sending.message.id)
            else {
                continue
            }
            failures.append(RuleFailure(subject: text(of: message.subject), cause: cause))
        }
        guard !broken.isEmpty else { return failures }
        for (slot, cause) in broken.sorted(by: { $0.key < $1.key }) where entry.broken[slot] != cause {
            guard let fact = flow.facts.first(where: { $0.slot == slot }) else { continue }
            failures.append(RuleFailure(subject: label(of: fact), cause: cause))
        }
        return failures
    }

    /// The rules that fail in one of the flow's messages.
    func failures(in message: Message) -> [RuleFailure] {
        var failures: [RuleFailure] = []
        for line in message.to + message.cc { add(line, to: &failures) }
        add(message.subject, to: &failures)
        for line in message.body { add(line, to: &failures) }
        return failures
    }

    /// Adds the condition of a line if that fails, and the placeholders that do if the line is shown.
    private func add(_ line: Line, to failures: inout [RuleFailure]) {
        if let when = line.when {
            do throws(EvaluationError) {
                guard try truth(of: when) else { return }
            } catch {
                failures.append(RuleFailure(subject: text(of: line.text), cause: error.message))
            }
        }
        add(line.text, to: &failures)
    }

    /// Adds the placeholders that fail.
    private func add(_ template: Template?, to failures: inout [RuleFailure]) {
        // Most texts are nothing but words.
        guard let template, !template.isConstant else { return }
        for expression in template.expressions {
            guard let cause = failure(of: expression) else { continue }
            failures.append(RuleFailure(subject: text(of: template), cause: cause))
        }
    }

    /// Why a condition cannot be worked out, or is neither true nor false; nil if it can.
    func failure(ofCondition condition: Expression?) -> String? {
        guard let condition else { return nil }
        do throws(EvaluationError) {
            _ = try truth(of: condition)
            return nil
        } catch {
            return error.message
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
