import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("triage test", .waiting)
struct TestCommandTests {
    /// A desk with copies of shipped flows, of the parts that they call, and of some of their
    /// scenarios: running all of them every time proves no more and takes long.
    private func desk(
        with flows: [String], keeping isKept: (_ position: Int, _ text: String) -> Bool
    ) throws -> Desk {
        var desk = try Desk()
        desk.flows = desk.folder.path + "/Flows"
        var names = flows
        while let name = names.first(where: { !desk.folder.names("Flows").contains("\($0).json") }) {
            let bytes = try shipped(name)
            try desk.folder.write(bytes, to: "Flows/\(name).json")
            let text = String(decoding: bytes, as: UTF8.self)
            names += text.matches(of: #/"call":\s*\{\s*"flow":\s*"([a-z-]+)"/#).map { String($0.output.1) }
        }
        for name in flows {
            let texts = try scenarios(of: name)
            let kept = texts.enumerated().filter { isKept($0.offset, $0.element) }.map(\.element)
            #expect(!kept.isEmpty && kept.count < texts.count)
            try desk.folder.write(
                "{\"format\": 1, \"flow\": \"\(name)\", \"scenarios\": [\n\(kept.joined(separator: ",\n"))\n]}",
                to: "Flows/scenarios/\(name).json")
        }
        return desk
    }

    /// The texts of a shipped flow's scenarios.
    private func scenarios(of flow: String) throws -> [String] {
        let bytes = try shipped("scenarios/\(flow)")
        let scenarios = try #require(JSONParser.parse(bytes).value?["scenarios"]?.elements)
        return scenarios.map { scenario in
            String(decoding: bytes[scenario.span.lowerBound..<scenario.span.upperBound], as: UTF8.self)
        }
    }

    /// The bytes of a shipped file.
    private func shipped(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(ProjectFolder.flows)/\(name).json")))
    }

    @Test("every scenario of the shipped flows passes and everything is reached")
    func shipped() throws {
        // All are run in this process by another suite; this is about what the command makes of them.
        let desk = try Desk()
        let names = Thoroughness.some(ScenarioCall.flowNames, oneIn: ScenarioCall.flowNames.count)
        let paths = names.map { "\(desk.flows)/\($0).json" }
        let result = try desk.run(["test", "--coverage", "--minimum", "100"] + paths)
        #expect(result.ending == .exit(0), "\(result.output)")
        #expect(result.errors == "")
        let closing = try #require(result.output.components(separatedBy: "\n").dropLast().last)
        #expect(closing.hasSuffix(" passed, 0 failed"))
        #expect(result.output.contains("coverage: 100.0 %\n"))
        #expect(!result.output.contains("not reached"))
    }

    @Test("the scenarios are well-formed JUnit XML for CI, a case each, and are counted in JSON alike")
    func counts() throws {
        let desk = try desk(with: ["hosting", "support-policy"]) { position, _ in position < 3 }
        let result = try desk.run("test", "--format", "junit")
        #expect(result.ending == .exit(0))
        let counted = try #require(JUnit(result.output))
        #expect(counted.cases == 6)
        #expect(counted.failures == 0)
        // A part has no scenarios of its own.
        #expect(counted.suites == 2)
        let json = try #require(
            JSONParser.parse(Array(try desk.run("test", "--format", "json").output.utf8)).value)
        #expect(json["passed"]?.int == 6)
    }

