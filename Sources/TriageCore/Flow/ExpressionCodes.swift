/// What can be wrong with the conditions, values and placeholders of a flow.
extension Finding.Code {
    /// These codes, in listing order.
    static let expressions = [
        expressionSyntax, expressionName, expressionType, impossibleOption, maybeUnknown, secretMisuse,
        missingZone, computedCircle,
    ]

    /// The text is not an expression, or a placeholder is not closed.
    static let expressionSyntax = Finding.Code(
        "expression-syntax", .error,
        fault: "A condition, a value or a placeholder cannot be read as an expression.",
        harm: "It is not clear when the line is shown or where the call goes.",
        cure: "Put right what the message names; `triage eval` tries an expression.",
        examples: Finding.Example(
            "this placeholder is never closed with '}}'",
            in: ["nodes": #"{ "first": { "say": ["Hello ▸{{agent}"], "ask": ["isOn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "say": ["Hello {{agent}}"], "ask": ["isOn"], "end": "done" } }"#]),
        Finding.Example(
            "unexpected '='; did you mean '=='?",
            in: ["nodes": when("isOn ▸= true")], cured: ["nodes": when("isOn == true")]))

    /// A name or function that does not exist.
    static let expressionName = Finding.Code(
        "expression-name", .error,
        fault: "An expression reads a name or calls a function that does not exist.",
        harm: "The condition could never be worked out, and the placeholder would stay blank.",
        cure:
            "Write the name of a declared fact, a contact's member such as contacts.desk.email, or one of the\n"
            + "names that every flow knows: now, today, agent and channel.",
        examples: Finding.Example(
            "unknown name 'agnet'; did you mean 'agent'?",
            in: ["nodes": #"{ "first": { "say": ["{{▸agnet}}"], "ask": ["isOn"], "end": "done" } }"#],
            cured: ["nodes": #"{ "first": { "say": ["{{agent}}"], "ask": ["isOn"], "end": "done" } }"#]))

    /// Values of incompatible types, or a value of the wrong type.
    static let expressionType = Finding.Code(
        "expression-type", .error,
        fault:
            "An expression joins values of types that do not go together, or gives a value of the wrong type\n"
            + "for its place.",
        harm: "It would fail in the middle of a call, and the agent would have to choose the way on by hand.",
        cure: "Compare and join values of one type; turn one into another with a function such as int(…).",
        examples: Finding.Example(
            "a condition must be true or false; this is a text",
            in: ["nodes": when("▸agent + 'x'")], cured: ["nodes": when("agent == 'x'")]))

    /// A value that is not one of the fact's options.
    static let impossibleOption = Finding.Code(
        "impossible-option", .error,
        fault: "A choice is compared with, or set to, a value that is not one of its options.",
        harm: "The condition could never hold, so its line would never be shown or its branch never taken.",
        cure: "Write the value of one of the options, not its label.",
        examples: Finding.Example(
            "`channel` is one of phone, chat; did you mean 'chat'?",
            in: ["nodes": when("channel == ▸'chatt'")], cured: ["nodes": when("channel == 'chat'")]))

    /// A value that may be unknown where a known one is required.
    static let maybeUnknown = Finding.Code(
        "maybe-unknown", .error,
        fault: "A condition uses a fact that may still be unknown where it is worked out: not asked yet, or\n"
            + "skipped.",
        harm: "With the answer unknown the condition is neither true nor false.",
        cure: "Say what holds then: compare with == or !=, or test for null first.",
        examples: Finding.Example(
            "`isOn` may be unknown here; write `isOn == true`",
            in: ["nodes": when("▸isOn")], cured: ["nodes": when("isOn == true")]))

    /// A secret that would be shown or compared.
    static let secretMisuse = Finding.Code(
        "secret-misuse", .error,
        fault: "A secret is used for something other than asking whether it was given.",
        harm: "A password could end up on a card, in a message or in a record.",
        cure: "Compare it with null, which says only whether it was given.",
        examples: Finding.Example(
            "a secret can only be compared with null, as in `password != null`",
            in: ["facts": secret, "nodes": whenAskingPassword("▸password == 'x'")],
            cured: ["facts": secret, "nodes": whenAskingPassword("password != null")]))

    /// An hour or a day that is not the flow's.
    static let missingZone = Finding.Code(
        "missing-zone", .warning,
        fault: "An hour or a day is asked of a moment without a time zone, which means UTC.",
        harm:
            "The desk would open and close at the wrong hour, and a day would change in the middle of the day.",
        cure: "Name the zone, as in now.getHours('Australia/Melbourne').",
        examples: Finding.Example(
            "without a zone getHours() is in UTC; write now.getHours('Australia/Melbourne')",
            in: ["nodes": when("▸now.getHours() < 9")],
            cured: ["nodes": when("now.getHours('Australia/Melbourne') < 9")]))

    /// A computed fact that reads itself, directly or through others.
    static let computedCircle = Finding.Code(
        "computed-circle", .error,
        fault: "A computed fact reads itself, directly or through other computed facts.",
        harm: "Its value could never be worked out, and everything that reads it would stay blank.",
        cure: "Compute at least one of the facts from answers or fixed values.",
        examples: Finding.Example(
            "'a' is computed from itself: a reads b reads a",
            in: ["facts": facts(#"▸"a": { "type": "integer", "value": "b + 1" }"#)],
            cured: [
                "facts": facts(#""a": { "type": "integer", "value": "1" }"#),
                "nodes": #"{ "first": { "say": ["{{b}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]))

    private static func when(_ condition: String) -> String {
        #"""
        { "first": { "say": [{ "text": "Hello", "when": "\#(condition)" }], "ask": ["isOn"], "end": "done" } }
        """#
    }

    private static let secret = #"""
        { "isOn": { "type": "yesno", "label": "Is it on?" },
          "password": { "type": "secret", "label": "Password", "optional": true } }
        """#

    private static func whenAskingPassword(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["isOn", "password"], "next": "last" },
          "last": { "say": [{ "text": "Thanks.", "when": "\#(condition)" }], "end": "done" } }
        """#
    }

    private static func facts(_ a: String) -> String {
        #"""
        { \#(a), "b": { "type": "integer", "value": "a + 1" },
          "isOn": { "type": "yesno", "label": "Is it on?" } }
        """#
    }
}

extension ExpressionProblem {
    /// The finding code for this kind of problem.
    var findingCode: Finding.Code {
        switch code {
        case .syntax, .limit: .expressionSyntax
        case .unknownName: .expressionName
        case .type: .expressionType
        case .option: .impossibleOption
        case .null: .maybeUnknown
        case .secret: .secretMisuse
        case .regex, .literal: .badValue
        case .zone: .missingZone
        }
    }
}
