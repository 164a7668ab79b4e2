/// Everything that could be changed in a flow's file and should be noticed, and what could not.
package struct MutationFinder {
    /// The changes, in file order.
    package private(set) var mutations: [Mutation] = []
    /// How many lines are nothing but words: any of them may be worded anew.
    package private(set) var plainLines = 0

    /// The flow that is changed.
    let flow: Flow
    /// Its file's tree.
    let root: JSONSpot
    /// Whether anything asks for the kinds of its outcomes: of a part that is called once only the names are known.
    let showsKinds: Bool

    /// Looks for every change to a flow.
    ///
    /// - Parameters:
    ///   - json: the flow's file as parsed.
    ///   - showsKinds: whether anything asks for the kinds of its outcomes.
    package init(_ flow: Flow, in json: JSON, showsKinds: Bool = true) {
        self.flow = flow
        self.showsKinds = showsKinds
        root = JSONSpot(root: json)
        findInFacts()
        findInOutcomes()
        findInTargets()
        findInMessages()
        for (key, _, node) in root["nodes"]?.members ?? [] { find(inNode: node, NodeID(key)) }
        findExpressions(in: root["summary"], nil)
        mutations = mutations.enumerated().sorted {
            let (a, b) = ($0.element.location.span.lowerBound, $1.element.location.span.lowerBound)
            return (a, $0.offset) < (b, $1.offset)
        }.map(\.element)
    }

    // MARK: Adding

    /// Adds a change.
    ///
    /// - Parameter nodes: the nodes of which a call must come to one to be any different; nil for any call.
    mutating func add(
        _ kind: Mutation.Kind, at span: Span, _ change: String, _ nodes: Set<NodeID>?, _ edit: JSONEdit
    ) {
        // What no call comes to makes no difference: a fact that no node asks cannot be left out either.
        if let nodes, nodes.isEmpty { return }
        mutations.append(
            Mutation(
                kind: kind, flow: flow.id, location: flow.file.location(of: span), change: change,
                nodes: nodes,
                edit: edit))
    }

    /// Adds that a condition goes, and every change to it.
    mutating func findCondition(
        of spot: JSONSpot?, named name: String = "when", _ nodes: Set<NodeID>?
    ) {
        guard let condition = spot?[name] else { return }
        add(.condition, at: condition.json.span, "'\(name)' goes", nodes, condition.removed)
        findExpression(condition, nodes)
    }

    /// Adds every change to an expression that takes up a whole string; none if it is no string.
    mutating func findExpression(_ spot: JSONSpot?, _ nodes: Set<NodeID>?) {
        guard let spot, let text = spot.json.string else { return }
        for mutation in ExpressionMutation.all(of: text) {
            add(mutation, to: text, in: text, offset: 0, spot, nodes)
        }
    }

    /// Adds every change to the placeholders of a text.
    mutating func findExpressions(in spot: JSONSpot?, _ nodes: Set<NodeID>?) {
        guard let spot, let text = spot.json.string else { return }
        for piece in Template.cut(text).pieces where piece.isPlaceholder {
            for mutation in ExpressionMutation.all(of: piece.text) {
                add(mutation, to: piece.text, in: text, offset: piece.offset, spot, nodes)
            }
        }
    }

    private mutating func add(
        _ mutation: ExpressionMutation, to expression: String, in text: String, offset: Int, _ spot: JSONSpot,
        _ nodes: Set<NodeID>?
    ) {
        let bytes = Array(text.utf8)
        let new =
            bytes[..<offset] + Array(mutation.applied(to: expression).utf8)
            + bytes[(offset + expression.utf8.count)...]
        let (file, span) = (flow.file, spot.json.span)
        let start = file.offset(inString: span, utf8: offset + mutation.range.lowerBound)
        let end = file.offset(inString: span, utf8: offset + mutation.range.upperBound)
        add(
            mutation.kind, at: start..<max(end, start + 1), mutation.change, nodes,
            spot.replaced(by: .string(String(decoding: new, as: UTF8.self))))
    }

    /// Adds what can become of a line: it goes, if it holds more than words, and so does its condition.
    mutating func findLine(
        _ line: JSONSpot, _ kind: Mutation.Kind, isPlain: (String) -> Bool, _ nodes: Set<NodeID>?
    ) {
        let text = line["text"] ?? line
        let words = text.json.string ?? ""
        if line["when"] == nil, isPlain(words) {
            plainLines += words.isEmpty ? 0 : 1
        } else {
            add(kind, at: line.json.span, "this \(kind.rawValue) goes", nodes, line.removed)
        }
        findCondition(of: line, nodes)
        findExpressions(in: text, nodes)
    }

    /// Counts lines in which nothing but words can be changed.
    mutating func count(plain lines: Int) { plainLines += lines }

    /// Whether a line that is said or read is nothing but words: it has no placeholder, and no number of its own.
    static func isPlain(_ words: String) -> Bool { !words.contains("{{") && !words.holdsFigure }

    /// The nodes that satisfy something, as those one of which a call must come to.
    func nodes(where isMeant: (Node) -> Bool) -> Set<NodeID> { Set(flow.nodes.filter(isMeant).map(\.id)) }
}
