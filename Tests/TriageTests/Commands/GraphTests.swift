import Foundation
import TestSupport
import Testing

@Suite("triage graph", .waiting)
struct GraphTests {
    /// A call with a part, a choice that meets itself again, a way that nobody takes, and one that leads nowhere.
    private func desk() throws -> Desk {
        let part = FlowText.make([
            "id": #""bill""#, "part": "true",
            "nodes": #"{ "pay": { "say": ["Pay."], "end": "done" } }"#, "start": #""pay""#,
        ])
        let demo = FlowText.make([
            "facts": """
            { "mood": { "type": "choice", "label": "How is it?", "options": [
                { "value": "fine", "label": "Fine" }, { "value": "bad", "label": "Bad" } ] },
              "again": { "type": "yesno", "label": "Once more?" } }
            """,
            "start": #""hello""#,
            "nodes": """
            { "hello": { "title": "Hello", "ask": ["mood"], "next": { "fine": "bill", "bad": "sorry" } },
              "sorry": { "say": ["Sorry."], "ask": ["again"], "next": { "yes": "hello", "no": "bill" } },
              "bill": { "title": "The bill", "call": { "flow": "bill", "as": "b" },
                "next": [ { "when": "again == true", "go": "last" }, { "go": "last" } ] },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
        let desk = try Desk(flows: ["bill": part, "demo": demo])
        try desk.folder.write(
            """
            { "format": 1, "flow": "demo", "scenarios": [ { "name": "One", "answers": { "mood": "fine" },
              "expect": { "outcome": "done" } } ] }
            """, to: "Flows/scenarios/demo.json")
        return desk
    }

    @Test("a flow is drawn as boxes with the tree under each, what nobody tests and what is found marked")
    func whole() throws {
        let result = try desk().run("graph", "demo")
        #expect(result.ending == .exit(0))
        #expect(
            result.output == """
                demo: A demonstration
                4 nodes, 1 of them ends: 1 resolved.
                ▶ leads to   ■ the end   [2] goes on in box 2   ↺ back, to go round
                ○ no scenario comes here

                ┌─ 1 ──────────────────────┐
                │ hello · Hello            │
                └─┬────────────────────────┘
                  │ How is it?
                  ├─ Fine ▶ [2] bill
                  └─ Bad ○ ▶ sorry ○
                     │ Once more?
                     ├─ yes ○ ▶ [1] hello ↺
                     └─ no ○ ▶ [2] bill

                ┌─ 2 ─────────────────────────────────────┐
                │ bill · The bill                         │
                │ calls the part bill (triage graph bill) │
                └─┬───────────────────────────────────────┘
                  ├─ again == true ○ ▶ last ■ resolved: Done
                  └─ otherwise ▶ last ■ resolved: Done

                """)
    }

    @Test(
        "a node that goes by an earlier answer does not seem to ask again, and DOT takes every character as it is"
    )
    func knownByNow() throws {
        let demo = FlowText.make([
            "facts": #"{ "isOn": { "type": "yesno", "label": "On &amp; \"live\"?" } }"#,
            "nodes": """
            { "first": { "ask": ["isOn"], "next": "second" },
              "second": { "title": "A &amp; b", "say": ["Well."], "next": { "on": "isOn", "go": { "yes": "last", "no": "other" } } }, "other": { "end": "done" },
              "last": { "end": "done" } }
            """,
        ])
        let desk = try Desk(flows: ["demo": demo])
        let text = try desk.run("graph", "demo").output
        #expect(text.contains("│ On &amp; \"live\"?\n  └─ ▶ second"), "\(text)")
        #expect(text.contains("│ not asked here: On &amp; \"live\"?\n"))
        let dot = try desk.run("graph", "demo", "--format", "dot").output
        #expect(dot.contains("A &amp;amp; b"), "\(dot)")
    }

    @Test("around a node stands what leads to it, what is on its card and what follows")
    func around() throws {
        let result = try desk().run("graph", "demo", "--at", "sorry")
        #expect(result.ending == .exit(0))
        #expect(
            result.output == """
                  hello ─ Bad ○ ▶

                ┌──────────────────────────┐
                │ sorry ○                  │
                │ says 1 line, asks again  │
                └─┬────────────────────────┘
                  │ Once more?
                  ├─ yes ○ ▶ hello · Hello
                  │  │ How is it?
                  │  ├─ Fine ▶ bill
                  │  └─ Bad ○ ▶ sorry
                  └─ no ○ ▶ bill

                """)
        let part = try desk().run("graph", "demo", "--at", "bill/pay", "--format", "dot")
        #expect(part.output.hasPrefix("digraph \"bill\" {\n"))
        let missing = try desk().run("graph", "demo", "--at", "sory")
        #expect(missing.ending == .exit(64))
        #expect(missing.errors.hasPrefix("triage: --at sory: "), "\(missing.errors)")
    }

    @Test("with the log it says how often calls came to each node, in every form")
    func heat() throws {
        let desk = try desk()
        #expect(try desk.run("run", "demo", input: "2\ny\n1\n\n\n\n").code == 0)
        let text = try desk.run("graph", "demo", "--heat").output
        #expect(
            text.contains("hello · Hello █2") && text.contains("2 visits, half of them up to "), "\(text)")
        #expect(text.contains("sorry ▅1"), "\(text)")
        let dot = try desk.run("graph", "bill", "--heat", "--format", "dot").output
        #expect(dot.contains(##"1 visit, 0:00", penwidth=3, shape=oval, fillcolor="#ff8c69""##), "\(dot)")
        #expect(
            try desk.run("graph", "demo", "--heat", "--until", "2020-01-01").output.contains(
                "hello · Hello ·0"))
    }

    @Test("no line of the shipped flows is wider than a terminal of 80 columns")
    func width() throws {
        for flow in Thoroughness.isLong
            ? ["hosting-matter", "webhosting-sk-matter"] : ["webhosting-sk-matter"]
        {
            let output = try Desk().run("graph", flow).output
            #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            #expect(output.contains("┌─ 2 ─"))
        }
    }
}
