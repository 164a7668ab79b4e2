/// A question whether a fact is known, within a condition, where every call that comes there knows it.
enum SuperfluousNullCheck: ProofCheck {
    static let codes = [Finding.Code.superfluousNullCheck]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        let guards = proof.freely.filter { $0.place.flow == 0 }.flatMap { list -> [Finding] in
            guard case .byRules(let branches) = proof.node(list.place).exit else { return [] }
            return branches.compactMap(\.when).flatMap { findings(in: $0, list.cases, at: list.place, proof) }
        }
        // What a part is given differs from caller to caller.
        guard !proof.flows.main.isPart else { return (0, guards) }
        let lines = proof.visits.filter { $0.place.flow == 0 }.flatMap { visit -> [Finding] in
            let conditions = proof.node(visit.place).lineConditions
            guard !conditions.isEmpty else { return [] }
            let cases = visit.entered + visit.worked + visit.shownAgain
            return conditions.flatMap { findings(in: $0, cases, at: visit.place, proof) }
        }
        return (0, guards + lines)
    }

    private static func findings(
        in condition: Expression, _ cases: [Cells], at place: Proof.NodePlace, _ proof: Proof
    ) -> [Finding] {
        let tree = condition.checked.tree
        guard case .logical(.and, let parts) = tree[tree.root].kind, let whole = condition.place else {
            return []
        }
        let (space, file) = (proof.space(of: place), proof.flow(of: place).file)
        return parts.indices.compactMap { number in
            guard let slot = condition.slotAskedFor(at: parts[number]), let index = space.bySlot[slot],
                cases.allSatisfy({ $0[space.variables[index].place] & Variable.null == 0 })
            else { return nil }
            let name = proof.flow(of: place).scope.name(of: slot)
            // With escapes in the text its bytes are not those of the file.
            let isPlain = whole.count == condition.source.utf8.count
            func span(_ range: Range<Int>) -> Span {
                isPlain ? whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound : whole
            }
            var finding = file.finding(
                .superfluousNullCheck, at: span(tree[parts[number]].range), "`\(name)` is always known here")
            if isPlain, let superfluous = condition.range(removing: number, of: parts) {
                finding.fix = Finding.Fix([.init(span(superfluous))])
            }
            return finding
        }
    }
}

extension Expression {
    /// The slot of which a part of it asks whether it is known; nil if it asks something else.
    fileprivate func slotAskedFor(at id: SyntaxTree.NodeID) -> Int? {
        guard case .binary(.notEqual, let left, let right) = checked.tree[id].kind,
            case .slot(let slot) = checked.meanings[left], case .constant(.null) = checked.meanings[right]
        else { return nil }
        return slot
    }

    /// What to take out so that one of the parts joined by `&&` is gone; nil if parentheses are in the way.
    fileprivate func range(removing number: Int, of parts: [SyntaxTree.NodeID]) -> Range<Int>? {
        let (own, tree) = (checked.tree[parts[number]].range, checked.tree)
        let isLast = number == parts.count - 1
        let other = tree[parts[isLast ? number - 1 : number + 1]].range
        let between = isLast ? other.upperBound..<own.lowerBound : own.upperBound..<other.lowerBound
        let joint = Array(source.utf8)[between].filter { $0 != UInt8(ascii: " ") }
        guard String(decoding: joint, as: UTF8.self) == "&&" else { return nil }
        return isLast ? between.lowerBound..<own.upperBound : own.lowerBound..<between.upperBound
    }
}

extension Finding.Code {
    /// A guard that the graph gives already.
    static let superfluousNullCheck = Finding.Code(
        "superfluous-null-check", .info,
        fault: "A condition asks whether a fact is known, which it is in every call that comes there.",
        harm: "It reads as if the fact could be missing, and whoever changes the flow next has to wonder.",
        cure: "Leave it out; `triage validate --fix` does.",
        examples: Finding.Example(
            "`isOn` is always known here",
            in: ["nodes": branching("▸isOn != null && isOn")], cured: ["nodes": branching("isOn")]))

    private static func branching(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": [{ "when": "\#(condition)", "go": "other" }, { "go": "last" }] },
          "other": { "say": ["Good."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
