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
        var tries = 0
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
            mostEvents: Self.most, comparedWith: changed
        ) { state in
            if attempt.found != nil { return true }
            let isTold = state.isToldApart
            attempt.hasDiffered = attempt.hasDiffered || isTold
            guard isTold || hangsUp && state.enquiry.node.hasCard, attempt.tries < Self.mostTries else {
                return false
            }
            attempt.tries += 1
            attempt.found =
                completions(of: state.enquiry, hangsUp: hangsUp).lazy.compactMap { events in
                    guard let call = GeneratedCall(events, on: flows, along: []),
                        let (notice, failure) = Notice.telling(call, from: changed)
                    else { return nil }
                    return (call, notice, failure)
                }.first
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

    private func completions(of enquiry: Enquiry, hangsUp: Bool) -> [[Event]] {
        guard enquiry.run.end == nil else { return [enquiry.events] }
        let hungUp = hangsUp ? [enquiry.events + [Event(at: enquiry.lastEvent, .hungUp)]] : []
        return hungUp + [calls.end(of: enquiry)].compactMap { $0 }
    }
}

extension GeneratedCall {
    /// What the scenario claims, in words, from how it fails where that is not so.
    fileprivate func claim(failing failure: ScenarioRun.Failure) -> String {
        let (message, node) = (failure.message, failure.node)
        /// What a message says should be, after what it is about.
        func wanted(after verb: String) -> String {
            guard let about = message.range(of: verb),
                let not = message.range(of: ", not ", options: .backwards)
            else { return message }
            return String(message[..<about.upperBound] + message[not.upperBound...])
        }
        /// What a message puts in quotes first.
        var quoted: String {
            message.split(separator: "'").dropFirst(message.hasPrefix("'") ? 0 : 1).first.map { "'\($0)'" }
                ?? "it"
        }
        switch failure.kind {
        case .outcome, .kind:
            return run.enquiry.outcome.map { "it ends as '\($0.label)'" } ?? "it is abandoned"
        case .path:
            let after = run.path.drop { $0 != node }.dropFirst().first
            return after.map { "'\(node)' leads to '\($0)'" } ?? "the call ends on '\(node)'"
        case .steps:
            let index = run.enquiry.run.visits.lastIndex { $0.path.inAnyRound.text == node }
            return "'\(node)' has \(index.flatMap { script.sights[$0] }?.steps.count ?? 0) steps"
        case .shows: return "'\(node)' shows \(quoted)"
        case .hides: return "'\(node)' does not show \(quoted)"
        case .facts: return wanted(after: " is ")
        case .lines: return "\(quoted) is shown"
        case .notLines: return "nothing like \(quoted) is shown"
        case .messages:
            return message.contains(" are ") ? wanted(after: " are ") : "the mails are as they are"
        case .play, .unused, .until, .targets, .notes: return "what is asked, ticked and left out is as it is"
        }
    }
}
