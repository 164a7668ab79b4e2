import TriageCore

/// What is sent, and where it stands.
extension Flow {
    /// Where each message is sent.
    var sendings: [(message: MessageID, place: Place)] {
        nodes.flatMap { node in
            node.send.enumerated().map { ($1.message.id, Place(id, node.id, "send", "\($0)")) }
        }
            + (hangUp?.send ?? []).enumerated().map {
                ($1.id, Place(id, ["hangUp", "send", "\($0)"]))
            }
    }

    /// The lines of each message, the recipients among them.
    var messageLines: [(message: MessageID, line: Line, place: Place)] {
        messages.flatMap { message in
            [("to", message.to), ("cc", message.cc), ("body", message.body)].flatMap { key, lines in
                lines.enumerated().map {
                    (message.id, $1, Place(id, ["messages", message.id.rawValue, key, "\($0)"]))
                }
            }
        }
    }
}

extension Sightings {
    /// Takes note of a message that waits for review.
    ///
    /// - Parameters:
    ///   - moment: when it was sent, with what is known of it by now.
    ///   - isInDoubt: whether it is sent only because that could not be decided, which is the cause then of all else.
    mutating func see(_ message: MessageID, in moment: Moment, isOnHangUp: Bool, isInDoubt: Bool) {
        let flow = moment.flow
        // The others were seen before.
        if isOnHangUp, flow.hangUp?.send.contains(where: { $0.id == message }) != true { return }
        var hasRecipient = false
        for (id, line, place) in flow.messageLines where id == message {
            let marks = Self.outcome(of: line.when, in: moment)
            // A line whose condition fails counts.
            if place.steps[2] == "to", !marks.contains(.isFalse) { hasRecipient = true }
            if isInDoubt {
                excused.insert(place)
                continue
            }
            if marks.contains(.fails) { failed.insert(place) }
            if marks.contains(.holds) { see(line.text, in: moment, at: place) }
        }
        if hasRecipient { return }
        for (id, place) in flow.sendings where id == message {
            let isHere = place.steps[0] == "hangUp" ? isOnHangUp : place.steps[1] == moment.node.id.rawValue
            guard isHere else { continue }
            if isInDoubt { excused.insert(place) } else { withoutRecipient.insert(place) }
        }
    }

    /// What was seen of what a flow sends, and what was not.
    func verdicts(onMessagesOf flow: Flow) -> [Verdict] {
        func verdicts(_ code: String, _ place: Place, _ seen: Set<Place>) -> [Verdict] {
            let isSeen = seen.contains(place)
            return !isSeen && excused.contains(place) ? [] : [wrong(code, place, isSeen)]
        }
        return flow.sendings.flatMap { _, place in
            verdicts("no-recipient", place, withoutRecipient)
                + [wrong("failing-expression", place, failed.contains(place))]
        }
            + flow.messageLines.flatMap { _, _, place in
                verdicts("may-be-blank", place, blank) + verdicts("failing-expression", place, failed)
            }
    }
}
