/// The current node rendered for the agent.
public struct Card: Sendable, Equatable {
    /// The node.
    package let path: NodePath
    /// Its heading; empty when it has none.
    public let title: String
    /// What to note and to say, in this order.
    public let lines: [CardLine]
    /// The steps to do now, in order.
    public let steps: [CardStep]
    /// The questions, in order.
    public let fields: [CardField]

    /// A line for the agent.
    public struct CardLine: Sendable, Equatable {
        /// Whether it is said or only read.
        public let kind: Kind
        /// The words.
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
        /// What became of it; nil while it is open.
        package let result: StepResult?

        /// The same step with what became of it in another enquiry.
        package func with(_ result: StepResult?) -> CardStep {
            CardStep(number: number, text: text, isOptional: isOptional, result: result)
        }
    }
}

extension Enquiry {
    /// The card of the node where the enquiry stands.
    public var card: Card {
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

    /// The message that waits for approval, as it would be sent.
    public var pendingMessage: RenderedMessage? {
        guard case .review(let id) = awaiting else { return nil }
        return run.frame.rendered(id)
    }

    /// The nodes of the flow to choose from where the agent must choose the destination, the likeliest first.
    public var destinations: [(id: NodeID, title: String)] {
        let (frame, node) = (run.frame, run.frame.node)
        let own = Set(node.destinations.map(\.id))
        let near = node.destinations.compactMap { frame.flow.node($0.id) }
        let others = frame.flow.nodes.filter { !own.contains($0.id) && $0.id != node.id }
        return (near + others).map { ($0.id, $0.title.map(frame.text) ?? $0.id.rawValue) }
    }
}
