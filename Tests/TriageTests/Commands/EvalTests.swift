import TestSupport
import Testing

@Suite("triage eval", .waiting)
struct EvalTests {
    /// A flow with a price, its tax and a season.
    private static let repairs = FlowText.make([
        "id": #""repairs""#, "timeZone": #""Australia/Melbourne""#, "currency": #""AUD""#,
        "facts": """
        { "isOn": { "type": "yesno", "label": "On?" }, "offerDay": { "type": "date", "label": "Day" },
          "repairFee": { "type": "money", "fixed": "50.00" },
          "repairTotal": { "type": "money", "value": "repairFee * 11 / 10" },
          "ownerAwaySeason": { "type": "yesno",
            "value": "offerDay != null && monthDay(offerDay) >= '06-25' && monthDay(offerDay) <= '07-21'" } }
        """,
    ])

    @Test(
        "an expression has a value and a type",
        arguments: [
            ("1 + 2", "3 : int"), ("'a' + 'b'", "'ab' : string"), ("2 > 1", "true : bool"),
            ("[1, 2].map(x, x * 2)", "[2, 4] : list(int)"),
            ("date('2026-07-31') ", "date('2026-07-31') : date"),
            ("null", "null : null_type"),
        ])
    func value(_ expression: String, _ printed: String) throws {
        let result = try Desk().run("eval", expression)
        #expect(result.output == printed + "\n")
        #expect(result.errors == "")
        #expect(result.ending == .exit(0))
    }

    @Test("an expression over a flow reads its facts")
    func flow() throws {
        let desk = try Desk(flows: ["repairs": Self.repairs])
        #expect(try desk.run("eval", "repairTotal", "--flow", "repairs").output == "55.00 : money\n")
        let season = ["eval", "ownerAwaySeason", "--flow", "repairs"]
        #expect(try desk.run(season).output == "false : bool\n")
        let set = season + ["--set", "offerDay=2026-07-21"]
        #expect(try desk.run(set).output == "true : bool\n")
        #expect(try desk.run(set + ["--json"]).output == "{\"value\":true,\"type\":\"bool\"}\n")
        let today = ["eval", "today", "--flow", "repairs", "--now", "2026-07-14T14:00:00Z"]
        #expect(try desk.run(today).output == "date('2026-07-15') : date\n")
        #expect(desk.journals.isEmpty)
    }

    @Test("facts that do not hold together are refused, in whatever order they are set")
    func together() throws {
        let flow = FlowText.make([
            "id": #""sample""#,
            "facts": #"""
            { "x": { "type": "yesno", "label": "X" },
              "y": { "type": "choice", "label": "Y", "options": [
                { "value": "p", "label": "P", "when": "x != false" }, { "value": "q", "label": "Q" }] } }
            """#,
            "nodes":
                #"{ "one": { "ask": ["x", "y"], "next": "two" }, "two": { "say": ["Bye."], "end": "done" } }"#,
            "start": #""one""#,
        ])
        let desk = try Desk(flows: ["sample": flow])
        let eval = ["eval", "y", "--flow", "sample"]
        #expect(try desk.run(eval + ["--set", "y=p", "--set", "x=yes"]).output == "'p' : string\n")
        for settings in [["y=p", "x=no"], ["x=no", "y=p"]] {
            let result = try desk.run(eval + settings.flatMap { ["--set", $0] })
            #expect(result.code == 65, "\(result.output)")
            #expect(result.errors.contains("--set y: "), "\(result.errors)")
        }
    }

    @Test("an expression over a part reads its facts, with what a flow that calls it lends")
    func part() throws {
        let part = Self.repairs.replacing("\"start\"", with: "\"part\": true, \"start\"")
        let desk = try Desk(flows: ["repairs": part])
        let result = try desk.run("eval", "repairTotal", "--flow", "repairs")
        #expect(result.output == "55.00 : money\n", "\(result.errors)")
        #expect(try desk.run("eval", "1", "--flow", "repair").errors.contains("did you mean 'repairs'?"))
    }

    @Test("what is wrong with an expression is shown in its place")
    func caret() throws {
        let result = try Desk(flows: ["repairs": Self.repairs]).run(
            "eval", "1 + repairFe", "--flow", "repairs")
        #expect(result.ending == .exit(65))
        #expect(result.output == "")
        #expect(
            result.errors == """
                error: unknown name 'repairFe'; did you mean 'repairFee'?
                    1 + repairFe
                        ^^^^^^^^

                """)
    }

    @Test("the carets stand under wide characters, tabs and the line that is meant")
    func caretColumns() throws {
        let result = try Desk().run("eval", "1 +\n\t'日本' + nome")
        #expect(result.ending == .exit(65))
        #expect(result.errors.contains("\n    \t'日本' + nome\n    \t         ^^^^\n"), "\(result.errors)")
    }

    @Test("what goes wrong while it is worked out is shown in its place")
    func failing() throws {
        let result = try Desk().run("eval", "1 / (2 - 2)")
        #expect(result.ending == .exit(65))
        #expect(result.output == "")
        #expect(
            result.errors == """
                error: division by zero
                    1 / (2 - 2)
                    ^^^^^^^^^^^

                """)
    }

    @Test("what is odd about an expression that has a value is a warning")
    func warning() throws {
        let result = try Desk().run("eval", "false ? 1 / 0 : 2")
        #expect(result.ending == .exit(0))
        #expect(result.output == "2 : int\n")
        #expect(
            result.errors == """
                warning: this always fails: division by zero
                    false ? 1 / 0 : 2
                            ^^^^^

                """)
    }

    @Test("a flow that is not there is named with the nearest")
    func missing() throws {
        let desk = try Desk()
        let result = try desk.run("eval", "1", "--flow", "hostign")
        #expect(result.ending == .exit(66))
        #expect(
            result.errors
                == "triage: there is no flow 'hostign' in '\(desk.flows)'; did you mean 'hosting'?\n")
    }

    @Test("an expression may begin with a hyphen, and with two after --")
    func hyphen() throws {
        #expect(try Desk().run("eval", "-1 + 3").output == "2 : int\n")
        #expect(try Desk().run("eval", "--json", "-1").output == "{\"value\":-1,\"type\":\"int\"}\n")
        #expect(try Desk().run("eval", "--", "-(-1)").output == "1 : int\n")
        let two = try Desk().run("eval", "--1")
        #expect(two.ending == .exit(64))
        #expect(two.errors.hasSuffix("an expression that begins with two hyphens comes after --\n"))
        #expect(try Desk().run("eval").errors == "triage: EXPR is missing\nsee triage eval --help\n")
    }

    @Test("the functions are listed, for people and for programs")
    func functions() throws {
        let text = try Desk().run("eval", "--functions")
        #expect(text.ending == .exit(0))
        #expect(text.output.contains("addDays\n    addDays(date, int) -> date\n    for example addDays("))
        let json = try Desk().run("eval", "--functions", "--json")
        #expect(json.output.contains("\"types\": [\n"))
    }
}
