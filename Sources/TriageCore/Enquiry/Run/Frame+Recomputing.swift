/// What follows from the values of a frame.
extension Frame {
    /// The frame as it would be with another value for a fact.
    func with(_ value: Value, for fact: Fact) -> Frame {
        var trial = self
        trial.values[fact.slot] = value
        trial.recompute()
        return trial
    }

    /// Gives a slot a value, and says where that comes from.
    mutating func set(_ slot: Int, to value: Value, _ origin: Origin) {
        values[slot] = value
        origins[slot] = origin
    }

    /// Brings everything that follows from other values up to date: computed facts, and questions hidden by
    /// their conditions.
    mutating func recompute() {
        compute()
        guard !progress.isCallDone, !progress.isLeft, node.hasConditions else { return }
        progress.hidden = []
        // A condition reads only questions above its own, so one pass is enough.
        for question in node.ask where !holds(question.when) {
            guard let fact = flow.fact(question.id) else { continue }
            progress.hidden.insert(fact.id)
            progress.answered.remove(fact.id)
            guard values[fact.slot] != .null else { continue }
            progress.aside[fact.slot] = Progress.SetAside(
                value: values[fact.slot], origin: origins[fact.slot])
            values[fact.slot] = .null
            origins[fact.slot] = nil
            compute()
        }
    }

    /// Computes the computed facts, each after those it reads; one that fails is null.
    private mutating func compute() {
        if !broken.isEmpty { broken = [:] }
        for computed in flow.computed {
            do throws(EvaluationError) {
                values[computed.slot] = try value(of: computed.expression)
            } catch {
                values[computed.slot] = .null
                broken[computed.slot] = error.message
            }
        }
    }
}
