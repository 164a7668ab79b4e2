/// A message that is sent but not declared.
enum UnknownMessage: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var messages = KnownNames(flow.messages.map(\.id))
        return flow.nodes.flatMap(\.send).filter { flow.message($0.id) == nil }.map {
            flow.unknown(.unknownMessage, $0, "message", among: &messages)
        }
    }
}
