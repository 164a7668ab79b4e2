/// How the audit of records judges the calls of a flow, where it does not judge them as those of any other.
package struct AuditRules: Sendable, Equatable {
    /// Nobody reads out more words in a minute than this.
    static let mostWordsAMinute = 300

    /// The most words that are read out in a minute; nil for as many as in any flow.
    package let wordsAMinute: Int?
    /// What deviations of a kind weigh.
    let weights: [Kind: Weight]
    /// What any deviation on a card weighs.
    let nodes: [NodeWeight]

    /// What any deviation on a card weighs.
    struct NodeWeight: Sendable, Equatable {
        let node: Reference<Node>
        let weight: Weight
    }

    /// What a deviation weighs; nil if the flow does not say.
    ///
    /// - Parameter node: the card; nil for one of the flow's parts, or for what belongs to the whole call.
    func weight(of kind: Kind, at node: NodeID?) -> Weight? {
        nodes.first { $0.node.id == node }?.weight ?? weights[kind]
    }
}

extension AuditRules {
    /// What can be not kept.
    package enum Kind: String, Sendable, CaseIterable {
        case skippedStep = "skipped-step"
        case skippedQuestion = "skipped-question"
        case pickedByHand = "picked-by-hand"
        case missedTarget = "missed-target"
        case readTooFast = "read-too-fast"
        case toldNotConfirmed = "told-not-confirmed"
        case leftOutMessage = "left-out-message"

        /// How much it weighs where the flow does not say.
        var weight: Weight {
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

    /// How much a deviation weighs.
    package enum Weight: String, Sendable, CaseIterable {
        case critical, major, moderate, minor

        /// What it costs. **Units**: points of a hundred; a critical one alone makes a call non-compliant.
        package var points: Int {
            switch self {
            case .critical: 51
            case .major: 15
            case .moderate: 7
            case .minor: 3
            }
        }
    }
}

extension FlowDecoder {
    /// How records are judged. ``UnknownNode`` looks up the nodes.
    mutating func decodeAudit() -> AuditRules {
        let audit = root["audit"]
        var weights: [AuditRules.Kind: AuditRules.Weight] = [:]
        for member in audit?["weights"]?.members ?? [] where member.key != "comment" {
            guard let weight = member.value.string.flatMap(AuditRules.Weight.init) else { continue }
            if let kind = AuditRules.Kind(rawValue: member.key) {
                weights[kind] = weight
                continue
            }
            let nearest = NearestName.of(member.key, among: AuditRules.Kind.allCases.map(\.rawValue))
            report(
                .badValue, at: member.keySpan,
                "the audit finds no '\(member.key)'\(NearestName.hint(naming: nearest))", suggestion: nearest)
        }
        let nodes = (audit?["nodes"]?.members ?? []).compactMap { member in
            member.value.string.flatMap(AuditRules.Weight.init).map {
                AuditRules.NodeWeight(
                    node: Reference(id: NodeID(member.key), span: member.keySpan), weight: $0)
            }
        }
        return AuditRules(
            wordsAMinute: audit?["wordsAMinute"]?.int.map { Int(clamping: $0) }, weights: weights,
            nodes: nodes)
    }
}
