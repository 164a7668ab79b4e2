import TestSupport
import Testing
import TriageCore

/// Texts beside the lines of a node: of questions, between rounds, about a round, and in what is sent on hanging up.
@Suite("Blanks beside the lines of a node")
struct BlankElsewhereTests {
    private static let end = #""end": { "say": ["Bye."], "end": "done" }"#
    private static let letter =
        #"{ "letter": { "to": ["{{mail}}"], "subject": "A call", "body": ["From {{name}}."] } }"#

    /// The codes of a flow that knows an optional `name`, and where their witnesses end.
    private static func found(
        facts: String = "", nodes: String, hangUp: String? = nil, part: String? = nil
    ) -> [String] {
        let name = #""name": { "type": "text", "label": "Your name?", "optional": true }"#
        let found = FlowText.check(
            FlowText.make([
                "facts": "{ \(name)\(facts.isEmpty ? "" : ", " + facts) }", "nodes": "{ \(nodes) }",
                "hangUp": hangUp, "messages": hangUp.map { _ in letter },
            ]), beside: part.map { ["item": $0] } ?? [:])
        return found.compactMap { finding in
            let steps = finding.witness?.steps.last.map { "\($0.node): \($0.doings.joined(separator: ", "))" }
            return steps.map { "\(finding.code.name) at \($0)" }
        }.sorted()
    }

    @Test(
        "the label, hint and help of a question and the labels of its options",
        arguments: [
            #""type": "yesno", "label": "Is {{name}} right?""#,
            #""type": "yesno", "label": "Right?", "hint": "Of {{name}}.""#,
            #""type": "yesno", "label": "Right?", "help": "Of {{name}}.""#,
            #""type": "choice", "label": "Who?", "options": [{ "value": "x", "label": "{{name}}" }]"#,
            #""type": "choice", "label": "Who?", "options": [{ "value": "x", "label": "X", "hint": "{{name}}" }]"#,
        ])
    func questions(fact: String) {
        let right = #""isRight": { \#(fact) }"#
        let asking = #""first": { "ask": ["name"], "next": "second" }, \#(Self.end)"#
        #expect(
            Self.found(facts: right, nodes: asking + #", "second": { "ask": ["isRight"], "next": "end" }"#)
                == ["may-be-blank at second: "])
        let guarded = #"[{ "fact": "isRight", "when": "name != null" }]"#
        #expect(
            Self.found(facts: right, nodes: asking + #", "second": { "ask": \#(guarded), "next": "end" }"#)
                .isEmpty)
    }

