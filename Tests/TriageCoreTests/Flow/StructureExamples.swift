import TestSupport

extension StructureCheckTests {
    /// Cases in addition to those on the pages of the codes, each with its cure.
    static let examples: [Broken] = members + kinds + values + names + options

    private static let members = [
        Broken(
            "error: flow has no member 'langauge'; did you mean 'language'? [unknown-member]",
            in: FlowText.make().replacing("  \"start\"", with: "  ▸\"langauge\": \"en\",\n  \"start\""),
            cured: FlowText.make()),
        Broken(
            "error: flow has no member 'xyzzy' [unknown-member]",
            in: FlowText.make().replacing("  \"start\"", with: "  ▸\"xyzzy\": 1,\n  \"start\""),
            cured: FlowText.make()),
        Broken(
            "error: flow lacks its 'title' [missing-member]", in: "▸" + FlowText.make(["title": nil]),
            cured: FlowText.make()),
        Broken(
            "error: node may have only one of 'next' or 'end' [bad-value]",
            in: FlowText.make([
                "nodes": #"{ "first": { "ask": ["isOn"], "end": "done", ▸"next": "first" } }"#
            ]), cured: FlowText.make()),
        Broken(
            "error: contact lacks its 'name' [missing-member]",
            in: FlowText.make([
                "contacts": #"{ "desk": ▸{ "phone": "0491 570 156" } }"#,
                "nodes":
                    #"{ "first": { "say": ["{{contacts.desk.phone}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]),
            cured: FlowText.make([
                "contacts": #"{ "desk": { "name": "Desk", "phone": "0491 570 156" } }"#,
                "nodes":
                    #"{ "first": { "say": ["{{contacts.desk.phone}}"], "ask": ["isOn"], "end": "done" } }"#,
            ])),
    ]

    private static let kinds = [
        Broken(
            "error: 'title' must be a string, not 7 [wrong-type]", in: FlowText.make(["title": "▸7"]),
            cured: FlowText.make()),
        Broken(
            "error: 'part' must be true or false, not a string [wrong-type]",
            in: FlowText.make(["part": #"▸"yes""#]), cured: FlowText.make(["part": "false"])),
        Broken(
            "error: 'format' must be a whole number, not 1.0 [wrong-type]",
            in: FlowText.make(["format": "▸1.0"]), cured: FlowText.make()),
        Broken(
            "error: an entry of 'say' must be a string or an object, not null [wrong-type]",
            in: FlowText.make([
                "nodes": #"{ "first": { "say": [▸null], "ask": ["isOn"], "end": "done" } }"#
            ]), cured: FlowText.make()),
        Broken(
            "error: 'next' must be a string, an object or an array, not true or false [wrong-type]",
            in: FlowText.make([
                "nodes": #"{ "first": { "ask": ["isOn"], "next": ▸true }, "last": { "end": "done" } }"#
            ]),
            cured: FlowText.make()),
        Broken(
            "error: 'first' must be an object, not an array [wrong-type]",
            in: FlowText.make([
                "nodes": #"{ "first": ▸[], "last": { "ask": ["isOn"], "end": "done" } }"#,
                "start": #""last""#,
            ]), cured: FlowText.make()),
        Broken(
            "error: 'fixed' must be a string, a number, true, false or a list, not an object [wrong-type]",
            "error: 'fixed' must be a number for a fact of type number [bad-value]",
            in: FlowText.make(
                facts: #"{ "rate": { "type": "number", "fixed": ▸▸{} } }"#, ask: "[]",
                next: #"[{ "when": "rate > 1.0 && channel == 'chat'", "go": "last" }, { "go": "last" }]"#),
            cured: FlowText.make(
                facts: #"{ "rate": { "type": "number", "fixed": 2 } }"#, ask: "[]",
                next: #"[{ "when": "rate > 1.0 && channel == 'chat'", "go": "last" }, { "go": "last" }]"#)),
    ]

    private static func value(_ name: String, _ bad: String, _ message: String, cure: String) -> Broken {
        Broken(
            "error: \(message) [bad-value]", in: FlowText.make([name: "▸\"\(bad)\""]),
            cured: FlowText.make([name: "\"\(cure)\""]))
    }

    private static let values = [
        Broken(
            "error: 'format' must be 1 [bad-value]", in: FlowText.make(["format": "▸2"]),
            cured: FlowText.make()),
        value(
            "currency", "aud", "'currency' is 'aud', which is not a currency code such as EUR", cure: "NZD"),
        value(
            "language", "en_AU", "'language' is 'en_AU', which is not a language tag such as en-AU",
            cure: "en-US"),
        value("language", "qq", "'language' is 'qq', which is not a language tag such as en-AU", cure: "sk"),
        value(
            "timeZone", "Australia/Melborne",
            "'timeZone' is 'Australia/Melborne', which is not a known time zone; did you mean 'Australia/Melbourne'?",
            cure: "UTC"),
        value(
            "timeZone", "Nowhere",
            "'timeZone' is 'Nowhere', which is not a known time zone, such as Europe/Bratislava",
            cure: "Europe/Bratislava"),
        Broken(
            "error: 'within' is '20 minutes', which is not a duration such as 20m, 60s or 1h30m [bad-value]",
            in: FlowText.make(["targets": #"[{ "id": "talk", "within": ▸"20 minutes", "per": "node" }]"#]),
            cured: FlowText.make(["targets": #"[{ "id": "talk", "within": "20m", "per": "node" }]"#])),
        Broken(
            "error: 'per' is 'enquirys', not one of enquiry, node, response; did you mean 'enquiry'? [bad-value]",
            in: FlowText.make(["targets": #"[{ "id": "talk", "within": "1h", "per": ▸"enquirys" }]"#]),
            cured: FlowText.make(["targets": #"[{ "id": "talk", "within": "1h", "per": "enquiry" }]"#])),
        Broken(
            "error: 'kind' is 'done', not one of resolved, escalated, waiting, declined, sale [bad-value]",
            in: FlowText.make(["outcomes": #"{ "done": { "label": "Done", "kind": ▸"done" } }"#]),
            cured: FlowText.make()),
        Broken(
            "error: 'maxLength' must be at least 1 [bad-value]",
            in: FlowText.make(
                facts: #"{ "name": { "type": "text", "label": "Name", "maxLength": ▸0 } }"#, ask: #"["name"]"#
            ),
            cured: FlowText.make(
                facts: #"{ "name": { "type": "text", "label": "Name", "maxLength": 1 } }"#, ask: #"["name"]"#)
        ),
        Broken(
            "error: 'channels' is empty [bad-value]", in: FlowText.make(["channels": "▸[]"]),
            cured: FlowText.make()),
        Broken(
            "error: 'title' is empty [empty-text]", in: FlowText.make(["title": #"▸" ""#]),
            cured: FlowText.make()),
        Broken(
            "error: 'text' is empty [empty-text]",
            in: FlowText.make([
                "nodes":
                    #"{ "first": { "say": [{ "text": ▸"\n", "when": "channel == 'chat'" }], "ask": ["isOn"], "end": "done" } }"#
            ]), cured: FlowText.make()),
    ]

    private static func fact(_ name: String, _ message: String, cure: String) -> Broken {
        Broken(
            "error: a name in 'facts' is '\(name)', \(message) [bad-value]",
            "error: an entry of 'ask' is '\(name)', \(message) [bad-value]",
            in: FlowText.make(
                facts: #"{ ▸"\#(name)": { "type": "text", "label": "Name" } }"#, ask: "[▸\"\(name)\"]"),
            cured: FlowText.make(
                facts: #"{ "\#(cure)": { "type": "text", "label": "Name" } }"#, ask: "[\"\(cure)\"]"))
    }

    private static let camel = "which is not written in camelCase (a-z first, then letters and digits)"
    private static let kebab = "which is not written in kebab-case (a-z, 0-9 and -)"

    private static let names = [
        fact("mail-host", "\(camel); write 'mailHost'", cure: "mailHost"),
        fact("MailHost", "\(camel); write 'mailHost'", cure: "mailHost"),
        fact("dôvod volania", "\(camel); write 'dovodVolania'", cure: "dovodVolania"),
        fact("mail_host", "\(camel); write 'mailHost'", cure: "mailHost"),
        fact("2nd", camel, cure: "second"),
        fact("in", "a reserved word of the condition language", cure: "inside"),
        fact("for", "a reserved word of the condition language", cure: "forWhom"),
        Broken(
            "error: a name in 'nodes' is 'theEnd', \(kebab); write 'the-end' [bad-value]",
            "error: 'next' is 'theEnd', \(kebab); write 'the-end' [bad-value]",
            in: FlowText.make([
                "nodes": #"{ ▸"theEnd": { "end": "done" }, "first": { "ask": ["isOn"], "next": ▸"theEnd" } }"#
            ]), cured: FlowText.make()),
        Broken(
            "error: 'id' is 'Demo Flow', \(kebab); write 'demo-flow' [bad-value]",
            "error: the id is 'Demo Flow', but the file is called 'demo.json' [id-mismatch]",
            in: FlowText.make(["id": #"▸▸"Demo Flow""#]), cured: FlowText.make()),
        Broken(
            "error: a name in 'next' is 'Yes', \(kebab); write 'yes' [bad-value]",
            "error: 'Yes' is not an answer to 'isOn' (yes, no); did you mean 'yes'? [unknown-option]",
            in: FlowText.make([
                "nodes":
                    #"{ "first": { "ask": ["isOn"], "next": { ▸▸"Yes": "last", "*": "last" } }, "last": { "end": "done" } }"#
            ]),
            cured: FlowText.make([
                "nodes":
                    #"{ "first": { "ask": ["isOn"], "next": { "yes": "last", "*": "last" } }, "last": { "end": "done" } }"#
            ])),
    ]

    private static func choice(_ options: String) -> String {
        FlowText.make(
            facts: #"{ "plan": { "type": "choice", "label": "Plan"\#(options) } }"#, ask: #"["plan"]"#)
    }

    private static let options = [
        Broken(
            "error: the key 'X' chooses two options [duplicate-option]",
            in: choice(
                #", "options": [{ "value": "a", "label": "A", "key": "x" }, { "value": "b", "label": "B", "key": ▸"X" }]"#
            ),
            cured: choice(
                #", "options": [{ "value": "a", "label": "A", "key": "x" }, { "value": "b", "label": "B", "key": "y" }]"#
            )),
        Broken(
            "error: 'key' is 'xy'; it must be one letter [bad-value]",
            in: choice(#", "options": [{ "value": "a", "label": "A", "key": ▸"xy" }]"#),
            cured: choice(#", "options": [{ "value": "a", "label": "A", "key": "ž" }]"#)),
        Broken(
            "error: 'options' is empty [empty-options]", in: choice(#", "options": ▸[]"#),
            cured: choice(#", "options": [{ "value": "a", "label": "A" }]"#)),
    ]
}
