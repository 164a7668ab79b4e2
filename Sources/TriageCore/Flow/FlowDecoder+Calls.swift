/// Decodes what is known of the parts that a flow calls, once and in rounds.
extension FlowDecoder {
    /// Declares the names under which parts are called, with a slot for the whole and one for each of its
    /// facts.
    ///
    /// The name of a repeated call is a list of its rounds.
    mutating func declareCalls(_ values: inout InitialValues) -> [String: Int] {
        var slots: [String: Int] = [:]
        var firsts: [String: JSON] = [:]
        for node in members("nodes") {
            guard let call = node.value["call"], let json = call["as"], let name = json.string else {
                continue
            }
            if let first = firsts[name] {
                if first["flow"]?.string != call["flow"]?.string {
                    report(
                        .duplicateName, at: json.span,
                        "the name '\(name)' is taken by a call of another flow",
                        related: first["as"].map { ("first called here", $0.span) })
                } else if (first["repeat"] == nil) != (call["repeat"] == nil) {
                    report(
                        .duplicateName, at: json.span,
                        "the name '\(name)' is one part in one call, and a list of rounds in another",
                        related: first["as"].map { ("first called here", $0.span) })
                }
                continue
            }
            if scope.slot(of: name) != nil || Self.knownNames.contains(name) {
                let fact = definitions("facts").first { $0.member.key == name }
                report(
                    takenName: name, at: json.span,
                    first: fact.map { $0.source.location(of: $0.member.keySpan) })
                // In a snapshot from before the name was reserved, the flow's own call is meant.
                if !Self.lateNames.contains(name) { continue }
            }
            checkFunctionName(name, at: json.span)
            firsts[name] = call
            checkRoundMember(name, at: json.span)
            let part = call["flow"]?.string.flatMap { parts[FlowID($0)] }
            if call["repeat"] != nil {
                let slot = scope.declare(name, Self.type(ofRounds: part), mayBeNull: false)
                values.append((slot, .list([])))
                slots[name] = slot
                continue
            }
            slots[name] = scope.declare(name, .map(.string, .dyn))
            scope.declare(
                "\(name).outcome", .string, options: part?.outcomeNames, labels: part?.outcomeLabels,
                knownWith: slots[name])
            guard let part else { continue }
            slots[name].map { scope.close($0) }
            for result in part.results {
                scope.declare(
                    result.path.prefixed(by: [name]).text, result.type, options: result.options,
                    labels: result.labels)
            }
        }
        return slots
    }

    /// What this flow returns to one that calls it.
    func results(_ facts: Catalog<Fact>, _ nodes: Catalog<Node>) -> [Flow.Result] {
        var seen: Set<String> = []
        return facts.map { fact in
            Flow.Result(
                path: FactPath([], fact.id), fact: fact, options: fact.optionNames, labels: fact.optionLabels,
                type: fact.type.valueType,
                mayBeNull: scope.mayBeNull(fact.slot), slot: fact.slot)
        }
            + nodes.compactMap(\.call).filter { seen.insert($0.name).inserted }.flatMap { call in
                let part = parts[call.flow.id]
                if call.repetition != nil {
                    let path = FactPath([], FactID(call.name))
                    return [
                        Flow.Result(
                            path: path, fact: nil, options: nil, type: Self.type(ofRounds: part),
                            slot: scope.slot(of: path.text))
                    ]
                }
                let outcome = Flow.Result(
                    path: "outcome", fact: nil, options: part?.outcomeNames, labels: part?.outcomeLabels,
                    type: .string)
                return ((part?.results ?? []) + [outcome]).map {
                    let path = $0.path.prefixed(by: [call.name])
                    return Flow.Result(
                        path: path, fact: $0.fact, options: $0.options, labels: $0.labels, type: $0.type,
                        slot: scope.slot(of: path.text))
                }
            }
    }

    /// The type of a list of rounds of a part; of any sort if the part could not be read.
    private static func type(ofRounds part: Flow?) -> ValueType {
        .list(part.map { .record($0.roundType) } ?? .dyn)
    }

    /// What a round of a part is: its facts and those of its own parts, and how it ended.
    static func roundType(_ results: [Flow.Result], _ outcomes: Catalog<Outcome>) -> RecordType {
        let facts = results.map {
            RecordType.Member(
                $0.path.text, $0.type, options: $0.options, labels: $0.labels, mayBeNull: $0.mayBeNull)
        }
        let names = outcomes.map(\.id.rawValue)
        return RecordType(
            "a round",
            facts + [
                .init(
                    "outcome", .string, options: names.isEmpty ? nil : names,
                    labels: Dictionary(outcomes.map { ($0.id.rawValue, $0.label) }) { first, _ in first },
                    mayBeNull: false),
                .init(
                    "outcomeKind", .string, options: Outcome.Kind.allCases.map(\.rawValue), mayBeNull: false),
                .init("summary", .string, mayBeNull: false),
            ])
    }

    /// Names that every flow knows, which nothing of its own may have.
    static let knownNames: Set<String> = ["now", "today", "agent", "channel", "notes", "tables", "round"]

    /// Names that every flow knows but did not always know: a flow of its day may have a fact of that name.
    static let lateNames: Set<String> = ["notes", "tables", "round"]

    /// Reports a name of a part's own that means something else of each of its rounds.
    mutating func checkRoundMember(_ name: String, at span: Span) {
        guard root["part"]?.bool ?? false, ["outcome", "outcomeKind", "summary"].contains(name) else {
            return
        }
        report(.duplicateName, at: span, "a part's '\(name)' is known to its callers already")
    }

    /// What sums up a round of the part.
    mutating func decodeSummary(isPart: Bool) -> Template? {
        if let json = root["summary"], !isPart {
            report(.badValue, at: json.span, "only a part has a 'summary', for the rounds of its callers")
        }
        return template(root["summary"])
    }
}
