import TestSupport
import TriageCore

/// Rewrites a flow's file at one place so that every call goes as it did.
struct Rewriter {
    private let flow: Flow
    private let tree: Tree?
    private var dice: SeededGenerator

    init(_ flow: Flow, seed: UInt64) {
        self.flow = flow
        tree = ParsedFile(flow.file).json.map { Tree($0) }
        dice = SeededGenerator(seed: seed)
    }

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

    private mutating func renamedFact() -> (String, Tree)? {
        guard var tree, let name = one(of: flow.facts.map(\.id.rawValue)) else { return nil }
        tree = tree.mapping { key, value in
            switch value {
            // What a part is given bears the part's names.
            case .object(let members) where key == "facts" || key == "set":
                .object(members.map { .init(key: $0.key == name ? name + "Anew" : $0.key, value: $0.value) })
            case .text(let text) where key != "id" && key != "as" && key != "value":
                .text(Self.renaming(name, in: text))
            default: value
            }
        }
        return ("fact \(name) renamed", tree)
    }

    /// A text in which a name is another one wherever it is neither a literal, a member nor a function.
    private static func renaming(_ name: String, in text: String) -> String {
        var result = ""
        var word = ""
        var (before, isQuoted): (Character, Bool) = (" ", false)
        func isWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_" || character == "-"
        }
        for character in text + " " {
            if isWord(character) {
                word.append(character)
                continue
            }
            let isName = word == name && before != "." && !isQuoted && character != "("
            result += isName ? name + "Anew" : word
            if !word.isEmpty { before = " " }
            word = ""
            if character == "'" { isQuoted.toggle() }
            before = character
            result.append(character)
        }
        return String(result.dropLast())
    }

    private mutating func renamedNode() -> (String, Tree)? {
        guard let tree, let id = one(of: flow.nodes.map(\.id.rawValue)) else { return nil }
        let new = id + "-anew"
        return (
            "node \(id) renamed",
            tree.mapping { key, value in
                switch value {
                case .object(let members) where key == "nodes":
                    return .object(members.map { .init(key: $0.key == id ? new : $0.key, value: $0.value) })
                case .object(let members) where key == "next" || key == "go":
                    return .object(
                        members.map {
                            .init(key: $0.key, value: $0.value == .text(id) ? .text(new) : $0.value)
                        })
                case .text(id) where ["next", "go", "start"].contains(key): return .text(new)
                default: return value
                }
            }
        )
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

extension Tree {
    /// The same with every value replaced, the inner ones first, by the key that it stands under, directly or in a list.
    fileprivate func mapping(under key: String = "", _ replaced: (String, Tree) -> Tree) -> Tree {
        switch self {
        case .text, .word: return replaced(key, self)
        case .list(let elements):
            return replaced(key, .list(elements.map { $0.mapping(under: key, replaced) }))
        case .object(let members):
            let inner = members.map { Member(key: $0.key, value: $0.value.mapping(under: $0.key, replaced)) }
            return replaced(key, .object(inner))
        }
    }
}
