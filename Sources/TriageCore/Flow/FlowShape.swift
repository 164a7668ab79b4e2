extension Shape {
    /// A line of text, or an object with the condition under which it is shown.
    static let line = Shape.either([.string(.text), .object(.line)])
    static let lines = Shape.array(of: .line)
    /// What can be chosen.
    static let options = Shape.array(of: .object(.option), minimum: 1)
    /// Lists of options by name.
    static let sharedOptions = Shape.map(.camelCase, to: .options)
}

/// The shape of a flow file, format 1.
extension ObjectShape {
    static let flow = ObjectShape(
        name: "flow", summary: "One decision tree: what to say, do and ask, and where to go next.",
        members: [
            Member("$schema", .string(.anything), "The path of the JSON Schema, for editors."),
            Member(
                "format", .constant(FlowSchema.version), required: true, "The version of this file format."),
            Member("id", .string(.kebabCase), required: true, "The flow's name; the file is called ID.json."),
            Member("title", .string(.text), required: true, "What the flow is for, as the menu shows it."),
            Member(
                "version", .string(.text), required: true, examples: ["\"1.0.0\""],
                "The version of the flow, kept in each record."),
            Member(
                "language", .string(.language), required: true, unless: "part",
                examples: ["\"en-AU\"", "\"sk-SK\""],
                "The language of its texts, such as en-AU."),
            Member(
                "timeZone", .string(.timeZone), required: true, unless: "part",
                examples: ["\"Australia/Melbourne\"", "\"Europe/Bratislava\""],
                "The zone of its dates and hours."),
            Member(
                "currency", .string(.currency), examples: ["\"AUD\"", "\"EUR\""],
                "The currency of its money, such as AUD."),
            Member(
                "channels", .array(of: .string(.kebabCase), minimum: 1), required: true, unless: "part",
                examples: ["[\"phone\", \"chat\", \"email\"]"],
                "How callers reach the desk; the first is the default."),
            Member("part", .boolean, "True for a flow that only other flows call."),
            Member(
                "summary", .string(.text), examples: ["\"{{reason}}, {{domain}}\""],
                "What sums up a round of a repeated part; else its outcome does."),
            Member(
                "use", .array(of: .string(.file(ending: ".json"))), examples: ["[\"desk.json\"]"],
                "Files beside the flow whose definitions it shares with other flows."),
            Member("start", .string(.kebabCase), required: true, "The node where every enquiry begins."),
            Member("contacts", .map(.camelCase, to: .object(.contact)), "People and desks the texts name."),
            Member("hours", .object(.hours), "When the desk is open, in the flow's zone."),
            Member("targets", .array(of: .object(.target)), "The time limits of the flow."),
            Member("facts", .map(.camelCase, to: .object(.fact)), "All that the flow can know."),
            Member("options", .sharedOptions, "Lists of options that several facts offer, by name."),
            Member(
                "tables", .map(.camelCase, to: .object(.table)), "Rows that options and expressions read."),
            Member("messages", .map(.kebabCase, to: .object(.message)), "E-mails that the flow can send."),
            Member(
                "outcomes", .map(.kebabCase, to: .object(.outcome)), required: true,
                "How an enquiry can end."),
            Member(
                "hangUp", .object(.hangUp), "How a call ends whose caller hangs up; else it is abandoned."),
            Member(
                "reasons", .array(of: .string(.text), minimum: 1),
                examples: ["[\"wrong number\", \"test call\"]"],
                "Reasons for abandoning a call, to choose from."),
            Member("nodes", .map(.kebabCase, to: .object(.node)), required: true, "The stops of the flow."),
            Member("audit", .object(.audit), "How triage records audit judges its calls."),
            Member(
                "ignore", .array(of: .object(.ignore)),
                "What triage validate finds and is to stay as it is, each with the reason."),
        ])

