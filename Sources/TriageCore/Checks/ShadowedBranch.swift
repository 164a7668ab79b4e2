/// A branch without a condition before others, which are then never taken.
enum ShadowedBranch: Check {
    static let codes = [Finding.Code.shadowedBranch]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.compactMap { node in
            guard case .byRules(let branches) = node.exit,
                let first = branches.dropLast().firstIndex(where: { $0.when == nil }),
                let last = branches.last
            else { return nil }
            var finding = analysis.finding(
                .shadowedBranch, at: branches[first].span,
                "this branch has no 'when', so those after it are never taken",
                related: ("the last one is here", last.span))
            let dead = branches[first + 1].span.lowerBound..<last.span.upperBound
            finding.fix = analysis.flow.file.removal(of: dead).map { Finding.Fix([.init($0)]) }
            return finding
        }
    }
}

extension Finding.Code {
    /// A branch that is never taken, because one before it always is.
    static let shadowedBranch = Finding.Code(
        "shadowed-branch", .error,
        fault: "A branch comes after one that is always taken, so it never is.",
        harm: "Every call goes the same way, also those for which the later branches were written.",
        cure: "Give the earlier branch its condition, or put it last.",
        examples: Finding.Example(
            "this branch has no 'when', so those after it are never taken",
            in: branching(#"[▸{ "go": "last" }, { "when": "isOn == true", "go": "other" }]"#),
            cured: branching(#"[{ "when": "isOn == true", "go": "other" }, { "go": "last" }]"#)))

    private static func branching(_ next: String) -> Finding.Example.Members {
        [
            "nodes": #"""
            { "first": { "ask": ["isOn"], "next": \#(next) },
              "other": { "say": ["Good."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
            """#
        ]
    }
}
