import TriageCore

/// A part that the flow calls first.
extension FlowFuzzer {
    /// Makes a part of a flow and calls it before anything else, once or in rounds.
    mutating func addCall(of inner: FlowFuzzer, _ part: inout Tree, to main: inout Tree) {
        part["part"] = true
        part["summary"] = "Round {{round}}"
        part["timeZone"] = chance(50) ? main["timeZone"] : nil
        for member in ["language", "currency", "channels", "hours", "hangUp"] { part[member] = nil }
        let outcome: Tree = ["label": "Outcome", "kind": "resolved"]
        part["outcomes"] = ["done": outcome, "other": outcome]
        var end: Tree = ["end": "other"]
        if chance(50) { end["say"] = part["nodes"]?["other"]?["say"] }
        part["nodes"]?["other"] = end
        part["nodes"]?["end"] = ["end": "done"]

        var call: Tree = ["flow": "part", "as": "sub"]
        let given = inner.questions.filter {
            ExpressionMaker.makes($0.type) && $0.type != "money" && chance(40)
        }
        if !given.isEmpty {
            call["with"] = .object(
                given.map { Tree.Member(key: $0.name, value: .text(maker.expression($0.type, depth: 2))) })
        }
        let isRepeated = chance(30)
        if isRepeated {
            call["repeat"] = [
                "ask": "Another?", "min": one(of: [0, 1, 1]), "max": one(of: [1, 2, 3]),
            ]
        }
        let conditions = isRepeated ? rounds(of: inner) : returned(by: inner)
        var branches = (0...maker.dice.below(2)).map { _ -> Tree in
            ["when": .text(one(of: conditions)), "go": .text(one(of: ["end", "other", "n0"]))]
        }
        if chance(70) { branches.append(["go": "n0"]) }
        var lines: [Tree] = ["Bye.", ["text": "So it is.", "when": .text(one(of: conditions))]]
        if !isRepeated { lines.append(.text("It is {{sub.\(one(of: inner.questions).name)}}.")) }
        main["nodes"]?["end"]?["say"] = .list(lines)
        main["nodes"]?["call"] = ["call": call, "next": .list(branches)]
        main["start"] = "call"
    }

    /// Conditions over the rounds of a part.
    private func rounds(of inner: FlowFuzzer) -> [String] {
        ["size(sub) > 1", "sub.exists(r, r.outcome == 'other')", "sub.all(r, r.outcome == 'done')"]
            + inner.questions.map { "sub.exists(r, r.\($0.name) != null)" }
    }

    /// Conditions over what a part returned.
    private func returned(by inner: FlowFuzzer) -> [String] {
        let known = inner.questions.map { (name: "sub.\($0.name)", type: $0.type) }
        return ["sub.outcome == 'done'", "sub.outcome == 'other'"] + known.map { "\($0.name) != null" }
            + known.compactMap { name, type in
                Self.compared[type].map { "\(name) != null && \($0.replacing("it", with: name))" }
            }
    }

    /// A condition over a value of each type, `it`.
    private static let compared = [
        "yesno": "it", "integer": "it > 3", "number": "it < 1.5", "date": "it <= today",
        "datetime": "it < now",
        "text": "it == 'ab'", "choice": "it == 'x'", "choices": "'y' in it",
    ]
}
