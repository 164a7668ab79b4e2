import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("triage validate --fix and the reports for CI")
struct ValidateFixTests {
    /// The short flow with an outcome that nothing reaches.
    private let unused = DeskFlow.shortest.replacing(
        "\"outcomes\": {", with: "\"outcomes\": { \"never\": { \"label\": \"Never\", \"kind\": \"sale\" },")

    @Test("what no call needs goes, the rest stays byte for byte, with its mode and through a link")
    func fix() throws {
        let desk = try Desk(flows: ["short": unused])
        let file = desk.flows + "/short.json"
        let real = desk.folder.path + "/real.json"
        try FileManager.default.moveItem(atPath: file, toPath: real)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: real)
        let result = try desk.run("validate", "--fix")
        #expect(result.ending == .exit(0), "\(result.output)\(result.errors)")
        #expect(result.output == "1 file checked, nothing found\n")
        #expect(result.errors == "triage: \(file): mended: no node ends with 'never' [unused-outcome]\n")
        #expect(try String(contentsOfFile: real, encoding: .utf8) == DeskFlow.shortest)
        let attributes = try FileManager.default.attributesOfItem(atPath: real)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == real)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.flows) == ["short.json"])
    }

    @Test("standard input cannot be changed, and a guessed name is not written")
    func refusals() throws {
        let broken = unused.replacing("\"next\": \"last\"", with: "\"next\": \"lost\"")
        let desk = try Desk(flows: ["short": broken])
        let input = try desk.run("validate", "--fix", "-", input: unused)
        #expect(input.ending == .exit(64))
        #expect(input.errors.hasPrefix("triage: --fix changes files; standard input is none\n"))
        let result = try desk.run("validate", "--fix", "--save-witness", desk.folder.path + "/w")
        #expect(result.ending == .exit(1))
        #expect(result.output.contains("there is no node 'lost'; did you mean 'last'? [unknown-node]"))
        #expect(result.errors.hasSuffix("triage: there is no witness to save\n"))
        let text = try String(contentsOfFile: desk.flows + "/short.json", encoding: .utf8)
        #expect(text.contains("\"lost\"") && !text.contains("never"))
    }

    @Test("a saved witness fails until its flow is cured, and passes then")
    func witness() throws {
        let open = DeskFlow.shortest.replacing(
            "\"next\": \"last\"", with: "\"next\": [{ \"when\": \"ok\", \"go\": \"last\" }]")
        let desk = try Desk(flows: ["short": open])
        let result = try desk.run("validate", "--save-witness", desk.folder.path + "/w")
        #expect(result.ending == .exit(1))
        let path = desk.folder.path + "/w/short-gap-only.json"
        #expect(result.errors == "triage: saved 1 witness; triage test \(path) plays it\n")
        let saved = SourceText(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
        let scenario = try #require(ScenarioFile.decode(saved).file?.scenarios.first)
        func failures(on text: String) throws -> Int {
            let library = FlowLibrary { _ in nil }
            let flows = try #require(library.load(SourceText(name: "short.json", text: text)).flows)
            return ScenarioRun(scenario, in: saved, on: flows).failures.count
        }
        #expect(try failures(on: open) > 0)
        #expect(
            try failures(
                on: open.replacing("\"go\": \"last\" }]", with: "\"go\": \"last\" }, { \"go\": \"last\" }]"))
                == 0)
    }

    @Test("a scenario that lies elsewhere is played on the flow that it names")
    func elsewhere() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        try desk.folder.write(
            #"{ "format": 1, "flow": "short", "scenarios": [{ "name": "One", "answers": { "ok": true }, "until": "only" }] }"#,
            to: "kept/short-gap-only.json")
        let file = desk.folder.path + "/kept/short-gap-only.json"
        let result = try desk.run("test", file)
        #expect(result.output == "short: 1 of 1 scenarios passed\n1 passed, 0 failed\n")
        #expect(result.ending == .exit(0), "\(result.errors)")
        #expect(try desk.run("validate", file).output == "1 file checked, nothing found\n")
    }

    @Test("the reports for CI are written, with the exit code of the others")
    func reports() throws {
        let desk = try Desk(flows: ["short": unused])
        let sarif = try desk.run("validate", "--strict", "--format", "sarif")
        #expect(sarif.ending == .exit(1))
        let run = try #require(JSONParser.parse(Array(sarif.output.utf8)).value?["runs"]?.elements?.first)
        #expect(run["results"]?.elements?.compactMap { $0["ruleId"]?.string } == ["unused-outcome"])
        #expect(run["tool"]?["driver"]?["semanticVersion"]?.string?.isEmpty == false)
        let github = try desk.run("validate", "--format", "github")
        #expect(github.ending == .exit(0))
        #expect(github.output.hasPrefix("::warning file=\(desk.flows)/short.json,line="))
    }
}
