import TriageCore

/// A flow while it is being made.
struct FlowBuilder {
    /// Its name.
    let id: String
    /// What it knows.
    var facts: [FactSketch]
    /// Names of calls and what they return, once a node has called.
    var returned: [FactSketch] = []
    /// Its nodes so far.
    var nodes: [Tree.Member] = []
    /// Its outcomes.
    var outcomes: [String] = []
    /// What sums up a round of a part; nil if its outcome does.
    var summary: String?
    /// Its messages.
    var messages: [Tree.Member] = []
    /// How it ends when the caller hangs up; nil if it does not say.
    var hangUp: Tree?

    init(id: String, facts: [FactSketch]) { (self.id, self.facts) = (id, facts) }

    /// What a condition can read, given the facts that are certainly known.
    func readable(at known: Set<String>) -> [FactSketch] {
        (facts + returned).map { fact in
            var fact = fact
            if known.contains(fact.name) { fact.mayBeUnknown = false }
            return fact
        }
    }

    /// The facts that can be asked.
    var answerable: [FactSketch] { facts.filter(\.isAnswerable) }

    /// The flow as it is written.
    func tree(channels: Bool) -> Tree {
        var tree: Tree = [
            "format": 1, "id": .text(id), "title": .text("Flow \(id)"), "version": "1.0.0",
            "language": "en-AU", "timeZone": "UTC", "currency": "AUD",
            "channels": channels ? ["phone", "chat"] : ["phone"], "start": "n0",
        ]
        if id != "main" { tree["part"] = true }
        if let summary { tree["summary"] = .text(summary) }
        tree["facts"] = .object(
            facts.compactMap { fact in fact.tree.map { Tree.Member(key: fact.name, value: $0) } })
        tree["outcomes"] = .object(
            outcomes.map {
                Tree.Member(key: $0, value: ["label": .text("Outcome \($0)"), "kind": "resolved"])
            })
        if !messages.isEmpty { tree["messages"] = .object(messages) }
        if let hangUp { tree["hangUp"] = hangUp }
        tree["nodes"] = .object(nodes)
        return tree
    }
}

/// A name that conditions can read.
struct FactSketch: Equatable {
    /// The name.
    let name: String
    /// What values it has.
    let kind: Kind
    /// How it is declared; nil for a step's fact and for what a part returns.
    var tree: Tree?
    /// Whether it can be asked, set and told.
    var isAnswerable = true
    /// Whether it may be null where it is read.
    var mayBeUnknown = true

    /// What values a fact can have.
    enum Kind: Equatable {
        case yesno
        case choice([String])
        /// Any of some options at once.
        case choices([String])
        case integer(ClosedRange<Int>)
        /// Amounts from nothing to that many cents.
        case money(Int)
        /// A day of the window.
        case date
        /// The rounds of a part with facts, each of which has a value or is null.
        case rounds([FactSketch], outcomes: [String])
    }

    /// The values that a condition compares it with, as they are written there.
    var literals: [String] {
        switch kind {
        case .yesno: ["true", "false"]
        case .choice(let options), .choices(let options): options.map { "'\($0)'" }
        case .integer(let range): range.map { "\($0)" }
        case .money(let cents): (0...cents).map { "0.0\($0)" }
        case .date: Self.days.map { "date('\($0)')" }
        case .rounds: []
        }
    }

    /// The values that it can be set to, as they are written there; none for amounts, which cannot stand alone.
    var constants: [String] {
        switch kind {
        case .money: []
        case .choices: literals.map { "[\($0)]" }
        case .yesno, .choice, .integer, .date, .rounds: literals
        }
    }

    /// Whether destinations can be given by its values.
    var isDeciding: Bool { if case .choice = kind { true } else { kind == .yesno } }

    /// Whether it is computed or fixed, so that it takes no answer.
    var isComposed: Bool { tree != nil && !isAnswerable }

    /// The days that a date can be, and that the clock passes.
    static let days = ["2026-07-01", "2026-07-02", "2026-07-03"]
}
