/// That a flow runs: which one, and who called it. It stays the same from its first node to its last.
///
/// A class, because it never changes and a frame is copied for every event: copying it is counting it.
final class Activation: Sendable {
    /// Its number among the flows begun in an enquiry; 0 is the one that was started.
    let number: Int
    /// All flows of the enquiry.
    let flows: FlowSet
    /// The position of the flow among them.
    let position: Int
    /// The flow.
    let flow: Flow
    /// The names of the calls that lead to it, outermost first.
    let calls: [String]
    /// The nodes whose calls lead to it, outermost first.
    let callers: [NodeID]
    /// The key of the round of a repeated call that it is or belongs to; nil outside of one.
    let round: Int?
    /// Whether the card after the round shows the lines of its end, so that they need not be read before.
    let closesQuietly: Bool
    /// The facts that it was given and neither asks nor sets, so that they follow what its caller knows.
    let views: [Setting]
    /// Whether messages wait for the wrap-up, and reading the last card finishes the call.
    let hasWrapUp: Bool
    /// Called before an expression is worked out; nil unless that is being measured.
    let observer: Enquiry.Observer?

    /// Starts a flow that no other one calls.
    ///
    /// - Parameter calls: the names of the calls by which another flow remembers it; empty for the flow that was started.
    init(
        of flows: FlowSet, position: Int = 0, calls: [String] = [], hasWrapUp: Bool = false,
        observer: Enquiry.Observer? = nil
    ) {
        number = 0
        self.flows = flows
        self.position = position
        flow = flows.flows[position]
        self.calls = calls
        callers = []
        round = nil
        closesQuietly = false
        views = []
        self.hasWrapUp = hasWrapUp
        self.observer = observer
    }

    /// Starts a part that a node of another flow calls.
    ///
    /// - Parameters:
    ///   - position: the position of the part among the flows.
    ///   - number: how many flows were begun before it.
    ///   - round: the key of the round that it is; nil if the call is not repeated.
    ///   - closesQuietly: whether its end does not wait, because the card after the round shows the lines.
    init(
        _ call: Call, position: Int, calledBy caller: Frame, number: Int, round: Int?, closesQuietly: Bool
    ) {
        self.number = number
        flows = caller.flows
        self.position = position
        flow = flows.flows[position]
        calls = caller.calls + [call.name]
        callers = caller.callers + [caller.node.id]
        self.round = round ?? caller.round
        self.closesQuietly = closesQuietly
        views = call.with.filter { call.views.contains($0.id) }
        hasWrapUp = caller.activation.hasWrapUp
        observer = caller.activation.observer
    }
}
