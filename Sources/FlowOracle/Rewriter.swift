import TestSupport
import TriageCore

/// Rewrites a flow's file at one place so that every call goes as it did.
struct Rewriter {
    private let flow: Flow
    /// The files of the other flows.
    private let others: [String]
    private let tree: Tree?
    private var dice: SeededGenerator

    /// Prepares to rewrite the file of one of some flows, which one depends on the seed.
    init(_ flows: FlowSet, seed: UInt64) {
        dice = SeededGenerator(seed: seed)
        flow = flows.flows[dice.below(flows.flows.count)]
        others = flows.flows.filter { [flow] in $0.id != flow.id }.map(\.file.text)
        tree = ParsedFile(flow.file).json.map { Tree($0) }
    }

    /// The flow whose file is rewritten.
    var id: FlowID { flow.id }

    /// The file rewritten in one way or another, and how; nil if that way finds nothing to rewrite.
    mutating func rewritten() -> (what: String, tree: Tree)? {
        switch dice.below(5) {
        case 0: renamedFact()
        case 1: renamedNode()
        case 2: swappedBranches()
        case 3: splitNode()
        default: rewrittenGuard()
        }
    }

    private mutating func one<Element>(of all: [Element]) -> Element? {
        all.isEmpty ? nil : all[dice.below(all.count)]
    }

    // MARK: Names

    /// Whether a fact is only named in its own flow's file: those of the flow that is started are, and those of a part
    /// that its callers neither give nor read.
    private func isOwn(_ name: String) -> Bool {
        !flow.isPart || !others.contains { $0.contains(name) }
    }

    private mutating func renamedFact() -> (String, Tree)? {
        guard let tree, let name = one(of: flow.facts.map(\.id.rawValue).filter(isOwn)) else { return nil }
        let renaming = Renaming(name, to: name + "Anew")
        let renamed = tree.replacingStrings { meaning, text in
            switch meaning {
            case .fact: text == name ? renaming.new : text
            case .path, .expression: renaming.expression(text)
            case .text: renaming.template(text)
            case .node: text
            }
        }
        return ("fact \(name) renamed", renamed)
    }

    private mutating func renamedNode() -> (String, Tree)? {
        guard let tree, let id = one(of: flow.nodes.map(\.id.rawValue)) else { return nil }
        let renamed = tree.replacingStrings { meaning, text in
            meaning == .node && text == id ? id + "-anew" : text
        }
        return ("node \(id) renamed", renamed)
    }

    // MARK: Branches

    private mutating func swappedBranches() -> (String, Tree)? {
        var pairs: [(node: String, index: Int)] = []
        for node in nodes {
            guard case .list(let branches)? = node.value["next"] else { continue }
            for index in branches.indices.dropLast() {
                guard let first = Self.comparison(branches[index]["when"]),
                    let second = Self.comparison(branches[index + 1]["when"]),
                    first.name == second.name, first.value != second.value
                else { continue }
                pairs.append((node.key, index))
            }
        }
        guard let (id, index) = one(of: pairs) else { return nil }
        return changing(id, "branches \(index) and \(index + 1) of \(id) swapped") { node in
            guard case .list(var branches)? = node["next"] else { return }
            branches.swapAt(index, index + 1)
            node["next"] = .list(branches)
        }
    }

    /// What a condition compares with which constant: two of different constants never hold together.
    private static func comparison(_ condition: Tree?) -> (name: Substring, value: Substring)? {
        guard case .text(let text)? = condition,
            let match = text.wholeMatch(of: /([A-Za-z.]+) == ('[^']*'|-?\d+)/)
        else { return nil }
        return (match.1, match.2)
    }

    // MARK: Nodes and conditions

    private mutating func splitNode() -> (String, Tree)? {
        let cards = nodes.filter { $0.value["next"] != nil && ($0.value["ask"] ?? $0.value["say"]) != nil }
        guard let id = one(of: cards.map(\.key)), var tree, case .object(var members)? = tree["nodes"] else {
            return nil
        }
        guard let index = members.firstIndex(where: { $0.key == id }) else { return nil }
        let rest = id + "-rest"
        var way = members[index].value["next"]
        // What is led on by the answer to its question names that now.
        if case .object? = way, way?["on"] == nil {
            guard case .list(let asked)? = members[index].value["ask"], asked.count == 1,
                let fact = asked.first
            else {
                return nil
            }
            way = ["on": fact["fact"] ?? fact, "go": way ?? [:]]
        }
        members.insert(.init(key: rest, value: ["next": way ?? ""]), at: index + 1)
        members[index].value["next"] = .text(rest)
        tree["nodes"] = .object(members)
        return ("node \(id) split", tree)
    }

    private mutating func rewrittenGuard() -> (String, Tree)? {
        var places: [(node: String, index: Int, text: String)] = []
        for node in nodes {
            guard case .list(let branches)? = node.value["next"] else { continue }
            for (index, branch) in branches.enumerated() {
                if case .text(let text)? = branch["when"] { places.append((node.key, index, text)) }
            }
        }
        guard let (id, index, text) = one(of: places) else { return nil }
        let ways = [
            "!(!(\(text)))", "(\(text)) ? true : false", "(\(text)) && (\(text))",
            "!((\(text)) ? false : true)",
        ]
        guard let way = one(of: ways) else { return nil }
        return changing(id, "\(text) written as \(way)") { node in
            guard case .list(var branches)? = node["next"] else { return }
            branches[index]["when"] = .text(way)
            node["next"] = .list(branches)
        }
    }

    private var nodes: [Tree.Member] {
        if case .object(let members)? = tree?["nodes"] { members } else { [] }
    }

    private func changing(_ id: String, _ what: String, _ change: (inout Tree) -> Void) -> (String, Tree)? {
        guard var tree, var nodes = tree["nodes"], var node = nodes[id] else { return nil }
        change(&node)
        nodes[id] = node
        tree["nodes"] = nodes
        return (what, tree)
    }
}
