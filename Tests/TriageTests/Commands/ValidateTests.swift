import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("triage validate", .waiting)
struct ValidateTests {
    /// The short flow with a branch to nowhere, and with an outcome that nothing reaches.
    private let broken = DeskFlow.shortest.replacing("\"next\": \"last\"", with: "\"next\": \"lost\"")
    private let unused = DeskFlow.shortest.replacing(
        "\"outcomes\": {", with: "\"outcomes\": { \"never\": { \"label\": \"Never\", \"kind\": \"sale\" },")

    /// The shipped flows, of which a short run takes another one each day: what is built for release proves all.
    private static let today = Thoroughness.some(
        ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"], oneIn: 5)

    @Test("the shipped flows are sound, strictly", arguments: today)
    func shipped(_ flow: String) throws {
        let result = try Desk().run("validate", "--strict", "\(ProjectFolder.flows)/\(flow).json")
        #expect(result.ending == .exit(0), "\(result.output)")
        #expect(result.output.contains(" checked, nothing found\n"))
        #expect(result.output.hasSuffix(" proved, 0 refuted, 0 not proved\n"))
        #expect(result.errors == "")
    }

    @Test("a broken flow is reported in its place, and ends with 1")
    func text() throws {
        let desk = try Desk(flows: ["short": broken])
        let result = try desk.run("validate")
        #expect(result.ending == .exit(1))
        #expect(
            result.output.hasPrefix(
                "\(desk.flows)/short.json:6:47: error: there is no node 'lost'; did you mean 'last'? [unknown-node]\n"
            ))
        #expect(result.output.contains("1 file checked, 1 error"))
    }

    @Test("a warning fails only where it is asked to")
    func strict() throws {
        let desk = try Desk(flows: ["short": unused])
        let lenient = try desk.run("validate")
        #expect(lenient.ending == .exit(0))
        #expect(lenient.output.contains("warning: no node ends with 'never' [unused-outcome]\n"))
        #expect(try desk.run("validate", "--strict").ending == .exit(1))
        #expect(try desk.run("run", "short", input: "y\n\n").ending == .exit(0))
    }

    @Test("findings are JSON for a program")
    func json() throws {
        let desk = try Desk(flows: ["short": broken])
        let result = try desk.run("validate", "--format", "json")
        #expect(result.ending == .exit(1))
        let json = try #require(JSONParser.parse(Array(result.output.utf8)).value)
        #expect(json["checked"]?.int == 1)
        let finding = try #require(
            json["findings"]?.elements?.first { $0["code"]?.string == "unknown-node" })
        #expect(finding["severity"]?.string == "error")
        #expect(finding["file"]?.string == "\(desk.flows)/short.json")
        #expect(finding["line"]?.int == 6)
        #expect(finding["column"]?.int == 47)
    }

    @Test("standard input is checked under the name that it is given")
    func standardInput() throws {
        let desk = try Desk()
        let result = try desk.run("validate", "-", "--as", "Flows/short.json", input: broken)
        #expect(result.ending == .exit(1))
        #expect(result.output.hasPrefix("Flows/short.json:6:47: error: "))
        let unnamed = try desk.run("validate", "-", input: "{")
        #expect(unnamed.ending == .exit(1))
        #expect(unnamed.output.hasPrefix("standard input:1:1: error: "))
    }

    @Test("files and folders can be named together, and one that is not there is named")
    func paths() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest, "desk": DeskFlow.text])
        let both = try desk.run("validate", desk.flows, desk.flows + "/short.json")
        #expect(both.ending == .exit(0), "\(both.output)")
        let missing = try desk.run("validate", desk.flows + "/short.jsn")
        #expect(missing.ending == .exit(66))
        #expect(missing.errors == "triage: '\(desk.flows)/short.jsn' does not exist or cannot be read\n")
    }

    @Test(
        "each file is read once, though parts are called by several flows",
        .enabled(if: DurabilityCommit.has("strace"), "needs strace"))
    func once() throws {
        let part = FlowText.make(["id": "\"bill\"", "part": "true"])
        let caller = FlowText.make([
            "nodes":
                #"{ "first": { "call": { "flow": "bill", "as": "b" }, "next": "last" }, "last": { "ask": ["isOn"], "end": "done" } }"#
        ])
        let others = [caller, caller.replacing("\"demo\"", with: "\"other\"")]
        let desk = try Desk(flows: ["bill": part, "demo": others[0], "other": others[1]])
        let scenarios =
            #"{ "format": 1, "flow": "demo", "scenarios": [{ "name": "One", "expect": { "outcome": "done" } }] }"#
        try desk.folder.write(scenarios, to: "Flows/scenarios/demo.json")
        let log = desk.folder.path + "/opened"
        let result = try desk.shell(
            "strace -f -qq -e trace=open,openat -o '\(log)' '\(ProjectFolder.executable)' validate")
        #expect(result.ending == .exit(0), "\(result.output)\(result.errors)")
        let opened = try String(contentsOfFile: log, encoding: .utf8)
        let counts = ["bill", "demo", "other", "scenarios/demo"].map { name in
            opened.components(separatedBy: "Flows/\(name).json\"").count - 1
        }
        #expect(counts == [1, 1, 1, 1])
    }
}
