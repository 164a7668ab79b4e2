import TestSupport

extension ChecksTests {
    /// Cases in addition to those on the pages of the codes, each with its cure.
    static let examples: [Broken] = values + answers + repeated + addresses + rounds

    private static func nodes(_ first: String, _ others: String = "") -> String {
        FlowText.make([
            "messages":
                #"{ "note": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#,
            "nodes": #"{ "first": { \#(first) }, "last": { "send": ["note"], "end": "done" }\#(others) }"#,
        ])
    }

    private static let cured = nodes(#""ask": ["isOn"], "next": "last""#)

    private static let values = [
        Broken(
            "error: 'both' has a value of its own and cannot be set [bad-value]",
            in: FlowText.make([
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "both": { "type": "yesno", "value": "isOn == true" } }"#,
                "nodes": #"{ "first": { "set": { ▸"both": "true" }, "ask": ["isOn"], "end": "done" } }"#,
            ]), cured: FlowText.make())
    ]

    private static func calling(_ repetition: String, next: String = #""last""#) -> String {
        nodes(
            #""ask": ["isOn"], "next": \#(next), "call": { "flow": "matter", "as": "matters", "repeat": \#(repetition) }"#
        )
    }

    private static let once = calling(#"{ "ask": "Anything else?" }"#)

    private static let rounds = [
        Broken(
            "error: 'max' is below 'min', which is 3 [bad-value]",
            in: calling(#"{ "ask": "Anything else?", "min": 3, "max": ▸2 }"#), cured: once,
            beside: ["matter": FlowText.make(["id": #""matter""#, "part": "true"])]),
        Broken(
            "error: only a part has a 'summary', for the rounds of its callers [bad-value]",
            in: FlowText.make(["summary": #"▸"All""#]), cured: FlowText.make()),
        Broken(
            "error: a part's 'summary' is known to its callers already [duplicate-name]",
            in: FlowText.make([
                "part": "true",
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, ▸"summary": { "type": "text", "value": "'x'" } }"#,
            ]),
            cured: FlowText.make([
                "part": "true",
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "gist": { "type": "text", "value": "'x'" } }"#,
            ])),
        Broken(
            "error: 'round' is known to every flow already [duplicate-name]",
            in: FlowText.make([
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, ▸"round": { "type": "integer", "value": "1" } }"#,
                "nodes": #"{ "first": { "say": ["{{round}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]), cured: FlowText.make()),
    ]

    private static let answers = [
        Broken(
            "error: destinations by answer need exactly one choice or yes/no fact among those asked here; "
                + "nothing is asked here; write a list of conditions, such as "
                + #"[{ "when": "…", "go": "…" }, { "go": "…" }] [ambiguous-keys]"#,
            in: nodes(#""say": ["Hello"], "next": ▸{ "yes": "last", "*": "last" }"#).replacing(
                #""last": {"#, with: #""last": { "ask": ["isOn"],"#),
            cured: cured),
        Broken(
            "error: there is no fact 'isOm'; did you mean 'isOn'? [unknown-fact]",
            in: nodes(#""ask": [▸"isOm"], "next": { "yes": "last", "*": "last" }"#).replacing(
                #""last": {"#, with: #""last": { "ask": ["isOn"],"#),
            cured: cured),
    ]

    private static func sending(_ to: String, contact: String = #""desk@client.example""#) -> String {
        nodes(#""ask": ["isOn"], "next": "last""#).replacing(
            #"["desk@client.example"]"#, with: "[\(to), \"{{contacts.desk.email}}\"]"
        ).replacing(
            #""start""#,
            with: #""contacts": { "desk": { "name": "Desk", "email": \#(contact) } },\#n  "start""#)
    }

    private static let addresses = [
        Broken(
            "error: 'desk@client' is not an e-mail address such as desk@client.example [bad-value]",
            in: sending(#"▸"desk@client""#), cured: sending(#""desk@client.example""#)),
        Broken(
            "error: 'desk' is not an e-mail address such as desk@client.example [bad-value]",
            in: sending(#"{ "text": ▸"desk", "when": "isOn == true" }"#),
            cured: sending(#"{ "text": "desk@client.example", "when": "isOn == true" }"#)),
        Broken(
            "error: 'desk at client' is not an e-mail address such as desk@client.example [bad-value]",
            in: sending(#""{{agent}}@client.example""#, contact: #"▸"desk at client""#),
            cured: sending(#""{{agent}}@client.example""#)),
    ]

    private static let repeated = [
        Broken(
            "error: 'note' is sent twice here [duplicate-name]",
            in: nodes(#""ask": ["isOn"], "send": ["note", ▸"note"], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "send": ["note"], "next": "last""#)),
        Broken(
            "error: 'note' is sent twice here [duplicate-name]",
            in: nodes(
                #""ask": ["isOn"], "send": ["note", { "message": ▸"note", "now": true }], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "send": [{ "message": "note", "now": true }], "next": "last""#)),
        Broken(
            "error: there is no message 'notes'; did you mean 'note'? [unknown-message]",
            in: nodes(#""ask": ["isOn"], "send": [{ "message": ▸"notes", "now": true }], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "send": [{ "message": "note", "now": true }], "next": "last""#)),
    ]
}
