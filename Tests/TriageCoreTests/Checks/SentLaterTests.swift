import TestSupport
import Testing
import TriageCore

/// What is decided, shown again or corrected after its node's own card is behind.
@Suite("Messages and lines after a part has returned, and messages that wait")
struct SentLaterTests {
    private static let end = #""end": { "say": ["Bye."], "end": "done" }"#
    private static let name = #""name": { "type": "text", "label": "Name?", "optional": true }"#
    private static let mail = #""mail": { "type": "email", "label": "Mail?", "optional": true }"#
    private static let asked = #""z": { "type": "yesno", "label": "Z?" }"#

    /// A part that ends by what it asks.
    private static let item = FlowText.make([
        "id": #""item""#, "part": "true", "facts": #"{ "p": { "type": "yesno", "label": "P?" } }"#,
        "outcomes":
            #"{ "good": { "label": "Good", "kind": "resolved" }, "bad": { "label": "Bad", "kind": "resolved" } }"#,
        "nodes": #"""
        { "first": { "ask": ["p"], "next": { "yes": "good", "no": "bad" } },
          "good": { "end": "good" }, "bad": { "end": "bad" } }
        """#,
    ])

    /// The codes of a flow, each with where its witness ends and what happens there.
    private static func found(
        facts: String, nodes: String, letter: String = "", beside part: String = item
    ) -> [String] {
        let found = FlowText.check(
            FlowText.make([
                "facts": "{ \(facts) }", "nodes": "{ \(nodes) }",
                "messages": letter.isEmpty ? nil : "{ \"letter\": { \(letter) } }",
            ]), beside: nodes.contains("\"item\"") ? ["item": part] : [:])
        return found.map { finding in
            let last = finding.witness?.steps.last.map { "\($0.node): \($0.doings.joined(separator: ", "))" }
            return "\(finding.code.name)\(last.map { " at " + $0 } ?? "")"
        }.sorted()
    }

    private static func letter(to: String = #""desk@client.example""#, _ body: String) -> String {
        #""to": [\#(to)], "subject": "A call", "body": ["Hello.", \#(body)]"#
    }

    /// A flow that sends a letter by how its part has ended.
    private static func sending(_ condition: String, _ letter: String) -> [String] {
        found(
            facts: "\(name), \(mail)",
            nodes: #"""
                "first": { "ask": ["name", "mail"], "next": "called" },
                "called": { "call": { "flow": "item", "as": "sub" },
                            "send": [{ "message": "letter", "when": "sub.outcome == 'good'\#(condition)" }], "next": "end" },
                \#(end)
                """#, letter: letter)
    }

    @Test(
        "what a message lacks where one node sends it is not hidden by what is not proved where another one does"
    )
    func severalNodes() {
        func found(_ letter: String) -> [String] {
            Self.found(
                facts: #"""
                    \#(Self.name), \#(Self.mail), "n": { "type": "integer", "label": "N?" },
                    "a": { "type": "text", "label": "A?" }, "b": { "type": "text", "label": "B?" }
                    """#,
                nodes: #"""
                    "first": { "ask": ["a", "b", "n"], "next": "second",
                               "send": [{ "message": "letter", "when": "a.size() * b.size() == 7919" }] },
                    "second": { "ask": ["name", "mail"], "send": ["letter"], "next": "end" }, \#(Self.end)
                    """#, letter: letter)
        }
        #expect(found(Self.letter(#""From {{name}}.""#)) == ["may-be-blank at end: "])
        let toCaller = Self.letter(to: #""{{mail}}""#, #""Bye.""#)
        #expect(found(toCaller) == ["no-recipient at end: ", "not-proved"])
        let failing = #"{ "text": "Bye.", "when": "name == null && 100 / n == 1" }"#
        #expect(found(Self.letter(failing)) == ["failing-expression at end: "])
    }

    @Test("a message that is sent by how a part has ended: its words, its recipient, its condition")
    func afterPart() {
        #expect(Self.sending("", Self.letter(#""From {{name}}.""#)) == ["may-be-blank at end: "])
        #expect(Self.sending(" && name != null", Self.letter(#""From {{name}}.""#)).isEmpty)
        let toCaller = Self.letter(to: #""{{mail}}""#, #""Bye.""#)
        #expect(Self.sending("", toCaller) == ["no-recipient at end: "])
        #expect(Self.sending(" && mail != null", toCaller).isEmpty)
        let plain = Self.letter(#""Bye.""#)
        #expect(Self.sending(" && name.size() > 3", plain) == ["maybe-unknown at end: "])
        #expect(Self.sending(" && name != null && name.size() > 3", plain).isEmpty)
    }

    @Test("what is told on the last card changes a message that waits, though that card shows nothing")
    func onLastCard() {
        func found(_ end: String) -> [String] {
            Self.found(
                facts: Self.asked,
                nodes: #"""
                    "first": { "next": [{ "when": "z == null", "go": "sends" }, { "go": "asks" }] },
                    "asks": { "ask": ["z"], "next": { "*": "end" } },
                    "sends": { "send": ["letter"], "next": "end" }, "end": { \#(end) "end": "done" }
                    """#,
                letter: Self.letter(
                    to: #"{ "text": "desk@client.example", "when": "z != true" }"#, #""Bye.""#))
        }
        #expect(found("") == ["no-recipient at end: told z = true"])
        #expect(found(#""say": ["Bye."],"#) == ["no-recipient at end: told z = true"])
    }

    @Test("what may have been told before the message was sent is told after it, the step behind")
    func toldAfterwards() {
        let found = Self.found(
            facts: #"\#(Self.asked), "on": { "type": "yesno", "label": "On?" }"#,
            nodes: #"""
                "first": { "do": [{ "text": "Look.", "id": "look", "when": "z == true" }],
                           "ask": ["on"], "send": ["letter"], "next": { "*": "end" } },
                "end": { "end": "done" }
                """#,
            letter: Self.letter(#"{ "text": "It is {{look}}.", "when": "z == true" }"#))
        #expect(found == ["may-be-blank at end: told z = true"])
    }

    @Test("the condition of a message decides with which calls its lines are judged")
    func conditionOfMessage() {
        func found(_ condition: String) -> [String] {
            Self.found(
                facts: #"\#(Self.asked), "count": { "type": "integer", "label": "Count?" }"#,
                nodes: #"""
                    "first": { "ask": ["z", "count"], "next": "last" },
                    "last": { "say": ["Bye."], "send": [{ "message": "letter", "when": "\#(condition)" }], "end": "done" }
                    """#,
                letter: Self.letter(#"{ "text": "Many.", "when": "100 / count > 3" }"#))
        }
        #expect(found("!z").map { $0.prefix(18) } == ["failing-expression"])
        #expect(found("!z && count != 0").isEmpty)
    }

    @Test("lines are shown again on the last card, and for what is sent at once")
    func shownAgain() {
        func found(_ line: String, _ rest: String) -> [String] {
            Self.found(
                facts: Self.name,
                nodes: #"""
                    "first": { "ask": ["name"], "next": "called" }, \#(Self.end),
                    "called": { "say": ["Hello.", \#(line)], "call": { "flow": "item", "as": "sub" }, \#(rest) }
                    """#,
                letter: rest.contains("send") ? Self.letter(#""Bye.""#) : "")
        }
        let rests = [#""end": "done""#, #""send": [{ "message": "letter", "now": true }], "next": "end""#]
        for rest in rests {
            #expect(
                !found(#"{ "text": "Good.", "when": "sub.outcome == 'good'" }"#, rest).contains("never-true"))
            let blank = found(#"{ "text": "For {{name}}.", "when": "sub.outcome == 'good'" }"#, rest)
            #expect(blank.filter { $0.hasPrefix("may-be") } == ["may-be-blank at called/good: "])
            let failing = found(#"{ "text": "Long.", "when": "sub.p == true && name.size() > 3" }"#, rest)
            #expect(failing.filter { $0.hasPrefix("maybe") } == ["maybe-unknown at called/good: "])
        }
        let gone = found(#"{ "text": "For {{name}}.", "when": "sub.outcome == 'good'" }"#, #""next": "end""#)
        #expect(gone == ["never-true"])
    }

    @Test("a title is shown again, when an answer in it has been taken away while the part ran")
    func title() {
        func found(_ accept: String) -> [String] {
            Self.found(
                facts: #"\#(Self.asked), "word": { "type": "text", "label": "Word?"\#(accept) }"#,
                nodes: #"""
                    "first": { "ask": ["word"], "next": [{ "when": "word == 'no'", "go": "other" }, { "go": "called" }] },
                    "called": { "title": "On {{word}}", "call": { "flow": "item", "as": "sub" }, "end": "done" },
                    "other": { "ask": ["z"], "end": "done" }
                    """#)
        }
        #expect(
            found(#", "accept": "z != false || word == 'ok'", "because": "No.""#).map { $0.prefix(12) }
                == ["may-be-blank"])
        #expect(found("").isEmpty)
    }

    /// A flow that sends a letter on a card before its last but one.
    private static func waiting(_ facts: String, _ ask: String, _ letter: String, exit: String? = nil)
        -> [String]
    {
        found(
            facts: "\(facts), \(asked)",
            nodes: #"""
                "first": { "ask": [\#(ask)], "send": ["letter"], \#(exit ?? #""next": "second""#) },
                "second": { "say": ["Wait."], "ask": ["z"], "next": "end" }, \#(end)
                """#, letter: letter)
    }

    private static let hidden = #"""
        "wants": { "type": "yesno", "label": "Wants?" }, "mail": { "type": "email", "label": "Mail?" },
        "street": { "type": "text", "label": "Street?" }
        """#
    private static let hiding =
        #""wants", { "fact": "mail", "when": "wants" }, { "fact": "street", "when": "wants" }"#

    @Test("a message that waits says what is told afterwards, of questions that were not asked as well")
    func toldLater() {
        func found(_ line: String) -> [String] { Self.waiting(Self.hidden, Self.hiding, Self.letter(line)) }
        let blank = found(#"{ "text": "To {{street}}.", "when": "mail != null" }"#)
        #expect(blank.map { $0.prefix(34) } == ["may-be-blank at second: told mail "])
        #expect(found(#"{ "text": "To {{street}}.", "when": "street != null" }"#).isEmpty)
        #expect(found(#"{ "text": "To {{street}}.", "when": "wants" }"#).isEmpty)
    }

    @Test("an answer is taken away in a message that waits, by what is told afterwards")
    func lapsedLater() {
        func found(_ condition: String, _ letter: String) -> [String] {
            Self.waiting(
                #"""
                "on": { "type": "yesno", "label": "On?", "optional": true },
                "way": { "type": "choice", "label": "Way?",
                         "options": [{ "value": "p", "label": "P"\#(condition) }, { "value": "q", "label": "Q" }] }
                """#, #""on", "way""#, letter)
        }
        let hiding = #", "when": "on != false""#
        #expect(
            found(hiding, Self.letter(#""By {{way}}.""#)) == ["may-be-blank at second: told on = false"])
        #expect(found("", Self.letter(#""By {{way}}.""#)).isEmpty)
        let some = #"{ "text": "desk@client.example", "when": "way != null" }"#
        #expect(
            found(hiding, Self.letter(to: some, #""Bye.""#)) == ["no-recipient at second: told on = false"])
        #expect(found("", Self.letter(to: some, #""Bye.""#)).isEmpty)
    }

    @Test("what leaves at once or is sent at the end says what is known then")
    func notLater() {
        let letter = Self.letter(#"{ "text": "To {{street}}.", "when": "mail != null" }"#)
        #expect(
            Self.waiting(Self.hidden, Self.hiding, letter, exit: #""end": "done""#).contains(
                "unreachable-node"))
        #expect(
            Self.waiting(Self.hidden, Self.hiding, letter, exit: #""end": "done""#).allSatisfy {
                !$0.hasPrefix("may-be-blank")
            })
    }

    @Test("a message of a part that waits says what its caller comes to know")
    func view() {
        func found(_ line: String) -> [String] {
            let part = FlowText.make([
                "id": #""item""#, "part": "true",
                "facts": #"""
                { "seen": { "type": "yesno", "label": "Seen?" }, "phone": { "type": "text", "label": "Phone?" },
                  "k": { "type": "yesno", "label": "K?" } }
                """#,
                "messages": "{ \"letter\": { \(Self.letter(line)) } }",
                "nodes": #"""
                { "first": { "ask": [{ "fact": "phone", "when": "seen == true" }], "send": ["letter"], "next": "last" },
                  "last": { "ask": ["k"], "end": "done" } }
                """#,
            ])
            return Self.found(
                facts: #""on": { "type": "yesno", "label": "On?", "optional": true }"#,
                nodes: #"""
                    "first": { "ask": ["on"], "next": "called" }, \#(Self.end),
                    "called": { "call": { "flow": "item", "as": "sub", "with": { "seen": "on" } }, "next": "end" }
                    """#, beside: part)
        }
        #expect(
            found(#"{ "text": "Call {{phone}}.", "when": "seen == true" }"#) == [
                "may-be-blank at called/last: told on = true"
            ])
        #expect(found(#"{ "text": "Call {{phone}}.", "when": "phone != null" }"#).isEmpty)
    }
}
