import TestSupport
import TriageCore

/// Makes random flows with facts of most types, tables, hours and parts, whose calls are too many to try them all.
///
/// The same seed always makes the same flow. Beside `FlowMaker`, whose flows know few values, the expressions of these
/// use all that the language can do.
package struct FlowFuzzer {
    var maker: ExpressionMaker
    /// What is asked, set or given.
    var questions: [Question] = []
    /// The facts as they are declared.
    var facts: [Tree.Member] = []
    /// The facts that may be unknown though they were asked.
    var unsure: Set<String> = []

    /// A fact that can be asked.
    struct Question {
        /// Its name.
        let name: String
        /// Its type, as it is written.
        let type: String
        /// How it is declared.
        let tree: Tree
    }

    /// The flow of a seed, perhaps with a part that it calls.
    package static func sample(seed: UInt64) -> FlowSample {
        var fuzzer = FlowFuzzer(seed: seed)
        var main = fuzzer.flow("main")
        guard fuzzer.maker.chance(40) else { return FlowSample([("main", main)]) }
        var inner = FlowFuzzer(seed: ~seed)
        var part = inner.flow("part")
        fuzzer.addCall(of: inner, &part, to: &main)
        return FlowSample([("main", main), ("part", part)])
    }

    private init(seed: UInt64) { maker = ExpressionMaker(seed: seed) }

    /// Whether something happens that does so in some of a hundred cases.
    mutating func chance(_ hundredths: Int) -> Bool { maker.chance(hundredths) }

    /// One of some things.
    mutating func one<Element>(of elements: [Element]) -> Element { maker.one(of: elements) }

    // MARK: The whole

    private mutating func flow(_ id: String) -> Tree {
        addFacts()
        let nodes = nodes()
        var flow: Tree = [
            "format": 1, "id": .text(id), "title": "A flow", "version": "1.0.0", "language": "en-AU",
            "timeZone": .text(one(of: ["UTC", "Australia/Melbourne", "America/New_York"])),
            "currency": "AUD", "channels": ["phone", "chat"], "start": "n0",
            "hours": [
                "week": ["mon-fri": ["09:00-12:00", "13:00-17:30"], "sat": ["10:00-14:00"]],
                "closed": ["2026-01-26"],
            ],
            "tables": [
                "rates": [
                    "columns": [
                        "code": "text", "from": "date", "rate": "money",
                        "count": ["type": "integer", "optional": true],
                    ],
                    "rows": [
                        ["a", "2025-01-01", "5.25", 1], ["ab", "2026-01-01", "6.00", .word("null")],
                        ["x1", "2026-01-16", "7.10", 7],
                    ],
                ],
                "goods": [
                    "columns": ["code": "text", "name": "text", "kind": "text"],
                    "rows": [["x", "Axe", "phone"], ["y", "Yarn", "chat"], ["z", "Zinc", "chat"]],
                ],
            ],
            "facts": .object(facts), "outcomes": ["done": ["label": "Done", "kind": "resolved"]],
            "messages": ["mail": message()], "nodes": .object(nodes),
        ]
        if chance(20) { flow["hangUp"] = ["end": "done", "send": ["mail"]] }
        return flow
    }

    private mutating func message() -> Tree {
        let desk: Tree = "desk@client.example"
        return [
            "to": [chance(50) ? desk : ["text": desk, "when": .text(maker.guarding([]))]],
            "cc": chance(20) ? [["text": "files@client.example", "when": .text(maker.guarding([]))]] : [],
            "subject": "About it", "body": [line(known: []), "The end."],
        ]
    }

    /// A line with a placeholder, and mostly a condition.
    mutating func line(known: Set<String>) -> Tree {
        let text: Tree = .text("It is {{\(one(of: maker.names).name)}}.")
        return chance(70) ? ["text": text, "when": .text(maker.guarding(known))] : text
    }

    // MARK: Nodes

    /// Nodes that lead onward to two ends.
    private mutating func nodes() -> [Tree.Member] {
        var left = questions.map(\.name)
        left.shuffle(using: &maker.dice)
        let count = 2 + maker.dice.below(3)
        var known: Set = ["fee"]
        // What was asked is used without a question whether it is known, in some flows.
        let trusts = chance(30)
        var nodes: [Tree.Member] = []
        for index in 0..<count {
            // Some is asked again.
            if chance(15), let question = questions.randomElement(using: &maker.dice),
                !left.contains(question.name)
            {
                left.insert(question.name, at: 0)
            }
            let onward = index + 1 < count ? "n\(index + 1)" : "end"
            let asked = Array(left.prefix(maker.dice.below(3)))
            left.removeFirst(asked.count)
            nodes.append(
                Tree.Member(key: "n\(index)", value: node(asking: asked, onward, &known, trusts: trusts)))
        }
        let last: Tree = ["say": [line(known: [])], "end": "done"]
        return nodes + [
            Tree.Member(key: "end", value: ["say": ["Bye."], "end": "done"]),
            Tree.Member(key: "other", value: last),
        ]
    }

    private mutating func node(
        asking asked: [String], _ onward: String, _ known: inout Set<String>, trusts: Bool
    ) -> Tree {
        var node: Tree = [:]
        if chance(10) {
            node["do"] = [
                ["text": "Look.", "id": .text("looked\(onward)"), "when": .text(maker.guarding(known))]
            ]
        }
        var sure: Set<String> = []
        if !asked.isEmpty {
            node["ask"] = .list(
                asked.map { name in
                    if chance(15) { return ["fact": .text(name), "when": .text(maker.guarding(known))] }
                    if chance(5) { return ["fact": .text(name), "optional": .text(maker.guarding(known))] }
                    if !unsure.contains(name) { sure.insert(name) }
                    return .text(name)
                })
            if asked.count == 2, chance(10) { node["atLeastOne"] = .list(asked.map { .text($0) }) }
        }
        if chance(5) { node["channel"] = chance(50) ? "phone" : "chat" }
        if chance(50) { node["say"] = [line(known: known)] }
        if trusts { known.formUnion(sure) }
        if chance(30), let (name, value) = setting() {
            node["set"] = .object([Tree.Member(key: name, value: .text(value))])
            unsure.insert(name)
            known.remove(name)
        }
        if chance(25) {
            var sending: Tree = ["message": "mail"]
            if chance(60) { sending["when"] = .text(maker.guarding(known)) }
            if chance(20) { sending["now"] = true }
            node["send"] = [sending]
        }
        node["next"] = next(onward, asked: asked, known)
        return node
    }

    private mutating func setting() -> (name: String, value: String)? {
        let question = one(of: questions)
        guard ExpressionMaker.makes(question.type) else { return nil }
        return (question.name, maker.value(of: question.type))
    }

    /// Where a node leads: onward, by the answer to its last question, or by conditions.
    private mutating func next(_ onward: String, asked: [String], _ known: Set<String>) -> Tree {
        if chance(20) { return .text(onward) }
        if let last = questions.first(where: { $0.name == asked.last }), known.contains(last.name),
            chance(30),
            let answers = ["yesno": ["yes", "no"], "choice": Self.options][last.type]
        {
            let rest = last.tree["options"]?["table"] == nil ? [] : ["*"]
            return .object(
                (answers + rest).map { Tree.Member(key: $0, value: .text(one(of: [onward, "end"]))) })
        }
        var branches = (0...maker.dice.below(3)).map { _ -> Tree in
            let back = chance(10) ? ["n0"] : []
            return [
                "when": .text(maker.guarding(known)), "go": .text(one(of: ["end", onward, "other"] + back)),
            ]
        }
        if chance(70) { branches.append(["go": .text(onward)]) }
        return .list(branches)
    }

    /// The options of every choice.
    static let options = ["x", "y", "z"]
}
