/// The current node rendered for the agent.
public struct Card: Sendable, Equatable {
    /// The path of the node.
    package let path: NodePath
    /// The heading; empty if it has none.
    public let title: String
    /// The notes, then what to say.
    public let lines: [CardLine]
    /// The steps to do now, in order.
    public let steps: [CardStep]
    /// The questions, in order.
    public let fields: [CardField]
    /// The finished rounds of the part that was called, if this is the card between them; empty for any other.
    public let rounds: [CardRound]
    /// The question whether there is another round; empty if this is not the card between rounds.
    public let another: String
    /// The rules of the flow that fail here.
    package let failures: [RuleFailure]

    /// A line for the agent.
    public struct CardLine: Sendable, Equatable {
        /// Whether it is said to the caller or only read.
        public let kind: Kind
        /// The words of the line.
        public let text: String

        /// Whom a line is for.
        public enum Kind: Sendable, Equatable {
            case note, say
        }
    }

    /// A finished round of a part, as the card between rounds lists it.
    public struct CardRound: Sendable, Equatable {
        /// Its number, from 1.
        public let number: Int
        /// What sums it up.
        public let text: String
        /// That messages of it were approved, to leave at once, before it was opened again.
        public var remarks: [String] = []
    }

    /// A step of the card.
    public struct CardStep: Sendable, Equatable {
        /// The step's number in its node, from 0.
        public let number: Int
        /// What to do.
        public let text: String
        /// Whether it can be left out without a reason.
        public let isOptional: Bool
        /// That it was done before a step back, and so need only be confirmed; empty otherwise.
        package let remark: String
        /// Its result; nil while it is open.
        package let result: StepResult?

        /// The same step with its result from another state of the enquiry.
        package func with(_ result: StepResult?) -> CardStep {
            CardStep(
                number: number, text: text, isOptional: isOptional, remark: remark, result: result)
        }
    }
}

extension Enquiry {
    /// The card of the current node.
    public func card() -> Card { card(withFailures: true) }

    /// The card of the current node, or what is to be read on it.
    ///
    /// - Parameter withFailures: whether its rules are judged, which takes as long as wording it does.
    func card(withFailures: Bool) -> Card {
        let (frame, node) = (run.frame, run.frame.node)
        if frame.progress.isInRounds { return roundCard() }
        let steps = node.steps.enumerated().compactMap { number, step -> Card.CardStep? in
            let result = frame.progress.steps[number]
            guard result != nil || frame.isShown(number) else { return nil }
            return Card.CardStep(
                number: number, text: frame.text(of: step.line.text), isOptional: step.isOptional,
                remark: result == nil && undone.isDone(step: number) ? format.wording(.doneBefore) : "",
                result: result)
        }
        return Card(
            path: frame.path, title: node.title.map(frame.text) ?? "",
            lines: frame.shownLines, steps: steps,
            fields: frame.questions.compactMap { frame.flow.fact($0.id) }.map(field), rounds: [], another: "",
            failures: withFailures ? frame.failures : [])
    }

    /// The card between two rounds: the last lines of the round before, and the rounds so far.
    private func roundCard() -> Card {
        let frame = run.frame
        let rounds = frame.node.call.map(frame.rounds)?.finished ?? []
        let latest = run.latestRound.flatMap { number in rounds.first { $0.frame == number } }
        return Card(
            path: frame.path, title: frame.node.title.map(frame.text) ?? "", lines: latest?.closing ?? [],
            steps: [], fields: [],
            rounds: rounds.enumerated().map { index, round in
                let gone = run.messagesGone(before: round).map { message in
                    format.wording(
                        .roundApproved(message.message.subject, format.text(.timestamp(message.approved))))
                }
                return Card.CardRound(number: index + 1, text: round.summary, remarks: gone)
            },
            another: frame.offersRound
                ? frame.node.call?.repetition.map { frame.text(of: $0.ask) } ?? "" : "",
            failures: latest.flatMap { run.finished[$0.frame]?.failures } ?? [])
    }

    /// The message waiting for approval, as it would be sent.
    public func pendingMessage() -> RenderedMessage? {
        run.underReview.flatMap { run.rendered($0) }
    }

    /// Why the message waiting for approval should be looked at before it is sent, in words: rules that fail
    /// in it, and blanks.
    package func doubts() -> [String] {
        guard let message = run.underReview else { return [] }
        return doubts(about: message)
    }

    /// The events that approve the message under review and those after it, as far as they have recipients and
    /// leave no doubt.
    package func approvalOfAll() -> [Event.Kind] {
        guard isWrappingUp else { return [] }
        let sound = run.pending.prefix { message in
            !(run.rendered(message)?.to.isEmpty ?? true) && doubts(about: message).isEmpty
                && !run.gone.contains { run.isCopy($0, of: message) }
        }
        return sound.map { .queued($0.id, edited: nil) }
    }

    private func doubts(about message: PendingMessage) -> [String] {
        var doubts = run.failures(in: message).map { format.wording(.ruleFailed($0.subject, $0.cause)) }
        if let text = run.rendered(message),
            ([text.subject] + text.body).contains(where: { $0.contains(ValueFormat.blank) })
        {
            doubts.append(format.wording(.hasBlanks(ValueFormat.blank)))
        }
        return doubts
    }

    /// The nodes that the agent can choose from when the flow cannot decide, the likeliest first.
    public func destinations() -> [(id: NodeID, title: String)] {
        let (frame, node) = (run.frame, run.frame.node)
        let own = Set(node.destinations.map(\.id))
        let near = node.destinations.compactMap { frame.flow.node($0.id) }
        let others = frame.flow.nodes.filter { !own.contains($0.id) && $0.id != node.id }
        return (near + others).map { ($0.id, frame.heading(of: $0)) }
    }
}
