import TestSupport
import Testing
import TriageCore

/// Small flows on which the proof and the calls once differed.
@Suite("What is proved is what calls show")
struct ProvenCallsTests {
    private static func codes(facts: String, nodes: String, part: (facts: String, nodes: String)? = nil)
        -> [String]
    {
        let others = part.map { part in
            [
                "item": FlowText.make([
                    "id": #""item""#, "part": "true", "facts": part.facts, "nodes": "{ \(part.nodes) }",
                ])
            ]
        }
        return FlowText.check(
            FlowText.make(["facts": facts, "nodes": "{ \(nodes), \(last) }"]), beside: others ?? [:]
        ).map(\.code.name)
    }

    private static let last = #""last": { "say": ["Bye."], "end": "done" }"#

    @Test("a message that a part has sent can be blank when the part is over")
    func returned() {
        let found = FlowText.check(
            FlowText.make([
                "nodes":
                    #"{ "first": { "call": { "flow": "item", "as": "sub" }, "next": "last" }, \#(Self.last) }"#
            ]),
            beside: [
                "item": FlowText.make([
                    "id": #""item""#, "part": "true",
                    "facts": #"""
                    { "a": { "type": "yesno", "label": "A" }, "b": { "type": "yesno", "label": "B" },
                      "c": { "type": "yesno", "label": "C" }, "name": { "type": "text", "label": "Name", "optional": true } }
                    """#,
                    "messages":
                        #"{ "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["From {{name}}."] } }"#,
                    "nodes":
                        #"{ "first": { "ask": ["a", "b", "c", "name"], "send": ["letter"], "end": "done" } }"#,
                ])
            ])
        let blank = found.filter { $0.code.name == "may-be-blank" }
        #expect(blank.map { $0.witness?.facts } == [["name = null"]])
    }

    @Test("a call gets past a question whose least answer is refused")
    func refused() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "choice", "label": "A", "options": [{ "value": "z", "label": "Z" }] },
                  "b": { "type": "integer", "label": "B", "min": 1, "max": 3, "accept": "b != 1", "because": "Not one." } }
                """#,
            nodes: #""first": { "ask": ["b"], "next": [{ "when": "a == 'z'", "go": "last" }] }"#)
        #expect(codes.contains("gap"))
    }

    @Test(
        "what is asked anew stays known, though it was asked before on account of something that is known by then"
    )
    func premise() {
        let facts = #"""
            { "a": { "type": "choice", "label": "A", "options": [{ "value": "z", "label": "Z" }] },
              "b": { "type": "integer", "label": "B" }, "c": { "type": "integer", "label": "C" } }
            """#
        func codes(_ setting: String) -> [String] {
            Self.codes(
                facts: facts,
                nodes: #"""
                    "first": { "ask": [{ "fact": "a", "when": "b == null || b > 0" }], "next": "second" },
                    "second": { \#(setting)"say": ["One moment."], "next": "third" },
                    "third": { "ask": ["a"], "next": "fourth" },
                    "fourth": { "say": ["It is {{a}}."], "next": "last" }
                    """#)
        }
        #expect(!codes(#""set": { "b": "0" }, "#).contains("not-proved"))
        #expect(!codes(#""set": { "b": "c == null ? 0 : c" }, "#).contains("not-proved"))
    }

    @Test(
        "the condition under which something was asked does not count any more once it is set, or asked without"
    )
    func premiseGone() {
        func codes(_ third: String) -> [String] {
            Self.codes(
                facts: #"""
                    { "a": { "type": "choice", "label": "A", "options": [{ "value": "z", "label": "Z" }] },
                      "b": { "type": "integer", "label": "B", "optional": true } }
                    """#,
                nodes: #"""
                    "first": { "ask": ["b", { "fact": "a", "when": "b == null || b > 0" }], "next": "third" },
                    "third": { \#(third), "next": "fourth" },
                    "fourth": { "say": ["It is {{a}}."], "next": "last" }
                    """#)
        }
        for third in [
            #""ask": ["a"]"#, #""set": { "a": "'z'" }"#, #""set": { "a": "'z'" }, "say": ["Well."]"#,
        ] {
            #expect(!codes(third).contains { $0 == "not-proved" || $0 == "may-be-blank" })
        }
        #expect(codes(#""ask": [{ "fact": "a", "when": "b == null" }]"#).contains("may-be-blank"))
        #expect(codes(#""set": { "a": "b > 0 ? 'z' : 'z'" }"#).contains("may-be-blank"))
    }

    @Test("what was skipped stays unknown, though a later answer on the card demands it")
    func skipped() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "integer", "label": "A", "min": 0, "max": 2 },
                  "b": { "type": "integer", "label": "B", "min": 1, "max": 2 } }
                """#,
            nodes: #"""
                "first": { "ask": ["b", { "fact": "a", "optional": "b == 2" }],
                           "next": [{ "when": "b > 1", "go": "last" }, { "when": "a > 2", "go": "last" }, { "go": "last" }] }
                """#)
        #expect(codes.contains("maybe-unknown"))
    }

    @Test("a line that a tick brings up is judged as well")
    func tickedLine() {
        let codes = Self.codes(
            facts:
                #"{ "a": { "type": "yesno", "label": "A", "optional": true }, "b": { "type": "yesno", "label": "B" } }"#,
            nodes: #"""
                "first": { "ask": ["a"], "next": "second" },
                "second": { "do": [{ "text": "Look", "id": "seen" }],
                            "say": [{ "text": "It is {{a}}.", "when": "seen == true" }], "ask": ["b"], "next": "last" }
                """#)
        #expect(codes.contains("may-be-blank"))
    }

    @Test("a value below the least one that is allowed comes from nowhere")
    func belowLeast() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "date", "label": "A", "min": "2026-07-01", "max": "2026-07-03" },
                  "b": { "type": "integer", "label": "B", "min": 0, "max": 1 } }
                """#,
            nodes: #"""
                "first": { "ask": ["a"], "next": [{ "when": "a < date('2026-07-01')", "go": "second" }, { "go": "last" }] },
                "second": { "ask": [{ "fact": "a", "when": "b >= 0" }], "next": "last" }
                """#)
        #expect(codes.contains("never-true"))
        #expect(!codes.contains("not-proved") && !codes.contains("maybe-unknown"))
    }

    @Test("what hides a step leaves its fact unknown")
    func hiddenStep() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "yesno", "label": "A", "internal": true }, "b": { "type": "yesno", "label": "B" } }
                """#,
            nodes: #"""
                "first": { "do": [{ "text": "Look", "id": "seen", "when": "a == true" }], "ask": ["b"],
                           "next": [{ "when": "seen == null", "go": "last" }, { "when": "!seen", "go": "last" }] }
                """#)
        #expect(codes.contains("gap"))
    }

    @Test("an answer that lapses leaves its fact unknown, though one that was given otherwise stays")
    func lapsed() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "integer", "label": "A", "min": 1, "max": 3 },
                  "b": { "type": "yesno", "label": "B" } }
                """#,
            nodes: #"""
                "first": { "ask": ["a"], "next": { "on": "b", "go": { "yes": "third", "no": "second", "*": "third" } } },
                "second": { "ask": ["b", { "fact": "a", "when": "b == true" }],
                            "next": [{ "when": "a != null", "go": "third" }, { "go": "last" }] },
                "third": { "do": [{ "text": "Look", "when": "a == null || a < 1" },
                                  { "text": "Look again", "when": "a < 1" }], "ask": ["b"], "next": "last" }
                """#)
        #expect(codes.contains("maybe-unknown"))
    }

    @Test("a computed fact that fails in passing is found")
    func passing() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "integer", "label": "A", "min": 0, "max": 1 },
                  "b": { "type": "integer", "internal": true }, "c": { "type": "integer", "value": "a / b" } }
                """#,
            nodes: #"""
                "first": { "ask": ["a"], "next": "second" },
                "second": { "set": { "b": "0" }, "next": "third" },
                "third": { "set": { "b": "1" }, "next": "last" }
                """#)
        #expect(codes.contains("failing-expression"))
    }

    @Test("the last lines of a round are judged, though the card after it shows them")
    func lastLines() {
        let codes = Self.codes(
            facts: "{}",
            nodes: #"""
                "first": { "call": { "flow": "item", "as": "items", "repeat": { "ask": "More?", "max": 1 } },
                           "next": "last" }
                """#,
            part: (
                facts: #"{ "p": { "type": "yesno", "label": "P", "optional": true } }"#,
                nodes: #"""
                "first": { "ask": ["p"], "next": "last" },
                "last": { "say": ["It is {{p}}."], "end": "done" }
                """#
            ))
        #expect(codes.contains("may-be-blank"))
    }

    @Test("days beside today are told apart by the days themselves")
    func days() {
        let codes = Self.codes(
            facts: #"{ "a": { "type": "date", "label": "A", "min": "2026-07-01", "max": "2026-07-03" } }"#,
            nodes: #"""
                "first": { "ask": ["a"], "next": [{ "when": "days(a, today) <= 1 && a != today", "go": "last" },
                           { "when": "days(a, today) > 1 || a == today", "go": "last" }] }
                """#)
        #expect(codes.allSatisfy { $0 != "not-proved" && !$0.hasPrefix("gap") })
    }

    @Test("a call that waits for another day waits for one that matters, however often it goes round")
    func waiting() {
        let codes = Self.codes(
            facts: "{}",
            nodes: #"""
                "first": { "next": [{ "when": "today >= date('2026-07-02')", "go": "second" }, { "go": "last" }] },
                "second": { "say": ["A line."],
                            "next": [{ "when": "today >= date('2026-07-01')", "go": "second" }] }
                """#)
        #expect(codes.allSatisfy { $0 != "not-proved" && !$0.hasPrefix("gap") })
    }

    @Test("none of the options may do where only the question says so")
    func noneOfThem() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "choices", "label": "A",
                         "options": [{ "value": "x", "label": "X" }, { "value": "y", "label": "Y" }] } }
                """#,
            nodes: #"""
                "first": { "ask": [{ "fact": "a", "optional": true }],
                           "next": [{ "when": "a == null", "go": "last" }, { "when": "!('x' in a)", "go": "second" },
                                    { "go": "last" }] },
                "second": { "next": [{ "when": "'y' in a", "go": "last" }] }
                """#)
        #expect(codes.contains("gap"))
    }

    @Test("a call goes round for ever through a part that shows nothing")
    func roundThroughPart() {
        let codes = Self.codes(
            facts: "{}",
            nodes: #"""
                "first": { "say": ["Hello."], "next": "second" },
                "second": { "call": { "flow": "item", "as": "item" },
                            "next": [{ "when": "item.outcome == 'done'", "go": "second" }, { "go": "last" }] }
                """#,
            part: (facts: "{}", nodes: #""first": { "next": "last" }, "last": { "end": "done" }"#))
        #expect(codes.contains("endless-round"))
    }

    @Test("what hides the line of a circle can lead out of it")
    func hiddenLine() {
        let codes = Self.codes(
            facts: #"{ "t": { "type": "text", "label": "T" } }"#,
            nodes: #"""
                "first": { "ask": ["t"], "next": "second" },
                "second": { "say": [{ "text": "No x.", "when": "!t.contains('x')" }],
                            "next": [{ "when": "!t.contains('x')", "go": "third" }, { "go": "last" }] },
                "third": { "next": "second" }
                """#)
        #expect(codes == [])
    }

    @Test("what fails where a question is first asked is not left open where it is asked again")
    func refutedOnce() {
        let codes = Self.codes(
            facts: #"""
                { "n": { "type": "integer", "label": "N" }, "t": { "type": "text", "label": "T" },
                  "b": { "type": "choice", "label": "B", "optional": true,
                         "options": [{ "value": "x", "label": "X", "when": "100 / n > 3" }] } }
                """#,
            nodes: #"""
                "first": { "ask": ["n", "t", "b"], "next": [{ "when": "size(t) == 77", "go": "again" }, { "go": "last" }] },
                "again": { "say": ["Once more."], "ask": ["b"], "next": "last" }
                """#)
        #expect(codes.contains("failing-expression") && !codes.contains("not-proved"))
    }

    /// A flow that gives its part a level: `kept` once the caller has paid, else `late` or `early` by what may be told.
    private static func leveled(_ nodes: String) -> [String] {
        let level =
            #""type": "choice", "options": ["#
            + ["kept", "late", "early"].map { #"{ "value": "\#($0)", "label": "\#($0)" }"# }.joined(
                separator: ", ") + "]"
        return codes(
            facts: #"""
                { "paid": { "type": "yesno", "label": "Paid?" },
                  "days": { "type": "integer", "label": "Days?", "optional": true },
                  "level": { \#(level), "value": "paid ? 'kept' : days != null && days > 3 ? 'late' : 'early'" } }
                """#,
            nodes: #"""
                "first": { "ask": ["paid", "days"], "next": "second" },
                "second": { "call": { "flow": "item", "as": "item", "with": { "level": "level" } }, "next": "last" }
                """#,
            part: (
                facts:
                    #"{ "level": { \#(level), "label": "Level" }, "p": { "type": "yesno", "label": "P" } }"#,
                nodes: #"""
                "first": { "next": [{ "when": "level == 'kept'", "go": "second" }, { "go": "third" }] },
                \#(nodes),
                "last": { "say": ["Bye."], "end": "done" }
                """#
            ))
    }

    @Test("what is worked out for a part changes while it runs when something more is told")
    func worksOutAnew() {
        let codes = Self.leveled(
            #"""
            "second": { "ask": ["p"], "next": "last" },
            "third": { "next": [{ "when": "level == 'early'", "go": "fourth" }, { "go": "last" }] },
            "fourth": { "ask": ["p"], "next": [{ "when": "level == 'early'", "go": "last" }] }
            """#)
        #expect(codes.contains("gap"))
    }

    @Test("what is worked out for a part stays as far as nothing more can be told")
    func staysWorkedOut() {
        let codes = Self.leveled(
            #"""
            "second": { "ask": ["p"], "next": [{ "when": "level == 'kept'", "go": "last" }] },
            "third": { "ask": ["p"], "next": [{ "when": "level == 'late'", "go": "last" },
                                              { "when": "level == 'early'", "go": "last" }] }
            """#)
        #expect(codes.allSatisfy { $0 != "not-proved" && $0 != "gap" })
    }

    @Test(
        "a gap behind a question whose usual answer is refused",
        arguments: [
            #""type": "text", "maxLength": 3"#, #""type": "email", "maxLength": 10"#,
            #""type": "email", "pattern": ".*@corp[.]example""#, #""type": "domain", "pattern": ".*[.]sk""#,
            #""type": "url", "pattern": "https://x[.]example/.*""#,
            #""type": "date", "min": "addDays(today, 5)""#,
            #""type": "date", "min": "addDays(today, 5)", "max": "addDays(today, 6)""#,
            #""type": "date", "max": "addDays(today, -5)""#,
        ])
    func limited(fact: String) {
        let codes = Self.codes(
            facts: #"{ "f": { \#(fact), "label": "F" }, "z": { "type": "yesno", "label": "Z" } }"#,
            nodes:
                #""first": { "ask": ["f"], "next": "second" }, "second": { "ask": ["z"], "next": [{ "when": "z", "go": "last" }] }"#
        )
        #expect(codes == ["gap"])
    }

    @Test("where no answer that is tried can be given, nothing is proved")
    func unanswered() {
        let codes = Self.codes(
            facts:
                #"{ "f": { "type": "phone", "maxLength": 5, "label": "F" }, "z": { "type": "yesno", "label": "Z" } }"#,
            nodes:
                #""first": { "ask": ["f"], "next": "second" }, "second": { "ask": ["z"], "next": [{ "when": "z", "go": "last" }] }"#
        )
        #expect(codes == ["not-proved"])
    }
}
