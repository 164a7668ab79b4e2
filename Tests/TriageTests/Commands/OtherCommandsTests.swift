import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The smaller commands", .waiting)
struct OtherCommandsTests {
    @Test("the version is printed")
    func version() throws {
        let result = try Desk().run("version")
        #expect(result.output == "triage \(Version.current)\n")
        #expect(result.ending == .exit(0))
    }

    @Test(
        "the printed schemas are those that are shipped",
        arguments: [("flow", "flow"), ("scenario", "scenario"), ("config", "config"), ("", "flow")])
    func schema(_ kind: String, _ name: String) throws {
        let desk = try Desk()
        let result = try desk.run(["schema"] + (kind.isEmpty ? [] : [kind]))
        let shipped = try #require(FileManager.default.contents(atPath: "\(desk.flows)/\(name).schema.json"))
        #expect(result.output == String(decoding: shipped, as: UTF8.self))
        #expect(JSONParser.parse(Array(result.output.utf8)).problems.isEmpty)
    }

    @Test("how a flow is written is told as text and as the Markdown that is shipped, a section alone")
    func help() throws {
        let desk = try Desk()
        let text = try desk.run("help", "flow")
        #expect(text.output == FormatPage.flow.text(width: 80))
        #expect(text.ending == .exit(0))
        let shipped = FileManager.default.contents(atPath: "\(ProjectFolder.flows)/FORMAT.md")
        let markdown = try desk.run("help", "flow", "--format", "markdown")
        #expect(markdown.output == shipped.map { String(decoding: $0, as: UTF8.self) })
        #expect(
            try desk.run("help", "records", "list").output == desk.run("records", "list", "--help").output)
        #expect(try desk.run("help").output == desk.run("--help").output)
        let section = try desk.run("help", "flow", "Opening", "hours").output
        #expect(
            section.hasPrefix("Opening hours (hours)\n---------------------\n\nIn the flow's time zone.\n"))
        #expect(section == (try desk.run("help", "flow", "hours").output))
        #expect(text.output.contains(section) && !section.contains("\nTargets"))
        let short = try desk.run("help", "flow", "hours", "--format", "markdown").output
        #expect(short.hasPrefix("## Opening hours (`hours`)\n") && markdown.output.contains(short))
        let missing = try desk.run("help", "flow", "openin", "hours")
        #expect(
            missing.errors
                == "triage: there is no section 'openin hours' on how a flow is written; did you mean 'opening hours'?\n"
                + "see triage help flow\n")
        #expect(missing.ending == .exit(64))
        let unknown = try desk.run("help", "flwo")
        #expect(
            unknown.errors
                == "triage: there is no help on 'flwo'; did you mean 'flow'?\nsee triage help --help\n")
        #expect(unknown.ending == .exit(64))
    }

    @Test("a code is explained with its example, the place in it, and the cure")
    func explain() throws {
        let desk = try Desk()
        #expect(
            try desk.run("explain", "unknown-outcome").output == """
                unknown-outcome (error)

                A node ends the call with an outcome that the flow does not have.

                On a call: The record could not say how the call ended.

                Cure: Write the name of an outcome that is declared under "outcomes", or declare it.

                This fails:

                    "nodes": { "first": { "ask": ["isOn"], "end": "doen" } }
                                                                  ^
                    error: there is no outcome 'doen'; did you mean 'done'?

                This does not:

                    "nodes": { "first": { "ask": ["isOn"], "end": "done" } }

                """)
        let list = try desk.run("explain")
        #expect(list.ending == .exit(0))
        #expect(list.lines.dropLast().map { String($0.prefix { $0 != " " }) } == Checks.codes.map(\.name))
        #expect(list.output.contains("unused-fact             warning  A fact is declared, but"))
        let unknown = try desk.run("explain", "unknown-nod")
        #expect(unknown.ending == .exit(64))
        #expect(unknown.errors.contains("there is no code 'unknown-nod'; did you mean 'unknown-node'?"))
    }

    @Test("every page shows what fails, with a caret, and what does not")
    func pages() throws {
        for code in Checks.codes {
            let lines = CodePage(code).text.split(separator: "\n")
            let examples = code.page.examples.count
            #expect(lines.count { $0.allSatisfy { " ^".contains($0) } } == examples, "\(code.name)")
            #expect(!lines.contains { $0.contains(Finding.Example.mark) }, "\(code.name)")
            for (line, next) in zip(lines, lines.dropFirst()) where line == "This does not:" {
                #expect(next.hasPrefix("    "), "\(code.name)")
            }
        }
    }

    @Test("the shipped flows are listed")
    func flows() throws {
        let desk = try Desk()
        let lines = try desk.run("flows").lines.dropLast()
        #expect(
            lines.map { String($0.prefix { $0 != " " }) } == [
                "ablecommerce-answer", "ablecommerce-matter", "ablecommerce", "create-ticket",
                "hosting-matter", "hosting", "membership", "policy-matter", "support-policy",
                "webhosting-sk-matter", "webhosting-sk",
            ])
        let part = try #require(lines.first { $0.hasPrefix("create-ticket ") })
        #expect(part.contains(", a part ") && part.hasSuffix(" Create a ticket"))
        let json = try #require(JSONParser.parse(Array(try desk.run("flows", "--json").output.utf8)).value)
        #expect(json.elements?.count == lines.count)
        #expect(json.elements?.allSatisfy { $0["runnable"]?.bool == true } == true)
        func flow(_ id: String) -> JSON? { json.elements?.first { $0["id"]?.string == id } }
        #expect(flow("create-ticket")?["part"]?.bool == true)
        #expect(flow("hosting")?["title"]?.string == "Hosting: e-mail down, site down, locked out")
    }

    @Test("flows and home are found by option, then by variable, then in their usual places")
    func places() throws {
        var desk = try Desk(flows: ["short": DeskFlow.shortest])
        desk.environment = [
            "TRIAGE_FLOWS": "", "TRIAGE_HOME": "", "XDG_DATA_HOME": desk.folder.path + "/data",
        ]
        #expect(try desk.run("run", "short", input: "y\n\n", in: desk.folder.path).ending == .exit(0))
        #expect(desk.folder.names("data/triage/records").count == 1)
        desk.environment["XDG_DATA_HOME"] = ""
        desk.environment["HOME"] = desk.folder.path + "/user"
        #expect(try desk.run("run", "short", input: "y\n\n", in: desk.folder.path).ending == .exit(0))
        #expect(desk.folder.names("user/.local/share/triage/records").count == 1)
        let option = ["run", "short", "--home", desk.folder.path + "/own", "--flows", desk.flows]
        #expect(try desk.run(option, input: "y\n\n", in: "/").ending == .exit(0))
        #expect(desk.folder.names("own/records").count == 1)
    }

    @Test("the agent is who the option says, then the variable, then the log-in name")
    func agent() throws {
        var desk = try Desk(flows: ["short": DeskFlow.shortest])
        desk.environment["LOGNAME"] = "robin"
        for (words, name) in [(["--agent", "kim"], "kim"), ([], "sam")] {
            #expect(try desk.run(["run", "short"] + words, input: "y\n\n").ending == .exit(0))
            #expect(try desk.run("records", "list").lines[0].contains("  \(name)  "))
        }
        desk.environment["TRIAGE_AGENT"] = ""
        #expect(try desk.run("run", "short", input: "y\n\n").ending == .exit(0))
        #expect(try desk.run("records", "list").lines.contains { $0.contains("  robin  ") })
    }

    @Test("a dry run keeps nothing")
    func dryRun() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let typed = DeskFlow.answers.map { $0 + "\n" }.joined()
        let whole = try desk.run("run", "desk", "--dry-run", input: typed)
        #expect(whole.ending == .exit(0))
        #expect(whole.output.hasSuffix("Dry run: nothing was saved.\n"))
        let half = try desk.run("run", "desk", "--dry-run", input: "green\n")
        #expect(half.ending == .exit(0))
        #expect(half.output.hasSuffix("The input has ended.\nDry run: nothing was saved.\n"))
        #expect(!FileManager.default.fileExists(atPath: desk.home))
    }

    @Test("facts that are set are offered, and told in the record")
    func set() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let typed = ["", "", "", "", "", "2026-07-01", "47.35", "3", "", "", "y", "", "", ""].map {
            $0 + "\n"
        }
        .joined()
        let result = try desk.run(
            "run", "desk", "--set", "colour=green", "--set", "mail=pat@client.example", "--channel", "chat",
            input: typed)
        #expect(result.ending == .exit(0), "\(result.output)")
        let record = try desk.onlyRecord()
        #expect(record.contains("\"channel\":\"chat\""))
        #expect(record.contains("\"origin\":{\"colour\":\"told\",\"mail\":\"told\""))
    }

    @Test(
        "each exit code, as the help and the manual give it",
        arguments: [
            (0, "triage version"), (1, "echo '{' | triage validate -"), (64, "triage nonsense"),
            (65, "triage eval '1 +'"), (66, "triage run nowhere"), (73, "triage run short --home /dev/null"),
            (74, "ulimit -f 0; triage run short < /dev/null"), (75, "triage run short < /dev/null"),
        ])
    func exitCodes(_ code: Int32, _ line: String) throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        // 130 is covered by an interrupted call.
        #expect(try desk.shell(line).ending == .exit(code))
    }
}
