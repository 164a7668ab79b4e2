/// The parts of a record that stand in its trail.
extension JSONWriter {
    /// Writes the time between two moments in seconds, to the millisecond.
    mutating func seconds(from start: Timestamp, to end: Timestamp) {
        let milliseconds = end.milliseconds - start.milliseconds
        if milliseconds % 1000 == 0 { int(milliseconds / 1000) } else { double(Double(milliseconds) / 1000) }
    }

    /// Writes a visit to a node, with the number of its round.
    mutating func visit(_ visit: Visit, _ round: Int?, from opened: Timestamp, closed: Timestamp) {
        object { writer in
            writer.key("node")
            writer.string(visit.path.text)
            writer.round(round)
            writer.key("at")
            writer.seconds(from: opened, to: visit.entered)
            writer.key("took")
            writer.seconds(from: visit.entered, to: visit.left ?? closed)
            if !visit.answers.isEmpty {
                writer.key("answers")
                writer.object { writer in
                    for answer in visit.answers {
                        writer.key(answer.fact.text)
                        writer.value(answer.value)
                    }
                }
            }
            let passed = visit.answers.filter { $0.reason != nil }
            if !passed.isEmpty {
                writer.key("reasons")
                writer.object { writer in
                    for answer in passed {
                        writer.key(answer.fact.text)
                        writer.string(answer.reason ?? "")
                    }
                }
            }
            if !visit.steps.isEmpty {
                writer.key("steps")
                writer.array { writer in visit.steps.forEach { writer.step($0) } }
            }
            if visit.isPicked {
                writer.key("picked")
                writer.bool(true)
            }
            if !visit.lapsed.isEmpty {
                writer.key("lapsed")
                writer.array { writer in visit.lapsed.forEach { writer.string($0.fact.text) } }
            }
            guard !visit.failures.isEmpty else { return }
            writer.key("failed")
            writer.array { writer in visit.failures.forEach { writer.failure($0) } }
        }
    }

    private mutating func failure(_ failure: RuleFailure) {
        object { writer in
            writer.key("rule")
            writer.string(failure.subject)
            writer.key("cause")
            writer.string(failure.cause)
        }
    }

    private mutating func step(_ step: Visit.StepAnswer) {
        object { writer in
            writer.key("step")
            writer.string(step.text)
            switch step.result {
            case .ticked:
                writer.key("ticked")
                writer.bool(true)
                writer.together(step.isTogether)
            case .skipped(let reason):
                writer.key("ticked")
                writer.bool(false)
                guard !reason.isEmpty else { return }
                writer.key("reason")
                writer.string(reason)
            }
        }
    }

    /// Writes a change of channel or agent, or of the rounds.
    mutating func change(_ change: Change, from opened: Timestamp) {
        object { writer in
            writer.key("at")
            writer.seconds(from: opened, to: change.at)
            switch change.kind {
            case .channel(let channel, let isByFlow):
                writer.key("channel")
                writer.string(channel)
                guard isByFlow else { return }
                writer.key("by")
                writer.string("flow")
            case .agent(let agent):
                writer.key("agent")
                writer.string(agent)
            case .reopened(let round):
                writer.key("reopened")
                writer.int(round)
            case .removed(let round):
                writer.key("removed")
                writer.int(round)
            }
        }
    }
}
