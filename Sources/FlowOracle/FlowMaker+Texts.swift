import TriageCore

/// Texts with placeholders beside those of a node's lines.
extension FlowMaker {
    /// Adds a placeholder to some hints and labels of questions, to the question between rounds, and to what sums up a
    /// round.
    mutating func addTexts(to flow: inout FlowBuilder) {
        let names = flow.readable(at: []).filter { if case .rounds = $0.kind { false } else { true } }.map(
            \.name)
        for index in flow.facts.indices where flow.facts[index].isAnswerable {
            let others = names.filter { $0 != flow.facts[index].name }
            guard let other = others.randomElement(using: &texts) else { continue }
            if texts.below(100) < 15 { flow.facts[index].tree?["hint"] = .text("Not {{\(other)}}.") }
            guard texts.below(100) < 10, case .list(var options)? = flow.facts[index].tree?["options"] else {
                continue
            }
            options[0]["label"] = .text("As {{\(other)}}")
            flow.facts[index].tree?["options"] = .list(options)
        }
        guard let name = names.randomElement(using: &texts), texts.below(100) < 40 else { return }
        if flow.id == "part" { flow.summary = "Of {{\(name)}}." }
        for index in flow.nodes.indices {
            guard var call = flow.nodes[index].value["call"], call["repeat"] != nil else { continue }
            call["repeat"]?["ask"] = .text("More than {{\(name)}}?")
            flow.nodes[index].value["call"] = call
        }
    }
}
