/// A call and the scenario that plays it.
struct GeneratedCall {
    /// What happens in it, the opening first.
    let events: [Event]
    /// The scenario without what it claims, which plays the call as it is.
    let run: ScenarioRun
    /// What the scenario scripts, without what it claims.
    let script: CallScript
    /// The nodes that it comes to.
    let places: Set<Proof.NodePlace>
    /// Everything that it comes to.
    let things: Set<CallGoal.Thing>

    /// Writes a call as a scenario; nil if none plays it.
    ///
    /// An answer stands with the scenario as a whole, or with its round. What a question would be given anyway is left
    /// out; only where one question is answered differently within a round do answers stand with the visits.
    init?(_ events: [Event], on flows: FlowSet, along boundaries: [Boundary]) {
        for manner in CallScript.Manner.allCases {
            guard let script = CallScript(events, on: flows, manner, along: boundaries),
                let run = script.run(on: flows),
                run.failures.isEmpty, script.isPlayed(by: run)
            else { continue }
            (self.events, self.run, self.script) = (events, run, script)
            places = run.places
            things = Set(run.coverage.reached.map { .item($0) } + script.sides.sides.map { .side($0) })
            return
        }
        return nil
    }
}

extension GeneratedCall {
    /// Writes the scenario with what it claims.
    func write(
        named name: String, claiming claims: inout Claims, noticing notice: Notice,
        to writer: inout JSONWriter
    ) {
        var script = script
        script.visits = claims.claimSights(of: self, noticing: notice)
        writer.object { writer in
            writer.key("name")
            writer.string(name)
            script.write(to: &writer)
            claims.write(run, noticing: notice, to: &writer)
        }
    }

    /// The scenario with nothing claimed but its end, its way and what has to be noticed. **Shape**: a JSON object.
    func scenario(named name: String, noticing notice: Notice) -> String {
        var (claims, writer) = (Claims(isSparing: true), JSONWriter())
        write(named: name, claiming: &claims, noticing: notice, to: &writer)
        return writer.text
    }
}

extension ScenarioRun {
    /// The nodes that it came to, by their positions.
    var places: Set<Proof.NodePlace> {
        Set(
            nodesReached.compactMap { place in
                guard let flow = flows.position(of: place.flow),
                    let node = flows.flows[flow].index(of: place.node)
                else { return nil }
                return Proof.NodePlace(flow: flow, node: node)
            })
    }
}
