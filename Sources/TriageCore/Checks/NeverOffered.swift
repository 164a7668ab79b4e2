/// A choice from a table whose `where` reads what is not known when it is asked, so that nothing can be chosen.
enum NeverOffered: Check {
    static let codes = [Finding.Code.neverOffered]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.flatMap { node in
            node.ask.enumerated().compactMap { place, question in
                finding(about: question, at: place, of: node, in: analysis)
            }
        }
    }

    private static func finding(
        about question: Question, at place: Int, of node: Node, in analysis: Analysis
    ) -> Finding? {
        let flow = analysis.flow
        guard let fact = flow.fact(question.id), let selection = fact.selection,
            !selection.conditions.isEmpty
        else { return nil }
        var blanking = Set(selection.conditions.flatMap(\.value.blankable))
        for computation in flow.computed.reversed() where blanking.contains(computation.slot) {
            blanking.formUnion(computation.expression.blankable)
        }
        let set = Set(flow.nodes.flatMap { $0.set.map(\.id) })
        let above = Set(node.ask.prefix(place).map(\.id))
        let elsewhere = Set(flow.nodes.filter { $0.id != node.id }.flatMap { $0.ask.map(\.id) })
        let unknown = flow.facts.first { read in
            guard blanking.contains(read.slot), read.isAnswerable, !set.contains(read.id) else {
                return false
            }
            if read.id == fact.id { return true }
            if above.contains(read.id) || elsewhere.contains(read.id) { return false }
            // A caller of the part may give what no node of it asks.
            return !flow.isPart || node.ask.contains { $0.id == read.id }
        }
        return unknown.map {
            let what = $0.id == fact.id ? "follows from its own answer" : "is not asked before"
            return analysis.finding(
                .neverOffered, at: question.fact.span,
                "'\(fact.id)' can offer nothing: its 'where' reads '\($0.id)', which \(what)")
        }
    }
}

extension Finding.Code {
    /// A choice that offers nothing because of the order of the questions.
    static let neverOffered = Finding.Code(
        "never-offered", .warning,
        fault:
            "A choice takes its options from a table, and its 'where' reads a fact that is asked only below it,\n"
            + "not at all, or by the choice itself.",
        harm: "Unless the fact happens to be told, there is nothing to choose, and the question is passed.",
        cure: "Ask what 'where' reads on a card before, or above on the same card.",
        examples: Finding.Example(
            "'town' can offer nothing: its 'where' reads 'region', which is not asked before",
            in: asking(#"▸"town", "region""#), cured: asking(#""region", "town""#)))

    private static func asking(_ questions: String) -> Finding.Example.Members {
        [
            "tables": #"""
            { "towns": { "columns": { "town": "text", "region": "text" }, "rows": [["Marsh", "n"], ["Ford", "s"]] } }
            """#,
            "facts": #"""
            { "region": { "type": "choice", "label": "Region",
                          "options": [{ "value": "n", "label": "North" }, { "value": "s", "label": "South" }] },
              "town": { "type": "choice", "label": "Town", "options": {
                          "table": "towns", "value": "town", "label": "town", "where": "row.region == region" } } }
            """#,
            "nodes": #"{ "first": { "ask": [\#(questions)], "end": "done" } }"#,
        ]
    }
}
