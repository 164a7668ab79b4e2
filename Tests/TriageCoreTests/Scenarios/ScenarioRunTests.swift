import TestSupport
import Testing

@testable import TriageCore

@Suite("Running a scenario")
struct ScenarioRunTests {
    @Test("what is expected and comes about gives no failure")
    func passes() {
        let failures = ScenarioSample.failures(
            at: #""who": { "note": "called twice" }"#,
            expect: """
                "outcome": "fixed", "kind": "resolved", "path": ["who", "topic", "bill", "more", "end-fixed"],
                "facts": { "amount": "20.00", "log.number": null }, "lines": ["Who is", "Look it up"],
                "notLines": ["Thank you"], "targets": { "done": "met" }, "notes": ["twice"],
                "messages": [ { "message": "note", "to": ["desk@small.example"], "cc": [],
                  "subject": "About Bill", "body": ["From Robin", "$20.00"], "notBody": ["Fault"] } ]
                """)
        #expect(failures == [])
    }

    /// An expectation, and the failures it gives on a call about a 20-dollar bill.
    struct Case: Sendable, CustomTestStringConvertible {
        let expect: String
        let failures: [String]

        init(_ expect: String, _ failures: String...) {
            self.expect = expect
            self.failures = failures
        }

        var testDescription: String { expect }
    }

