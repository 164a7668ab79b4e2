import Foundation
import TriageCore

/// `triage run`: takes a call.
enum RunCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        guard let name = invocation.operands.first else { return try StartMenu(invocation: invocation).run() }
        return try take(FlowID(name), invocation)
    }

    /// Takes a call on a flow, from the first card to the record, on the menu's terminal if there is one.
    ///
    /// - Parameters:
    ///   - preferred: the channel of the call before, for flows that have it.
    ///   - isPicked: whether the agent has seen what of this caller is parked, and picked another call.
    static func take(
        _ id: FlowID, _ invocation: Invocation, channel preferred: String? = nil,
        on screen: CallScreen? = nil, isPicked: Bool = false
    ) throws(Failure) -> ExitCode {
        if !isPicked {
            let parked = invocation.callersParked
            if !parked.isEmpty {
                return try StartMenu(invocation: invocation, flow: id, parked: parked).run(on: screen)
            }
        }
        let isDryRun = invocation.has("dry-run")
        let flows = try isDryRun ? invocation.flows.tryable(id) : invocation.flows.runnable(id)
        let node = try invocation.firstNode(in: flows)
        let start = try invocation.givenStart
        let clock = start.map(Clock.init(at:)) ?? Clock()
        let channel = try channel(invocation, flows.main, preferred)
        let home = isDryRun ? nil : try invocation.preparedHome(on: screen)
        let given = try invocation.givenFacts(withCallerOn: flows, at: clock.now, on: screen)
        return try invocation.carry(on: screen) { () throws(Failure) in
            EnquirySession.open(
                on: flows, agent: try invocation.agent, channel: channel, given: given,
                isClockGiven: start != nil, start: node,
                home: home, clock: { clock.now })
        }
    }

    private static func channel(
        _ invocation: Invocation, _ flow: Flow, _ preferred: String?
    ) throws(Failure) -> String {
        if let preferred, flow.channels.contains(preferred) { return preferred }
        // A part that no flow here calls has no channels.
        let usual = flow.channels.first ?? "phone"
        guard let setting = invocation.setting(.channel) else { return usual }
        let channel = setting.text
        guard !flow.channels.isEmpty, flow.channels.contains(channel) else {
            // What holds for every call holds for the flows that have it.
            guard case .option = setting.origin, !flow.channels.isEmpty else {
                return flow.channels.isEmpty ? channel : usual
            }
            throw Failure(
                .usage,
                "'\(flow.id)' takes \(flow.channels.joined(separator: ", ")), not '\(channel)'"
                    + NearestName.hint(for: channel, among: flow.channels))
        }
        return channel
    }
}

extension Invocation {
    /// The node at which a dry run begins, by `--at`; nil for the first one.
    fileprivate func firstNode(in flows: FlowSet) throws(Failure) -> NodePath? {
        guard let text = self["at"] else { return nil }
        guard has("dry-run") else {
            throw Failure(.usage, "--at begins in the middle of a call, which only --dry-run can")
        }
        let path = NodePath(text)
        if let problem = flows.problem(with: path) { throw Failure(.usage, "--at \(text): \(problem)") }
        return path
    }
}

/// Performs an action in a session and turns its errors into failures of the command.
func performing(_ body: () throws(EnquirySession.Failure) -> Void) throws(Failure) {
    do throws(EnquirySession.Failure) {
        try body()
    } catch {
        switch error {
        case .storage(let error): throw Failure(error)
        case .refused(let refusal): throw Failure(.badData, "this cannot happen here (\(refusal))")
        }
    }
}
