/// A fact that an enquiry knows.
package struct KnownFact: Sendable, Equatable {
    /// Its name in the outermost flow.
    package let name: FactPath
    /// Its label; its name if it has none.
    package let label: String
    /// The value that is known.
    package let value: Value
    /// The value in words.
    package let text: String
    /// Where the value came from.
    package let origin: Origin
    /// Whether it is personal data.
    package let isPersonal: Bool
}

extension Enquiry {
    /// Everything that is known, in the order in which the flows declare it: the outermost flow's facts,
    /// those of parts that have returned, then those of parts that are running.
    package func knownFacts() -> [KnownFact] {
        run.frames.flatMap { frame in
            let own = frame.flow.facts.filter { frame.values[$0.slot] != .null }
            return own.map { KnownFact($0, in: frame) } + run.results(in: frame)
        }
    }
}

extension KnownFact {
    fileprivate init(_ fact: Fact, in frame: Frame) {
        name = frame.path(of: fact.id)
        label = frame.label(of: fact)
        value = frame.values[fact.slot]
        text = frame.words(for: value, of: fact)
        origin = frame.origins[fact.slot] ?? fact.usualOrigin
        isPersonal = fact.isPersonal
    }
}

extension Run {
    /// The facts of parts that have returned to a flow, in the words of those parts.
    fileprivate func results(in frame: Frame) -> [KnownFact] {
        // While a part runs again, its earlier results give way to what it knows now.
        let isRunning = frame.number != self.frame.number
        var seen: Set<String> = isRunning ? Set([frame.node.call?.name].compactMap { $0 }) : []
        let calls = frame.flow.nodes.compactMap(\.call).filter { seen.insert($0.name).inserted }
        return calls.flatMap { call -> [KnownFact] in
            guard let part = finished(by: frame.calls + [call.name]) else { return [] }
            return (part.flow.results + [Flow.Result(path: "outcome", fact: nil, options: nil)]).compactMap {
                result in
                knownFact(result, of: call, in: frame)
            }
        }
    }

    /// A result that a call returned to a flow; nil while it is unknown.
    private func knownFact(_ result: Flow.Result, of call: Call, in frame: Frame) -> KnownFact? {
        let path = result.path.prefixed(by: [call.name])
        guard let slot = frame.flow.scope.slot(of: path.text), frame.values[slot] != .null else { return nil }
        let (name, value) = (path.prefixed(by: frame.calls), frame.values[slot])
        var (label, text) = (path.text, frame.format.text(value))
        // A part's own part words its facts itself.
        if let part = finished(by: name.calls) {
            if let fact = result.fact {
                label = part.flow.label(of: fact).map(part.text) ?? label
                text = part.words(for: value, of: fact)
            } else if case .string(let outcome) = value {
                label = part.flow.title
                text = part.flow.outcome(OutcomeID(outcome))?.label ?? text
            }
        }
        return KnownFact(
            name: name, label: label, value: value, text: text, origin: frame.origins[slot] ?? .computed,
            isPersonal: result.fact?.isPersonal ?? false)
    }
}
