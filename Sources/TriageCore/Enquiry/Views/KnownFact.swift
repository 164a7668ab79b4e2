/// A fact that an enquiry knows.
package struct KnownFact: Sendable, Equatable {
    /// Its name in the outermost flow.
    package let name: FactPath
    /// Its label; its name when it has none.
    package let label: String
    /// Its value.
    package let value: Value
    /// The value as people read it.
    package let text: String
    /// Where the value came from.
    package let origin: Origin
    /// Whether it says something about a person.
    package let isPersonal: Bool
}

extension Enquiry {
    /// Everything that is known, in the order in which the flows declare it: the outermost flow's facts,
    /// those of parts that were called, those of the parts that are running.
    package var knownFacts: [KnownFact] {
        state.frames.indices.flatMap { index -> [KnownFact] in
            let frame = state.frames[index]
            let flow = flows.flows[frame.flow]
            let own = flow.facts.filter { frame.values[$0.slot] != .null }.map { fact in
                KnownFact(
                    name: qualified(fact.id, frame: index),
                    label: flow.label(of: fact).map { text(of: $0, values: frame.values, frame: index) }
                        ?? fact.id.rawValue, value: frame.values[fact.slot],
                    text: words(for: frame.values[fact.slot], of: fact, values: frame.values, frame: index),
                    origin: frame.origins[fact.slot] ?? fact.usualOrigin, isPersonal: fact.isPersonal)
            }
            return own + results(of: flow, frame: index)
        }
    }

    /// The name in the outermost flow of a fact that would be told now; nil when no running flow knows it.
    package func name(ofTold fact: FactID) -> FactPath? {
        tellable(fact).map { qualified($0.fact.id, frame: $0.frame) }
    }

    /// Whether the caller has said just this of a fact, asked or not: telling it again changes nothing.
    package func isSaid(_ fact: FactID, _ value: Value) -> Bool {
        guard let (index, fact) = tellable(fact) else { return false }
        let origin = state.frames[index].origins[fact.slot]
        return state.frames[index].values[fact.slot] == value && (origin == .asked || origin == .told)
    }

    /// The facts of parts that came back to this flow.
    ///
    /// The part's own values are gone, so labels are shown only as far as they are plain text.
    private func results(of flow: Flow, frame index: Int) -> [KnownFact] {
        let frame = state.frames[index]
        // While a part runs again, its earlier results make way for what it knows now.
        let isRunning = index < state.frames.count - 1
        var seen: Set<String> = isRunning ? Set([flow.nodes[frame.node].call?.name].compactMap { $0 }) : []
        return flow.nodes.compactMap(\.call).filter { seen.insert($0.name).inserted }.flatMap { call in
            let handed = flows.position(of: call.flow.id).map { flows.flows[$0].results } ?? []
            return (handed + [Flow.Result(path: "outcome", fact: nil)]).compactMap { result -> KnownFact? in
                let name = result.path.prefixed(by: [call.name])
                guard let slot = flow.scope.slot(of: name.text), frame.values[slot] != .null else {
                    return nil
                }
                let value = frame.values[slot]
                let label = result.fact?.label.map(\.constantText) ?? name.text
                return KnownFact(
                    name: name.prefixed(by: calls(toFrame: index)), label: label, value: value,
                    text: result.fact.map { plainWords(value, of: $0) } ?? format.text(value),
                    origin: frame.origins[slot] ?? .computed, isPersonal: result.fact?.isPersonal ?? false)
            }
        }
    }

    private func plainWords(_ value: Value, of fact: Fact) -> String {
        guard case .string(let text) = value, let option = fact.options.first(where: { $0.value == text }),
            option.label.isConstant
        else { return format.text(value, of: fact) }
        return option.label.constantText
    }
}
