/// A record's names and values in the words of the flow as it was then; the names themselves if that version
/// of the flow is lost.
struct RecordWords {
    /// The outermost flow with what the record knows; nil if the flow is lost.
    private let frame: Frame?
    /// What the record knows, by name.
    private let values: [FactPath: JSONSlice]
    /// How values are put into words.
    let format: ValueFormat

    /// Remembers what a record knows.
    ///
    /// - Parameter flows: the flow as it was when the enquiry opened, with its parts.
    init(_ record: RecordView, flows: FlowSet?) {
        format = flows?.main.format ?? ValueFormat(language: "en", timeZone: .gmt)
        let values = Dictionary(
            record.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.values = values
        frame = flows.map { flows in
            Frame(flows) { path in values[path].flatMap { flows.value(of: $0, at: path) } }
        }
    }

    /// The flow's title; nil if it is lost.
    var title: String? { frame?.flow.title }

    /// The wizard's own words in the flow's language.
    var wording: Wording { format.wording }

    /// The label of an outcome.
    func label(of outcome: OutcomeID) -> String { frame?.flow.outcome(outcome)?.label ?? outcome.rawValue }

    /// The label of a target.
    func label(of target: TargetID) -> String {
        let label = frame?.flow.targets.first { $0.id == target }?.label
        return label.flatMap { frame?.text(of: $0) } ?? target.rawValue
    }

    /// The label of a fact, its own or that of a part.
    func label(of path: FactPath) -> String {
        owner(of: path)?.label(of: path.fact, isPart: !path.calls.isEmpty) ?? path.text
    }

    /// Whether a fact is about a person.
    func isPersonal(_ path: FactPath) -> Bool { frame?.flows.fact(at: path)?.isPersonal ?? false }

    /// Whether a fact is only for the flow.
    func isInternal(_ path: FactPath) -> Bool { frame?.flows.fact(at: path)?.isInternal ?? false }

    /// The title of the part that the calls of these names lead to; nil for the outermost flow.
    func title(ofPart calls: [String]) -> String? {
        calls.isEmpty ? nil : frame?.remembered(calls)?.flow.title ?? calls.joined(separator: ".")
    }

    /// What a round of a repeated call is called: the part, the round and how it ended; nil outside of one.
    ///
    /// - Parameter path: the path of a fact of the round.
    func title(ofRound path: FactPath) -> String? {
        guard let round = path.round, let list = list(of: path) else { return nil }
        let outcome = values[FactPath(list, "outcome", round: round)]
        let label = outcome?.string.map { name in
            frame?.remembered(list)?.flow.outcome(OutcomeID(name))?.label ?? name
        }
        let title = (title(ofPart: path.calls) ?? "") + ", " + wording.record(.round(round))
        return path.calls == list ? "\(title): \(label ?? wording.record(.cutShort))" : title
    }

    /// The calls that lead to the rounds which a path is in; nil if it is in none.
    private func list(of path: FactPath) -> [String]? {
        guard path.round != nil else { return nil }
        return path.calls.indices.map { Array(path.calls[...$0]) }.first { calls in
            values[FactPath(calls, "outcome", round: path.round)] != nil
        }
    }

    /// The heading of a card, its own or that of a part; its path if it has none.
    func heading(of path: NodePath) -> String {
        guard let owner = owner(of: path), let title = owner.flow.node(path.node)?.title else {
            return path.text
        }
        return owner.text(of: title)
    }

    /// Whether a card has a heading, as far as that is known.
    func hasTitle(_ path: NodePath) -> Bool {
        owner(of: path).map { $0.flow.node(path.node)?.title != nil } ?? true
    }

    /// Whether a node calls a part in rounds.
    func repeats(_ path: NodePath) -> Bool {
        owner(of: path)?.flow.node(path.node)?.call?.repetition != nil
    }

    /// The flow of a node, with what is remembered of it; nil if it is lost.
    private func owner(of path: NodePath) -> Frame? {
        var (owner, calls): (Frame?, [String]) = (frame, [])
        for caller in path.callers {
            guard let call = owner?.flow.node(caller)?.call else { return nil }
            calls.append(call.name)
            owner = self.owner(of: FactPath(calls, "", round: path.round))
        }
        return owner
    }

    /// The flow of a fact, with what is remembered of it, in its round if it is in one; nil if it is lost.
    private func owner(of path: FactPath) -> Frame? {
        guard let frame else { return nil }
        let owner = frame.remembered(path.calls)
        guard let list = list(of: path), let part = frame.remembered(list) else { return owner }
        let flows = frame.flows
        let round = Frame(flows, position: part.position, calls: list) { inner in
            let path = FactPath(list + inner.calls, inner.fact, round: path.round)
            return values[path].flatMap { flows.value(of: $0, at: path) }
        }
        return round.remembered(Array(path.calls.dropFirst(list.count)))
    }

    /// A value as people read it: labels of options; amounts and dates in the flow's language.
    func text(of value: JSONSlice, fact path: FactPath) -> String {
        guard let json = value.json else { return "" }
        if let owner = owner(of: path), let value = owner.flows.value(of: value, at: path),
            let words = owner.words(for: value, of: path.fact, isPart: !path.calls.isEmpty)
        {
            return words
        }
        return json.elements?.compactMap(\.string).joined(separator: ", ") ?? json.string ?? plain(json)
    }

    private func plain(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }
}

extension FlowSet {
    /// The flow that the fact at a path is of; nil if no such calls lead anywhere.
    func flow(at path: FactPath) -> Flow? {
        var flow: Flow? = main
        for name in path.calls {
            let call = flow?.nodes.compactMap(\.call).first { $0.name == name }
            flow = call.flatMap { position(of: $0.flow.id) }.map { flows[$0] }
        }
        return flow
    }

    /// The fact at a path; nil if there is none.
    func fact(at path: FactPath) -> Fact? { flow(at: path)?.fact(path.fact) }

    /// A recorded value, read by the type of the fact at a path; the outcome of a part is its name.
    fileprivate func value(of slice: JSONSlice, at path: FactPath) -> Value? {
        guard let json = slice.json else { return nil }
        guard let fact = fact(at: path) else { return json.string.map { .string($0) } }
        return fact.type.value(of: json, currency: main.currency)
    }
}
