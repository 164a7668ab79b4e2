/// One way out of a node, as a chart tells it.
struct ChartBranch {
    /// Its position among the node's branches, as coverage counts them.
    let number: Int
    /// Where it leads.
    let destination: NodeID
    /// When it is taken; empty if always.
    let label: String
    /// Whether an answer takes it, so that others that lead the same way can be told with it.
    let isAnswer: Bool
    /// Where it is in the file.
    let span: Span

    /// The ways out of a node, in file order.
    static func all(of node: Node, in flow: Flow) -> [ChartBranch] {
        switch node.exit {
        case .end: return []
        case .to(let next):
            return [.init(number: 0, destination: next.id, label: "", isAnswer: false, span: next.span)]
        case .byAnswer(let keyed):
            let fact = keyed.fact.flatMap { flow.fact($0) }
            let answers = keyed.destinations.enumerated().map { number, destination in
                ChartBranch(
                    number: number, destination: destination.to.id,
                    label: Self.words(for: destination.key, to: fact), isAnswer: true,
                    span: destination.span
                        .lowerBound..<max(
                            destination.span.upperBound, destination.to.span.upperBound))
            }
            let rest = keyed.rest.map {
                ChartBranch(
                    number: answers.count, destination: $0.id, label: otherwise, isAnswer: false,
                    span: $0.span)
            }
            return answers + (rest.map { [$0] } ?? [])
        case .byRules(let branches):
            return branches.enumerated().map { number, branch in
                let label = branch.when?.source ?? (number == 0 ? "" : otherwise)
                return .init(
                    number: number, destination: branch.to.id, label: label, isAnswer: false,
                    span: branch.span)
            }
        }
    }

    /// The question whose answer decides where a node leads, else all that it asks; empty if it asks nothing.
    static func question(of node: Node, in flow: Flow) -> String {
        guard case .byAnswer(let keyed) = node.exit else {
            return node.ask.compactMap { flow.fact($0.id)?.label?.written }.joined(separator: " · ")
        }
        guard let fact = keyed.fact, let label = flow.fact(fact)?.label?.written else {
            return keyed.on?.text ?? ""
        }
        return node.ask.contains { $0.id == fact } ? label : "not asked here: \(label)"
    }

    private static let otherwise = "otherwise"

    /// What the agent reads for an answer.
    private static func words(for key: String, to fact: Fact?) -> String {
        if let words = fact?.words, ["yes", "no"].contains(key) {
            return key == "yes" ? words.yes : words.no
        }
        return fact?.options.first { $0.value == key }?.label.written ?? key
    }
}

/// Findings sorted into the nodes of a flow.
struct FoundInNodes {
    /// Those that are in no node.
    private(set) var rest: [Finding]
    private var inNodes: [Int: [Finding]] = [:]

    /// Sorts the findings of a flow's file.
    init(_ findings: [Finding], in flow: Flow) {
        rest = findings
        guard !findings.isEmpty else { return }
        for (index, node) in flow.nodes.enumerated() {
            guard let span = flow.file.extent(ofMember: node.span) else { continue }
            inNodes[index] = Self.take(from: &rest, in: span)
        }
    }

    /// Takes the findings in a stretch of a node.
    mutating func take(in span: Span) -> [Finding] {
        let holder = inNodes.first { _, findings in
            findings.contains { span.contains($0.location.span.lowerBound) }
        }
        guard let index = holder?.key else { return [] }
        return Self.take(from: &inNodes[index, default: []], in: span)
    }

    /// Takes what is left of the findings in a node.
    mutating func take(inNode index: Int) -> [Finding] { inNodes.removeValue(forKey: index) ?? [] }

    private static func take(from findings: inout [Finding], in span: Span) -> [Finding] {
        let taken = findings.filter { span.contains($0.location.span.lowerBound) }
        if !taken.isEmpty { findings.removeAll { span.contains($0.location.span.lowerBound) } }
        return taken
    }
}
