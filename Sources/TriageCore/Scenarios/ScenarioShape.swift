/// The shape of a scenario file, format 1.
extension ObjectShape {
    static let scenarioFile = ObjectShape(
        name: "scenario-file", summary: "Scripted enquiries that test one flow.",
        members: [
            Member("$schema", .string(.anything), "The path of the JSON Schema, for editors."),
            Member(
                "format", .constant(ScenarioFile.version), required: true, "The version of this file format."),
            Member("flow", .string(.kebabCase), required: true, "The flow that is tested."),
            Member(
                "with", .map(.camelCase, to: .anything),
                "What is known before the first card of each of them, as what a part is called with."),
            Member("scenarios", .array(of: .object(.scenario), minimum: 1), required: true, "The scenarios."),
        ])

    static let scenario = ObjectShape(
        name: "scenario", summary: "One scripted enquiry.",
        members: [
            Member("name", .string(.text), required: true, "One sentence that says what it shows."),
            Member("now", .string(.moment), "When it begins, with its zone; the clock stands still."),
            Member("agent", .string(.text), "Who takes the call."),
            Member("channel", .string(.kebabCase), "How the caller reached the desk."),
            Member(
                "with", .map(.camelCase, to: .anything),
                "What is known before the first card here, beside or instead of what the file says."),
            Member(
                "answers", .map(.anything, to: .anything),
                "The answer to a fact, each time it is asked; a list for several times; null skips; "
                    + "\"yes\" and \"no\" beside true and false. "
                    + "To the name of a repeated call: a list with the answers of each round."),
            Member(
                "at",
                .map(
                    .anything,
                    to: .either([.object(.visitScript), .array(of: .object(.visitScript), minimum: 1)])),
                "What happens at a node: at its first visit, or a list for successive visits."),
            Member(
                "until", .either([.string(.text), .object(.stop)]),
                "Where it stops: once this node is left as it should be."),
            Member("expect", .object(.expectation), "What it should show."),
        ], atLeastOne: ["expect", "until"])

    static let stop = ObjectShape(
        name: "stop", summary: "A visit of a node at which a scenario stops.",
        members: [
            Member("node", .string(.text), required: true, "The node."),
            Member("visit", .integer(minimum: 1), "Which of its visits, counted from 1; else the first."),
            Member("left", .boolean, "False to stop as soon as its card is shown."),
        ])

    static let visitScript = ObjectShape(
        name: "visit",
        summary:
            "What happens at one visit of a node, in the order of these members, and what stands on its card.",
        members: [
            Member(
                "responded", .either([.string(.duration), .array(of: .string(.duration), minimum: 1)]),
                "The agent lets the caller know something, so long after what came before; a list for several times."
            ),
            Member("wait", .string(.duration), "How long the card is shown first, such as 25m."),
            Member("channel", .string(.kebabCase), "The caller switches to this channel."),
            Member("note", .string(.text), "The agent writes this down."),
            Member("told", .map(.anything, to: .anything), "Facts that the caller volunteers."),
            Member(
                "refused", .map(.anything, to: .anything), "Answers that must be refused; a list for several."
            ),
            Member("answers", .map(.anything, to: .anything), "Answers for this visit only."),
            Member(
                "skip", .map(.anything, to: .string(.anything)),
                "Steps left out: the id, the number on the card or a part of the text; the reason."),
            Member("messages", .map(.kebabCase, to: .string(.text)), "Messages left out: the reason."),
            Member("open", .integer(minimum: 1), "On the card between rounds: the round to open again."),
            Member("remove", .integer(minimum: 1), "On the card between rounds: the round to take out."),
            Member("back", .boolean, "Go back instead of answering."),
            Member("crash", .boolean, "The program crashes: the enquiry is rebuilt from its journal."),
            Member("go", .string(.kebabCase), "The node chosen by hand, where no branch is taken."),
            Member("abandon", .string(.text), "The call is given up, for this reason."),
            Member("hangUp", .boolean, "The caller hangs up."),
            Member("steps", .integer(minimum: 0), "How many steps the card has."),
            Member(
                "shows", .array(of: .string(.text), minimum: 1),
                "Facts whose values stand on the card, and lines and steps on it by their ids."),
            Member("hides", .array(of: .string(.text), minimum: 1), "Those of them that do not."),
        ])

    static let expectation = ObjectShape(
        name: "expectation", summary: "What an enquiry should show; anything not named is not checked.",
        members: [
            Member("outcome", .either([.string(.kebabCase), .null]), "How it ends; null when abandoned."),
            Member(
                "kind", .string(.oneOf(Outcome.Kind.allCases.map(\.rawValue) + ["abandoned"])),
                "What sort of end it is."),
            Member(
                "path", .either([.array(of: .string(.text)), .object(.pathPart)]),
                "All nodes in order, or some of them in this order."),
            Member("facts", .map(.anything, to: .anything), "What is known at the end; null for unknown."),
            Member("lines", .array(of: .string(.text)), "Parts of texts that were shown."),
            Member("notLines", .array(of: .string(.text)), "Parts of texts that were never shown."),
            Member("messages", .array(of: .object(.expectedMessage)), "All messages approved, in order."),
            Member(
                "targets", .map(.kebabCase, to: .string(.oneOf(["met", "missed"]))), "Targets met or missed."),
            Member("notes", .array(of: .string(.text)), "Parts of what the agent wrote down."),
        ], mayNotBeEmpty: true)

    static let pathPart = ObjectShape(
        name: "path-part", summary: "Some nodes of the path.",
        members: [
            Member("contains", .array(of: .string(.text), minimum: 1), required: true, "Nodes in this order.")
        ])

    static let expectedMessage = ObjectShape(
        name: "expected-message", summary: "A message that was queued.",
        members: [
            Member("message", .string(.kebabCase), required: true, "Which message it is."),
            Member("to", .array(of: .string(.text)), "All its recipients."),
            Member("cc", .array(of: .string(.text)), "All who get a copy."),
            Member("subject", .string(.text), "A part of its subject."),
            Member("body", .array(of: .string(.text)), "Parts of its lines."),
            Member("notBody", .array(of: .string(.text)), "Parts that must not be in any of its lines."),
            Member("lines", .integer(minimum: 0), "How many lines it has."),
        ])
}
