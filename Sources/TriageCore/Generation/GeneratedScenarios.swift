/// A file of scenarios that together come to everything in a flow and its parts, written by the program.
///
/// They claim what the flow does today: a person reads them before they are kept.
package struct GeneratedScenarios: Sendable {
    /// The file, in the layout of every other. **Shape**: UTF-8.
    package let bytes: [UInt8]
    /// How many scenarios there are.
    package let count: Int
    /// What none of them comes to.
    package let missed: [Coverage.Aim]

    /// Writes scenarios for a flow. The same flow always gives the same.
    package init(for flows: FlowSet) {
        let found = CoveringCalls(flows)
        self.init(found.calls.map { ($0, Notice()) }, missed: found.missed, on: flows)
    }

    /// Writes calls as scenarios, each with what it has to notice.
    ///
    /// - Parameter missed: what was not found a call for by itself.
    init(
        _ calls: [(call: GeneratedCall, notice: Notice)], missed: [Coverage.Aim], on flows: FlowSet
    ) {
        self.missed = missed.filter { aim in
            !calls.contains { $0.call.run.coverage.reached.contains(aim.item) }
        }
        count = calls.count
        var claims = Claims()
        var names = CallNames()
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("$schema")
            writer.string("../scenario.schema.json")
            writer.key("format")
            writer.int(ScenarioFile.version)
            writer.key("flow")
            writer.string(flows.main.id.rawValue)
            writer.key("scenarios")
            writer.array { writer in
                for (call, notice) in calls {
                    call.write(
                        named: names.name(for: call), claiming: &claims, noticing: notice, to: &writer)
                }
            }
        }
        let text = SourceText(name: "\(flows.main.id).json", bytes: writer.bytes)
        bytes = JSONParser.parse(text.bytes).value.map { JSONLayout(of: $0, in: text).bytes } ?? text.bytes
    }
}

/// Names for scenarios in words, each used once.
struct CallNames {
    private var used: Set<String> = []
    /// What was entered in the calls that would have the same name.
    private var entries: [String: Set<String>] = [:]

    /// How long a name may be before choices in it are left out. **Units**: characters.
    private static let length = 100

    /// What the caller chose, and how the call ends.
    mutating func name(for call: GeneratedCall) -> String {
        let enquiry = call.run.enquiry
        let outcome = enquiry.outcome?.label ?? "the call is abandoned"
        let end = enquiry.run.hungUp.isEmpty ? outcome : "the caller hangs up"
        var choices = call.script.choices
        // The last choices tell calls apart.
        while choices.count > 1, choices.joined(separator: "; ").count > Self.length { choices.removeFirst() }
        let plain = choices.isEmpty ? end : choices.joined(separator: "; ") + ": " + end
        // What was entered tells those apart that chose the same.
        let own = call.script.entries
        let others = entries[plain]
        entries[plain, default: []].formUnion(own)
        let telling = others.map { others in own.first { !others.contains($0) }.map { [$0] } ?? own } ?? []
        let words = (choices + telling).joined(separator: "; ")
        let name = telling.isEmpty || words.count > Self.length ? plain : words + ": " + end
        var (unique, number) = (name, 2)
        while !used.insert(unique).inserted {
            unique = "\(name) (\(number))"
            number += 1
        }
        return unique
    }
}
