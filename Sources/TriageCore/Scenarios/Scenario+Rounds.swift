/// Rounds of repeated calls, as scenarios name them.
extension FlowSet {
    /// Whether a path is the name of a repeated call.
    func isRounds(_ path: FactPath) -> Bool {
        repeatedPart(at: path) != nil
    }

    /// The part that a repeated call runs, by the name of the call; nil if there is no such call.
    func repeatedPart(at path: FactPath) -> Flow? {
        var flow: Flow? = main
        for name in path.calls {
            flow = flow?.call(named: name).flatMap { position(of: $0.flow.id) }.map { flows[$0] }
        }
        guard let call = flow?.call(named: path.fact.rawValue), call.repetition != nil else { return nil }
        return position(of: call.flow.id).map { flows[$0] }
    }
}

extension Enquiry {
    /// How many rounds of a repeated call were ever begun, by the name of the call.
    func roundsBegun(_ path: FactPath) -> Int {
        let frames = run.frames + run.finished.values
        return frames.filter { $0.calls == path.calls }.map { $0.rounds[path.fact.rawValue]?.begun ?? 0 }
            .max() ?? 0
    }
}

extension JSON {
    /// The value as it is written.
    var text: String {
        var writer = JSONWriter()
        writer.value(self)
        return writer.text
    }
}
