/// A fact that is neither asked, set nor read.
enum UnusedFact: Check {
    static let codes = [Finding.Code.unusedFact]

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        let used = analysis.facts.meant
        return flow.facts.filter { fact in
            switch fact.source {
            case .step: return false
            // What a part computes may be read by its callers.
            case .fixed, .computed: if flow.isPart { return false }
            case .answered: break
            }
            return flow.isOwn(fact.file) && !used.contains(fact.id)
                && !flow.namesInExpressions.contains(fact.slot)
        }.map {
            flow.file.finding(
                superfluous: .unusedFact, at: $0.span, "'\($0.id)' is neither asked, set nor read",
                isLent: flow.isPart)
        }
    }
}

extension Finding.Code {
    /// A fact that nothing uses.
    static let unusedFact = Finding.Code(
        "unused-fact", .warning,
        fault: "A fact is declared, but neither asked, set nor read.",
        harm: "It is never known on a call: either it is left over, or its question was forgotten.",
        cure: "Ask it, read it in a text or condition, or remove it.",
        examples: Finding.Example(
            "'spare' is neither asked, set nor read",
            in: ["facts": #"{ "isOn": { "type": "yesno", "label": "On?" }, ▸"spare": { "type": "text" } }"#],
            cured: ["facts": #"{ "isOn": { "type": "yesno", "label": "On?" } }"#]))
}
