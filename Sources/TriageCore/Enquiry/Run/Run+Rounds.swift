/// Repeated calls: round after round, with a card between them.
extension Run {
    /// Goes on in a repeated call when there is nothing to do on its node: with a round that begins unasked, or
    /// with the card that asks for one.
    mutating func goRound(_ call: Call, _ repetition: Call.Repetition, at time: Timestamp) {
        if frame.rounds(of: call).finished.count < repetition.minimum {
            beginRound(at: time)
        } else {
            showRoundCard(at: time)
        }
    }

    /// Begins a round.
    ///
    /// - Parameters:
    ///   - key: the round to play again in its place; nil for the next one.
    ///   - node: where it begins; nil for the first node of its part.
    mutating func beginRound(again key: Int? = nil, at time: Timestamp, on node: NodeID? = nil) {
        guard let call = frame.node.call, let repetition = call.repetition,
            let position = flows.position(of: call.flow.id)
        else {
            frame.progress.isCallDone = true
            return
        }
        closeVisit(at: time)
        frame.progress.isInRounds = true
        frame.progress.isAtRounds = false
        var rounds = frame.rounds(of: call)
        let key = key ?? rounds.begun + 1
        rounds.begun = max(rounds.begun, key)
        frame.rounds[call.name] = rounds
        let isCardNext = rounds.finished.count + 1 >= repetition.minimum
        let number = frames.count + finished.count
        let part = Frame(
            call, position: position, calledBy: frame, number: number, round: (key, rounds.number(of: key)),
            closesQuietly: isCardNext)
        begin(part, at: time, on: node)
    }

    /// Shows the card after a round, which is a visit of its own.
    private mutating func showRoundCard(at time: Timestamp) {
        closeVisit(at: time)
        frame.progress.isInRounds = true
        frame.progress.isAtRounds = true
        frame.visit = visits.count
        visits.append(
            Visit(path: frame.path, entered: time, frame: frame.number, isBetweenRounds: true))
        inform(frameAt: frames.count - 1)
    }

    /// Shows the card after a round again; the new visit replaces the previous one.
    mutating func showRoundCardAnew(at time: Timestamp) {
        visit = Visit(path: frame.path, entered: time, frame: frame.number, isBetweenRounds: true)
        inform(frameAt: frames.count - 1)
    }

    /// Ends the visit of a node that another round, or another look at the rounds, follows.
    private mutating func closeVisit(at time: Timestamp) {
        guard visit.left == nil else { return }
        visit.left = time
        visit.failures = frame.failures
        visit.goesOn = true
    }

    /// Leaves the round card for good.
    mutating func endRounds() {
        frame.progress.isAtRounds = false
        frame.progress.isCallDone = true
    }

    /// Plays a finished round once more, in its place.
    mutating func reopen(round number: Int, at time: Timestamp) {
        let (earlier, pending) = (visits, self.pending)
        guard let round = remove(round: number), let call = frame.node.call else { return }
        let path = frame.path
        let replaced = Rounds.Replaced(
            round: round, visits: visits.indices.filter { visits[$0].isGone && !earlier[$0].isGone },
            pending: pending.filter { $0.path.isInside(path, round: round.key) }, began: visits.count)
        frame.rounds[call.name]?.replaced = replaced
        changes.append(Change(at: time, visits: visits.count, kind: .reopened(round: number)))
        beginRound(again: round.key, at: time)
    }

    /// Takes a finished round out, and closes up the numbers of those after it.
    mutating func takeOut(round number: Int, at time: Timestamp) {
        guard remove(round: number) != nil, let call = frame.node.call else { return }
        changes.append(Change(at: time, visits: visits.count, kind: .removed(round: number)))
        renumber(from: number, of: call)
        closeVisit(at: time)
        frame.progress.isAtRounds = false
    }

    /// Removes a finished round with its visits and the messages that nobody has approved yet.
    private mutating func remove(round number: Int) -> Round? {
        guard let (call, _, rounds) = frame.roundCard, rounds.finished.indices.contains(number - 1) else {
            return nil
        }
        var left = rounds
        let round = left.finished.remove(at: number - 1)
        let path = frame.path
        for index in visits.indices where visits[index].path.isInside(path, round: round.key) {
            visits[index].isGone = true
        }
        pending.removeAll { $0.path.isInside(path, round: round.key) }
        change { $0.take(left, of: call) }
        return round
    }

    /// The messages that went out in a round of the current node's call before it was opened again; empty if it was
    /// not.
    func messagesGone(before round: Round) -> [QueuedMessage] {
        func isInside(_ path: NodePath) -> Bool { path.isInside(frame.path, round: round.key) }
        let runs = gone.isEmpty ? [] : visits.filter { isInside($0.path) }
        guard runs.contains(where: \.isGone), let latest = runs.first(where: { !$0.isGone }) else {
            return []
        }
        return gone.filter { isInside($0.path) && $0.approved <= latest.entered }
    }

    private mutating func renumber(from first: Int, of call: Call) {
        var rounds = frame.rounds(of: call)
        let calls = frame.calls + [call.name]
        for index in rounds.finished.indices.dropFirst(first - 1) {
            let round = rounds.finished[index]
            self.number(round, index + 1, calls: calls)
            for message in pending.indices
            where pending[message].frame.round == round.key
                && pending[message].frame.calls.starts(with: calls)
            {
                pending[message].frame.number(round: index + 1)
            }
            guard let part = finished[round.frame], let outcome = round.outcome else { continue }
            rounds.finished[index] = Round(part, endedBy: outcome.id)
        }
        change { $0.take(rounds, of: call) }
    }
}

/// The numbers of the rounds, as the agent counts, by the nodes that belong to them.
struct RoundNumbers {
    private let numbers: [Place: Int]

    private struct Place: Hashable {
        let callers: [NodeID]
        let round: Int
    }

    /// Finds the numbers that the rounds of a run have now.
    init(_ run: Run) {
        var numbers: [Place: Int] = [:]
        for visit in run.visits where !visit.isGone {
            guard let round = visit.path.round else { continue }
            let place = Place(callers: visit.path.callers, round: round)
            if numbers[place] == nil { numbers[place] = run.frame(of: visit).roundNumber }
        }
        self.numbers = numbers
    }

    /// The number of the round that a node belongs to; nil outside of one, and in one that was taken out.
    subscript(path: NodePath) -> Int? {
        path.round.flatMap { numbers[Place(callers: path.callers, round: $0)] }
    }
}
