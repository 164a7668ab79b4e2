/// What can be wrong with the names in a flow as it is decoded and loaded with its parts.
extension Finding.Code {
    /// These codes, in listing order.
    static let names = [
        unknownFact, duplicateName, functionName, unknownFlow, notAPart, partDisagrees, callRecursion,
        idMismatch,
    ]

    /// A fact that is not declared.
    static let unknownFact = Finding.Code(
        "unknown-fact", .error,
        fault: "A fact is asked, set, demanded or given to a part, but the flow it should belong to has no\n"
            + "fact of that name.",
        harm: "The question would be missing from the card, or the answer would go nowhere.",
        cure: "Write the name of a fact that is declared under \"facts\", or declare it.",
        examples: Finding.Example(
            "there is no fact 'isOnn'; did you mean 'isOn'?",
            in: ["nodes": #"{ "first": { "ask": ["isOn", ▸"isOnn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "end": "done" } }"#]),
        Finding.Example(
            "there is no fact 'isOnn'; did you mean 'isOn'?",
            in: ["nodes": #"{ "first": { "set": { ▸"isOnn": "true" }, "ask": ["isOn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "set": { "isOn": "true" }, "ask": ["isOn"], "end": "done" } }"#]),
        Finding.Example(
            "there is no fact 'isOff'",
            in: [
                "nodes":
                    #"{ "first": { "ask": ["isOn"], "atLeastOne": ["isOn", ▸"isOff"], "end": "done" } }"#
            ],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "atLeastOne": ["isOn"], "end": "done" } }"#]),
        Finding.Example(
            "'ticket' has no fact 'kind' that could be set",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": "call",
                             "call": { "flow": "ticket", "as": "tk", "with": { ▸"kind": "'bug'" } } },
                  "call": { "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": "call",
                             "call": { "flow": "ticket", "as": "tk", "with": { "isOn": "isOn" } } },
                  "call": { "end": "done" } }
                """#
            ], beside: ["ticket": ["part": "true"]]))

    /// A name with two meanings, or something named twice where once is enough.
    static let duplicateName = Finding.Code(
        "duplicate-name", .error,
        fault: "One name is used for two things, or a card asks or sends the same thing twice.",
        harm:
            "A condition could not tell which of the two is meant, or the caller would be asked or written to\n"
            + "twice.",
        cure: "Give one of the two another name, or remove it.",
        examples: Finding.Example(
            "the name 'isOn' is taken",
            in: [
                "nodes":
                    #"{ "first": { "do": [{ "text": "Do", "id": ▸"isOn" }], "ask": ["isOn"], "end": "done" } }"#
            ],
            cured: [
                "nodes":
                    #"{ "first": { "do": [{ "text": "Do", "id": "isDone" }], "ask": ["isOn"], "end": "done" } }"#
            ]),
        Finding.Example(
            "'isOn' is asked twice here",
            in: ["nodes": #"{ "first": { "ask": ["isOn", ▸"isOn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "end": "done" } }"#]))

    /// A fact, a step or a call that is called like a function.
    static let functionName = Finding.Code(
        "function-name", .warning,
        fault: "A fact, a step or a call has the name of a function.",
        harm:
            "In a condition the two are easily taken for each other: `size` is the fact, `size()` the\n"
            + "function.",
        cure: "Give it a name of its own; `triage eval --functions` lists the functions.",
        examples: Finding.Example(
            "'size' is the name of a function",
            in: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "On?" }, ▸"size": { "type": "integer", "fixed": 3 } }
                """#,
                "nodes": #"{ "first": { "say": ["{{size}}"], "ask": ["isOn"], "end": "done" } }"#,
            ],
            cured: [
                "facts": #"""
                { "isOn": { "type": "yesno", "label": "On?" }, "seats": { "type": "integer", "fixed": 3 } }
                """#,
                "nodes": #"{ "first": { "say": ["{{seats}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]))

    /// A call to a flow that does not exist.
    static let unknownFlow = Finding.Code(
        "unknown-flow", .error,
        fault:
            "A node calls a flow that has no file beside this one, or there is no flow of the same name as\n"
            + "a scenario file.",
        harm: "The call could not continue at that node; scenarios without a flow are never run.",
        cure: "Write the name of a flow in the same folder, which is its file's name without \".json\".",
        examples: Finding.Example(
            "there is no flow 'tikcet' beside this one; did you mean 'ticket'?",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "call": { "flow": ▸"tikcet", "as": "tk" }, "next": "last" },
                  "last": { "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "call": { "flow": "ticket", "as": "tk" }, "next": "last" },
                  "last": { "end": "done" } }
                """#
            ], beside: ["ticket": ["part": "true"]]))

    /// A call to a flow that is not a part.
    static let notAPart = Finding.Code(
        "not-a-part", .error,
        fault: "A node calls a flow that is not marked as a part.",
        harm:
            "Such a flow has a language, a time zone and channels of its own, which could conflict with those\n"
            + "of the call.",
        cure: "Mark the flow with \"part\": true, or go to a node instead of calling it.",
        examples: Finding.Example(
            "'ticket' can only be called once it is marked \"part\": true",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "call": { "flow": ▸"ticket", "as": "tk" }, "next": "last" },
                  "last": { "end": "done" } }
                """#
            ], cured: [:], beside: ["ticket": ["part": "false"]]))

    /// A flow that calls itself, directly or through others.
    static let callRecursion = Finding.Code(
        "call-recursion", .error,
        fault: "A flow calls itself, directly or through the parts that it calls.",
        harm: "The call would never come back to where it began.",
        cure: "Go to an earlier node instead, which a flow may do as often as it likes.",
        examples: Finding.Example(
            "a flow cannot call itself: demo calls demo",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "call": { "flow": ▸"demo", "as": "again" }, "next": "last" },
                  "last": { "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": { "yes": "first", "no": "last" } },
                  "last": { "end": "done" } }
                """#
            ]))

    /// An id that differs from the name under which the flow is found.
    static let idMismatch = Finding.Code(
        "id-mismatch", .error,
        fault:
            "The id of a flow is not its file's name, or scenarios name a flow other than the one they\n"
            + "belong to.",
        harm:
            "Flows are found by file name and recorded by id: the record of a call would name a flow other\n"
            + "than the one that was run.",
        cure: "Rename the file, or give the flow the id that its file has.",
        examples: Finding.Example(
            "the id is 'demos', but the file is called 'demo.json'",
            in: ["id": #"▸"demos""#], cured: ["id": #""demo""#]))

    /// A part that counts in another currency, zone or language than the flow that calls it.
    static let partDisagrees = Finding.Code(
        "part-disagrees", .warning,
        fault: "A part has a currency, a time zone or a language other than the flow that calls it.",
        harm: "Amounts, days or words change their meaning in the middle of a call.",
        cure: "Leave them out of the part: it shares those of the flow that calls it.",
        examples: Finding.Example(
            "'ticket' has the currency EUR, but the flow that calls it has AUD",
            in: ["nodes": calling("▸")],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "end": "done" } }"#],
            beside: ["ticket": ["part": "true", "currency": #""EUR""#]]))

    private static func calling(_ mark: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": "last", "call": { "flow": \#(mark)"ticket", "as": "tk" } },
          "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
