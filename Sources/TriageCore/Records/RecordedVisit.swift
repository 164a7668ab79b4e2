/// One visit to a card in a record: its members are located at once and decoded on demand.
package struct RecordedVisit {
    private let nodeSlice: JSONSlice
    private var roundSlice: JSONSlice?
    private var atSlice: JSONSlice?
    private var tookSlice: JSONSlice?
    private var answersSlice: JSONSlice?
    private var reasonsSlice: JSONSlice?
    private var stepsSlice: JSONSlice?
    private var pickedSlice: JSONSlice?
    private var lapsedSlice: JSONSlice?
    private var failedSlice: JSONSlice?

    /// Consumes the object at a scanner's position; nil when it names no card and so is not a visit.
    init?(_ scanner: inout JSONScanner) {
        var members = JSONSlice.Members(scanner)
        guard let first = members.next(), first.key.isString("node") else { return nil }
        nodeSlice = first.value
        while let member = members.next() {
            if member.key.isString("at") {
                atSlice = member.value
            } else if member.key.isString("round") {
                roundSlice = member.value
            } else if member.key.isString("took") {
                tookSlice = member.value
            } else if member.key.isString("answers") {
                answersSlice = member.value
            } else if member.key.isString("reasons") {
                reasonsSlice = member.value
            } else if member.key.isString("steps") {
                stepsSlice = member.value
            } else if member.key.isString("picked") {
                pickedSlice = member.value
            } else if member.key.isString("lapsed") {
                lapsedSlice = member.value
            } else if member.key.isString("failed") {
                failedSlice = member.value
            }
        }
        scanner = members.scanner
        guard scanner.pass(UInt8(ascii: "}")) else { return nil }
    }

    /// The path of the card that was shown, as it is written.
    var name: UnsafeRawBufferPointer {
        let bytes = nodeSlice.bytes
        return UnsafeRawBufferPointer(rebasing: bytes.count < 2 ? bytes[..<0] : bytes[1..<bytes.count - 1])
    }

    /// The card that was shown.
    package var node: NodePath {
        let path = NodePath(nodeSlice.string ?? "")
        return NodePath(path.callers, path.node, round: round)
    }
    /// The number of the round that it belongs to, from 1; nil outside of one.
    package var round: Int? { roundSlice?.int.map { Int(clamping: $0) } }
    /// When it was shown. **Units**: seconds since the opening.
    package var at: Double { atSlice?.double ?? 0 }
    /// How long it was shown. **Units**: seconds.
    package var took: Double { tookSlice?.double ?? 0 }
    /// Whether the agent chose the destination by hand.
    package var isPicked: Bool { pickedSlice?.bool ?? false }

    /// The facts whose answers stopped holding on it because another fact changed.
    package var lapsed: [FactPath] {
        let round = round
        return lapsedSlice?.elements.compactMap { name in
            name.string.map { FactPath($0) }.map { FactPath($0.calls, $0.fact, round: round) }
        } ?? []
    }

    /// The rules of the flow that failed on it.
    package var failures: [RuleFailure] {
        failedSlice?.elements.map { RuleFailure(subject: $0.text("rule"), cause: $0.text("cause")) } ?? []
    }

    /// One answer; null when the question was skipped.
    package struct Answer {
        /// The fact's name in the outermost flow.
        package let fact: FactPath
        /// The undecoded value.
        package let value: JSONSlice
        /// Why the question was passed although an answer was needed; nil if it was not.
        package let reason: String?
    }

    /// The answers, in order.
    package var answers: [Answer] {
        guard let answersSlice else { return [] }
        let reasons = reasonsSlice?.members.map { (fact: $0.key.string, text: $0.value.string) } ?? []
        return answersSlice.members.compactMap { member in
            member.key.string.map { name in
                let reason = reasons.first { $0.fact == name }?.text
                let path = FactPath(name)
                return Answer(
                    fact: FactPath(path.calls, path.fact, round: round), value: member.value, reason: reason)
            }
        }
    }

    /// The results of the steps, in order.
    package var steps: [Visit.StepAnswer] {
        guard let stepsSlice else { return [] }
        return stepsSlice.elements.map { step in
            let isTicked = step["ticked"]?.bool ?? true
            return Visit.StepAnswer(
                text: step.text("step"), result: isTicked ? .ticked : .skipped(reason: step.text("reason")),
                isTogether: step["together"]?.bool ?? false)
        }
    }
}
