/// Orders computed facts so that each is compiled and evaluated after those it reads.
extension FlowDecoder {
    /// Compiles the computed facts, each after those it reads, so that it is known which of those may be
    /// null.
    mutating func compileComputed(_ drafts: [FactDraft]) -> [Flow.Computation] {
        let computed = drafts.filter { $0.json?["value"] != nil }
        let bySlot = Dictionary(uniqueKeysWithValues: computed.map { ($0.slot, $0) })
        let reads = computed.map { draft in
            (
                draft.slot,
                Expression.names(in: draft.json?["value"]?.string ?? "").compactMap { scope.slot(of: $0) }
                    .filter { bySlot[$0] != nil }
            )
        }
        var remaining = Dictionary(uniqueKeysWithValues: reads)
        var compiled: [Flow.Computation] = []
        while !remaining.isEmpty {
            var ready = remaining.filter { $0.value.allSatisfy { remaining[$0] == nil } }.keys.sorted()
            if ready.isEmpty {
                ready = remaining.keys.sorted()
                reportCircles(among: ready, bySlot, remaining)
            }
            for slot in ready {
                remaining[slot] = nil
                guard let draft = bySlot[slot],
                    let expression = expression(draft.json?["value"], for: .computed(draft.valueType))
                else { continue }
                compiled.append(Flow.Computation(slot: slot, expression: expression))
                if !expression.mayBeNull { scope.markKnown(slot) }
            }
        }
        return compiled
    }

    /// Reports each circular definition once, at the first of its facts in the file.
    private mutating func reportCircles(
        among slots: [Int], _ drafts: [Int: FactDraft], _ reads: [Int: [Int]]
    ) {
        let graph = Graph((0..<scope.slotCount).map { reads[$0] ?? [] })
        var reported: Set<Int> = []
        for slot in slots where !reported.contains(slot) {
            guard let draft = drafts[slot], let circle = graph.circle(through: slot) else { continue }
            reported.formUnion(circle)
            let names = circle.compactMap { drafts[$0]?.id.rawValue } + [draft.id.rawValue]
            report(
                .computedCircle, at: draft.span,
                "'\(draft.id)' is computed from itself: \(names.joined(separator: " reads "))")
        }
    }
}

extension Expression {
    /// The variables that an expression reads, found without checking it, so that computed facts can be put
    /// in order first. A name after a dot or before a parenthesis is not a variable.
    static func names(in source: String) -> [String] {
        paths(in: source).filter { !$0.contains(".") }
    }

    /// The names and dotted names in an expression. **Shape**: `contacts.desk.email` gives `contacts`,
    /// `contacts.desk` and `contacts.desk.email`.
    static func paths(in source: String) -> [String] {
        let tokens = Lexer.tokens(of: Array(source.utf8)).tokens
        var paths: [String] = []
        var path = ""
        for (token, next) in zip(tokens, tokens.dropFirst()) {
            switch token.kind {
            case .identifier(let name) where next.kind != .symbol(.openParenthesis) && path != ".":
                path = path.hasSuffix(".") ? path + name : name
                paths.append(path)
            case .symbol(.dot): path += "."
            default: path = ""
            }
        }
        return paths
    }
}
