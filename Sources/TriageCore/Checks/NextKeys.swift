/// A `next` by answer whose keys do not match the possible answers.
enum NextKeys: Check {
    static let codes = [Finding.Code.unknownOption, .ambiguousKeys, .uncoveredOption]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.flatMap { node -> [Finding] in
            guard case .byAnswer(let keyed) = node.exit else { return [] }
            if keyed.on != nil { return known(keyed, analysis) }
            guard let fact = keyed.fact.flatMap(analysis.flow.fact) else {
                // An unknown fact among those asked is reported separately; it may be the one that decides.
                guard node.ask.allSatisfy({ analysis.flow.fact($0.id) != nil }) else { return [] }
                return [
                    analysis.finding(
                        .ambiguousKeys, at: keyed.span.lowerBound..<keyed.span.lowerBound + 1,
                        "destinations by answer need exactly one choice or yes/no fact among those asked here; "
                            + cure(node.ask.compactMap { analysis.flow.fact($0.id) }))
                ]
            }
            if fact.selection != nil { return untold(keyed, "\(fact.id)", analysis) }
            let answers = answers(of: fact)
            // A choice without options is reported already.
            guard !answers.isEmpty else { return [] }
            let keys = NameUses(
                keyed.destinations.map { Reference<Fact.Option>(id: Identifier($0.key), span: $0.span) },
                declared: answers.map { Identifier($0) }, isDeclared: { answers.contains($0.rawValue) })
            return unknownKeys(keys, "\(fact.id)", fact, answers, analysis)
                + uncovered(
                    keyed, keys, "\(fact.id)", answers, gaps(of: fact, askedIn: node), analysis)
        }
    }

    /// The findings about destinations by something that is known already.
    private static func known(_ keyed: Node.Keyed, _ analysis: Analysis) -> [Finding] {
        guard let on = keyed.on else { return [] }
        let scope = analysis.flow.scope
        guard let slot = keyed.slot else {
            let nearest = scope.nearest(to: on.text)
            return [
                analysis.finding(
                    .unknownFact, at: keyed.onSpan,
                    "there is no fact '\(on.text)'\(NearestName.hint(naming: nearest))", suggestion: nearest)
            ]
        }
        if let chosen = analysis.flows.fact(at: on, of: analysis.flow), chosen.type == .choice,
            chosen.selection != nil
        {
            return untold(keyed, on.text, analysis)
        }
        let fact = keyed.fact.flatMap(analysis.flow.fact)
        let answers =
            scope.type(of: slot) == .bool
            ? ["yes", "no"] : scope.type(of: slot) == .string ? scope.options(of: slot) : nil
        // The outcome of a part that could not be read has no names to compare with.
        guard let answers else {
            guard scope.type(of: slot) != .string || on.fact != "outcome" else { return [] }
            return [
                analysis.finding(
                    .badValue, at: keyed.onSpan,
                    "'\(on.text)' is no choice, no yes/no fact and no outcome, so it has no values to go by")
            ]
        }
        let keys = NameUses(
            keyed.destinations.map { Reference<Fact.Option>(id: Identifier($0.key), span: $0.span) },
            declared: answers.map { Identifier($0) }, isDeclared: { answers.contains($0.rawValue) })
        // What it may be besides, a call that comes here shows: there is a gap.
        return unknownKeys(keys, on.text, fact, answers, analysis)
    }

    /// How a question of a node may end without an answer.
    private static func gaps(of fact: Fact, askedIn node: Node) -> [String] {
        let question = node.ask.first { $0.id == fact.id }
        let isOptional = (question?.optional ?? fact.optional) != .never
        var gaps = isOptional ? ["a skipped question (\"*\")"] : []
        if question?.when != nil { gaps.append("a hidden question (\"*\")") }
        if !isOptional, fact.canHideAllOptions {
            gaps.append("a question whose options are all hidden (\"*\")")
        }
        return gaps
    }

    /// What stands in the way, and what to write instead.
    private static func cure(_ asked: [Fact]) -> String {
        let deciding = asked.filter { $0.type == .yesno || $0.type == .choice }
        let names = (deciding.isEmpty ? asked : deciding).map { "'\($0.id)'" }
        let listed = names.dropLast().listed + (names.count > 1 ? " and " : "") + (names.last ?? "")
        let cause =
            deciding.count > 1
            ? "\(listed) both could decide".replacing("both", with: deciding.count > 2 ? "all" : "both")
            : asked.isEmpty
                ? "nothing is asked here" : names.count == 1 ? "\(listed) is none" : "\(listed) are none"
        return cause
            + "; write a list of conditions, such as [{ \"when\": \"…\", \"go\": \"…\" }, { \"go\": \"…\" }]"
    }

    private static func answers(of fact: Fact) -> [String] {
        fact.type == .yesno ? ["yes", "no"] : fact.options.map(\.value)
    }

    private static func unknownKeys(
        _ keys: NameUses<Fact.Option>, _ name: String, _ fact: Fact?, _ answers: [String],
        _ analysis: Analysis
    ) -> [Finding] {
        keys.unknown.map { key in
            let nearest = keys.nearest(to: key.id)?.rawValue
            let hint = NearestName.hint(naming: nearest)
            return analysis.finding(
                .unknownOption, at: key.span,
                "'\(key.id)' is not an answer to '\(name)' (\(answers.listed))\(hint)",
                declared: fact, suggestion: nearest)
        }
    }

    private static func uncovered(
        _ keyed: Node.Keyed, _ keys: NameUses<Fact.Option>, _ name: String, _ answers: [String],
        _ gaps: [String], _ analysis: Analysis
    ) -> [Finding] {
        guard keyed.rest == nil else { return [] }
        let meant = keys.meant
        let open = answers.filter { !meant.contains(Identifier($0)) }.map { "the answer '\($0)'" }
        return (open + gaps).map { uncovered($0, keyed, name, analysis) }
    }

    /// The finding about destinations by a choice from a table that lack a "*": its rows are not known here.
    private static func untold(_ keyed: Node.Keyed, _ name: String, _ analysis: Analysis) -> [Finding] {
        keyed.rest == nil ? [uncovered("a choice from a table (\"*\")", keyed, name, analysis)] : []
    }

    private static func uncovered(
        _ answer: String, _ keyed: Node.Keyed, _ name: String, _ analysis: Analysis
    ) -> Finding {
        analysis.finding(
            .uncoveredOption, at: keyed.span.lowerBound..<keyed.span.lowerBound + 1,
            "\(answer) to '\(name)' leads nowhere from here")
    }
}

