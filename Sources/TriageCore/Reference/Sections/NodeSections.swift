extension FormatPage {
    /// The members of a node, of what is inside it, and the forms of `next`.
    static let nodeSections = [
        Section(
            "Nodes", .node,
            .prose("A node needs `next` or `end`; everything else can be left out."),
            entries: [
                Entry("ref", "", .node(#""ref": "box D-4", "title": "The caller's own site""#)),
                Entry(
                    "title",
                    "Else the card has none, and the trail shows the node's name. May hold placeholders."),
                Entry(
                    "channel", "As `set` does, on entering. The agent can still change it.",
                    .node(#""channel": "phone", "do": ["Ring them"]"#)),
                Entry(
                    "set", "It stays as it is then, while a computed fact follows what it reads.",
                    .members(
                        #"""
                        "facts": { "dueOn": { "type": "date", "label": "Due on" } },
                        "nodes": { "here": { "set": { "dueOn": "addDays(today, 14)" },
                          "say": ["Until {{dueOn}}, please."], "next": "last" } }
                        """#), checked: "unknown-fact", "expression-type", "impossible-option"),
                Entry("note", "", .node(#""note": ["They may be upset: their shop is closed."]"#)),
                Entry(
                    "say", "One or two short sentences a line.",
                    .node(
                        #"""
                        "say": ["Could you open {{contacts.shop.url}} for me?",
                                { "text": "Type it, please.", "when": "channel == 'chat'" }]
                        """#,
                        hidden: #""contacts": { "shop": { "name": "Shop", "url": "https://shop.example" } }"#),
                    checked: "never-known"),
                Entry("do", "", .node(#""do": ["Open the client's account"]"#)),
                Entry(
                    "ask", "", .node(#""ask": ["works", "plan"]"#), checked: "unknown-fact", "duplicate-name"),
                Entry(
                    "atLeastOne", "They are optional facts asked here.",
                    .members(
                        #"""
                        "facts": {
                          "home": { "type": "phone", "label": "At home", "optional": true },
                          "work": { "type": "phone", "label": "At work", "optional": true } },
                        "nodes": { "here": { "ask": ["home", "work"],
                          "atLeastOne": ["home", "work"], "next": "last" } }
                        """#), checked: "unknown-fact"),
                Entry("call", "See \"Parts and rounds\".", ticketCall, checked: "unknown-flow", "not-a-part"),
                Entry("send", "See \"Messages\".", sending, checked: "unknown-message", "duplicate-name"),
                Entry(
                    "next", "See \"Where to go next\".", .node(#""next": "last""#), checked: "unknown-node"),
                Entry(
                    "end", "",
                    .node(#""say": ["Goodbye."], "end": "done""#, hidden: #""nodes": { "last": null }"#),
                    checked: "unknown-outcome"),
            ]),
        Section(
            "Lines", .line,
            .prose(
                """
                In `note`, `say`, `body`, `to` and `cc` a line is a text, or this object. A line whose condition does
                not hold is left out.
                """),
            entries: [
                Entry(
                    "text", "",
                    .node(
                        #"""
                        "note": [{ "text": "They pay {{fee}}.", "when": "fee != null" }]
                        """#)), Entry("when", "", checked: "maybe-unknown"),
                Entry("id", "In `note` and `say`.", checked: "duplicate-name"),
            ]),
        Section(
            "Steps", .step,
            .prose("In `do` a step is a text, or this object. Any step can be skipped with a reason."),
            .example(steps),
            entries: [
                Entry("text"), Entry("when", "", checked: "maybe-unknown"), Entry("optional"),
                Entry("id", "True once it is ticked, false if it was skipped.", checked: "duplicate-name"),
            ]),
        Section(
            "Questions", .question,
            .prose(
                """
                In `ask` a question is the name of a fact, or this object. Its conditions read what is known before
                the card or asked above it on the same card; until that is answered they do not hold.
                """), .example(questions),
            entries: [
                Entry("fact", "", checked: "unknown-fact"),
                Entry(
                    "when",
                    "While it does not hold the question is not shown and the fact is null for every "
                        + "expression, even if it was told. The value is offered again when the question comes "
                        + "back.", checked: "maybe-unknown"),
                Entry("optional", "Instead of what the fact says.", checked: "maybe-unknown"),
            ]),
        Section(
            "Where to go next",
            .prose("`next` has four forms. The name of a node, always taken:"),
            .example(.node(#""next": "last""#)),
            .prose(
                """
                By the answer to the one `choice` or `yesno` fact among those asked here. `"*"` takes the other
                answers, and a question that was skipped or hidden. Checked: `ambiguous-keys`, `unknown-option`,
                `uncovered-option`.
                """),
            .example(
                .members(
                    #"""
                    "nodes": {
                      "here": { "ask": ["works"], "next": { "yes": "last", "no": "again" } },
                      "again": { "ask": ["plan"], "next": { "paid": "last", "*": "here" } } }
                    """#)),
            .prose(
                """
                By something that is known already: see the members of the object below. And by conditions: a list,
                of which the first branch whose condition holds is taken.
                """)),
        Section(
            "Where to go by something known", .keyed,
            .prose("The object that is the third form of `next`."),
            entries: [
                Entry(
                    "on", "Not a list, a round or an expression.",
                    .node(#""next": { "on": "plan", "go": { "paid": "last", "free": "first" } }"#),
                    checked: "unknown-fact"),
                Entry(
                    "go",
                    "`\"*\"` can be left out where the fact is certainly known. Should it be unknown all "
                        + "the same, the agent picks the node.",
                    checked: "unknown-option", "gap"),
            ]),
        Section(
            "Where to go by conditions", .branch,
            .prose("A branch in the list that is the fourth form of `next`."),
            entries: [
                Entry(
                    "when", "",
                    .node(
                        #"""
                        "next": [ { "when": "plan == 'paid' && works == false", "go": "first" },
                                  { "go": "last" } ]
                        """#), checked: "shadowed-branch", "maybe-unknown"),
                Entry("go", "", checked: "unknown-node"),
            ]),
    ]

    private static let steps = Example.node(
        #"""
        "do": ["Open the client's account",
               { "text": "Save the receipt", "id": "savedReceipt" },
               { "text": "Check the spam folder", "when": "plan == 'paid'",
                 "optional": true }],
        "next": [ { "when": "savedReceipt == true", "go": "last" },
                  { "go": "first" } ]
        """#)

    private static let questions = Example.members(
        #"""
        "facts": {
          "kind": { "type": "choice", "label": "Who is buying?", "options": [
            { "value": "person", "label": "A person" },
            { "value": "business", "label": "A business" } ] },
          "vatId": { "type": "text", "label": "VAT number" } },
        "nodes": { "here": {
          "ask": ["kind", { "fact": "vatId", "when": "kind == 'business'",
                            "optional": "plan == 'free'" }],
          "next": "last" } }
        """#)

    private static let ticketCall = Example.node(
        #"""
        "call": { "flow": "ticket", "as": "ticket", "with": { "about": "'E-mail'" } },
        "next": { "on": "ticket.outcome", "go": { "opened": "last", "*": "first" } }
        """#)

    private static let sending = Example.members(
        #"""
        "messages": { "order": { "to": ["sales@desk.example"],
          "subject": "An order of {{name}}", "body": ["{{plan}}, {{fee}}"] } },
        "nodes": { "here": { "send": ["order"], "next": "last" } }
        """#)
}
