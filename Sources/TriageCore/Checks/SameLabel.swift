/// Answers to one question that agents cannot tell apart.
enum SameLabel: Check {
    static let codes = [Finding.Code.sameLabel]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.facts.flatMap { fact -> [Finding] in
            // Options that are both shown under conditions may never be shown together.
            fact.options.indices.compactMap { index in
                let option = fact.options[index]
                let first = fact.options[..<index].first {
                    $0.label == option.label && ($0.when == nil || option.when == nil)
                }
                return first.map { first in
                    analysis.finding(
                        .sameLabel, at: option.span,
                        "'\(option.value)' is called the same as '\(first.value)'",
                        related: ("called the same here", first.span))
                }
            } + sameWords(fact, analysis)
        }
    }

    private static func sameWords(_ fact: Fact, _ analysis: Analysis) -> [Finding] {
        guard let words = fact.words, words.yes.simplified == words.no.simplified else { return [] }
        return [analysis.finding(.sameLabel, at: fact.span, "yes and no to '\(fact.id)' are called the same")]
    }
}

extension Finding.Code {
    /// Two options with one label.
    static let sameLabel = Finding.Code(
        "same-label", .warning,
        fault: "Two answers to a question look the same to the agent.",
        harm: "The agent cannot tell which is which, and the record may hold the wrong one.",
        cure: "Give each answer a label of its own.",
        examples: Finding.Example(
            "'b' is called the same as 'a'",
            in: choosing(#"{ "value": "a", "label": "Same" }, { "value": ▸"b", "label": "Same" }"#),
            cured: choosing(#"{ "value": "a", "label": "Same" }, { "value": "b", "label": "Other" }"#)),
        Finding.Example(
            "yes and no to 'isOn' are called the same",
            in: ["facts": asking(#"▸"isOn""#, no: "yes")], cured: ["facts": asking(#""isOn""#, no: "No")]))

    private static func choosing(_ options: String) -> Finding.Example.Members {
        [
            "facts": #"{ "plan": { "type": "choice", "label": "Plan", "options": [\#(options)] } }"#,
            "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
        ]
    }

    private static func asking(_ name: String, no: String) -> String {
        #"{ \#(name): { "type": "yesno", "label": "On?", "words": { "yes": "Yes", "no": "\#(no)" } } }"#
    }
}
