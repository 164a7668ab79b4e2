/// A call that goes differently once a flow is changed, as a scenario that fails then.
package struct TellingCall: Sendable, Equatable {
    /// Its name: the choices that were made in it, and what it claims. It claims what the flow does today.
    package let name: String
    /// The scenario. **Shape**: a JSON object.
    package let scenario: String
    /// The nodes that it comes to, in order.
    package let path: [String]

    /// Writes a call down with what it has to notice.
    ///
    /// - Parameter failure: what fails on the changed flow.
    init(_ call: GeneratedCall, _ notice: Notice, _ failure: ScenarioRun.Failure) {
        let claim = call.claim(failing: failure)
        let choices = call.script.choices.suffix(2)
        name = (choices + [claim]).joined(separator: "; ")
        scenario = call.scenario(named: name, noticing: notice)
        path = call.run.path
    }
}

/// Looks for calls that go differently on a changed flow.
struct TellingSearch: Sendable {
    /// The calls that are known.
    private(set) var calls: CallSearch

    /// How many events are tried where nothing but trying everything is left.
    private static let most = 2_000
    /// How many calls are written down to see whether they tell.
    private static let mostTries = 24

    /// Knows some calls.
    init(_ calls: CallSearch) { self.calls = calls }

    /// What is found.
    enum Result {
        case told(GeneratedCall, Notice, ScenarioRun.Failure)
        /// Everything was tried.
        case equivalent
        case undecided
    }

    /// What was tried so far; a class, since the goal of a search only asks.
    private final class Attempt {
        /// The ways on which calls differed that were written down, with what was told on them.
        var tried: Set<String> = []
        var hasDiffered = false
        var found: (GeneratedCall, Notice, ScenarioRun.Failure)?
    }

    /// Leads calls on the flows as they are and on the changed ones side by side.
    ///
    /// - Parameter json: the file of the flow as it is.
    func result(for mutation: Mutation, _ json: JSON, in changed: FlowSet) -> Result {
        let flows = calls.reach.ground.flows
        guard let position = flows.position(of: mutation.flow) else { return .undecided }
        let flow = flows.flows[position]
        let nodes = mutation.nodes.map { $0.compactMap(flow.index).sorted() } ?? Array(flow.nodes.indices)
        guard let first = nodes.first else { return .undecided }
        let attempt = Attempt()
        // Who hangs up sees what is provided for that.
        let hangsUp = mutation.nodes == nil && flow.hangUp != nil
        let goal = Walk.Goal(
            flow: position, node: first, others: Array(nodes.dropFirst()),
            slots: mutation.slots(in: flow, json),
            mostEvents: Self.most, comparedWith: changed, leavesOutSteps: mutation.isAboutLeavingOut
        ) { state in
            if attempt.found != nil { return true }
            let isTold = state.isToldApart
            let isCut = hangsUp && (isTold || state.isToldApartHungUp)
            guard isTold || isCut else { return false }
            attempt.hasDiffered = true
            guard attempt.tried.count < Self.mostTries,
                attempt.tried.insert(Self.way(of: state.enquiry)).inserted
            else { return false }
            attempt.found =
                completions(of: state.enquiry, hangsUp: isCut, goesOn: isTold).firstResult { events in
                    guard let call = GeneratedCall(events, on: flows, along: []),
                        let (notice, failure) = Notice.telling(call, from: changed)
                    else { return nil }
                    return (call, notice, failure)
                }
            return attempt.found != nil
        }
        _ = calls.find(goal, isThorough: false)
        if attempt.found == nil, mutation.keepsCells, !attempt.hasDiffered {
            if case .excluded = Walk.search(calls.reach, for: goal), !attempt.hasDiffered {
                return .equivalent
            }
        }
        guard let (call, notice, failure) = attempt.found else { return .undecided }
        return .told(call, notice, failure)
    }

    /// What leads a call somewhere else, or makes it say something else there.
    private static func way(of enquiry: Enquiry) -> String {
        let told = enquiry.events.compactMap { event -> String? in
            switch event.kind {
            case .told(let fact, let value, _): "\(fact)=\(value.literal)"
            case .skipped(let step, _): "\(step) left out"
            default: nil
            }
        }
        let visits = enquiry.run.visits.map(\.path.text)
        return ([enquiry.run.channel, enquiry.opened.text] + visits + told).joined(separator: " ")
    }

    private func completions(of enquiry: Enquiry, hangsUp: Bool, goesOn: Bool) -> [[Event]] {
        guard enquiry.run.end == nil else { return [enquiry.events] }
        let hungUp =
            hangsUp && enquiry.node.hasCard ? [enquiry.events + [Event(at: enquiry.lastEvent, .hungUp)]] : []
        return hungUp + (goesOn ? [calls.end(of: enquiry)].compactMap { $0 } : [])
    }
}