    @Test("a question waits for what is asked above it, and not for what may be left out there")
    func above() {
        let right = #""isRight": { "type": "yesno", "label": "Is {{name}} right?" }"#
        func found(_ name: String) -> [String] {
            Self.found(
                facts: right,
                nodes: #""first": { "ask": [\#(name), "isRight"], "next": "end" }, \#(Self.end)"#)
        }
        #expect(found(#"{ "fact": "name", "optional": false }"#).isEmpty)
        #expect(found(#""name""#) == ["may-be-blank at first: name left out"])
    }

    @Test("what is asked between rounds, as long as another one can follow")
    func rounds() {
        let item = FlowText.make([
            "id": #""item""#, "part": "true", "facts": #"{ "p": { "type": "yesno", "label": "P" } }"#,
            "nodes": #"{ "first": { "ask": ["p"], "end": "done" } }"#,
        ])
        func found(_ limits: String) -> [String] {
            Self.found(
                nodes: #"""
                    "first": { "ask": ["name"], "next": "second" }, \#(Self.end),
                    "second": { "call": { "flow": "item", "as": "sub",
                                          "repeat": { "ask": "More for {{name}}?"\#(limits) } }, "next": "end" }
                    """#, part: item)
        }
        #expect(found("").map { $0.prefix(24) } == ["may-be-blank at second: "])
        #expect(found(#", "min": 1, "max": 1"#).isEmpty)
    }

    @Test("what sums up a round, where a round can end without it")
    func summary() {
        func found(_ condition: String) -> [String] {
            let item = FlowText.make([
                "id": #""item""#, "part": "true", "summary": #""{{p}}""#,
                "facts": #"{ "p": { "type": "text", "label": "P", "optional": true } }"#,
                "nodes":
                    #"{ "first": { "ask": [{ "fact": "p", "optional": \#(condition) }], "end": "done" } }"#,
            ])
            return Self.found(
                nodes: #"""
                    "first": { "ask": ["name"], "next": "second" }, \#(Self.end),
                    "second": { "call": { "flow": "item", "as": "sub", "repeat": { "ask": "More?" } }, "next": "end" }
                    """#, part: item)
        }
        #expect(found("true") == ["may-be-blank at second: "])
        #expect(found("false").isEmpty)
    }

    @Test("what is sent when a caller hangs up before it is known, and to whom")
    func hangingUp() {
        let mail = #""mail": { "type": "email", "label": "Your mail?" }"#
        func found(_ first: String) -> [String] {
            Self.found(
                facts: mail,
                nodes:
                    #""first": { \#(first), "next": "second" }, "second": { "ask": ["name", "mail"], "next": "end" }, \#(Self.end)"#,
                hangUp: #"{ "end": "done", "send": ["letter"] }"#)
        }
        #expect(
            found(#""note": ["Hello."]"#) == [
                "may-be-blank at first: the caller hangs up", "no-recipient at first: the caller hangs up",
            ])
        let known = Self.found(
            facts: mail,
            nodes:
                #""first": { "set": { "name": "'Sam'", "mail": "'sam@client.example'" }, "next": "end" }, \#(Self.end)"#,
            hangUp: #"{ "end": "done", "send": ["letter"] }"#)
        #expect(known.isEmpty)
    }

    @Test("what its caller sends when a caller hangs up in a part: what that returns is not known then")
    func hangingUpInPart() {
        let item = FlowText.make([
            "id": #""item""#, "part": "true", "facts": #"{ "p": { "type": "text", "label": "P" } }"#,
            "nodes":
                #"{ "first": { "ask": ["p"], "next": "second" }, "second": { "say": ["On."], "end": "done" } }"#,
        ])
        let flow = FlowText.make([
            "hangUp": #"{ "end": "done", "send": ["letter"] }"#,
            "messages":
                #"{ "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["About {{sub.p}}."] } }"#,
            "facts": #"{ "isOn": { "type": "yesno", "label": "On?" } }"#,
            "nodes":
                #"{ "first": { "call": { "flow": "item", "as": "sub" }, "next": "end" }, \#(Self.end) }"#,
        ])
        let found = FlowText.check(flow, beside: ["item": item]).filter { $0.code.name == "may-be-blank" }
        #expect(found.compactMap(\.witness?.steps.last).map(\.doings) == [["the caller hangs up"]])
    }

    @Test("the condition of a line or a recipient of a mail that cannot be worked out, told once")
    func failing() {
        let count = #""count": { "type": "integer", "label": "How many?" }"#
        func found(_ hangUp: String?, _ send: String) -> [String] {
            let messages = #"""
                { "letter": { "to": ["desk@client.example"], "cc": [{ "text": "second@client.example", "when": "count > 3" }],
                              "subject": "A call", "body": ["Hello.", { "text": "Many.", "when": "100 / count > 3" }] } }
                """#
            let nodes = #"""
                { "first": { "ask": ["count"], "send": [\#(send)], "next": "second" },
                  "second": { "say": ["On."], "send": [\#(send)], "next": "end" }, \#(Self.end) }
                """#
            let found = FlowText.check(
                FlowText.make([
                    "facts": "{ \(count) }", "messages": messages, "nodes": nodes, "hangUp": hangUp,
                ]))
            return found.map { "\($0.code.name): \($0.witness?.steps.flatMap(\.doings).last ?? "")" }.sorted()
        }
        #expect(found(nil, #""letter""#) == ["failing-expression: count = 0"])
        #expect(
            found(#"{ "end": "done", "send": ["letter"] }"#, "") == [
                "maybe-unknown: the caller hangs up", "maybe-unknown: the caller hangs up",
            ])
    }

    @Test("what is noted on a target whichever card is shown, and when it applies")
    func targets() {
        func found(_ target: String, _ first: String) -> [String] {
            let found = FlowText.check(
                FlowText.make([
                    "facts": #"{ "name": { "type": "text", "label": "Your name?" } }"#,
                    "targets": #"[{ "id": "soon", "per": "enquiry", "within": "20m", \#(target) }]"#,
                    "nodes": #"{ "first": { \#(first), "next": "end" }, \#(Self.end) }"#,
                ]))
            return found.map { "\($0.code.name): \($0.witness?.facts.joined() ?? "")" }
        }
        let asking = #""ask": ["name"]"#
        #expect(found(#""note": ["Hurry, {{name}}."]"#, asking) == ["may-be-blank: name = null"])
        #expect(found(#""label": "For {{name}}""#, asking) == ["may-be-blank: name = null"])
        #expect(found(#""when": "name.size() > 3""#, asking) == ["maybe-unknown: name = null"])
        let known = #""set": { "name": "'Sam'" }, "say": ["Hello."]"#
        #expect(found(#""note": ["Hurry, {{name}}."], "when": "name.size() > 3""#, known).isEmpty)
    }

    @Test(
        "recipients that are no addresses as they stand",
        arguments: [
            (#"{{name}}@client.example"#, "no-recipient"), ("{{count}}", "no-recipient"),
            ("Pat <{{mail}}>", "no-recipient"), ("{{must}}@client.example", "not-proved"), ("{{mail}}", nil),
            ("{{count == 3 ? '' : 'desk@client.example'}}", "no-recipient"),
            ("desk@client.example", nil),
        ])
    func recipients(to: String, code: String?) {
        let found = FlowText.check(
            FlowText.make([
                "facts": #"""
                { "name": { "type": "text", "label": "Name?", "optional": true }, "must": { "type": "text", "label": "User?" },
                  "count": { "type": "integer", "label": "Count?" }, "mail": { "type": "email", "label": "Mail?" } }
                """#,
                "messages": #"{ "letter": { "to": ["\#(to)"], "subject": "A call", "body": ["Hello."] } }"#,
                "nodes": #"""
                { "first": { "ask": ["name", "must", "count", "mail"], "send": ["letter"], "next": "end" }, \#(Self.end) }
                """#,
            ]))
        #expect(found.map(\.code.name) == (code.map { [$0] } ?? []))
    }

    @Test("a message is decided once its card is filled in: what is not asked yet is no fault before")
    func sending() throws {
        func flow(_ condition: String) -> String {
            FlowText.make([
                "facts": #"{ "count": { "type": "integer", "label": "Count?" } }"#,
                "messages":
                    #"{ "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["Hello."] } }"#,
                "nodes": #"""
                { "first": { "ask": ["count"], "send": [{ "message": "letter", "when": "\#(condition)" }], "next": "end" },
                  \#(Self.end) }
                """#,
            ])
        }
        func found(_ condition: String) -> [String] {
            FlowText.check(flow(condition)).map { "\($0.code.name): \($0.witness?.facts.joined() ?? "")" }
        }
        #expect(found("10 / count > 1") == ["failing-expression: count = 0"])
        #expect(found("count > 1").isEmpty)
        let call = try TestCall(flow("count > 1"))
        #expect(call.enquiry.card().failures.isEmpty)
    }
}
