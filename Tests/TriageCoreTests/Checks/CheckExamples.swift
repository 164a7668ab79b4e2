import TestSupport

extension ChecksTests {
    /// Each check with its cure.
    static let examples: [Broken] = unknown + answers + repeated + unused + addresses

    private static func nodes(_ first: String, _ others: String = "") -> String {
        FlowText.make([
            "messages":
                #"{ "note": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#,
            "nodes": #"{ "first": { \#(first) }, "last": { "send": ["note"], "end": "done" }\#(others) }"#,
        ])
    }

    private static let cured = nodes(#""ask": ["isOn"], "next": "last""#)

    private static let unknown = [
        Broken(
            "error: there is no node 'frist'; did you mean 'first'? [unknown-node]",
            in: FlowText.make(["start": #"▸"frist""#]), cured: FlowText.make()),
        Broken(
            "error: there is no node 'elsewhere' [unknown-node]",
            in: nodes(#""ask": ["isOn"], "next": { "yes": "last", "no": ▸"elsewhere" }"#), cured: cured),
        Broken(
            "error: there is no node 'lasst'; did you mean 'last'? [unknown-node]",
            in: nodes(#""ask": ["isOn"], "next": [{ "when": "isOn", "go": ▸"lasst" }, { "go": "last" }]"#),
            cured: nodes(#""ask": ["isOn"], "next": [{ "when": "isOn", "go": "last" }, { "go": "last" }]"#)),
        Broken(
            "error: there is no node 'greeting' [unknown-node]",
            in: FlowText.make([
                "targets":
                    #"[{ "id": "answer", "within": "60s", "per": "enquiry", "until": ▸"greeting" }]"#
            ]),
            cured: FlowText.make([
                "targets": #"[{ "id": "answer", "within": "60s", "per": "enquiry", "until": "first" }]"#
            ])),
        Broken(
            "error: there is no fact 'isOnn'; did you mean 'isOn'? [unknown-fact]",
            in: nodes(#""ask": ["isOn", ▸"isOnn"], "next": "last""#), cured: cured),
        Broken(
            "error: there is no fact 'isOnn'; did you mean 'isOn'? [unknown-fact]",
            in: nodes(#""set": { ▸"isOnn": "true" }, "ask": ["isOn"], "next": "last""#),
            cured: nodes(#""set": { "isOn": "true" }, "ask": ["isOn"], "next": "last""#)),
        Broken(
            "error: there is no fact 'isOff' [unknown-fact]",
            in: nodes(#""ask": ["isOn"], "atLeastOne": ["isOn", ▸"isOff"], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "atLeastOne": ["isOn"], "next": "last""#)),
        Broken(
            "error: 'isOn' is demanded here but not asked [bad-value]",
            in: nodes(#""atLeastOne": [▸"isOn"], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "atLeastOne": ["isOn"], "next": "last""#)),
        Broken(
            "error: 'isOn' is asked here but has no label [missing-member]",
            in: FlowText.make(facts: #"{ "isOn": { "type": "yesno" } }"#, ask: #"[▸"isOn"]"#),
            cured: FlowText.make(
                facts: #"{ "isOn": { "type": "yesno", "label": "On?" } }"#, ask: #"["isOn"]"#)),
        Broken(
            "error: 'both' has a value of its own and cannot be asked [bad-value]",
            in: FlowText.make(
                facts:
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "both": { "type": "yesno", "value": "isOn == true" } }"#,
                ask: #"["isOn", ▸"both"]"#),
            cured: FlowText.make(
                facts:
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "both": { "type": "yesno", "value": "isOn == true" } }"#,
                ask: #"["isOn"]"#, next: #"[{ "when": "both", "go": "last" }, { "go": "last" }]"#)),
        Broken(
            "error: 'both' has a value of its own and cannot be set [bad-value]",
            in: FlowText.make([
                "facts":
                    #"{ "isOn": { "type": "yesno", "label": "On?" }, "both": { "type": "yesno", "value": "isOn == true" } }"#,
                "nodes": #"{ "first": { "set": { ▸"both": "true" }, "ask": ["isOn"], "end": "done" } }"#,
            ]), cured: FlowText.make()),
        Broken(
            "error: there is no message 'notes'; did you mean 'note'? [unknown-message]",
            in: nodes(#""ask": ["isOn"], "send": [▸"notes"], "next": "last""#), cured: cured),
        Broken(
            "error: there is no outcome 'doen'; did you mean 'done'? [unknown-outcome]",
            in: nodes(
                #""ask": ["isOn"], "next": { "yes": "last", "no": "other" }"#,
                #", "other": { "end": ▸"doen" }"#),
            cured: nodes(
                #""ask": ["isOn"], "next": { "yes": "last", "no": "other" }"#,
                #", "other": { "end": "done" }"#)),
        Broken(
            "error: the id is 'demos', but the file is called 'demo.json' [id-mismatch]",
            in: FlowText.make(["id": #"▸"demos""#]), cured: FlowText.make(["id": #""demo""#])),
    ]

    private static func asking(_ options: String = "", _ next: String) -> String {
        FlowText.make(
            facts:
                #"{ "plan": { "type": "choice", "label": "Plan"\#(options), "options": [{ "value": "small", "label": "S" }, { "value": "large", "label": "L" }] }, "isOn": { "type": "yesno", "label": "On?" } }"#,
            ask: #"["plan"]"#, next: next
        ).replacing(#""last": {"#, with: #""last": { "ask": ["isOn"],"#)
    }

    private static let answers = [
        Broken(
            "error: 'smal' is no answer to 'plan' (small, large); did you mean 'small'? [unknown-option]",
            in: asking("", #"{ "small": "last", "large": "last", ▸"smal": "last" }"#),
            cured: asking("", #"{ "small": "last", "large": "last" }"#)),
        Broken(
            "error: the answer 'large' to 'plan' leads nowhere from here [uncovered-option]",
            in: asking("", #"▸{ "small": "last" }"#), cured: asking("", #"{ "small": "last", "*": "last" }"#)),
        Broken(
            "error: a skipped question (\"*\") to 'plan' leads nowhere from here [uncovered-option]",
            in: asking(#", "optional": true"#, #"▸{ "small": "last", "large": "last" }"#),
            cured: asking(#", "optional": true"#, #"{ "small": "last", "large": "last", "*": "last" }"#)),
        Broken(
            "error: destinations by answer need exactly one choice or yes/no fact among those asked here [ambiguous-keys]",
            in: asking("", #"▸{ "small": "last", "*": "last" }"#).replacing(
                #""ask": ["plan"]"#, with: #""ask": ["plan", "isOn"]"#),
            cured: asking("", #"{ "small": "last", "*": "last" }"#)),
        Broken(
            "error: destinations by answer need exactly one choice or yes/no fact among those asked here [ambiguous-keys]",
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
            "error: 'desk@client' is no e-mail address such as desk@client.example [bad-value]",
            in: sending(#"▸"desk@client""#), cured: sending(#""desk@client.example""#)),
        Broken(
            "error: 'desk' is no e-mail address such as desk@client.example [bad-value]",
            in: sending(#"{ "text": ▸"desk", "when": "isOn == true" }"#),
            cured: sending(#"{ "text": "desk@client.example", "when": "isOn == true" }"#)),
        Broken(
            "error: 'desk at client' is no e-mail address such as desk@client.example [bad-value]",
            in: sending(#""{{agent}}@client.example""#, contact: #"▸"desk at client""#),
            cured: sending(#""{{agent}}@client.example""#)),
    ]

    private static let repeated = [
        Broken(
            "error: 'isOn' is asked twice here [duplicate-name]",
            in: nodes(#""ask": ["isOn", ▸"isOn"], "next": "last""#), cured: cured),
        Broken(
            "error: 'note' is sent twice here [duplicate-name]",
            in: nodes(#""ask": ["isOn"], "send": ["note", ▸"note"], "next": "last""#),
            cured: nodes(#""ask": ["isOn"], "send": ["note"], "next": "last""#)),
    ]

    private static let unused = [
        Broken(
            "warning: no path from the start leads to 'spare' [unreachable-node]",
            in: nodes(#""ask": ["isOn"], "next": "last""#, #", ▸"spare": { "end": "done" }"#), cured: cured),
        Broken(
            "warning: 'spare' is neither asked, set nor read [unused-fact]",
            in: FlowText.make(
                facts: #"{ "isOn": { "type": "yesno", "label": "On?" }, ▸"spare": { "type": "text" } }"#,
                ask: #"["isOn"]"#), cured: FlowText.make()),
        Broken(
            "warning: no node sends 'spare' [unused-message]",
            in: FlowText.make([
                "messages":
                    #"{ ▸"spare": { "to": ["desk@client.example"], "subject": "Note", "body": ["Hello"] } }"#
            ]), cured: FlowText.make()),
        Broken(
            "warning: no node ends with 'spare' [unused-outcome]",
            in: FlowText.make([
                "outcomes":
                    #"{ "done": { "label": "Done", "kind": "resolved" }, ▸"spare": { "label": "Spare", "kind": "sale" } }"#
            ]), cured: FlowText.make()),
        Broken(
            "warning: nothing reads the contact 'desk' [unused-contact]",
            in: FlowText.make(["contacts": #"{ ▸"desk": { "name": "Desk" } }"#]),
            cured: FlowText.make([
                "contacts": #"{ "desk": { "name": "Desk" } }"#,
                "nodes":
                    #"{ "first": { "say": ["Ask the {{contacts.desk.name}}."], "ask": ["isOn"], "end": "done" } }"#,
            ])),
    ]
}
