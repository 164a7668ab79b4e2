/// A message that no node sends.
enum UnusedMessage: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var declared = KnownNames(flow.messages.map(\.id))
        let sent = Set(flow.nodes.flatMap(\.send).map { declared.meant(by: $0.id) })
        return flow.messages.filter { !sent.contains($0.id) }.map {
            flow.finding(.unusedMessage, at: $0.span, "no node sends '\($0.id)'")
        }
    }
}
