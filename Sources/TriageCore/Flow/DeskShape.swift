/// The shape of a desk file, format 1.
extension ObjectShape {
    /// Definitions that several flows share.
    static let desk = ObjectShape(
        name: "desk", summary: "Definitions that several flows share; each names the file under \"use\".",
        members: [
            Member("$schema", .string(.anything), "The path of the JSON Schema, for editors."),
            Member(
                "format", .constant(FlowSchema.version), required: true, "The version of this file format."),
            Member("desk", .boolean, required: true, "True: this is no flow but what flows share."),
            Member("contacts", .map(.camelCase, to: .object(.contact)), "People and desks the texts name."),
            Member("facts", .map(.camelCase, to: .object(.constant)), "Values that never change."),
            Member("options", .sharedOptions, "Lists of options that several facts offer, by name."),
            Member(
                "tables", .map(.camelCase, to: .object(.table)), "Rows that options and expressions read."),
            Member("messages", .map(.kebabCase, to: .object(.message)), "E-mails that the flows can send."),
            Member("hours", .object(.hours), "When the desk is open, in the zone of each flow."),
            Member(
                "reasons", .array(of: .string(.text), minimum: 1), "The reasons for abandoning a call."),
        ])

    /// A fact of a desk, which has no nodes that could ask it.
    static let constant = ObjectShape(
        name: "constant", summary: "A value that never changes.",
        members: [
            fact.member("type"), fact.member("label"), fact.member("fixed", required: true),
            fact.member("options"), fact.member("words"),
        ], byType: fact.byType.filter { ["fixed", "options", "words"].contains($0.name) })

    /// One of its members, perhaps demanded where it is not otherwise.
    private func member(_ name: String, required: Bool = false) -> Member {
        guard let member = members.first(where: { $0.name == name }) else { preconditionFailure(name) }
        return Member(
            member.name, member.shape, required: required || member.isRequired, examples: member.examples,
            member.summary)
    }
}
