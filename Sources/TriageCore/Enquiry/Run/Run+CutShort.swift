/// A round that was opened again and is cut short: what was confirmed in it before still counts.
extension Run {
    /// What the round that the innermost flow is, or belongs to, was before it was opened again; nil if it was not.
    private var replaced: (depth: Int, round: Rounds.Replaced)? {
        for depth in frames.indices.dropLast() {
            guard let call = frames[depth].node.call, call.repetition != nil,
                let replaced = frames[depth].rounds(of: call).replaced,
                frames[depth + 1].round == replaced.round.key
            else { continue }
            return (depth + 1, replaced)
        }
        return nil
    }

    /// Adds what the round knew before it was opened again and has not been asked anew.
    mutating func keepReplaced() {
        guard let (depth, replaced) = replaced, let earlier = finished[replaced.round.frame] else { return }
        let part = frames[depth]
        let asked = Set(
            visits.dropFirst(replaced.began).filter { !$0.isGone }.flatMap { $0.answers.map(\.fact) })
        change(frameAt: depth) { frame in
            for slot in frame.values.indices
            where frame.values[slot] == .null && earlier.values[slot] != .null {
                let fact = part.flow.facts.first { $0.slot == slot }
                if let fact {
                    guard fact.isAnswerable || fact.source == .step, !asked.contains(part.path(of: fact.id)),
                        !fact.isAnswerable || frame.problem(with: earlier.values[slot], for: fact) == nil
                    else { continue }
                }
                frame.put(earlier.values[slot], into: slot, earlier.origins[slot])
            }
        }
    }

    /// Puts a round back as it was before it was opened again, if nothing was confirmed in it since; says whether
    /// it did.
    mutating func restoreReplaced() -> Bool {
        guard let (depth, replaced) = replaced else { return false }
        let since = visits.indices.dropFirst(replaced.began)
        let isWorkedOn = since.contains {
            !visits[$0].isGone && (!visits[$0].answers.isEmpty || !visits[$0].steps.isEmpty)
        }
        guard !isWorkedOn else { return false }
        while frames.count > depth { dropFrame() }
        for index in since { visits[index].isGone = true }
        for index in replaced.visits { visits[index].isGone = false }
        let later = pending.firstIndex { $0.visit > replaced.visits.last ?? 0 } ?? pending.count
        pending.insert(contentsOf: replaced.pending, at: later)
        guard let call = frame.node.call else { return true }
        var rounds = frame.rounds(of: call)
        rounds.insert(replaced.round)
        change { $0.take(rounds, of: call) }
        return true
    }
}
