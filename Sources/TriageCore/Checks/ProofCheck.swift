/// A check for what can or can never happen on a call, which follows from a proof over all calls.
protocol ProofCheck {
    /// The codes that this check reports; empty if it reports another case of one that exists already.
    static var codes: [Finding.Code] { get }

    /// What is wrong, and how many claims were judged: what is not wrong of them is proved.
    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding])
}

extension Checks {
    private static var proofs: [any ProofCheck.Type] {
        [
            ListGap.self, FailingGuard.self, DeadBranch.self, AlwaysTrue.self, EndlessRound.self,
            NeverReached.self, FailingExpression.self, BlankText.self, NoRecipient.self, AskedAgain.self,
            SuperfluousNullCheck.self,
        ]
    }

    /// The codes of what is proved.
    static let proofCodes = [Finding.Code.notProved] + proofs.flatMap { $0.codes }

    /// What is wrong in some call with flows that load without errors, and how many claims about them hold.
    package static func provenFindings(in flows: FlowSet) -> (findings: [Finding], summary: ProofSummary) {
        let proof = Proof(flows)
        var (findings, summary) = ([Finding](), ProofSummary())
        for check in proofs {
            let (claims, all) = check.judge(proof)
            // What one visit of a place refutes is not open because of another one.
            let shown = Set(all.filter { $0.witness != nil }.map(\.location))
            let found = all.filter { $0.code != .notProved || !shown.contains($0.location) }
            let refuted = found.count { $0.witness != nil }
            let open = found.count { $0.code == .notProved }
            summary.proved += claims - (all.count - found.count) - refuted - open
            summary.refuted += refuted
            summary.notProved += open
            findings += found
        }
        return (findings, summary)
    }
}

extension ProofCheck {
    /// Judges claims of which several may be about one place. What is wrong there is told of once, rather by a call that
    /// shows it than because something is not proved; and the others count as no claims then.
    static func judge<Claim>(
        _ all: [Claim], at location: (Claim) -> Finding.Location?, _ finding: (Claim) -> Finding?
    ) -> (claims: Int, findings: [Finding]) {
        var (claims, findings) = (all.count, [Finding]())
        var told: [Finding.Location: Int] = [:]
        for claim in all {
            let place = location(claim)
            let known = place.flatMap { told[$0] }
            let isShown = known.map { findings[$0].witness != nil } ?? false
            guard let found = isShown ? nil : finding(claim) else {
                if isShown { claims -= 1 }
                continue
            }
            if let known {
                claims -= 1
                if found.witness != nil { findings[known] = found }
            } else {
                if let place { told[place] = findings.count }
                findings.append(found)
            }
        }
        return (claims, findings)
    }
}

extension Walk.Result {
    /// What a search for something wrong has shown: nothing where there is no such call, that it is not proved where
    /// that is open.
    ///
    /// - Parameters:
    ///   - claim: what would be proved if there were no such call.
    ///   - found: the finding that a call shows.
    func finding(
        in file: SourceText, at span: Span, notProved claim: String, found: ([Event]) -> Finding
    ) -> Finding? {
        switch self {
        case .excluded: nil
        case .open(let reason):
            file.finding(.notProved, at: span, "it is not proved that \(claim): \(reason)")
        case .found(let events): found(events)
        }
    }
}

extension Finding {
    /// The same with the call that shows it.
    func shown(by witness: Witness) -> Finding {
        var finding = self
        finding.witness = witness
        return finding
    }
}

extension Finding.Code {
    /// Something that was neither proved nor refuted.
    static let notProved = Finding.Code(
        "not-proved", .warning,
        fault:
            "It could neither be proved that a call always finds its way here, nor was one found that does not.",
        harm: "A gap may be left for some callers, or none; only a person can tell.",
        cure:
            "Ask something simpler of the facts: compare one with constants, or `set` what was worked out and\n"
            + "compare that.",
        examples: Finding.Example(
            "it is not proved that one of these branches is always taken: no such call was found among samples of the "
                + "values",
            in: [
                "facts": texts,
                "nodes": branching(#"[▸{ "when": "a.size() * b.size() != 7919", "go": "last" }]"#),
            ],
            cured: ["facts": texts, "nodes": branching(#"[{ "go": "last" }]"#)]))

    private static let texts = #"""
        { "a": { "type": "text", "label": "A?" }, "b": { "type": "text", "label": "B?" } }
        """#

    private static func branching(_ next: String) -> String {
        #"{ "first": { "ask": ["a", "b"], "next": \#(next) }, "last": { "say": ["Bye."], "end": "done" } }"#
    }
}
