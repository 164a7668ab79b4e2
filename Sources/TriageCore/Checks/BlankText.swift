/// A placeholder that prints a blank in some call.
enum BlankText: ProofCheck {
    static let codes = [Finding.Code.mayBeBlank]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.entered.flatMap { place, cases -> [Finding] in
            let node = proof.node(place)
            let title = node.title.map { [Line(text: $0, when: nil)] } ?? []
            let lines = title + node.note + node.say + node.steps.map(\.line)
            return lines.flatMap { line in
                claims += line.text.expressions.count
                return line.text.expressions.compactMap {
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
        let passage = proof.reach.passage(of: place.flow)
        let shown = cases.flatMap { cells -> [Cells] in
            guard let when = line.when else { return [cells] }
            return Decision([space.condition(when)], from: cells, in: space).leaves.filter {
                $0.end == .taken(0)
            }
            .map(\.cells)
        }
        let blank = shown.filter { passage.mayBeNull(space.value(of: text), in: $0) }
        guard !blank.isEmpty else { return nil }
        let slots = Set(text.reads + (line.when?.reads ?? []))
        let span = text.place ?? line.text.span
        let result = proof.search(place, hints: blank, slots: slots) { _, frame in
            frame.progress.answered.isEmpty && !frame.progress.isCallDone && frame.holds(line.when)
                && ((try? frame.value(of: text)) ?? .null).isNull
        }
        switch result {
        case .excluded: return nil
        case .open(let reason):
            return file.finding(.notProved, at: span, "it is not proved that this is never blank: \(reason)")
        case .found(let events):
            var finding = file.finding(.mayBeBlank, at: span, "this is blank in some calls")
            finding.witness = proof.witness(events, slots: slots.sorted())
            return finding
        }
    }
}

extension Passage {
    /// Whether an expression may have no value.
    func mayBeNull(_ operand: Operand, in cells: Cells) -> Bool {
        switch operand {
        case .constant(let value): return value.isNull
        case .variable(let index):
            let variable = space.variables[index]
            return space.mask(index, in: cells) & (Variable.null | variable.mask { $0 == .fails }) != 0
        case .formula(let formula): return space.verdicts(formula, in: cells).contains(.fails)
        case .choice(let condition, let first, let second):
            return Decision([condition], from: cells, in: space).leaves.contains { leaf in
                switch leaf.end {
                case .taken: mayBeNull(first, in: leaf.cells)
                case .none: mayBeNull(second, in: leaf.cells)
                case .fails: true
                }
            }
        case .recovering(let first, let second):
            return mayBeNull(first, in: cells) && mayBeNull(second, in: cells)
        }
    }
}

extension Reach {
    /// What the nodes of a flow do, whoever calls it.
    func passage(of flow: Int) -> Passage {
        Passage(space: ground.spaces[flow], answers: answers[flow], views: [:])
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
