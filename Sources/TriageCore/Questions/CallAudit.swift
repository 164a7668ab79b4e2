/// How well the script was kept in one call: the same for the same record every time.
package struct CallAudit: Sendable {
    /// Each place where it was not, in the order of the call.
    package let deviations: [Deviation]

    package typealias Kind = AuditRules.Kind
    package typealias Weight = AuditRules.Weight

    /// A place where the script was not kept.
    package struct Deviation: Sendable, Equatable {
        /// What was not kept.
        package let kind: Kind
        /// The card; nil for what belongs to the whole call.
        package let node: NodePath?
        /// What it was, in the words of the record: the step, the fact, the target, the message; with the reason.
        package let text: String
        /// How much it weighs.
        package let weight: Weight
    }

    /// How well the script was kept on the whole.
    package enum Class: String, Sendable, CaseIterable {
        case compliant, partial, low
        case nonCompliant = "non-compliant"
    }

    /// A hundred less the weights of all deviations, but not less than nothing.
    package var score: Int { max(0, deviations.reduce(100) { $0 - $1.weight.points }) }

    /// The class of the score.
    package var rating: Class {
        switch score {
        case 90...: .compliant
        case 75...: .partial
        case 50...: .low
        default: .nonCompliant
        }
    }

    /// Fewer words are said in a breath, and judge nobody.
    private static let fewestWords = 20

    /// Audits a record.
    ///
    /// - Parameters:
    ///   - flows: the flow as it was; without it, how fast cards were read is not judged, and what weighs
    ///     otherwise in it is not known.
    ///   - words: what was counted for other records, and is for this one.
    package init(_ record: RecordView, flows: FlowSet?, words: inout SpokenWords) {
        var deviations: [Deviation] = []
        func add(_ kind: Kind, _ node: NodePath?, _ text: String) {
            let weight = flows?.weight(of: kind, at: node) ?? kind.weight
            deviations.append(Deviation(kind: kind, node: node, text: text, weight: weight))
        }
        func because(_ what: String, _ reason: String) -> String {
            reason.isEmpty ? what : "\(what): \(reason)"
        }
        var seen: Set<NodePath> = []
        let told = record.told
        var answers: [FactPath: JSONSlice] = [:]
        let visits = record.trail.compactMap(\.visit)
        for (index, visit) in visits.enumerated() {
            for step in visit.steps {
                // Whoever may skip a step need not say why.
                guard case .skipped(let reason) = step.result, !reason.isEmpty else { continue }
                add(.skippedStep, visit.node, because(step.text, reason))
            }
            for answer in visit.answers {
                if !told.isEmpty { answers[answer.fact] = answer.value }
                if let reason = answer.reason {
                    add(.skippedQuestion, visit.node, because(answer.fact.text, reason))
                }
            }
            if visit.isPicked { add(.pickedByHand, visit.node, "") }
            if record.channel == "phone", seen.insert(visit.node).inserted, let flows,
                let words = words.toSay(at: visit.node, in: flows), words >= Self.fewestWords
            {
                // What ends a round is said on the card between the rounds.
                let isQuiet = visit.took == 0 && visit.round != nil && index + 1 < visits.count
                let took = isQuiet ? visits[index + 1].took : visit.took
                if Double(words) * 60 > Double(flows.wordsAMinute(at: visit.node)) * took {
                    add(.readTooFast, visit.node, "\(words) words in \(took) s")
                }
            }
        }
        for target in record.targets where !target.isMet {
            if target.missedAt.isEmpty { add(.missedTarget, nil, target.id.rawValue) }
            for node in target.missedAt { add(.missedTarget, node, target.id.rawValue) }
        }
        for fact in told {
            // What only the flow knows, nobody can confirm. One that was offered on a card and taken still is told.
            if flows?.fact(at: fact.name)?.isInternal == true { continue }
            if let answer = answers[fact.name], answer.bytes.elementsEqual(fact.value.bytes) { continue }
            add(.toldNotConfirmed, nil, fact.name.text)
        }
        for message in record.leftOut where !message.reason.isEmpty {
            add(.leftOutMessage, message.node, because(message.id.rawValue, message.reason))
        }
        self.deviations = deviations
    }
}

extension FlowSet {
    /// What a deviation weighs: a part's own rules come before those of the flow that was started; nil if neither
    /// says anything.
    fileprivate func weight(of kind: CallAudit.Kind, at path: NodePath?) -> CallAudit.Weight? {
        let own = path.flatMap { node(at: $0)?.flow.audit.weight(of: kind, at: $0.node) }
        return own ?? main.audit.weight(of: kind, at: nil)
    }

    /// The most words that are read out in a minute on a card.
    fileprivate func wordsAMinute(at path: NodePath) -> Int {
        node(at: path)?.flow.audit.wordsAMinute ?? main.audit.wordsAMinute ?? AuditRules.mostWordsAMinute
    }
}

/// How many words are said on cards in every call, counted once a card.
package struct SpokenWords: Sendable {
    private var counts: [Card: Int] = [:]

    private struct Card: Hashable {
        let flow: String
        let node: NodeID
    }

    /// Nothing is counted yet.
    package init() {}

    /// The words that are said on a card; nil if there is no such card.
    mutating func toSay(at path: NodePath, in flows: FlowSet) -> Int? {
        guard let (flow, node) = flows.node(at: path) else { return nil }
        let card = Card(flow: flow.digest, node: node.id)
        if let count = counts[card] { return count }
        let count = node.say.filter { $0.when == nil }.reduce(0) { $0 + $1.text.plainWords }
        counts[card] = count
        return count
    }
}

extension Template {
    /// The words that are there whatever is known.
    fileprivate var plainWords: Int {
        constantText.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
    }
}
