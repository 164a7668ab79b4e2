/// An `accept` that does not look at the answer, or asks whether there is one.
enum PointlessAccept: Check {
    static let codes = [Finding.Code.pointlessAccept]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.facts.compactMap { fact in
            guard let accept = fact.limits.accept, fact.isAnswerable else { return nil }
            func report(_ message: String) -> Finding {
                fact.file.finding(.pointlessAccept, at: fact.span, message)
            }
            guard accept.reads.contains(fact.slot) else {
                return report("'accept' never reads '\(fact.id)', so no other answer to it could be accepted")
            }
            guard accept.testsForNull(fact.slot) else { return nil }
            return report("'accept' tests '\(fact.id)' for null, but only an answer that was given is tested")
        }
    }
}

extension Expression {
    /// Whether it compares a slot with null.
    fileprivate func testsForNull(_ slot: Int) -> Bool {
        checked.tree.nodes.contains { node in
            guard case .binary(let operation, let left, let right) = node.kind,
                operation == .equal || operation == .notEqual
            else { return false }
            return [(left, right), (right, left)].contains { one, other in
                checked.meanings[one] == .slot(slot) && checked.tree[other].kind == .literal(.null)
            }
        }
    }
}

extension Finding.Code {
    /// An `accept` that cannot tell one answer from another.
    static let pointlessAccept = Finding.Code(
        "pointless-accept", .warning,
        fault:
            "The 'accept' of a fact does not read the fact, or tests it for null. It is tried on an answer as it\n"
            + "is given; a question that is left open never comes to it.",
        harm:
            "Either every answer is refused until another question is answered differently, or a demand for an\n"
            + "answer is never made.",
        cure:
            "Say in 'accept' what the answer itself must be. To demand an answer, make the question required, or\n"
            + "ask it at a node of its own.",
        examples: Finding.Example(
            "'accept' never reads 'count', so no other answer to it could be accepted",
            in: counting("isOn == true"), cured: counting("isOn == true || count < 10", mark: "")),
        Finding.Example(
            "'accept' tests 'count' for null, but only an answer that was given is tested",
            in: counting("isOn == false || count != null"),
            cured: counting("isOn == false || count > 0", mark: "")))

    private static func counting(_ accept: String, mark: String = "▸") -> Finding.Example.Members {
        [
            "facts": #"""
            { "isOn": { "type": "yesno", "label": "Is it on?" },
              \#(mark)"count": { "type": "integer", "label": "How many?", "optional": true,
                         "accept": "\#(accept)", "because": "One at least." } }
            """#,
            "nodes": #"{ "first": { "ask": ["isOn", "count"], "end": "done" } }"#,
        ]
    }
}