extension Finding.Code {
    /// A key that is not an answer.
    static let unknownOption = Finding.Code(
        "unknown-option", .error,
        fault: "A destination or a scenario names an answer that the question cannot have.",
        harm: "That branch would never be taken, and the answer that was meant may lead nowhere.",
        cure: "Use the value of an option as the key, \"yes\" or \"no\", or \"*\" for all the rest.",
        examples: Finding.Example(
            "'smal' is not an answer to 'plan' (small, large); did you mean 'small'?",
            in: asking(#"{ "small": "last", "large": "last", ▸"smal": "last" }"#),
            cured: asking(#"{ "small": "last", "large": "last" }"#)))

    /// Keys that could be answers to several questions, or to none.
    static let ambiguousKeys = Finding.Code(
        "ambiguous-keys", .error,
        fault:
            "Destinations are given by answer, but the node asks no question that could decide, or several.",
        harm: "It is not clear which answer decides.",
        cure: "Ask exactly one choice or yes/no fact here, or write a list of conditions instead.",
        examples: Finding.Example(
            "destinations by answer need exactly one choice or yes/no fact among those asked here; "
                + "'plan' and 'isOn' both could decide; write a list of conditions, such as "
                + #"[{ "when": "…", "go": "…" }, { "go": "…" }]"#,
            in: asking(#"▸{ "small": "last", "*": "last" }"#, ask: #""plan", "isOn""#),
            cured: asking(#"{ "small": "last", "*": "last" }"#)))

    /// An answer that leads nowhere.
    static let uncoveredOption = Finding.Code(
        "uncovered-option", .error,
        fault: "Destinations are given by answer, but one of the possible answers has none.",
        harm: "With that answer the agent would be stuck in the middle of a call with nowhere to go.",
        cure: "Add a destination for the answer, or \"*\" for all the rest and for a skipped question.",
        examples: Finding.Example(
            "the answer 'large' to 'plan' leads nowhere from here",
            in: asking(#"▸{ "small": "last" }"#), cured: asking(#"{ "small": "last", "*": "last" }"#)),
        Finding.Example(
            "a skipped question (\"*\") to 'plan' leads nowhere from here",
            in: asking(#"▸{ "small": "last", "large": "last" }"#, fact: #""optional": true, "#),
            cured: asking(
                #"{ "small": "last", "large": "last", "*": "last" }"#, fact: #""optional": true, "#)),
        Finding.Example(
            "a question whose options are all hidden (\"*\") to 'plan' leads nowhere from here",
            in: filtered(#"▸{ "small": "last" }"#), cured: filtered(#"{ "small": "last", "*": "last" }"#)))

    /// A flow that asks for a plan of which the only option may be hidden.
    private static func filtered(_ next: String) -> Finding.Example.Members {
        [
            "facts": #"""
            { "isOn": { "type": "yesno", "label": "On?" },
              "plan": { "type": "choice", "label": "Plan", "options": [
                { "value": "small", "label": "Small", "when": "isOn == true" }] } }
            """#,
            "nodes": #"""
            { "zero": { "ask": ["isOn"], "next": "first" }, "first": { "ask": ["plan"], "next": \#(next) },
              "last": { "end": "done" } }
            """#,
            "start": #""zero""#,
        ]
    }

    /// A flow that asks for a plan and branches on the answer.
    private static func asking(
        _ next: String, ask: String = #""plan""#, fact: String = ""
    ) -> Finding.Example.Members {
        [
            "facts": #"""
            { "plan": { "type": "choice", "label": "Plan", \#(fact)"options": [
                { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" }] },
              "isOn": { "type": "yesno", "label": "Is it on?" } }
            """#,
            "nodes": #"""
            { "first": { "ask": [\#(ask)], "next": \#(next) },
              "last": { "ask": ["isOn"], "end": "done" } }
            """#,
        ]
    }
}
