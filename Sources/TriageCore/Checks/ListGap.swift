/// A list of branches none of which is taken in some call.
enum ListGap: ProofCheck {
    static let codes = [Finding.Code.gap, .gapOverMidnight]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        (proof.lists.count, proof.lists.compactMap { finding(about: $0, in: proof) })
    }

    private static func finding(about list: Proof.List, in proof: Proof) -> Finding? {
        guard !list.gaps.isEmpty, let (span, slots) = place(of: proof.node(list.place).exit) else {
            return nil
        }
        let file = proof.flow(of: list.place).file
        let result = proof.search(list.place, hints: list.gaps, slots: slots) { enquiry, _ in
            enquiry.awaiting == .destination(.noBranch)
        }
        return result.finding(
            in: file, at: span, notProved: "one of these branches is always taken"
        ) { events in
            let isOverMidnight = events.contains { $0.at != events[0].at }
            let witness = proof.witness(events, slots: slots.sorted(), of: list.place.flow)
            let facts = witness.facts.isEmpty ? "" : ": " + witness.facts.joined(separator: ", ")
            return file.finding(
                isOverMidnight ? .gapOverMidnight : .gap, at: span,
                isOverMidnight
                    ? "no branch is taken if time passes on the way here\(facts)"
                    : "no branch is taken\(facts)"
            ).shown(by: witness)
        }
    }
}

extension ListGap {
    /// Where branches stand in their file, and the slots that decide between them; nil if there are none.
    fileprivate static func place(of exit: Node.Exit) -> (span: Span, slots: Set<Int>)? {
        switch exit {
        case .to, .end: return nil
        case .byAnswer(let keyed): return (keyed.span, Set([keyed.slot].compactMap { $0 }))
        case .byRules(let branches):
            guard let first = branches.first, let last = branches.last else { return nil }
            return (
                first.span.lowerBound..<last.span.upperBound, Set(branches.flatMap { $0.when?.reads ?? [] })
            )
        }
    }
}

extension Finding.Code {
    /// A caller for whom no branch is meant.
    static let gap = Finding.Code(
        "gap", .error,
        fault: "There are calls in which none of a node's branches is taken.",
        harm: "The agent has the caller on the line and is told that the flow does not know where to go.",
        cure: "Add a branch for what the message names, or end the list with one that has no `when`.",
        examples: Finding.Example(
            "no branch is taken: age = 30",
            in: ["facts": days, "nodes": branching("▸", "age > 30")],
            cured: ["facts": days, "nodes": branching("", "age >= 30")]))

    /// A gap that opens only if time passes between two nodes.
    static let gapOverMidnight = Finding.Code(
        "gap-over-midnight", .warning,
        fault:
            "There are calls in which none of a node's branches is taken, but only if time passes between two nodes.",
        harm:
            "A call that goes on over midnight, or goes back to a card then, can come to a list for another day.",
        cure:
            "Do not ask again what a node before has found out, or keep the day with `set` and ask that everywhere.",
        examples: Finding.Example(
            "no branch is taken if time passes on the way here: today = date('2026-07-02')",
            in: ["nodes": overnight(#"[▸{ "when": "today < date('2026-07-01')", "go": "last" }]"#)],
            cured: ["nodes": overnight(#""last""#)]))

    private static let days = #"{ "age": { "type": "integer", "label": "How many days ago?", "min": 0 } }"#

    private static func branching(_ mark: String, _ condition: String) -> String {
        #"""
        { "first": { "ask": ["age"], "next": [\#(mark){ "when": "age < 30", "go": "last" },
          { "when": "\#(condition)", "go": "last" }] }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }

    private static func overnight(_ next: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": [{ "when": "today < date('2026-07-01')", "go": "early" },
          { "go": "last" }] },
          "early": { "say": ["One moment."], "next": \#(next) }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
