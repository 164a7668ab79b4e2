/// The rounds of repeated calls, as the calling flow and the called part see them.
extension Frame {
    /// The rounds of one of its calls so far.
    func rounds(of call: Call) -> Rounds { rounds[call.name] ?? Rounds() }

    /// The round card that it is on: the call and its rounds so far; nil if it is on none.
    var roundCard: (call: Call, repetition: Call.Repetition, rounds: Rounds)? {
        guard progress.isAtRounds, let call = node.call, let repetition = call.repetition else { return nil }
        return (call, repetition, rounds(of: call))
    }

    /// Whether the round card that it is on offers another round.
    var offersRound: Bool {
        guard let (_, repetition, rounds) = roundCard else { return false }
        return repetition.maximum.map { rounds.finished.count < $0 } ?? true
    }

    /// The number of its round as the agent counts, from 1; nil outside of a repeated call.
    var roundNumber: Int? {
        guard round != nil, case .int(let number) = values[flow.known.round] else { return nil }
        return Int(number)
    }

    /// Whether it is at an end that does not wait, because the card after the round shows its lines.
    var endsQuietly: Bool {
        guard activation.closesQuietly, case .end = node.exit else { return false }
        return true
    }

    /// The lines of an end that does not wait; empty for any other.
    var closingLines: [Card.CardLine] {
        guard endsQuietly, node.ask.isEmpty, progress.steps.isEmpty, node.call == nil else { return [] }
        return shownLines
    }

    /// The notes of its node, then what it says, as far as they are shown.
    var shownLines: [Card.CardLine] {
        [(node.note, Card.CardLine.Kind.note), (node.say, .say)].flatMap { lines, kind in
            lines.filter { holds($0.when) }.map { Card.CardLine(kind: kind, text: text(of: $0.text)) }
        }
    }

    /// Whether a fact of the part is its caller's: given by the call, and neither asked nor set here.
    func isView(_ fact: Fact) -> Bool {
        activation.views.contains { $0.fact.id == fact.id } && origins[fact.slot] != .told
    }

    /// Takes over the rounds of a repeated call.
    mutating func take(_ rounds: Rounds, of call: Call) {
        self.rounds[call.name] = rounds
        put(.list(rounds.finished.map(\.value)), into: call.slot, nil)
    }

    /// Takes the number of its round, as the agent counts.
    mutating func number(round: Int) { put(.int(Int64(round)), into: flow.known.round, nil) }

    /// Looks again at what its caller lets it see.
    mutating func look(at caller: Frame) {
        for setting in activation.views {
            guard let fact = flow.fact(setting.fact.id), isView(fact) else { continue }
            let subject = label(of: fact)
            failedGiven.removeAll { $0.subject == subject }
            do throws(EvaluationError) {
                see(fact, try caller.value(of: setting.value))
            } catch {
                see(fact, .null)
                failedGiven.append(RuleFailure(subject: label(of: fact), cause: error.message))
            }
        }
    }

    /// Takes what the caller knows now for a fact that is the caller's.
    mutating func see(_ fact: Fact, _ value: Value) {
        guard values[fact.slot] != value else { return }
        put(value, into: fact.slot, .computed)
    }
}
