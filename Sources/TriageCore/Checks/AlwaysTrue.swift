/// A condition of a branch that holds in every call which comes to it, so that the branches after it are for nobody.
enum AlwaysTrue: ProofCheck {
    static let codes = [Finding.Code.alwaysTrue]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        let findings = proof.freely.filter { $0.place.flow == 0 }.flatMap { list -> [Finding] in
            guard case .byRules(let branches) = proof.node(list.place).exit else { return [] }
            let space = proof.space(of: list.place)
            return branches.compactMap { branch in
                guard let when = branch.when, let span = when.place else { return nil }
                let isAlways = list.cases.allSatisfy {
                    space.verdicts(space.condition(when), in: $0) == .isTrue
                }
                guard isAlways, !list.cases.isEmpty else { return nil }
                return proof.flow(of: list.place).file.finding(
                    .alwaysTrue, at: span, "this always holds here; leave the 'when' out")
            }
        }
        return (0, findings)
    }
}

extension Finding.Code {
    /// A condition that holds in every call.
    static let alwaysTrue = Finding.Code(
        "always-true", .info,
        fault: "A condition holds in every call that comes to it.",
        harm: "It reads as if there were another case, which there is not.",
        cure: "Leave the `when` out, or ask what was meant.",
        examples: Finding.Example(
            "this always holds here; leave the 'when' out",
            in: ["nodes": branching(#"{ "when": "▸isOn != null", "go": "last" }"#)],
            cured: ["nodes": branching(#"{ "go": "last" }"#)]))

    private static func branching(_ branch: String) -> String {
        #"{ "first": { "ask": ["isOn"], "next": [\#(branch)] }, "last": { "say": ["Bye."], "end": "done" } }"#
    }
}
