import TestSupport
import Testing
import TriageCore

@Suite("Nothing but the cause")
struct CauseTests {
    /// A flow in which much depends on each thing that a test breaks.
    private static let whole = FlowText.make([
        "contacts": #"{ "desk": { "name": "Desk", "email": "desk@client.example" } }"#,
        "targets": #"[{ "id": "resolve", "within": "20m", "per": "enquiry" }]"#,
        "facts": #"""
        { "isOn": { "type": "yesno", "label": "Is it on?" },
            "plan": { "type": "choice", "label": "Plan", "options": [
              { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" }] },
            "name": { "type": "text", "label": "Name" },
            "fee": { "type": "money", "fixed": "5.00" },
            "total": { "type": "money", "value": "fee * 2" } }
        """#,
        "messages": #"""
        { "note": { "to": ["{{contacts.desk.email}}"], "subject": "Note on {{plan}}", "body": ["{{name}}: {{total}}"] } }
        """#,
        "nodes": #"""
        { "first": { "ask": ["name", "plan"], "send": ["note"], "next": { "small": "second", "large": "third" } },
            "second": { "ask": ["isOn"], "next": [{ "when": "isOn == true && total > 5", "go": "third" }, { "go": "last" }] },
            "third": { "call": { "flow": "ticket", "as": "tk" }, "next": "last" },
            "last": { "say": ["{{name}}", { "text": "{{tk.isOn}}", "when": "tk != null" }], "end": "done" } }
        """#,
    ])

    private func findings(_ old: String, _ new: String) -> [String] {
        let text = Self.whole.replacing(old, with: new)
        #expect(text != Self.whole)
        let part = FlowText.make(["id": #""ticket""#, "part": "true"])
        return FlowText.check(text, beside: ["ticket": part]).map { "\($0.code.name): \($0.message)" }
    }

    @Test("the flow has nothing to find as it is")
    func sound() {
        #expect(findings("A demonstration", "Another one") == [])
    }

    @Test(
        "one wrong letter is one finding",
        arguments: [
            (
                #""subject""#, #""Subject""#,
                "unknown-member: message has no member 'Subject'; did you mean 'subject'?"
            ),
            (#""nodes""#, #""nods""#, "unknown-member: flow has no member 'nods'; did you mean 'nodes'?"),
            (#""facts""#, #""fact""#, "unknown-member: flow has no member 'fact'; did you mean 'facts'?"),
            (
                #""messages""#, #""mesages""#,
                "unknown-member: flow has no member 'mesages'; did you mean 'messages'?"
            ),
            (#""start""#, #""strat""#, "unknown-member: flow has no member 'strat'; did you mean 'start'?"),
            (#""as":"#, #""sa":"#, "unknown-member: call has no member 'sa'; did you mean 'as'?"),
            (
                #""options""#, #""option""#,
                "unknown-member: fact has no member 'option'; did you mean 'options'?"
            ),
            (
                #""go": "third""#, #""goto": "third""#,
                "unknown-member: branch has no member 'goto'; did you mean 'go'?"
            ),
            (
                #""when": "isOn"#, #""if": "isOn"#,
                "unknown-member: branch has no member 'if'; did you mean 'when'?"
            ),
            (#""type": "choice""#, #""type": "chioce""#, "bad-value: 'type' is 'chioce', not one of "),
            (
                #""small": "second""#, #""smal": "second""#,
                "unknown-option: 'smal' is not an answer to 'plan' (small, large); did you mean 'small'?"
            ),
            (
                #""second": {"#, #""secnod": {"#,
                "unknown-node: there is no node 'second'; did you mean 'secnod'?"
            ),
            (
                #""next": "last""#, #""next": "lsat""#,
                "unknown-node: there is no node 'lsat'; did you mean 'last'?"
            ),
            (
                #""value": "fee * 2""#, #""value": "fee * "#,
                "expression-syntax: expected a value, found the end"
            ),
            (#""fixed": "5.00""#, #""fixed": 5"#, "bad-value: 'fixed' must be an amount"),
            (#""send": ["note"]"#, #""send": "note""#, "wrong-type: 'send' must be an array, not a string"),
            (
                #""send": ["note"]"#, #""send": [{ "message": "note", "now": "yes" }]"#,
                "wrong-type: 'now' must be true or false, not a string"
            ),
            (
                #""send": ["note"]"#, #""send": [{ "mesage": "note" }]"#,
                "unknown-member: sending has no member 'mesage'; did you mean 'message'?"
            ),
            (
                #""subject": "Note on {{plan}}""#, #""subject": 5"#,
                "wrong-type: 'subject' must be a string, not 5"
            ),
            (#"{ "end": "done" }"#, "5", "wrong-type"),
            (
                #""flow": "ticket""#, #""flow": "tickte""#,
                "unknown-flow: there is no flow 'tickte' beside this one; did you mean 'ticket'?"
            ),
        ])
    func one(_ old: String, _ new: String, _ finding: String) {
        let new = new == #""value": "fee * "# ? new + "\"" : new
        let old =
            old == #"{ "end": "done" }"#
            ? #"{ "say": ["{{name}}", { "text": "{{tk.isOn}}", "when": "tk != null" }], "end": "done" }"#
            : old
        let found = findings(old, new)
        // A node that is no object at all reads nothing that the flow then has to spare.
        #expect(found.count == 1 || finding == "wrong-type", "\(found)")
        #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
    }

    @Test("a wrong destination that exists leaves only the entry of what is cut off")
    func cutOff() {
        #expect(
            findings(#"{ "small": "second", "large": "third" }"#, #"{ "small": "last", "large": "last" }"#)
                == [
                    "unreachable-node: no path from the start leads to 'second', nor to the node behind it"
                ])
    }
}
