/// What can be wrong with a file before its names are checked: found by the parser, by comparison with the
/// shapes, and where a member is decoded.
extension Finding.Code {
    /// These codes, in listing order.
    static let structure = [
        syntax, encoding, notAFlow, duplicateKey, unknownMember, missingMember, wrongType, badValue,
        duplicateOption, duplicateLabel, digitLabel, emptyOptions, emptyText, unreadPlaceholder,
        unreadTargets,
    ]

    /// The text is not JSON.
    static let syntax = Finding.Code(
        "syntax", .error,
        fault: "The file is not JSON.",
        harm: "What follows the mistake may be read wrongly or not at all, so no call is taken with it.",
        cure: """
            Put right what the message names. JSON has neither comments nor a comma after the last entry; a
            "comment" member is allowed in every object.
            """,
        examples: Finding.Example(
            "a comma may not come before ']'",
            in: ["channels": #"["phone"▸,]"#], cured: ["channels": #"["phone"]"#]),
        Finding.Example(
            "JSON has no comments; use a \"comment\" member",
            in: ["comment": "▸/* why */ null"], cured: ["comment": #""why""#]))

    /// The bytes are not UTF-8, or begin with a byte-order mark.
    static let encoding = Finding.Code(
        "encoding", .error,
        fault: "The file is not plain UTF-8, or it begins with a byte-order mark.",
        harm: "Letters would come out wrong on the card, so no call is taken with such a flow.",
        cure: "Save the file as UTF-8 without a byte-order mark.",
        examples: Finding.Example(
            "JSON may not begin with a byte-order mark; save the file as UTF-8 without one", in: [:],
            after: "▸\u{FEFF}"))

    /// The file is about something else.
    static let notAFlow = Finding.Code(
        "not-a-flow", .error,
        fault: "The file is an object, but has nothing that a flow is made of.",
        harm: "It stands in the menu among the flows, and no call can be taken on it.",
        cure: "Move the file out of the folder of the flows, or write the flow.",
        examples: Finding.Example(
            "this is no flow: it has neither 'format' nor 'nodes'",
            in: ["format": nil, "start": nil, "facts": nil, "outcomes": nil, "nodes": nil], after: "▸"))

    /// An object has two members of the same name.
    static let duplicateKey = Finding.Code(
        "duplicate-key", .error,
        fault: "An object has the same key twice.",
        harm: "Only one of the two could count on a call, and a reader of the file cannot tell which.",
        cure: "Remove one of the two, or give it the name that was meant.",
        examples: Finding.Example(
            "the key \"label\" appears twice in this object",
            in: ["facts": #"{ "isOn": { "type": "yesno", "label": "On?", ▸"label": "Is it on?" } }"#]))

    /// A member that the format does not know.
    static let unknownMember = Finding.Code(
        "unknown-member", .error,
        fault: "An object has a member that the format does not know.",
        harm: "It would be silently ignored, and with it what it was meant to do on the call.",
        cure: "Write the name of a known member; text for other authors goes into a \"comment\".",
        examples: Finding.Example(
            "outcome has no member 'lable'; did you mean 'label'?",
            in: ["outcomes": #"{ "done": { "label": "Done", ▸"lable": "Done", "kind": "resolved" } }"#]))

    /// A required member is missing.
    static let missingMember = Finding.Code(
        "missing-member", .error,
        fault: "Something required is missing: a member, or one that another member needs beside it.",
        harm: "The card would lack a question's words, a way on, or the reason why an answer is refused.",
        cure: "Add the member that the message names.",
        examples: Finding.Example(
            "node lacks its 'next' or 'end'",
            in: ["nodes": #"{ "first": ▸{ "ask": ["isOn"] }, "last": { "end": "done" } }"#]),
        Finding.Example(
            "'isOn' is asked here but has no label",
            in: [
                "facts": #"{ "isOn": { "type": "yesno" } }"#,
                "nodes": #"{ "first": { "ask": [▸"isOn"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"{ "isOn": { "type": "yesno", "label": "Is it on?" } }"#,
                "nodes": #"{ "first": { "ask": ["isOn"], "end": "done" } }"#,
            ]),
        Finding.Example(
            "'accept' needs a 'because' beside it",
            in: [
                "facts": #"{ "isOn": { "type": "yesno", "label": "Is it on?", ▸"accept": "isOn == true" } }"#
            ],
            cured: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "Is it on?", "accept": "isOn == true",
                            "because": "It must be on." } }
                """#
            ]))

    /// A value of the wrong JSON kind.
    static let wrongType = Finding.Code(
        "wrong-type", .error,
        fault: "A value is of the wrong kind: a number where a text belongs, a text where a list belongs.",
        harm: "It cannot be used, and what depends on it would be missing from the call.",
        cure: "Write a value of the kind that the message names.",
        examples: Finding.Example(
            "'channels' must be an array, not a string",
            in: ["channels": #"▸"phone""#], cured: ["channels": #"["phone"]"#]))

    /// A value of the right kind that makes no sense.
    static let badValue = Finding.Code(
        "bad-value", .error,
        fault:
            "A value has the right kind but makes no sense: there is no such time zone, currency or address,\n"
            + "or a fact cannot be used in this way.",
        harm: "Times, amounts and messages would be wrong, or a question could never be answered.",
        cure: "Write a value that the message allows.",
        examples: Finding.Example(
            "'currency' is 'AUS', which is not a currency code such as EUR",
            in: ["currency": #"▸"AUS""#], cured: ["currency": #""AUD""#]),
        Finding.Example(
            "'isOn' is demanded here but not asked",
            in: [
                "nodes":
                    #"{ "first": { "set": { "isOn": "true" }, "atLeastOne": [▸"isOn"], "end": "done" } }"#
            ],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "atLeastOne": ["isOn"], "end": "done" } }"#]),
        Finding.Example(
            "'mail' identifies the caller already, and a call is looked up by one fact",
            in: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "Is it on?" },
                  "mail": { "type": "email", "label": "Mail", "identifies": "caller" },
                  "phone": { "type": "phone", "label": "Phone", "identifies": ▸"caller" } }
                """#,
                "nodes": #"{ "first": { "ask": ["isOn", "mail", "phone"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "Is it on?" },
                  "mail": { "type": "email", "label": "Mail" },
                  "phone": { "type": "phone", "label": "Phone", "identifies": "caller" } }
                """#,
                "nodes": #"{ "first": { "ask": ["isOn", "mail", "phone"], "end": "done" } }"#,
            ]),
        Finding.Example(
            "'both' has a value of its own and cannot be asked",
            in: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "Is it on?" },
                  "both": { "type": "yesno", "value": "isOn == true" } }
                """#,
                "nodes": #"{ "first": { "ask": ["isOn", ▸"both"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "Is it on?" },
                  "both": { "type": "yesno", "value": "isOn == true" } }
                """#,
                "nodes": #"{ "first": { "ask": ["isOn"], "say": ["{{both}}"], "end": "done" } }"#,
            ]))

    /// Two options with the same value or the same key.
    static let duplicateOption = Finding.Code(
        "duplicate-option", .error,
        fault: "Two options of a question have the same value, or the same letter to choose them.",
        harm: "The agent could choose only one of them, and the record could not tell which was meant.",
        cure: "Give one of the two another value, or another key.",
        examples: Finding.Example(
            "the option 'a' is given twice",
            in: [
                "facts": #"""
                { "plan": { "type": "choice", "label": "Plan",
                            "options": [{ "value": "a", "label": "A" }, { "value": ▸"a", "label": "B" }] } }
                """#,
                "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"""
                { "plan": { "type": "choice", "label": "Plan",
                            "options": [{ "value": "a", "label": "A" }, { "value": "b", "label": "B" }] } }
                """#,
                "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
            ]))

    /// Two options that the agent cannot tell apart.
    static let duplicateLabel = Finding.Code(
        "duplicate-label", .warning,
        fault: "Two options of a question read alike, and neither depends on a condition.",
        harm: "The agent cannot tell which is which, and typing the label cannot choose between them.",
        cure: "Say in the labels how the two differ, or give each a 'when' so that only one is offered.",
        examples: Finding.Example(
            "two options read 'Other'",
            in: options(#"{ "value": "a", "label": "Other" }, { "value": "b", "label": ▸"Other" }"#),
            cured: options(#"{ "value": "a", "label": "Other" }, { "value": "b", "label": "Another" }"#)))

    /// An option that typing cannot choose.
    static let digitLabel = Finding.Code(
        "digit-label", .warning,
        fault: "The label of an option begins with a digit.",
        harm:
            "An agent who types what he reads chooses another option: a digit stands for an option's place.",
        cure: "Begin the label with a word, as in 'Up to 3 months'.",
        examples: Finding.Example(
            "the label '3 months' begins with a digit, which typed means an option's place",
            in: options(#"{ "value": "a", "label": "Less" }, { "value": "b", "label": ▸"3 months" }"#),
            cured: options(#"{ "value": "a", "label": "Less" }, { "value": "b", "label": "Up to 3 months" }"#)
        ))

    private static func options(_ options: String) -> Finding.Example.Members {
        [
            "facts": #"{ "plan": { "type": "choice", "label": "Plan", "options": [\#(options)] } }"#,
            "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
        ]
    }

    /// A placeholder where none is read.
    static let unreadPlaceholder = Finding.Code(
        "unread-placeholder", .warning,
        fault: "A placeholder stands in a text that is shown as it is written.",
        harm: "The agent reads out the braces and the name between them.",
        cure: "Leave the placeholder out here, and put it into the line or message that shows this text.",
        examples: Finding.Example(
            "an outcome's label has no placeholders: the braces are shown",
            in: ["outcomes": #"{ "done": { "label": "Done: ▸{{isOn}}", "kind": "resolved" } }"#],
            cured: ["outcomes": #"{ "done": { "label": "Done", "kind": "resolved" } }"#]))

    /// Time limits where none is measured.
    static let unreadTargets = Finding.Code(
        "unread-targets", .warning,
        fault: "A part has targets.",
        harm: "They are not measured: the clocks of a call are those of the flow that was started.",
        cure: "Put the targets into the flows that call the part.",
        examples: Finding.Example(
            "targets of a part are not read: they belong to the call",
            in: [
                "part": "true", "targets": #"▸[{ "id": "answer", "within": "60s", "per": "node" }]"#,
            ], cured: ["part": "true"]))

    /// A question with nothing to choose from.
    static let emptyOptions = Finding.Code(
        "empty-options", .error,
        fault: "A fact that is chosen from a list has no options.",
        harm: "The agent could not answer the question, and the call would be stuck.",
        cure: "Give the fact options, or another type.",
        examples: Finding.Example(
            "'plan' is a choice without options",
            in: [
                "facts": #"{ ▸"plan": { "type": "choice", "label": "Plan" } }"#,
                "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"""
                { "plan": { "type": "choice", "label": "Plan", "options": [{ "value": "a", "label": "A" }] } }
                """#,
                "nodes": #"{ "first": { "ask": ["plan"], "end": "done" } }"#,
            ]))

    /// A text that is empty or blank.
    static let emptyText = Finding.Code(
        "empty-text", .error,
        fault: "A text is empty or holds nothing but blanks.",
        harm: "The agent would read nothing where something was to be said or done.",
        cure: "Write the text, or leave its member or entry out.",
        examples: Finding.Example(
            "an entry of 'say' is empty",
            in: ["nodes": #"{ "first": { "say": ["Hello.", ▸""], "ask": ["isOn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "say": ["Hello."], "ask": ["isOn"], "end": "done" } }"#]))
}
