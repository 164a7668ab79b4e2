extension CellSpace {
    /// Whether a node ends the call: that is confirmed on a card, and something can be told there.
    func endsCall(_ node: Node) -> Bool {
        guard isMain, case .end = node.exit else { return false }
        return true
    }
}

/// Whether there is a card to work on.
extension Node {
    /// Whether something may be left to do on its card once a question is answered: at least to read it, where the answer
    /// hides its own question.
    var takesLong: Bool {
        ask.count + steps.count > 1 || send.contains(where: \.isAtOnce)
            || ask.contains { $0.when != nil } && !(note.isEmpty && say.isEmpty)
    }

    /// Whether it can show its card again once a part has returned that it calls, so that something may be told there.
    var canWaitAgain: Bool {
        if case .end = exit { true } else { send.contains(where: \.isAtOnce) }
    }

    /// Whether it can show a card before a part begins that it calls.
    var hasOwnCard: Bool {
        !ask.isEmpty || !steps.isEmpty || !note.isEmpty || !say.isEmpty || call == nil && !send.isEmpty
    }

    /// Whether it can show a card, where the caller may tell something.
    var hasCard: Bool {
        !ask.isEmpty || !steps.isEmpty || !note.isEmpty || !say.isEmpty || !send.isEmpty || call != nil
    }

    /// The conditions of all that its own card shows, if conditions can hide all of it; nil if something is always
    /// shown.
    var hidingConditions: [Expression]? {
        guard call?.repetition == nil else { return nil }
        var conditions: [Expression] = []
        /// Whether it can be hidden.
        func add(_ condition: Expression?) -> Bool {
            guard let condition else { return false }
            conditions.append(condition)
            return true
        }
        guard note.allSatisfy({ add($0.when) }), say.allSatisfy({ add($0.when) }),
            steps.allSatisfy({ add($0.line.when) }), ask.allSatisfy({ add($0.when) }),
            send.allSatisfy({ !$0.isAtOnce || add($0.when) })
        else { return nil }
        return conditions
    }
}
