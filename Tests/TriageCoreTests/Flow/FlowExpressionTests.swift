import TestSupport
import Testing
import TriageCore

@Suite("Expressions in a flow file")
struct FlowExpressionTests {
    @Test("a mistake is found at its character, and nothing once it is cured", arguments: Self.examples)
    func finds(example: Broken) {
        let (expected, found) = example.headlines
        #expect(found == expected)
        #expect(example.headlinesOfCured == [])
    }

    private static func say(_ line: String) -> String {
        FlowText.make(["nodes": #"{ "first": { "say": [\#(line)], "ask": ["isOn"], "end": "done" } }"#])
    }

    private static func when(_ condition: String, facts: String = "") -> String {
        FlowText.make([
            "facts":
                #"{ "isOn": { "type": "yesno", "label": "Is it on?" }, "host": { "type": "choice", "label": "Host", "optional": true, "options": [{ "value": "google", "label": "G" }, { "value": "pop3", "label": "P" }] }, "password": { "type": "secret", "label": "Password", "optional": true }\#(facts) }"#,
            "nodes":
                #"{ "first": { "ask": ["host", "password"], "next": "second" }, "second": { "say": [{ "text": "Hello", "when": "\#(condition)" }], "ask": ["isOn"], "end": "done" } }"#,
        ])
    }

    static let examples: [Broken] = [
        Broken(
            "error: this placeholder is never closed with '}}' [expression-syntax]",
            in: say(#""Čau \"{ ▸{{agent} \u00e9""#), cured: say(#""Čau \"{ {{agent}} \u00e9""#)),
        Broken(
            "error: this '}}' closes no placeholder '{{' [expression-syntax]", in: say(#""Hello {agent▸}}""#),
            cured: say(#""Hello {{agent}}""#)),
        Broken(
            "error: unknown name 'agnet'; did you mean 'agent'? [expression-name]",
            in: say(#""\ud83d\ude00 \"ž\" {{▸agnet}}""#), cured: say(#""\ud83d\ude00 \"ž\" {{agent}}""#)),
        Broken(
            "error: `host` is one of google, pop3; did you mean 'google'? [impossible-option]",
            in: when("host == ▸'gogle'"), cured: when("host == 'google'")),
        Broken(
            "error: this is a text, but a whole number is needed here [expression-type]",
            in: FlowText.make(
                facts: #"{ "age": { "type": "integer", "label": "Age", "suggest": "▸'old'" } }"#,
                ask: #"["age"]"#),
            cured: FlowText.make(
                facts: #"{ "age": { "type": "integer", "label": "Age", "suggest": "18" } }"#, ask: #"["age"]"#
            )),
        Broken(
            "error: this is a whole number, but a number is needed here; write double(…) around it [expression-type]",
            in: FlowText.make(
                facts: #"{ "rate": { "type": "number", "label": "Rate", "suggest": "▸3" } }"#,
                ask: #"["rate"]"#),
            cured: FlowText.make(
                facts: #"{ "rate": { "type": "number", "label": "Rate", "suggest": "double(3)" } }"#,
                ask: #"["rate"]"#)),
    ]

    /// A flow that calls a part and reads its result.
    private static func reading(_ line: String) -> String {
        FlowText.make([
            "facts": "{}",
            "nodes":
                #"{ "first": { "call": { "flow": "ticket", "as": "tk" }, "next": "last" }, "last": { "say": [\#(line)], "end": "done" } }"#,
        ])
    }

    private static let ticket = [
        "ticket": FlowText.make([
            "id": #""ticket""#, "part": "true",
            "facts":
                #"{ "prio": { "type": "text", "label": "Priority" }, "number": { "type": "text", "label": "Number" } }"#,
            "nodes": #"{ "first": { "ask": ["prio", "number"], "end": "done" } }"#,
        ])
    ]

    @Test(
        "only what a part knows and its outcome are read of a call's result",
        arguments: [
            Broken(
                "error: unknown name 'tk.prioo'; did you mean 'tk.prio'? [expression-name]",
                in: reading(#""{{▸tk.prioo}}""#), cured: reading(#""{{tk.prio}}""#), beside: ticket),
            Broken(
                "error: unknown name 'tk.numbr'; did you mean 'tk.number'? [expression-name]",
                in: reading(#"{ "text": "Hi", "when": "tk != null && ▸tk.numbr == 'x'" }"#),
                cured: reading(#"{ "text": "Hi", "when": "tk.number == 'x'" }"#), beside: ticket
            ),
            Broken(
                "error: unknown name 'tk.colour' [expression-name]",
                in: reading(#"{ "text": "Hi", "when": "▸has(tk.colour)" }"#),
                cured: reading(#"{ "text": "Hi", "when": "tk.outcome == 'done'" }"#), beside: ticket),
            Broken(
                "error: unknown name 'tk.outcom'; did you mean 'tk.outcome'? [expression-name]",
                in: reading(#""{{▸tk.outcom.size()}}""#),
                cured: reading(#""{{tk.outcome.size()}}""#),
                beside: ticket),
        ])
    func members(example: Broken) {
        let (expected, found) = example.headlines
        #expect(found == expected)
        #expect(example.headlinesOfCured == [])
    }

    @Test("a fact of a misspelt type is told once, whatever reads it")
    func misspeltType() {
        let text = FlowText.make([
            "facts":
                #"{ "fee": { "type": "monye", "label": "Fee", "min": "1.00" }, "plan": { "type": "chioce", "label": "Plan", "options": [{ "value": "a", "label": "A" }] } }"#,
            "nodes": """
            { "first": { "ask": ["fee", "plan"], "next": { "a": "last" } },
              "last": { "say": [{ "text": "{{fee * 2}}", "when": "fee != null && plan == 'b'" }], "end": "done" } }
            """,
        ])
        #expect(
            FlowText.check(text).map(\.message) == [
                "'type' is 'monye', not one of yesno, choice, choices, text, integer, number, money, date, datetime, email, phone, domain, url, ip, secret; did you mean 'money'?",
                "'type' is 'chioce', not one of yesno, choice, choices, text, integer, number, money, date, datetime, email, phone, domain, url, ip, secret; did you mean 'choice'?",
            ])
    }

    @Test("a value for an unknown fact is not blamed for its type")
    func unknownFact() {
        let text = FlowText.make([
            "nodes": #"{ "first": { "set": { "isOnn": "'x'" }, "ask": ["isOn"], "end": "done" } }"#
        ])
        #expect(
            FlowText.check(text).map(\.message) == ["there is no fact 'isOnn'; did you mean 'isOn'?"])
    }
}
