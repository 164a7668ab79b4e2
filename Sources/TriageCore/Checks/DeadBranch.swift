/// A branch that no call takes.
enum DeadBranch: ProofCheck {
    static let codes = [Finding.Code.neverTrue, .shadowedBranch]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        // What is dead in a part is told where it is judged alone, for whoever calls it.
        let findings = proof.freely.filter { $0.place.flow == 0 }.flatMap { list -> [Finding] in
            guard case .byRules(let branches) = proof.node(list.place).exit else { return [] }
            return branches.indices.filter { !list.taken.contains($0) }.map { index in
                finding(about: index, of: branches, list, in: proof)
            }
        }
        return (0, findings)
    }

    private static func finding(
        about index: Int, of branches: [Node.Branch], _ list: Proof.List, in proof: Proof
    ) -> Finding {
        let branch = branches[index]
        let (file, space) = (proof.flow(of: list.place).file, proof.space(of: list.place))
        let span = branch.when?.place ?? branch.span
        if let when = branch.when {
            let formula = space.condition(when)
            let isEver = list.cases.contains { cells in
                Decision([formula], from: cells, in: space).leaves.contains { $0.end == .taken(0) }
            }
            if !isEver {
                return removing(
                    branch, file.finding(.neverTrue, at: span, "this is never true here"), in: file)
            }
        }
        let finding = file.finding(
            .shadowedBranch, at: span, "this branch is never taken: those before it leave nothing for it",
            related: branches.first.map { ("the first one is here", $0.span) })
        return removing(list.taken.isEmpty ? nil : branch, finding, in: file)
    }

    /// A finding with the branch's removal as its cure.
    private static func removing(_ branch: Node.Branch?, _ finding: Finding, in file: SourceText) -> Finding {
        var finding = finding
        finding.fix = branch.flatMap { file.removal(of: $0.span) }.map { Finding.Fix([.init($0)]) }
        return finding
    }
}

extension Finding.Code {
    /// A condition that holds in no call.
    static let neverTrue = Finding.Code(
        "never-true", .warning,
        fault: "There is no call in which a condition holds where it stands.",
        harm:
            "What was written for that case never happens, and a caller whom it was meant for is led elsewhere.",
        cure: "Correct the condition, or remove what depends on it.",
        examples: Finding.Example(
            "this is never true here",
            in: ["nodes": branching("▸isOn == true && isOn == false")],
            cured: ["nodes": branching("isOn == true")]))

    private static func branching(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": [{ "when": "\#(condition)", "go": "other" }, { "go": "last" }] },
          "other": { "say": ["Good."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
extension Finding.Code {
    /// A branch that is never taken, because those before it always are.
    static let shadowedBranch = Finding.Code(
        "shadowed-branch", .warning,
        fault: "The branches before another one leave no call for it, so it is never taken.",
        harm: "Calls for which it was written go another way.",
        cure: "Put it before the others, narrow their conditions, or remove it.",
        examples: Finding.Example(
            "this branch is never taken: those before it leave nothing for it",
            in: branching(#"[{ "go": "last" }, { "when": "▸isOn == true", "go": "other" }]"#),
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
