/// The current node rendered for the agent.
package struct Card: Sendable, Equatable {
    /// The node.
    package let path: NodePath
    /// Its heading; empty when it has none.
    package let title: String
    /// What to note and to say, in this order.
    package let lines: [CardLine]
    /// The steps to do now, in order.
    package let steps: [CardStep]
    /// The questions, in order.
    package let fields: [CardField]

    /// A line for the agent.
    package struct CardLine: Sendable, Equatable {
        /// Whether it is said or only read.
        package let kind: Kind
        /// The words.
        package let text: String

        /// Whom a line is for.
        package enum Kind: Sendable, Equatable {
            case note, say
        }
    }

    /// A step of the card.
    package struct CardStep: Sendable, Equatable {
        /// The step's number in its node, from 0.
        package let number: Int
        /// What to do.
        package let text: String
        /// Whether it can be left out without a reason.
        package let isOptional: Bool
        /// What became of it; nil while it is open.
        package let result: StepResult?

        /// The same step with what became of it in another enquiry.
        package func with(_ result: StepResult?) -> CardStep {
            CardStep(number: number, text: text, isOptional: isOptional, result: result)
        }
    }
}

/// A question of a card.
package struct CardField: Sendable, Equatable {
    /// The fact that is asked.
    package let fact: FactID
    /// Its type.
    package let type: FactType
    /// The question.
    package let label: String
    /// One line under the field; empty when there is none.
    package let hint: String
    /// A longer explanation; empty when there is none.
    package let help: String
    /// Whether it can be skipped.
    package let isOptional: Bool
    /// What can be chosen now, in order; yes and no for a yes/no question.
    package let options: [CardOption]
    /// The value that Enter takes, and its words; nil when nothing is offered.
    package let offer: Offer?
    /// The answer given on this card, in words; nil while it is open.
    package let answer: String?

    /// One thing that can be chosen.
    package struct CardOption: Sendable, Equatable {
        /// The value that is recorded.
        package let value: Value
        /// The value as it can be typed.
        package let name: String
        /// What the agent reads.
        package let label: String
        /// A few words beside it; empty when there are none.
        package let hint: String
        /// The letter that chooses it.
        package let key: Character?
    }

    /// A value that is offered.
    package struct Offer: Sendable, Equatable {
        /// The value.
        package let value: Value
        /// Its words.
        package let text: String
        /// Where it comes from.
        package let source: Source

        /// Why a value is offered.
        package enum Source: Sendable, Equatable {
            /// The caller told it already.
            case told
            /// It was answered earlier in this call.
            case earlier
            /// It was answered and taken back.
            case takenBack
            /// The flow suggests it.
            case suggested
        }
    }
}

extension Enquiry {
    /// The card of the node where the enquiry stands.
    package var card: Card {
        let node = node
        func lines(_ lines: [Line], _ kind: Card.CardLine.Kind) -> [Card.CardLine] {
            lines.filter { holds($0.when) }.map { Card.CardLine(kind: kind, text: text(of: $0.text)) }
        }
        let steps = node.steps.enumerated().compactMap { number, step -> Card.CardStep? in
            guard isShown(number) || frame.progress.steps[number] != nil else { return nil }
            return Card.CardStep(
                number: number, text: text(of: step.line.text), isOptional: step.isOptional,
                result: frame.progress.steps[number])
        }
        return Card(
            path: path, title: node.title.map(text) ?? "",
            lines: lines(node.note, .note) + lines(node.say, .say), steps: steps,
            fields: node.ask.compactMap { flow.fact($0.id) }.map(field))
    }

    /// The field for a fact of the current flow.
    package func field(_ fact: Fact) -> CardField { field(fact, frame: state.frames.count - 1) }

    /// The fields for what the caller may have told, each with the name of its fact in the outermost flow: the
    /// facts of the current flow, then those of the flows that called it.
    package var tellableFields: [(name: FactPath, field: CardField)] {
        var seen: Set<FactID> = []
        return state.frames.indices.reversed().flatMap { index in
            flows.flows[state.frames[index].flow].facts
                .filter { $0.isAnswerable && $0.type != .secret && seen.insert($0.id).inserted }
                .map { (qualified($0.id, frame: index), field($0, frame: index)) }
        }
    }

    private func field(_ fact: Fact, frame index: Int) -> CardField {
        let values = state.frames[index].values
        func words(_ template: Template?) -> String {
            template.map { text(of: $0, values: values, frame: index) } ?? ""
        }
        let isCurrent = index == state.frames.count - 1
        let isAnswered = isCurrent && frame.progress.answered.contains(fact.id)
        return CardField(
            fact: fact.id, type: fact.type, label: fact.label == nil ? fact.id.rawValue : words(fact.label),
            hint: words(fact.hint), help: words(fact.help),
            isOptional: fact.isOptional && !(isCurrent && missingOthers(than: fact) != nil),
            options: cardOptions(fact, frame: index), offer: offer(for: fact, frame: index),
            answer: isAnswered
                ? self.words(for: values[fact.slot], of: fact, values: values, frame: index) : nil)
    }

    /// What can be chosen for a fact of one of the running flows.
    func cardOptions(_ fact: Fact, frame index: Int) -> [CardField.CardOption] {
        if fact.type == .yesno {
            let wording = format.wording
            return [
                .init(
                    value: .bool(true), name: "yes", label: fact.words?.yes ?? wording(.yes), hint: "",
                    key: nil),
                .init(
                    value: .bool(false), name: "no", label: fact.words?.no ?? wording(.no), hint: "", key: nil
                ),
            ]
        }
        func words(_ template: Template) -> String {
            text(of: template, values: state.frames[index].values, frame: index)
        }
        return shownOptions(of: fact, frame: index).map { option in
            CardField.CardOption(
                value: .string(option.value), name: option.value, label: words(option.label),
                hint: option.hint.map(words) ?? "", key: option.key)
        }
    }

    /// What Enter takes: the newest thing that was said, then what the flow suggests, while it is valid.
    private func offer(for fact: Fact, frame index: Int) -> CardField.Offer? {
        guard fact.type != .secret else { return nil }
        let values = state.frames[index].values
        func offer(_ value: Value?, _ source: CardField.Offer.Source) -> CardField.Offer? {
            guard let value, value != .null, problem(with: value, for: fact, frame: index) == nil else {
                return nil
            }
            let text = words(for: value, of: fact, values: values, frame: index)
            return CardField.Offer(value: value, text: text, source: source)
        }
        let isTold = state.frames[index].origins[fact.slot] == .told
        return offer(undone.answer(for: qualified(fact.id, frame: index)), .takenBack)
            ?? offer(values[fact.slot], isTold ? .told : .earlier)
            ?? offer(fact.suggest.flatMap { try? $0.evaluate(values) }, .suggested)
    }

    /// The message that waits for approval, as it would be sent.
    package var pendingMessage: RenderedMessage? {
        guard case .review(let id) = awaiting else { return nil }
        return rendered(id)
    }

    /// Why the agent must choose the destination, and the nodes of the flow to choose from.
    package var destinations: [(id: NodeID, title: String)] {
        let own = Set(node.destinations.map(\.id))
        let near = node.destinations.compactMap { flow.node($0.id) }
        let others = flow.nodes.filter { !own.contains($0.id) && $0.id != node.id }
        return (near + others).map { ($0.id, $0.title.map(text) ?? $0.id.rawValue) }
    }
}
