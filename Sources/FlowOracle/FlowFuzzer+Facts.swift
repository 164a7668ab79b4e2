import TriageCore

/// Facts: how they are declared.
extension FlowFuzzer {
    /// Declares some facts that are asked, one that is fixed and some that are computed.
    mutating func addFacts() {
        var types = [
            "integer", "number", "money", "date", "datetime", "text", "text", "yesno", "choice", "choices",
            "integer", "date", "email", "ip",
        ]
        types.shuffle(using: &maker.dice)
        for (index, type) in types.prefix(2 + maker.dice.below(4)).enumerated() {
            let question = question("q\(index)", type)
            questions.append(question)
            facts.append(Tree.Member(key: question.name, value: question.tree))
        }
        // An address is read as a text.
        maker.names =
            questions.map { ($0.name, ["email", "ip"].contains($0.type) ? "text" : $0.type) } + [
                ("fee", "money")
            ]
        let fee: Tree = ["type": "money", "fixed": .text(one(of: ["12.30", "0.00", "5.00"]))]
        facts.append(Tree.Member(key: "fee", value: fee))
        for index in 0...maker.dice.below(4) {
            let (name, type) = (
                "v\(index)", one(of: ["integer", "number", "money", "date", "text", "yesno"])
            )
            let value = maker.value(of: type)
            facts.append(Tree.Member(key: name, value: ["type": .text(type), "value": .text(value)]))
            maker.names.append((name, type))
            unsure.insert(name)
        }
    }

    private mutating func question(_ name: String, _ type: String) -> Question {
        var tree: Tree = ["type": .text(type), "label": .text("Question \(name)")]
        for (member, chances, limits) in Self.limits[type] ?? [] where chance(chances) {
            tree[member] = one(of: limits)
        }
        if type == "choice" || type == "choices" {
            var options = Self.options.map { ["value": .text($0), "label": .text("Option \($0)")] as Tree }
            if chance(30) {
                let conditions: [Tree] = ["channel == 'phone'", "today < date('2026-01-16')", "isOpen(now)"]
                options[1]["when"] = one(of: conditions)
                unsure.insert(name)
            }
            tree["options"] = chance(25) ? selection() : .list(options)
        }
        if chance(15), let conditions = Self.accepted[type] {
            tree["accept"] = .text(one(of: conditions).replacing("it", with: name))
            tree["because"] = "That cannot be."
        }
        if let optional = optional() {
            tree["optional"] = optional
            unsure.insert(name)
        }
        return Question(name: name, type: type, tree: tree)
    }

    /// Options from the rows of a table, perhaps only of some.
    private mutating func selection() -> Tree {
        var selection: Tree = ["table": "goods", "value": "code", "label": "name"]
        let texts = questions.filter { $0.type == "text" }.map(\.name)
        if chance(60) { selection["where"] = .text("row.kind == \(one(of: texts + ["channel", "'chat'"]))") }
        return selection
    }

    /// Whether a question need not be answered, perhaps because of what is known already; nil if it must.
    private mutating func optional() -> Tree? {
        if chance(30) { return true }
        guard chance(6), let other = questions.last, let condition = Self.optional[other.type] else {
            return nil
        }
        return .text(condition.replacing("it", with: other.name))
    }

    /// The limits of each type, in how many of a hundred facts, and of which one is taken.
    private static let limits: [String: [(member: String, chances: Int, limits: [Tree])]] = [
        "integer": [("min", 60, [-3, -1, 0, 2]), ("max", 60, [2, 5, 8])],
        "number": [("min", 50, [-1]), ("max", 50, [2, .word("10.5")])],
        "money": [("min", 70, ["0.00", "0.01", "-5.00"]), ("max", 40, ["100.00"])],
        "date": [
            ("min", 30, ["2026-01-01", "today", "addDays(today, -30)", "startOfMonth(today)"]),
            ("max", 30, ["2026-12-31", "today", "addDays(today, 30)", "addMonths(today, 1)"]),
        ],
        "datetime": [("min", 20, ["now"]), ("max", 20, ["now"])],
        "text": [("pattern", 30, ["[a-c]{1,3}", "[0-9]{2}", "(ab|x1)"]), ("maxLength", 30, [2, 5, 40])],
    ]

    /// What answers of a type may have to meet; `it` is the fact.
    private static let accepted: [String: [String]] = [
        "integer": ["it != 2", "it % 2 == 0"], "number": ["it < 2.0"], "money": ["it > 1.00"],
        "date": ["it <= today", "weekday(it) < 6", "days(it, today) < 20"], "datetime": ["it <= now"],
        "text": ["size(it) < 4"],
    ]

    /// When a question need not be answered because of another one, `it`.
    private static let optional = [
        "yesno": "it == true", "integer": "it != null && it > 1", "date": "it != null && it < today",
        "text": "it == 'a'",
    ]
}
