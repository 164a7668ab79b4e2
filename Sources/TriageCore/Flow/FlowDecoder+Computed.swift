/// Orders computed facts so that each is compiled and evaluated after those it reads.
extension FlowDecoder {
    /// Compiles the computed facts, each after those it reads, so that it is known which of those may be
    /// null.
    mutating func compileComputed(_ drafts: [FactDraft]) -> [Flow.Computation] {
        let computed = drafts.filter { $0.json?["value"] != nil }
        var positions = [Int?](repeating: nil, count: scope.slotCount)
        for (position, draft) in computed.enumerated() { positions[draft.slot] = position }
        let graph = Graph(
            computed.map { draft in
                Expression.slots(in: draft.json?["value"]?.string ?? "", of: scope)
                    .compactMap { positions[$0] }.sorted()
            })
        return graph.components().flatMap { component -> [Flow.Computation] in
            let component = component.sorted()
            if component.count > 1 || graph.isLoop(component[0]) {
                reportCircle(component, computed, graph)
            }
            return component.compactMap { index in
                within(computed[index].source) { $0.compile(computed[index]) }
            }
        }
    }

    private mutating func compile(_ draft: FactDraft) -> Flow.Computation? {
        let expression = expression(
            draft.json?["value"], for: .computed(draft.valueType), of: draft.id, options: options(of: draft))
        // That the value of a broken one may be unknown would be no news.
        if expression.map({ !$0.mayBeNull }) ?? true { scope.markKnown(draft.slot) }
        return expression.map { Flow.Computation(slot: draft.slot, expression: $0) }
    }

    /// Reports a circular definition at the first of its facts in the file.
    private mutating func reportCircle(_ component: [Int], _ computed: [FactDraft], _ graph: Graph) {
        let first = computed[component[0]]
        guard let circle = graph.circle(through: component[0], within: Set(component)) else { return }
        let names = circle.map { computed[$0].id.rawValue } + [first.id.rawValue]
        within(first.source) {
            $0.report(
                .computedCircle, at: first.span,
                "'\(first.id)' is computed from itself: \(names.joined(separator: " reads "))")
        }
    }
}

extension Expression {
    /// The slots of the names in an expression, found without checking it. A name after a dot that begins no
    /// declared name, or before a parenthesis, is no use of one.
    static func slots(in source: String, of scope: Scope) -> SlotSet {
        let tokens = Lexer.tokens(of: Array(source.utf8)).tokens
        var slots: SlotSet = []
        /// The names joined by dots so far; `-` once there are more of them than any declared name has.
        var (path, parts) = ("", 0)
        for (token, next) in zip(tokens, tokens.dropFirst()) {
            switch token.kind {
            case .identifier(let name) where next.kind != .symbol(.openParenthesis) && path != ".":
                let isMember = path.hasSuffix(".")
                parts = isMember ? parts + 1 : 1
                path = parts > scope.longestName ? "-" : isMember ? path + name : name
                if let slot = scope.slot(of: path) { slots.insert(slot) }
            case .symbol(.dot): path = parts > scope.longestName ? "-." : path + "."
            default: (path, parts) = ("", 0)
            }
        }
        return slots
    }
}
