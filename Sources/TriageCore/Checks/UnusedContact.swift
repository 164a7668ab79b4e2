/// A contact that no text or condition reads. Not reported in a flow that calls parts, which may use it.
enum UnusedContact: Check {
    static let codes = [Finding.Code.unusedContact]

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        guard !flow.nodes.contains(where: { $0.call != nil }) else { return [] }
        return flow.contacts.filter { contact in
            // What a desk defines is for several flows.
            !contact.isSender && flow.isOwn(contact.file)
                && !contact.members.contains { member in
                    flow.scope.slot(of: "contacts.\(contact.id).\(member.name)")
                        .map(flow.namesInExpressions.contains) ?? false
                }
        }.map {
            flow.file.finding(
                superfluous: .unusedContact, at: $0.span, "nothing reads the contact '\($0.id)'")
        }
    }
}

extension Finding.Code {
    /// A contact that nothing reads.
    static let unusedContact = Finding.Code(
        "unused-contact", .warning,
        fault: "A contact is declared, but nothing reads it.",
        harm: "Whoever changes a number or an address here changes nothing that is said or sent on a call.",
        cure: "Read it where it belongs, as in {{contacts.desk.name}}, or remove it.",
        examples: Finding.Example(
            "nothing reads the contact 'desk'",
            in: ["contacts": #"{ ▸"desk": { "name": "Desk" } }"#],
            cured: [
                "contacts": #"{ "desk": { "name": "Desk" } }"#,
                "nodes": #"""
                { "first": { "say": ["Ask the {{contacts.desk.name}}."], "ask": ["isOn"], "end": "done" } }
                """#,
            ]))
}
