/// A condition of a branch that cannot be worked out in some call.
enum FailingGuard: ProofCheck {
    static let codes = [Finding.Code.failingGuard]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.lists.flatMap { list -> [Finding] in
            guard case .byRules(let branches) = proof.node(list.place).exit else { return [] }
            claims += branches.count { $0.when != nil }
            return list.failures.sorted { $0.key < $1.key }.compactMap { index, cells in
                guard let when = branches[index].when else { return nil }
                return finding(about: when, number: index, of: list.place, branches, cells, in: proof)
            }
        }
        return (claims, findings)
    }

    private static func finding(
        about when: Expression, number: Int, of place: Proof.NodePlace, _ branches: [Node.Branch],
        _ cells: [Cells], in proof: Proof
    ) -> Finding? {
        let file = proof.flow(of: place).file
        let span = when.place ?? branches[number].span
        let result = proof.search(
            place, hints: cells, slots: Set(branches.prefix(number + 1).flatMap { $0.when?.reads ?? [] })
        ) {
            enquiry, frame in
            guard case .destination(.failed) = enquiry.awaiting else { return false }
            return frame.failingBranch(branches) == number
        }
        return result.finding(in: file, at: span, notProved: "this can be worked out") { events in
            proof.failure(of: when, at: span, of: place.flow, in: file, events, code: .failingGuard)
        }
    }
}

extension Frame {
    /// The first branch of its node whose condition cannot be worked out; nil if one before it is taken.
    fileprivate func failingBranch(_ branches: [Node.Branch]) -> Int? {
        for (index, branch) in branches.enumerated() {
            guard let when = branch.when else { return nil }
            guard let holds = try? truth(of: when) else { return index }
            if holds { return nil }
        }
        return nil
    }
}

extension Proof {
    /// A finding that an expression cannot be worked out in a call: because something is unknown, or for another
    /// reason.
    ///
    /// - Parameter sent: the message that it is in, if it fails there as that waits.
    func failure(
        of expression: Expression, at span: Span, of flow: Int, in file: SourceText, _ events: [Event],
        code: Finding.Code, sent: SentMessage? = nil
    ) -> Finding {
        let witness = witness(events, slots: expression.reads, of: flow)
        let enquiry = Self.end(of: events, on: flows)
        let waiting = sent?.frames(in: enquiry) ?? []
        let frame =
            waiting.first { Self.failure(of: expression, in: $0) != nil } ?? Self.frame(of: flow, in: enquiry)
        let failure = Self.failure(of: expression, in: frame)
        var finding: Finding
        if let slot = Self.unknown(in: expression, failure, frame) {
            let name = frame.flow.scope.name(of: slot)
            let cure =
                expression.source == name
                ? "write `\(name) == true`" : "test it first: `\(name) != null && ...`"
            finding = file.finding(.maybeUnknown, at: span, "`\(name)` may be unknown here; \(cure)")
        } else {
            let cause = failure?.message ?? "it is neither true nor false"
            finding = file.finding(code, at: span, "this cannot be worked out in some calls: \(cause)")
        }
        finding.witness = witness
        return finding
    }

    /// What an expression reads that is unknown, if it fails because of that: where it fails, if that is known.
    private static func unknown(
        in expression: Expression, _ failure: EvaluationError?, _ frame: Frame
    ) -> Int? {
        if let failure, failure.kind != .noSuchOverload { return nil }
        let unknown = frame.flow.withoutTables(expression.reads).filter { frame.values[$0].isNull }
        let failing = Set(failure?.range.map(expression.reads) ?? [])
        return unknown.first(where: failing.contains) ?? unknown.first
    }

    private static func failure(of expression: Expression, in frame: Frame) -> EvaluationError? {
        do throws(EvaluationError) {
            _ = try frame.value(of: expression)
            return nil
        } catch {
            return error
        }
    }

    /// The state to which a call leads.
    static func end(of events: [Event], on flows: FlowSet, onlooker: Moment.Onlooker? = nil)
        -> Enquiry
    {
        guard let first = events.first, case .opened(let opening) = first.kind else {
            preconditionFailure("a call begins with its opening")
        }
        var enquiry = Enquiry(opening, at: first.at, on: flows, onlooker: onlooker)
        for event in events.dropFirst() { try? enquiry.apply(event) }
        return enquiry
    }
}

extension Expression {
    /// The slots that a part of it names. **Units**: bytes of UTF-8.
    fileprivate func reads(in range: Range<Int>) -> [Int] {
        zip(checked.tree.nodes, checked.meanings).compactMap { node, meaning in
            guard case .slot(let slot) = meaning, range.lowerBound <= node.range.lowerBound,
                node.range.upperBound <= range.upperBound
            else { return nil }
            return slot
        }
    }
}

extension Finding.Code {
    /// A condition that fails in some call.
    static let failingGuard = Finding.Code(
        "failing-guard", .error,
        fault: "There are calls in which the condition of a branch cannot be worked out.",
        harm: "The branches after it are not tried: the agent has to choose the way on by hand.",
        cure: "Exclude what makes it fail first, as in `count != 0 && total / count > 3`.",
        examples: Finding.Example(
            "this cannot be worked out in some calls: division by zero",
            in: ["facts": counts, "nodes": dividing("▸100 / count > 3")],
            cured: ["facts": counts, "nodes": dividing("count != 0 && 100 / count > 3")]))

    private static let counts = #"{ "count": { "type": "integer", "label": "How many?" } }"#

    private static func dividing(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["count"], "next": [{ "when": "\#(condition)", "go": "last" }, { "go": "last" }] },
          "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
