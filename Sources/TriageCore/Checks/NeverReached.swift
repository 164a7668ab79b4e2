/// A node that a path leads to, but no call, where the cause is no branch with a condition: that would be told
/// itself.
enum NeverReached: ProofCheck {
    static let codes = [Finding.Code.neverReached]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        let (nodes, graph) = (proof.flows.main.nodes, proof.freeReach.graphs[0])
        let findings = graph.order.sorted().compactMap { node -> Finding? in
            guard !proof.freeReach.isEntered(node, in: 0) else { return nil }
            let before = graph.predecessors[node].filter { proof.freeReach.isEntered($0, in: 0) }
            guard let first = before.first, !before.contains(where: { nodes[$0].isLeftByRules }) else {
                return nil
            }
            let id = nodes[node].id
            let way = nodes[first].destinations.first { $0.id == id }
            let cause =
                if case .byAnswer = nodes[first].exit { "goes this way" } else {
                    "gets past '\(nodes[first].id)'"
                }
            return proof.flows.main.file.finding(
                .neverReached, at: way?.span ?? nodes[node].span, "no call \(cause), so none comes to '\(id)'"
            )
        }
        return (0, findings)
    }
}

extension Node {
    /// Whether conditions decide where it leads.
    fileprivate var isLeftByRules: Bool { if case .byRules = exit { true } else { false } }
}

extension Finding.Code {
    /// A node that is linked, and never shown.
    static let neverReached = Finding.Code(
        "never-reached", .warning,
        fault: "A path leads to a node, but no call takes it.",
        harm: "What was written for these callers is never shown.",
        cure:
            "See what the node before asks or calls: offer the answer, or lead its callers here in another way.",
        examples: Finding.Example(
            "no call goes this way, so none comes to 'paid'",
            in: [
                "facts": plans,
                "nodes": asking("▸", #"[{ "when": "plan == 'free'", "go": "other" }, { "go": "last" }]"#),
            ],
            cured: ["facts": plans, "nodes": asking("", #""other""#)]))

    private static let plans = #"""
        { "plan": { "type": "choice", "label": "Plan?", "options": [
          { "value": "free", "label": "Free" }, { "value": "paid", "label": "Paid" }] } }
        """#

    private static func asking(_ mark: String, _ next: String) -> String {
        #"""
        { "first": { "ask": ["plan"], "next": \#(next) },
          "other": { "next": { "on": "plan", "go": { "free": "last", "paid": \#(mark)"paid" } } },
          "paid": { "say": ["Thank you."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