    static let contact = ObjectShape(
        name: "contact", summary: "A person or a desk; its members are facts such as contacts.support.email.",
        members: [
            Member("name", .string(.text), required: true, "What to call them."),
            Member("email", .string(.text), "Their e-mail address."),
            Member("phone", .string(.text), "Their number."),
            Member("url", .string(.text), "Their page."),
            Member("sender", .boolean, "Whether messages come from them."),
        ])

    static let hours = ObjectShape(
        name: "hours",
        summary: "When the desk is open: spans of each weekday, and days on which it is closed.",
        members: [
            Member(
                "week", .map(.kebabCase, to: .array(of: .string(.text))), required: true,
                examples: [#"{ "mon-fri": ["09:00-12:00", "13:00-17:30"] }"#],
                "The spans of a day such as sat or of several such as mon-fri."),
            Member(
                "closed", .array(of: .string(.text)), examples: [#"["2026-12-25"]"#],
                "Days on which it is closed."),
            Member(
                "closedIn", .string(.text), examples: [#""holidays.day""#],
                "The column of a table with further such days."),
        ])

    static let target = ObjectShape(
        name: "target", summary: "A time limit (service level).",
        members: [
            Member("id", .string(.kebabCase), required: true, "The target's name."),
            Member("label", .string(.text), "What the target is called on the card."),
            Member(
                "within", .string(.duration), required: true, examples: ["\"20m\"", "\"60s\"", "\"1h30m\""],
                "The limit, such as 20m, 60s or 1h30m."),
            Member(
                "per", .string(.oneOf(Target.Scope.allCases.map(\.rawValue))), required: true,
                "Whether the clock starts with the enquiry, with each node or with each response of the agent."
            ),
            Member("when", .string(.expression), "When it applies, decided as its clock stops."),
            Member(
                "clock", .string(.oneOf(["open"])),
                "\"open\" to count only the time in which the desk is open."),
            Member("until", .string(.kebabCase), "The clock stops when this node is left."),
            Member("note", .lines, "What the agent reads when the target is missed."),
        ])

    static let line = ObjectShape(
        name: "line", summary: "A line that is shown under a condition.",
        members: [
            Member("text", .string(.text), required: true, "The line; may hold {{placeholders}}."),
            Member("when", .string(.expression), "When it is shown."),
            Member(
                "id", .string(.kebabCase),
                "What scenarios call it, to say without its words that it is shown."),
        ])

    static let step = ObjectShape(
        name: "step", summary: "Something the agent does and ticks.",
        members: [
            Member("text", .string(.text), required: true, "What to do; may hold {{placeholders}}."),
            Member("when", .string(.expression), "When it is to be done."),
            Member("optional", .boolean, "Whether it can be skipped without a reason."),
            Member("id", .string(.camelCase), "The yes/no fact that says whether it was ticked."),
        ])

    static let message = ObjectShape(
        name: "message", summary: "An e-mail that the flow can send.",
        members: [
            Member("label", .string(.text), "What the agent reads about it."),
            Member("to", .array(of: .line, minimum: 1), required: true, "Its recipients."),
            Member("cc", .lines, "Who gets a copy."),
            Member("subject", .string(.text), required: true, "Its subject."),
            Member("body", .array(of: .line, minimum: 1), required: true, "Its lines."),
        ])

    static let outcome = ObjectShape(
        name: "outcome", summary: "One way in which an enquiry can end.",
        members: [
            Member("label", .string(.text), required: true, "What it is called."),
            Member(
                "kind", .string(.oneOf(Outcome.Kind.allCases.map(\.rawValue))), required: true, "Its kind."),
        ])

    static let hangUp = ObjectShape(
        name: "hangUp", summary: "How a flow ends when the caller hangs up.",
        members: [
            Member("end", .string(.kebabCase), required: true, "The outcome."),
            Member("send", .array(of: .string(.kebabCase)), "Messages to send, reviewed like all others."),
        ])

    static let node = ObjectShape(
        name: "node", summary: "One stop of the flow.",
        members: [
            Member("ref", .string(.text), "The part of the source procedure that it comes from."),
            Member("title", .string(.text), "The heading of the card."),
            Member("channel", .string(.kebabCase), "The channel on which the call goes on from here."),
            Member("set", .map(.camelCase, to: .string(.expression)), "Facts to set on entering."),
            Member("note", .lines, "For the agent's eyes."),
            Member("say", .lines, "What to say to the caller."),
            Member("do", .array(of: .either([.string(.text), .object(.step)])), "Steps to tick."),
            Member(
                "ask", .array(of: .either([.string(.camelCase), .object(.question)])),
                "Facts to ask, in this order."),
            Member(
                "atLeastOne", .array(of: .string(.camelCase), minimum: 1),
                "Facts of which one must be answered."),
            Member("call", .object(.call), "Another flow to run from here."),
            Member(
                "send", .array(of: .either([.string(.kebabCase), .object(.sending)])),
                "Messages to send, reviewed once the call is over."),
            Member(
                "next",
                .either([
                    .string(.kebabCase), .object(.keyed), .map(.kebabCaseOrRest, to: .string(.kebabCase)),
                    .array(of: .object(.branch), minimum: 1),
                ]), "Where to go."),
            Member("end", .string(.kebabCase), "The outcome with which the enquiry ends here."),
        ], exactlyOne: ["next", "end"])

    static let sending = ObjectShape(
        name: "sending", summary: "A message to send, and when.",
        members: [
            Member("message", .string(.kebabCase), required: true, "The message."),
            Member("now", .boolean, "Whether it is reviewed and sent at once, during the call."),
            Member("when", .string(.expression), "When it is sent, decided as the node is left."),
        ])

    static let question = ObjectShape(
        name: "question", summary: "A fact to ask under a condition.",
        members: [
            Member("fact", .string(.camelCase), required: true, "The fact to ask."),
            Member("when", .string(.expression), "When it is asked; otherwise the fact is null."),
            Member(
                "optional", .either([.boolean, .string(.expression)]),
                "Whether, or under which condition, it can be skipped here."),
        ])

    static let call = ObjectShape(
        name: "call", summary: "Another flow, run in its own scope.",
        members: [
            Member("flow", .string(.kebabCase), required: true, "The flow to call; it is marked as a part."),
            Member(
                "as", .string(.camelCase), required: true, "The name under which its facts are known here."),
            Member(
                "with", .map(.camelCase, to: .string(.expression)), "Facts of the part, set before it begins."
            ),
            Member(
                "repeat", .object(.repetition), "Run it once and again, in rounds; its name is their list."),
        ])

    static let repetition = ObjectShape(
        name: "repeat",
        summary: "How a call is repeated: each round is a run of the part from its beginning.",
        members: [
            Member(
                "ask", .string(.text), required: true, examples: ["\"Anything else I can help with?\""],
                "The question after each round whether there is another one."),
            Member("min", .integer(minimum: 0), "How many rounds begin unasked; 1 if it is left out."),
            Member("max", .integer(minimum: 1), "The most rounds; no limit if it is left out."),
        ])

    static let keyed = ObjectShape(
        name: "keyed", summary: "Destinations by something that is known already.",
        members: [
            Member(
                "on", .string(.text), required: true, examples: ["\"plan\"", "\"ticket.outcome\""],
                "A choice or yes/no fact of this flow or of a part, or a part's outcome."),
            Member(
                "go", .map(.kebabCaseOrRest, to: .string(.kebabCase)), required: true,
                "The node for each value; \"*\" for the rest and for what is not known."),
        ], sign: "go")

    static let branch = ObjectShape(
        name: "branch", summary: "A destination and when to go there.",
        members: [
            Member("when", .string(.expression), "The condition; absent on the last branch."),
            Member("go", .string(.kebabCase), required: true, "The node to go to."),
        ])
}
