/// A fact that a text reads though nothing asks or sets it. Not reported in a part, whose callers may give it.
enum NeverKnown: Check {
    static let codes = [Finding.Code.neverKnown]

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        guard !flow.isPart else { return [] }
        var blanking = flow.namesThatBlank
        // What a computed fact reads leaves a text blank as well; those read come first.
        for computation in flow.computed.reversed() where blanking.contains(computation.slot) {
            blanking.formUnion(computation.expression.blankable)
        }
        let used = analysis.facts.meant
        return flow.facts.filter { fact in
            fact.isAnswerable && blanking.contains(fact.slot) && !used.contains(fact.id)
        }.map {
            $0.file.finding(
                .neverKnown, at: $0.span, "a text reads '\($0.id)', but nothing asks or sets it")
        }
    }
}

extension Finding.Code {
    /// A fact that stays unknown on every call on which the caller does not happen to tell it.
    static let neverKnown = Finding.Code(
        "never-known", .warning,
        fault: "A text reads a fact, but no node asks or sets it.",
        harm: "Unless it happens to be told, a blank is read out or sent.",
        cure: "Ask the fact, or set it. Where it may be told, say what to show otherwise:\n"
            + "{{name != null ? name : 'there'}}, or give the line a 'when'.",
        examples: Finding.Example(
            "a text reads 'name', but nothing asks or sets it",
            in: ["facts": naming("▸"), "nodes": greeting(#""isOn""#)],
            cured: ["facts": naming(""), "nodes": greeting(#""isOn", "name""#)]))

    private static func naming(_ mark: String) -> String {
        #"""
        { "isOn": { "type": "yesno", "label": "Is it on?" }, \#(mark)"name": { "type": "text", "label": "Name" } }
        """#
    }

    private static func greeting(_ asked: String) -> String {
        #"""
        { "first": { "ask": [\#(asked)], "next": "last" }, "last": { "say": ["Bye, {{name}}."], "end": "done" } }
        """#
    }
}