    @Test(
        "what differs is told with its place",
        arguments: [
            Case(#""outcome": "paid""#, "6:24 outcome: the outcome is 'fixed', not 'paid'"),
            Case(#""outcome": null"#, "6:24 outcome: the outcome is 'fixed', not abandoned"),
            Case(#""kind": "sale""#, "6:21 kind: the kind is resolved, not sale"),
            Case(
                #""path": ["who", "topic", "fault"]"#,
                "6:38 path at topic: the path goes on with 'bill', not 'fault', after 2 nodes"),
            Case(
                #""path": ["who", "topic", "bill", "more"]"#,
                "6:21 path at more: the path goes on with 'end-fixed', not the end, after 4 nodes"),
            Case(
                #""path": ["who", "topic", "bill", "more", "end-fixed", "end-paid"]"#,
                "6:67 path at end-fixed: the path goes on with the end, not 'end-paid', after 5 nodes"),
            Case(
                #""path": { "contains": ["more", "bill"] }"#,
                "6:44 path: the path has 'bill', but not in this order"),
            Case(
                #""path": { "contains": ["end-paid"] }"#, "6:36 path: the path never comes to 'end-paid'"),
            Case(
                #""facts": { "amount": "19.99" }"#, #"6:24 facts: 'amount' is "20.00", not "19.99""#),
            Case(#""facts": { "name": null }"#, #"6:24 facts: 'name' is "Robin", not null"#),
            Case(#""facts": { "again": true }"#, "6:24 facts: 'again' is false, not true"),
            Case(#""lines": ["Thank you"]"#, "6:23 lines: no text with 'Thank you' was shown"),
            Case(#""notLines": ["calling?"]"#, "6:26 notLines: 'Who is calling?' was shown"),
            Case(#""messages": []"#, "6:25 messages: the messages are note, not none"),
            Case(
                #""messages": [{ "message": "note" }, { "message": "note" }]"#,
                "6:25 messages: the messages are note, not note, note"),
            Case(
                #""messages": [{ "message": "note", "to": ["x@small.example"] }]"#,
                "6:53 messages at bill: 'to' of 'note' is desk@small.example, not x@small.example"),
            Case(
                #""messages": [{ "message": "note", "cc": ["x@small.example"] }]"#,
                "6:53 messages at bill: 'cc' of 'note' is none, not x@small.example"),
            Case(
                #""messages": [{ "message": "note", "subject": "Fault" }]"#,
                "6:58 messages at bill: the subject of 'note' is 'About Bill', without 'Fault'"),
            Case(
                #""messages": [{ "message": "note", "body": ["From Kim"] }]"#,
                "6:56 messages at bill: no line of 'note' has 'From Kim'; the nearest is 'From Robin'"),
            Case(
                #""messages": [{ "message": "note", "notBody": ["Robin"] }]"#,
                "6:59 messages at bill: a line of 'note' has 'Robin'"),
            Case(#""targets": { "done": "missed" }"#, "6:26 targets: the target 'done' was met"),
            Case(#""targets": { "dnoe": "met" }"#, "6:26 targets: there is no target 'dnoe'"),
            Case(#""notes": ["x"]"#, "6:23 notes: no note has 'x'"),
            Case(
                #""outcome": "paid", "kind": "sale", "lines": ["x"]"#,
                "6:24 outcome: the outcome is 'fixed', not 'paid'",
                "6:40 kind: the kind is resolved, not sale",
                "6:58 lines: no text with 'x' was shown"),
        ])
    func expectations(of one: Case) {
        #expect(ScenarioSample.failures(expect: one.expect) == one.failures)
    }

    @Test("once a call has left its path, what it does not use any more is not told as well")
    func cause() {
        let failures = ScenarioSample.failures(
            at: #""fault": { "steps": 0 }"#,
            expect: #""path": ["who", "topic", "fault", "more", "end-fixed"]"#)
        #expect(failures == ["6:38 path at topic: the path goes on with 'bill', not 'fault', after 2 nodes"])
    }

    /// Answers and events at nodes, and the failures they give.
    struct Play: Sendable, CustomTestStringConvertible {
        let answers: String
        let at: String
        let failures: [String]

        init(_ answers: String = ScenarioSample.bill, at: String = "", _ failures: String...) {
            self.answers = answers
            self.at = at
            self.failures = failures
        }

        var testDescription: String { "\(answers) \(at)" }
    }

    @Test(
        "what cannot be played is told with its place",
        arguments: [
            Play(
                #""topic": "bill""#, "2:11 play at who: 'name' is asked, but the scenario has no answer to it"
            ),
            Play(
                #""name": "Robin Goodfellow""#,
                "4:14 play at who: 'name' is refused: at most 10 characters are allowed"),
            Play(#""name": 5"#, "4:14 play at who: 'name' takes a string, not a number"),
            Play(
                #""name": "Robin", "topic": "bill", "amount": "0.99", "again": false"#,
                "4:48 play at bill: 'amount' is refused: at least $1.00 is expected"),
            Play(
                #""name": "Robin", "topic": ["bill"], "amount": "20.00", "again": true"#,
                "4:31 play at topic: 'topic' is asked more often than the scenario has answers (1)"),
            Play(
                #""name": "Robin", "topic": "bill", "amount": "100.00""#,
                #"2:11 play at bill: no branch is taken here; "go" would choose a node"#),
            Play(
                at: #""who": { "back": true }"#,
                "5:16 play at who: there is no card before this one to go back to"),
            Play(
                at: #""who": { "told": { "nmae": "Kim" } }"#,
                "5:28 play at who: there is no fact 'nmae' to tell here"),
            Play(
                at: #""who": { "told": { "amount": "0.50" } }"#,
                "5:28 play at who: 'amount' is refused: at least $1.00 is expected"),
            Play(
                at: #""bill": { "refused": { "amount": ["0.99", "1.00"] } }"#,
                #"5:51 play at bill: 'amount' takes 1.00, which should be refused"#),
            Play(
                at: #""who": { "refused": { "amount": "0.99" } }"#,
                "5:31 play at who: 'amount' is not asked here"),
            Play(
                at: #""who": { "refused": { "name": 5 } }"#,
                "5:39 play at who: 'name' takes a string, not a number"),
            Play(
                at: #""bill": { "skip": { "Look": "" } }"#,
                "5:29 play at bill: this step can only be skipped with a reason"),
            Play(at: #""topic": { "channel": "fax" }"#, "5:18 play at topic: the flow has no channel 'fax'"),
        ])
    func playing(of one: Play) {
        let failures = ScenarioSample.failures(
            answers: one.answers, at: one.at, expect: #""kind": "resolved""#)
        #expect(failures == one.failures)
    }

    @Test(
        "what the scenario says in vain is told",
        arguments: [
            Play(
                ScenarioSample.bill + #", "log.number": "1""#,
                "4:83 unused: the answer to 'log.number' is never used"),
            Play(
                #""name": ["Robin", "Kim"], "topic": "bill", "amount": "20.00", "again": false"#,
                "4:14 unused: 'name' was asked once, but there are 2 answers"),
            Play(
                at: #""fault": { "note": "x" }"#,
                "5:9 unused: 'fault' is visited 0 times, but the scenario scripts it once"),
            Play(
                at: #""bill": [{ "note": "x" }, { "note": "y" }]"#,
                "5:9 unused: 'bill' is visited once, but the scenario scripts it 2 times"),
            Play(
                at: #""who": { "answers": { "amount": "20.00" } }"#,
                "5:31 unused at who: the answer to 'amount' is never used"),
            Play(
                at: #""bill": { "skip": { "Look it down": "no time" } }"#,
                "5:29 unused at bill: no step 'Look it down' was left out"),
            Play(
                at: #""who": { "messages": { "note": "skip" } }"#,
                "5:32 unused at who: no message 'note' was left unsent"),
            Play(
                at: #""who": { "go": "topic" }"#,
                "5:24 unused at who: a branch was taken; nobody had to choose 'topic'"),
        ])
    func vain(of one: Play) {
        let failures = ScenarioSample.failures(
            answers: one.answers, at: one.at, expect: #""kind": "resolved""#)
        #expect(failures == one.failures)
    }

    @Test("a step is left out by its id, by its number on the card or by a part of its text")
    func skips() throws {
        let flow = FlowText.make([
            "nodes": """
            { "first": { "do": [ { "text": "Wait a minute", "when": "agent == 'nobody'" }, "Look", { "text": "Warn", "id": "warned" }, "Tell" ],
                "next": [ { "when": "warned", "go": "last" }, { "go": "unwarned" } ] },
              "unwarned": { "end": "done" }, "last": { "end": "done" } }
            """
        ])
        let flows = try #require(FlowText.load(flow).flows)
        func run(_ skip: String, _ path: String) throws -> [String] {
            let source = SourceText(
                name: "scenarios.json",
                text:
                    #"{ "format": 1, "flow": "demo", "scenarios": [ { "name": "One", "at": { "first": { "skip": { \#(skip) } } }, "#
                    + #""expect": { "path": ["first", "\#(path)"] } } ] }"#)
            let scenario = try #require(ScenarioFile.decode(source).file?.scenarios.first)
            return ScenarioRun(scenario, in: source, on: flows).failures.map(\.message)
        }
        #expect(try run(#""warned": "no time""#, "unwarned") == [])
        #expect(try run(#""2": "no time""#, "unwarned") == [])
        #expect(try run(#""3": "no time", "Look": "no time""#, "last") == [])
        #expect(try run(#""4": "no time""#, "last") == ["no step '4' was left out"])
    }

    @Test("a reason for refusing, a note of an overrun target and a message under review count as shown")
    func shown() {
        let failures = ScenarioSample.failures(
            at: #""bill": { "wait": "21m", "refused": { "amount": "0.99" } }"#,
            expect: """
                "outcome": "fixed", "targets": { "done": "missed" },
                "lines": ["at least $1.00", "Hurry up.", "About Bill", "From Robin"]
                """)
        #expect(failures == [])
    }

    @Test("a node visited three times takes its answers in turn, and its part is crossed by back and crash")
    func loop() {
        let failures = ScenarioSample.failures(
            answers: """
                "name": "Robin", "topic": ["bill", "fault", "fault"], "amount": "20.00",
                "log.number": ["1", "2", "3"], "again": [true, true, false]
                """,
            at: """
                "fault/write": [{ "crash": true }, {}], "more": [{}, { "back": true }, {}, { "crash": true }]
                """,
            expect: """
                "outcome": "fixed", "kind": "resolved", "facts": { "log.number": "3" },
                "path": ["who", "topic", "bill", "more", "topic", "fault", "fault/write", "more", "topic",
                  "fault", "fault/write", "more", "end-fixed"]
                """)
        #expect(failures == [])
    }

    @Test("a call that is given up has no outcome")
    func abandoned() {
        let failures = ScenarioSample.failures(
            answers: #""name": "Robin", "topic": "bill""#, at: #""bill": { "abandon": "hung up" }"#,
            expect: #""outcome": null, "kind": "abandoned", "path": ["who", "topic", "bill"], "messages": []"#
        )
        #expect(failures == [])
        let wrong = ScenarioSample.failures(
            answers: #""name": "Robin", "topic": "bill""#, at: #""bill": { "abandon": "hung up" }"#,
            expect: #""outcome": "paid", "kind": "sale""#)
        #expect(
            wrong == [
                "6:24 outcome: the outcome is abandoned, not 'paid'",
                "6:40 kind: the kind is abandoned, not sale",
            ])
    }

    @Test("where no branch is taken the scenario chooses")
    func picked() {
        let failures = ScenarioSample.failures(
            answers: #""name": "Robin", "topic": "bill", "amount": "100.00""#,
            at: #""bill": { "go": "end-paid", "messages": { "note": "skip" } }"#,
            expect: #""outcome": "paid", "messages": []"#)
        #expect(failures == [])
    }

    @Test("a card that a told fact leads to is arrived at before anything is answered there")
    func toldAway() throws {
        let source = SourceText(
            name: "s.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "one",
                  "at": { "one": { "told": { "name": "Pat" } }, "two": { "answers": { "isOn": true } } },
                  "expect": { "outcome": "done", "path": ["one", "two", "last"] } } ] }
                """)
        let flow = EnquirySample.flow(
            facts: #"{ "name": { "type": "text" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
            nodes: """
                { "one": { "say": [{ "text": "Who is calling?", "when": "name == null" }], "next": "two" },
                  "two": { "ask": ["isOn"], "next": "last" }, "last": { "end": "done" } }
                """)
        let flows = try EnquirySample.open(flow).flows
        let scenario = try #require(ScenarioFile.decode(source).file?.scenarios.first)
        #expect(ScenarioRun(scenario, in: source, on: flows).failures == [])
    }
}
