/// A placeholder that prints a blank in some call.
enum BlankText: ProofCheck {
    static let codes = [Finding.Code.mayBeBlank]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.visits.flatMap { visit -> [Finding] in
            let (place, cases) = (visit.place, visit.shown)
            let node = proof.node(place)
            let never = proof.neverGiven(in: place.flow)
            let title = node.title.map { [Line(text: $0, when: nil)] } ?? []
            let lines = title + node.note + node.say + node.steps.map(\.line)
            return lines.flatMap { line in
                // That nothing asks or sets a fact is found by itself.
                let texts = line.text.expressions.filter { never.isDisjoint(with: $0.reads) }
                claims += texts.count
                return texts.compactMap {
                    finding(about: $0, in: line, at: place, cases, in: proof)
                }
            }
        }
        return (claims, findings)
    }

    private static func finding(
        about text: Expression, in line: Line, at place: Proof.NodePlace, _ cases: [Cells], in proof: Proof
    ) -> Finding? {
        let (space, file) = (proof.space(of: place), proof.flow(of: place).file)
        let conditions = [line.when.map { .not(space.condition($0)) } ?? .isFalse, space.blank(text)]
        let blank = cases.flatMap { cells in
            Decision(conditions, from: cells, in: space).leaves.filter { $0.end == .taken(1) }.map(\.cells)
        }
        guard !blank.isEmpty else { return nil }
        let slots = Set(text.reads + (line.when?.reads ?? []))
        let span = text.place ?? line.text.span
        let result = proof.search(place, hints: blank, slots: slots) { _, frame in
            frame.progress.answered.isEmpty && !frame.progress.isCallDone && frame.surelyHolds(line.when)
                && ((try? frame.value(of: text)) ?? .null).isNull
        }
        switch result {
        case .excluded: return nil
        case .open(let reason):
            return file.finding(.notProved, at: span, "it is not proved that this is never blank: \(reason)")
        case .found(let events):
            var finding = file.finding(.mayBeBlank, at: span, "this is blank in some calls")
            finding.witness = proof.witness(events, slots: slots.sorted(), of: place.flow)
            return finding
        }
    }
}

extension Frame {
    /// Whether a condition holds, and can be worked out; true if it is absent.
    fileprivate func surelyHolds(_ when: Expression?) -> Bool {
        when.map { (try? truth(of: $0)) ?? false } ?? true
    }
}

extension Proof {
    /// The slots of facts that no node of a flow asks or sets, though they have no other value.
    fileprivate func neverGiven(in position: Int) -> Set<Int> {
        let flow = flows.flows[position]
        let given = Set(flow.nodes.flatMap { $0.ask.map(\.id) + $0.set.map(\.id) })
        guard !flow.isPart else { return [] }
        return Set(flow.facts.filter { $0.isAnswerable && !given.contains($0.id) }.map(\.slot))
    }
}

extension Finding.Code {
    /// A text with a hole.
    static let mayBeBlank = Finding.Code(
        "may-be-blank", .warning,
        fault: "There are calls in which a placeholder has nothing to print.",
        harm: "The agent reads a sentence with a hole, or says it.",
        cure: "Give the line a `when` that asks for the fact, as in `name != null`, or ask for it before.",
        examples: Finding.Example(
            "this is blank in some calls",
            in: ["facts": name, "nodes": saying(#""Bye, {{▸name}}.""#)],
            cured: [
                "facts": name, "nodes": saying(#"{ "text": "Bye, {{name}}.", "when": "name != null" }"#),
            ]))

    private static let name = #"{ "name": { "type": "text", "label": "Your name?", "optional": true } }"#

    private static func saying(_ line: String) -> String {
        #"{ "first": { "ask": ["name"], "next": "last" }, "last": { "say": [\#(line)], "end": "done" } }"#
    }
}
