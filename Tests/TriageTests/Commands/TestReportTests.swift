import TestSupport
import Testing
import TriageCore

@Suite("What triage test says", .waiting)
struct TestReportTests {
    private static let part = FlowText.make([
        "id": #""bill""#, "part": "true", "language": nil, "timeZone": nil, "currency": nil, "channels": nil,
        "facts":
            #"{ "fee": { "type": "money", "label": "Fee" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
        "nodes": #"{ "first": { "say": ["That is {{fee}}."], "ask": ["isOn"], "end": "done" } }"#,
    ])
    private static let caller = FlowText.make([
        "currency": #""EUR""#, "language": #""en-IE""#,
        "nodes":
            #"{ "first": { "call": { "flow": "bill", "as": "b" }, "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#,
    ])

    private func desk(_ expect: String, of flow: String = "bill") throws -> Desk {
        let desk = try Desk(flows: ["bill": Self.part, "demo": Self.caller])
        try desk.folder.write(
            #"{ "format": 1, "flow": "\#(flow)", "scenarios": [{ "name": "One", "with": { "fee": "2.50" }, "answers": { "isOn": true }, "expect": \#(expect) }] }"#,
            to: "Flows/scenarios/\(flow).json")
        return desk
    }

    @Test("a part is tested with what its caller lends it, and a flow without scenarios is named")
    func part() throws {
        let result = try desk(#"{ "lines": ["That is €2.50."] }"#).run("test")
        #expect(result.ending == .exit(0), "\(result.output)")
        #expect(
            result.output == """
                bill: 1 of 1 scenarios passed
                demo: no scenarios, so nothing was tested
                1 passed, 0 failed

                """)
        let covered = try desk(#"{ "lines": ["That is €2.50."] }"#).run("test", "--minimum", "100")
        #expect(covered.ending == .exit(1))
    }

    @Test("no change of a flow without scenarios is noticed, and all of them count")
    func untested() throws {
        let mutated = try desk(#"{ "lines": ["That is €2.50."], "outcome": "done", "path": ["first"] }"#).run(
            "test", "--mutate", "--minimum", "100", "--write")
        #expect(mutated.errors.contains("nothing is added for 'demo'"), "\(mutated.errors)")
        #expect(mutated.ending == .exit(1), "\(mutated.output)")
        #expect(mutated.output.contains("demo: no scenarios, so nothing was tested\n"))
        #expect(mutated.output.contains("demo.json:"), "\(mutated.output)")
        #expect(!mutated.output.contains("mutations: 100.0 %") && mutated.output.contains("mutations: "))
    }

    @Test("a scenario that fails shows its path, in every format")
    func path() throws {
        let desk = try desk(#"{ "lines": ["That is five."] }"#)
        let text = try desk.run("test").output
        #expect(
            text.contains(
                "no text with 'That is five.' was shown; the nearest is 'That is €2.50.'\n  its path: first\n"
            ))
        #expect(try desk.run("test", "--format", "json").output.contains("\"path\": [\n"))
        #expect(try desk.run("test", "--format", "junit").output.contains("path: first</failure>"))
    }

    @Test("what a call did comes before what was never used because of that")
    func causes() throws {
        let desk = try desk(#"{ "lines": ["That is five."] }"#)
        let file = "Flows/scenarios/bill.json"
        let scenarios = try String(decoding: desk.folder.bytes(file), as: UTF8.self)
        try desk.folder.write(
            scenarios.replacing(#""isOn": true"#, with: #""isOn": [true, false]"#), to: file)
        let lines = try desk.run("test").output.split(separator: "\n")
        #expect(lines.count > 3 && lines[0].contains("five") && lines[1].contains("isOn"), "\(lines)")
    }

    @Test("where a call leaves the path that is expected, both ways on are shown")
    func fork() throws {
        let longer = try desk(#"{ "path": ["first", "first"] }"#).run("test").output
        #expect(
            longer.contains(
                """
                  its path: first > …
                    it went on:  no further
                    as expected: first

                """))
        let other = try desk(#"{ "path": [] }"#).run("test").output
        #expect(other.contains("  its path: …\n    it went on:  first\n    as expected: no further\n"))
    }

    @Test("scenarios without a flow fail, and an expectation of nothing does")
    func orphan() throws {
        let orphan = try desk(#"{ "outcome": "done" }"#, of: "gone").run("test")
        #expect(orphan.ending == .exit(1))
        #expect(orphan.output.contains("there is no flow 'gone' for '"))
        let empty = try desk("{}").run("test")
        #expect(empty.ending == .exit(1))
        #expect(
            empty.output.contains("expectation is empty: it claims nothing, so nothing is tested [bad-value]")
        )
    }

    @Test("where nothing ran nothing is covered")
    func nothing() throws {
        let broken = DeskFlow.shortest.replacing("\"next\": \"last\"", with: "\"next\": \"lost\"")
        let desk = try Desk(flows: ["short": broken])
        try desk.folder.write(
            #"{ "format": 1, "flow": "short", "scenarios": [{ "name": "One", "expect": { "outcome": "done" } }] }"#,
            to: "Flows/scenarios/short.json")
        let result = try desk.run("test", "--coverage")
        #expect(result.ending == .exit(1))
        #expect(result.output.contains("coverage: 0.0 %\n0 passed, 1 failed\n"))
        let unread = try Desk(flows: ["short": "{"]).run("test", "--minimum", "1")
        #expect(unread.ending == .exit(1))
        #expect(unread.output.contains("coverage: there was nothing to reach\n"))
    }
}
