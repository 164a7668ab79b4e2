/// The shapes of a fact and of what is inside it.
extension ObjectShape {
    static let fact = ObjectShape(
        name: "fact", summary: "A typed value the flow knows.",
        members: [
            Member("type", .string(.oneOf(FactType.allCases.map(\.rawValue))), required: true, "Its type."),
            Member("label", .string(.text), "The question, as the field shows it."),
            Member("hint", .string(.text), "One line under the field."),
            Member("help", .string(.text), "A longer explanation."),
            Member(
                "optional", .either([.boolean, .string(.expression)]),
                "Whether, or under which condition, it can be skipped."),
            Member("personal", .boolean, "Whether it says something about a person."),
            Member(
                "identifies", .string(.oneOf(["caller"])),
                "\"caller\" if it tells callers apart: their past calls are looked up by it."),
            Member("internal", .boolean, "Whether it is only for the flow: not to tell, not in the summary."),
            Member("suggest", .string(.expression), "An expression whose value is offered."),
            Member(
                "min", .literal, examples: ["1", "\"10.00\"", "\"2026-01-31\""],
                "The smallest value allowed; of a date or time also an expression."),
            Member(
                "max", .literal, examples: ["9", "\"today\""],
                "The largest value allowed; of a date or time also an expression."),
            Member("pattern", .string(.regularExpression), "What the whole text must match."),
            Member("maxLength", .integer(minimum: 1), "The most characters allowed."),
            Member("public", .boolean, "Whether an IP address must be one of the public internet."),
            Member("accept", .string(.expression), "An expression that must hold for the answer."),
            Member("because", .string(.text), "What the agent reads when 'accept' does not hold."),
            Member("fixed", .literal, examples: ["\"50.00\"", "12", "true"], "The value of a constant."),
            Member("value", .string(.expression), "The expression of a computed fact."),
            Member(
                "options", .either([.options, .string(.camelCase), .object(.selection)]),
                examples: ["[{ \"value\": \"weekly\", \"label\": \"Every week\" }]", "\"frequency\""],
                "What can be chosen: a list, the name of one that several facts share, or rows of a table."),
            Member("words", .object(.words), "A yes/no fact's own words."),
        ], together: [("accept", "because")], byType: FactType.membersByType)

    static let option = ObjectShape(
        name: "option", summary: "One thing that can be chosen.",
        members: [
            Member("value", .string(.kebabCase), required: true, "What conditions and the record call it."),
            Member("label", .string(.text), required: true, "What the agent reads."),
            Member("when", .string(.expression), "When it is offered."),
            Member("hint", .string(.text), "A few words beside it."),
            Member("key", .string(.letter), "The letter that chooses it."),
        ])

    static let words = ObjectShape(
        name: "words", summary: "What yes and no are called here.",
        members: [
            Member("yes", .string(.text), required: true, "The word for yes."),
            Member("no", .string(.text), required: true, "The word for no."),
        ])
}
