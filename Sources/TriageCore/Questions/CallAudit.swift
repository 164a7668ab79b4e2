/// How well the script was kept in one call: the same for the same record every time.
package struct CallAudit: Sendable {
    /// Each place where it was not, in the order of the call.
    package let deviations: [Deviation]

    /// A place where the script was not kept.
    package struct Deviation: Sendable, Equatable {
        /// What was not kept.
        package let kind: Kind
        /// The card; nil for what belongs to the whole call.
        package let node: NodePath?
        /// What it was, in the words of the record: the step, the fact, the target, the message; with the reason.
        package let text: String
    }

    /// What can be not kept.
    package enum Kind: String, Sendable, CaseIterable {
        case skippedStep = "skipped-step"
        case skippedQuestion = "skipped-question"
        case pickedByHand = "picked-by-hand"
        case missedTarget = "missed-target"
        case readTooFast = "read-too-fast"
        case toldNotConfirmed = "told-not-confirmed"
        case leftOutMessage = "left-out-message"

        /// How much it weighs.
        package var weight: Weight {
            switch self {
            case .pickedByHand, .missedTarget: .major
            case .skippedStep, .skippedQuestion: .moderate
            case .readTooFast, .toldNotConfirmed, .leftOutMessage: .minor
            }
        }

        /// What it is called.
        package var words: String {
            switch self {
            case .skippedStep: "step skipped"
            case .skippedQuestion: "question passed over"
            case .pickedByHand: "destination picked by hand"
            case .missedTarget: "target missed"
            case .readTooFast: "shown too briefly to be read out"
            case .toldNotConfirmed: "told fact never confirmed"
            case .leftOutMessage: "message left out"
            }
        }
    }

    /// How much a deviation weighs. **Units**: points of a hundred.
    package enum Weight: Int, Sendable {
        case major = 15
        case moderate = 7
        case minor = 3
    }

    /// How well the script was kept on the whole.
    package enum Class: String, Sendable, CaseIterable {
        case compliant, partial, low
        case nonCompliant = "non-compliant"
    }

    /// A hundred less the weights of all deviations, but not less than nothing.
    package var score: Int { max(0, deviations.reduce(100) { $0 - $1.kind.weight.rawValue }) }

    /// The class of the score.
    package var rating: Class {
        switch score {
        case 90...: .compliant
        case 75...: .partial
        case 50...: .low
        default: .nonCompliant
        }
    }

    /// Nobody reads out more words in a minute than this.
    private static let mostWordsAMinute = 300.0
    /// Fewer words are said in a breath, and judge nobody.
    private static let fewestWords = 20

    /// Audits a record.
    ///
    /// - Parameter flows: the flow as it was; without it, how fast cards were read is not judged.
    package init(_ record: RecordView, flows: FlowSet?) {
        var deviations: [Deviation] = []
        func add(_ kind: Kind, _ node: NodePath?, _ text: String) {
            deviations.append(Deviation(kind: kind, node: node, text: text))
        }
        func because(_ what: String, _ reason: String) -> String {
            reason.isEmpty ? what : "\(what): \(reason)"
        }
        var seen: Set<NodePath> = []
        for entry in record.trail {
            guard let visit = entry.visit else { continue }
            for step in visit.steps {
                // Whoever may skip a step need not say why.
                guard case .skipped(let reason) = step.result, !reason.isEmpty else { continue }
                add(.skippedStep, visit.node, because(step.text, reason))
            }
            for answer in visit.answers {
                if let reason = answer.reason {
                    add(.skippedQuestion, visit.node, because(answer.fact.text, reason))
                }
            }
            if visit.isPicked { add(.pickedByHand, visit.node, "") }
            if record.channel == "phone", seen.insert(visit.node).inserted, let flows,
                let words = flows.wordsToSay(at: visit.node), words >= Self.fewestWords,
                Double(words) * 60 > Self.mostWordsAMinute * visit.took
            {
                add(.readTooFast, visit.node, "\(words) words in \(visit.took) s")
            }
        }
        for target in record.targets where !target.isMet {
            if target.missedAt.isEmpty { add(.missedTarget, nil, target.id.rawValue) }
            for node in target.missedAt { add(.missedTarget, node, target.id.rawValue) }
        }
        for fact in record.facts where fact.origin == .told {
            // What only the flow knows, nobody can confirm.
            if flows?.fact(at: fact.name)?.isInternal == true { continue }
            add(.toldNotConfirmed, nil, fact.name.text)
        }
        for message in record.leftOut where !message.reason.isEmpty {
            add(.leftOutMessage, message.node, because(message.id.rawValue, message.reason))
        }
        self.deviations = deviations
    }
}

extension FlowSet {
    /// The words that are said on a card in every call; nil if there is no such card.
    fileprivate func wordsToSay(at path: NodePath) -> Int? {
        node(at: path).map { _, node in
            node.say.filter { $0.when == nil }.reduce(0) { $0 + $1.text.plainWords }
        }
    }
}

extension Template {
    /// The words that are there whatever is known.
    fileprivate var plainWords: Int {
        constantText.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
    }
}
