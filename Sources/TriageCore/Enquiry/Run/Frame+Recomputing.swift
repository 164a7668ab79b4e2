/// What follows from the values of a frame.
extension Frame {
    /// The frame as it would be with another value for a fact.
    func with(_ value: Value, for fact: Fact) -> Frame {
        var trial = self
        trial.values[fact.slot] = value
        trial.recompute()
        // The value is judged even where its question is hidden, so that it would be set aside.
        if trial.values[fact.slot] != value {
            let before = trial.values
            trial.values[fact.slot] = value
            trial.compute(before)
        }
        return trial
    }

    /// Gives a slot a value, and says where that comes from.
    mutating func set(_ slot: Int, to value: Value, _ origin: Origin) {
        values[slot] = value
        origins[slot] = origin
    }

    /// Brings everything that follows from other values up to date: computed facts, and questions hidden by
    /// their conditions. Only what reads something that has changed is worked out again.
    mutating func recompute() {
        let before = settled
        defer { settled = values }
        compute(before)
        guard !progress.isCallDone, !progress.isLeft, node.hasConditions else { return }
        // A condition reads only questions above its own, so one pass is enough.
        for index in node.ask.indices {
            guard let reads = node.ask[index].when?.reads, let slot = node.ask[index].slot else { continue }
            let id = node.ask[index].id
            if isStale(reads, since: before) || progress.waiting.contains(id) { judge(node.ask[index]) }
            if values[slot] != .null, progress.hidden.contains(id) { setAside(slot) }
        }
    }

    /// Decides whether a question of its card is asked now.
    private mutating func judge(_ question: Question) {
        guard let when = question.when else { return }
        let value = try? truth(of: when)
        let waits = value == nil && !unanswered(above: question.id, readBy: [when]).isEmpty
        if waits { progress.waiting.insert(question.id) } else { progress.waiting.remove(question.id) }
        if value ?? !waits {
            progress.hidden.remove(question.id)
        } else {
            progress.hidden.insert(question.id)
            progress.answered.remove(question.id)
        }
    }

    /// Whether a condition of a question of its card cannot be worked out because one above is asked and not
    /// answered yet: it does not hold so far.
    func isUndecided(_ condition: Expression, of question: FactID) -> Bool {
        (try? truth(of: condition)) == nil && !unanswered(above: question, readBy: [condition]).isEmpty
    }

    /// The questions of its card above another one that are asked, not answered yet and read by expressions, in
    /// the order of the card.
    func unanswered(above question: FactID, readBy expressions: [Expression]) -> [Fact] {
        let open = node.ask.prefix { $0.id != question }.filter { isShown($0) }
            .compactMap { flow.fact($0.id) }
            .filter {
                !progress.answered.contains($0.id) && values[$0.slot] == .null
            }
        guard !open.isEmpty else { return [] }
        let read = sources(of: expressions)
        return open.filter { read.contains($0.slot) }
    }

    /// The slots from which the values of expressions follow: a computed fact stands for those that it reads too.
    func sources(of expressions: [Expression]) -> Set<Int> {
        var read = Set(expressions.flatMap(\.reads))
        for computation in flow.computed.reversed() where read.contains(computation.slot) {
            read.formUnion(computation.expression.reads)
        }
        return read
    }

    /// Sets the answer to a question aside that is not asked now.
    private mutating func setAside(_ slot: Int) {
        progress.aside[slot] = Progress.SetAside(value: values[slot], origin: origins[slot])
        let before = values
        values[slot] = .null
        origins[slot] = nil
        compute(before)
    }

    /// Whether any of the slots has changed since the values were these; always, if they are not known.
    func isStale(_ reads: [Int], since before: [Value]?) -> Bool {
        guard let before else { return true }
        return reads.contains { values[$0] != before[$0] }
    }

    /// Computes the computed facts that are stale, each after those it reads; one that fails is null.
    private mutating func compute(_ before: [Value]?) {
        for computed in flow.computed where isStale(computed.expression.reads, since: before) {
            if !broken.isEmpty { broken[computed.slot] = nil }
            do throws(EvaluationError) {
                values[computed.slot] = try value(of: computed.expression)
            } catch {
                values[computed.slot] = .null
                broken[computed.slot] = error.message
            }
        }
    }
}
