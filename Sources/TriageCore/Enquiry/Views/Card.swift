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

    /// A step of the card.
    public struct CardStep: Sendable, Equatable {
        /// The step's number in its node, from 0.
        public let number: Int
        /// What to do.
        public let text: String
        /// Whether it can be left out without a reason.
        public let isOptional: Bool
        /// Its result; nil while it is open.
        package let result: StepResult?

        /// The same step with its result from another state of the enquiry.
        package func with(_ result: StepResult?) -> CardStep {
            CardStep(number: number, text: text, isOptional: isOptional, result: result)
        }
    }
}

extension Enquiry {
    /// The card of the current node.
    public func card() -> Card {
        let (frame, node) = (run.frame, run.frame.node)
        func lines(_ lines: [Line], _ kind: Card.CardLine.Kind) -> [Card.CardLine] {
            lines.filter { frame.holds($0.when) }
                .map { Card.CardLine(kind: kind, text: frame.text(of: $0.text)) }
        }
        let steps = node.steps.enumerated().compactMap { number, step -> Card.CardStep? in
            let result = frame.progress.steps[number]
            guard result != nil || frame.isShown(number) else { return nil }
            return Card.CardStep(
                number: number, text: frame.text(of: step.line.text), isOptional: step.isOptional,
                result: result)
        }
        return Card(
            path: frame.path, title: node.title.map(frame.text) ?? "",
            lines: lines(node.note, .note) + lines(node.say, .say), steps: steps,
            fields: node.ask.compactMap { frame.flow.fact($0.id) }.map(field))
    }

    /// The message waiting for approval, as it would be sent.
    public func pendingMessage() -> RenderedMessage? {
        guard case .review(let id) = awaiting else { return nil }
        return run.frame.rendered(id)
    }

    /// The nodes that the agent can choose from when the flow cannot decide, the likeliest first.
    public func destinations() -> [(id: NodeID, title: String)] {
        let (frame, node) = (run.frame, run.frame.node)
        let own = Set(node.destinations.map(\.id))
        let near = node.destinations.compactMap { frame.flow.node($0.id) }
        let others = frame.flow.nodes.filter { !own.contains($0.id) && $0.id != node.id }
        return (near + others).map { ($0.id, $0.title.map(frame.text) ?? $0.id.rawValue) }
    }
}
