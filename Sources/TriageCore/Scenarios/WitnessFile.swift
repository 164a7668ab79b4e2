/// A witness as a file of one scenario, which fails until its flow is cured.
package struct WitnessFile: Sendable {
    /// The file's name without `.json`. **Shape**: `hosting-gap-route`.
    package let name: String
    /// The file. **Shape**: that of every scenario file.
    package let text: String

    /// Writes the witness of a finding; nil if it has none.
    package init?(_ finding: Finding) {
        guard let witness = finding.witness else { return nil }
        let node = (witness.steps.last?.node.text ?? "").replacing("/", with: "-")
        name = [witness.flow.rawValue, finding.code.name, node].filter { !$0.isEmpty }.joined(separator: "-")
        let scenario = JSONParser.parse(Array(witness.scenario.utf8)).value
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("format")
            writer.int(ScenarioFile.version)
            writer.key("flow")
            writer.string(witness.flow.rawValue)
            writer.key("comment")
            writer.string("\(finding.code.name): \(finding.message); it passes once the flow is cured")
            writer.key("scenarios")
            writer.array { writer in
                writer.object { writer in
                    writer.key("name")
                    writer.string(Self.title(of: witness, scenario))
                    for member in scenario?.members ?? [] {
                        writer.key(member.key)
                        writer.value(member.value)
                    }
                }
            }
        }
        text = writer.text + "\n"
    }

    private static func title(of witness: Finding.Witness, _ scenario: JSON?) -> String {
        let facts = witness.facts.isEmpty ? "" : " with " + witness.facts.joined(separator: ", ")
        let isLeft = scenario?["until"]?["left"]?.bool ?? true
        return "\(witness.steps.last?.node.text ?? "") is \(isLeft ? "left" : "shown") as it should be"
            + facts
    }

    /// Whether the scenario fails on the flow, as it must until the flow is cured. A call that cannot be told as a
    /// scenario does not.
    package func fails(on flows: FlowSet) -> Bool {
        let source = SourceText(name: "\(name).json", text: text)
        let (file, findings) = ScenarioFile.decode(source)
        guard findings.isEmpty, let scenario = file?.scenarios.first else { return false }
        let run = ScenarioRun(scenario, in: source, on: flows)
        return !run.failures.isEmpty && run.failures.allSatisfy { $0.kind != .unused }
    }
}