    @Test("a scenario that fails is named with its place, in every format")
    func failing() throws {
        let desk = try desk(with: ["hosting"]) { position, _ in position < 5 }
        let name = "Flows/scenarios/hosting.json"
        let text = String(decoding: try desk.folder.bytes(name), as: UTF8.self)
        let place = try #require(text.range(of: "\"outcome\": \"waiting\""))
        let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
        try desk.folder.write(
            text.replacingCharacters(in: place, with: "\"outcome\": \"passed-on\""), to: name)
        let result = try desk.run("test")
        #expect(result.ending == .exit(1))
        #expect(
            result.lines.contains {
                $0.hasPrefix("\(desk.flows)/scenarios/hosting.json:\(line):")
                    && $0.hasSuffix("the outcome is 'waiting', not 'passed-on'")
            })
        #expect(result.output.hasSuffix(" passed, 1 failed\n"))
        let junit = try desk.run("test", "--format", "junit")
        #expect(junit.ending == .exit(1))
        #expect(try #require(JUnit(junit.output)).failures == 1)
        let json = try desk.run("test", "--format", "json")
        #expect(json.ending == .exit(1))
        #expect(JSONParser.parse(Array(json.output.utf8)).value?["failed"]?.int == 1)
    }

    @Test(
        "taking away all scenarios of one branch lowers the coverage below 100",
        arguments: Thoroughness.some([
            ("hosting", "done-repair"), ("hosting", "unblock-failed"), ("membership", "charges"),
        ]))
    func lowered(_ flow: String, _ node: String) throws {
        let desk = try desk(with: [flow]) { !$1.contains(node) }
        let result = try desk.run("test", "--minimum", "100")
        #expect(result.ending == .exit(1))
        #expect(result.errors == "triage: the coverage is below 100.0 %\n")
        #expect(result.output.contains(": not reached: "))
        #expect(result.output.hasSuffix(" passed, 0 failed\n"))
        guard Thoroughness.isLong else { return }
        #expect(try desk.run("test", "--minimum", "50").ending == .exit(0))
    }

    @Test("one flow, or one scenario file, can be tested alone")
    func single() throws {
        let desk = try Desk()
        for path in ["support-policy.json", "scenarios/support-policy.json"] {
            let result = try desk.run("test", "\(desk.flows)/\(path)")
            #expect(result.ending == .exit(0))
            #expect(result.lines.count == 3)
            #expect(result.lines[0].hasPrefix("support-policy: "))
        }
        let missing = try desk.run("test", "nowhere.json")
        #expect(missing.ending == .exit(66))
        #expect(missing.errors == "triage: 'nowhere.json' does not exist or cannot be read\n")
    }

    @Test("a flow that cannot run fails its test")
    func broken() throws {
        let desk = try Desk(flows: ["short": "{"])
        let result = try desk.run("test")
        #expect(result.ending == .exit(1))
        #expect(result.output.contains("the flow 'short' has errors and cannot be run\n"))
        #expect(result.output.hasSuffix("0 passed, 1 failed\n"))
    }

    @Test("changes that no scenario notices are listed with their places, the same on every run")
    func mutated() throws {
        let desk = try Desk(flows: ["demo": MutatedFlow.text])
        try desk.folder.write(MutatedFlow.scenarios(steps: ""), to: "Flows/scenarios/demo.json")
        let result = try desk.run("test", "--mutate", "--minimum", "100")
        #expect(result.ending == .exit(1))
        #expect(result.errors == "triage: less than 100.0 % of the changes were noticed\n")
        let line =
            MutatedFlow.text.prefix(upTo: try #require(MutatedFlow.text.range(of: "\"do\"")).lowerBound)
            .count { $0 == "\n" } + 1
        #expect(result.lines.contains { $0.hasPrefix("\(desk.flows)/demo.json:\(line):") })
        #expect(result.lines.contains { $0.hasSuffix(": not noticed: this step goes [step]") })
        #expect(result.output.contains("\nmutations: 75.0 % (3 of 4 changes were noticed)\n"))
        let json = try desk.run("test", "--mutate", "--format", "json")
        #expect(json.ending == .exit(0))
        let mutations = try #require(JSONParser.parse(Array(json.output.utf8)).value?["mutations"])
        #expect(mutations["survivors"]?.elements?.first?["kind"]?.string == "step")
        #expect(mutations["plainLines"]?.int == 1)

        #expect(result.lines.contains("  told by: On: yes; 'first' has 1 step"))
        let path = "\(desk.flows)/scenarios/demo.json"
        let written = try desk.run("test", "--mutate", "--write")
        #expect(written.errors.hasPrefix("triage: 1 scenario added to \(path); read it"))
        #expect(
            try String(contentsOfFile: path, encoding: .utf8).contains(#""at": { "first": { "steps": 1 } }"#))
        let cured = try desk.run("test", "--mutate", "--minimum", "100")
        #expect(cured.ending == .exit(0), "\(cured.output)")
        #expect(cured.output.contains("mutations: 100.0 %"))
        #expect(try desk.run("test", "--mutate", "--format", "junit").ending == .exit(64))
    }
}

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The counts a reader of JUnit XML gets; nil if the text is not well-formed.
///
/// A class, because Foundation's parser reports to a delegate object.
final class JUnit: NSObject, XMLParserDelegate {
    private(set) var suites = 0
    private(set) var cases = 0
    private(set) var failures = 0

    init?(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        switch name {
        case "testsuite": suites += 1
        case "testcase": cases += 1
        case "failure": failures += 1
        default: break
        }
    }
}

/// A flow with a step, and a scenario that may say how many there are.
private enum MutatedFlow {
    static let text = FlowText.make([
        "facts": #"{ "isOn": { "type": "yesno", "label": "On?" } }"#,
        "nodes": """
        { "first": { "do": ["Look"], "ask": ["isOn"], "next": { "yes": "last", "no": "other" } },
          "other": { "say": ["Bye."], "end": "done" }, "last": { "end": "done" } }
        """,
    ])

    static func scenarios(steps: String) -> String {
        """
        { "format": 1, "flow": "demo", "scenarios": [
          { "name": "on", "answers": { "isOn": true }, \(steps)
            "expect": { "outcome": "done", "kind": "resolved", "path": ["first", "last"] } },
          { "name": "off", "answers": { "isOn": false }, "expect": { "path": ["first", "other"] } } ] }
        """
    }
}
