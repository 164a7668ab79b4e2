/// The shape of what a flow says of findings that are to stay.
extension ObjectShape {
    static let ignore = ObjectShape(
        name: "ignore", summary: "A finding that is known and is to stay.",
        members: [
            Member("code", .string(.kebabCase), required: true, "Its code."),
            Member(
                "at", .string(.text), required: true, examples: ["\"nodes.greeting\"", "\"facts.vatId\""],
                "What it is about: names of members from the outermost one on, with dots between them."),
            Member("because", .string(.text), required: true, "Why it is to stay."),
        ])
}
