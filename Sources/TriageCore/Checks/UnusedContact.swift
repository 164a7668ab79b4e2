/// A contact that no text or condition reads. A flow that calls parts may lend it to them, so there it is
/// not reported.
enum UnusedContact: Check {
    static func findings(in flow: Flow) -> [Finding] {
        guard !flow.nodes.contains(where: { $0.call != nil }) else { return [] }
        return flow.contacts.filter { contact in
            !contact.members.contains { member in
                flow.scope.slot(of: "contacts.\(contact.id).\(member.name)")
                    .map(flow.namesInExpressions.contains) ?? false
            }
        }.map { flow.finding(.unusedContact, at: $0.span, "nothing reads the contact '\($0.id)'") }
    }
}
