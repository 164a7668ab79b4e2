import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The shipped flows")
struct ShippedFlowsTests {
    @Test("every scenario passes", arguments: ShippedFlows.names)
    func scenariosPass(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        #expect(tested.runs.flatMap(\.failures) == [])
        #expect(tested.runs.count >= 20)
    }

    @Test(
        "one that is not measured, and ends where it strays from its path, passes too",
        arguments: ShippedFlows.names)
    func unmeasured(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        let source = try #require(ShippedFlows.text("scenarios/\(flow).json"))
        for scenario in Thoroughness.some(tested.scenarios) {
            let run = ScenarioRun(scenario, in: source, on: tested.flows, isMeasured: false)
            #expect(run.failures == [], "\(scenario.name)")
        }
    }

    @Test("no check has anything to say", arguments: ShippedFlows.names)
    func noFindings(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        #expect(tested.findings.filter { $0.severity > .info } == [])
    }

    @Test("every node says which part of its source it comes from", arguments: ShippedFlows.names)
    func refs(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        for flow in tested.flows.flows {
            let source = try #require(ShippedFlows.text("\(flow.id).json"))
            let nodes = try #require(JSONParser.parse(source.bytes).value?["nodes"]?.members)
            #expect(nodes.filter { ($0.value["ref"]?.string ?? "").isEmpty }.map(\.key) == [])
        }
    }

    @Test("every scenario expects an end and something more", arguments: ShippedFlows.names)
    func expectations(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        let weak = tested.scenarios.filter { scenario in
            let expected = scenario.expected
            let more = [
                expected.path != nil, !expected.facts.isEmpty, !expected.lines.isEmpty,
                !expected.targets.isEmpty, expected.messages != nil,
            ]
            return expected.outcome == nil || expected.kind == nil || !more.contains(true)
        }
        #expect(weak.map(\.name) == [])
    }

    @Test("everything is reached, and more by some scenarios than by all the others together")
    func coverage() throws {
        var all: Set<Coverage.Item> = []
        var runs: [ScenarioRun] = []
        for name in ShippedFlows.names {
            let tested = try #require(ShippedFlows.tested[name])
            for flow in tested.flows.flows { all.formUnion(Coverage.all(of: flow).map(\.item)) }
            runs += tested.runs
        }
        #expect(all.subtracting(runs.reduce(into: []) { $0.formUnion($1.coverage.reached) }) == [])
        // A run is needed if it alone reaches something: leaving it out must show as a loss.
        var times: [Coverage.Item: Int] = [:]
        for item in runs.flatMap(\.coverage.reached) where all.contains(item) { times[item, default: 0] += 1 }
        var needed = 0
        for (index, run) in runs.enumerated() where run.coverage.reached.contains(where: { times[$0] == 1 }) {
            var others = Coverage()
            for (other, run) in runs.enumerated() where other != index { others.formUnion(run.coverage) }
            #expect(!all.isSubset(of: others.reached), "\(run.name)")
            needed += 1
        }
        #expect(needed > 60)
    }

    @Test("contacts have reserved names and numbers only", arguments: ShippedFlows.names)
    func contacts(flow: String) throws {
        let tested = try #require(ShippedFlows.tested[flow])
        let contacts = try tested.flows.flows.flatMap { flow in
            let source = try #require(ShippedFlows.text("\(flow.id).json"))
            return JSONParser.parse(source.bytes).value?["contacts"]?.members ?? []
        }
        #expect(!contacts.isEmpty && !tested.flows.main.contacts.isEmpty)
        for contact in contacts.map(\.value) {
            if let email = contact["email"]?.string { #expect(email.hasSuffix(".example")) }
            if let url = contact["url"]?.string {
                #expect(URL(string: url)?.host?.hasSuffix(".example") == true, "\(url)")
            }
            if let phone = contact["phone"]?.string {
                let isReserved =
                    ["0491 570 156", "0491 570 157"].contains(phone) || phone.hasPrefix("555-01")
                #expect(isReserved, "\(phone)")
            }
        }
    }

    @Test("addresses in flows and scenarios are reserved ones")
    func addresses() throws {
        let files = ShippedFlows.names.flatMap { ["\($0).json", "scenarios/\($0).json"] }
        var count = 0
        for file in files + ShippedFlows.parts.map({ "\($0).json" }) {
            let text = try #require(ShippedFlows.text(file)).text
            let words = text.split { " \",;:<>()\n".contains($0) }.filter { $0.contains("@") }
            for word in words where word.split(separator: "@").count == 2 {
                let domain = word.split(separator: "@")[1].drop { $0 == "." }
                #expect(domain.hasSuffix(".example") || domain.hasSuffix(".example."), "\(file): \(word)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    @Test("the schemas in the folder are those that the program writes")
    func schemas() throws {
        let scenario = try #require(ShippedFlows.text("scenario.schema.json")).text
        #expect(scenario == ScenarioFile.schema)
        let flow = try #require(ShippedFlows.text("flow.schema.json")).text
        #expect(flow == FlowSchema.flow)
        let configuration = try #require(ShippedFlows.text("config.schema.json")).text
        #expect(configuration == Configuration.schema)
    }
}
