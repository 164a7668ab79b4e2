import TestSupport
import Testing

@testable import TriageCore

@Suite("Rewording the shipped flows")
struct RewordingTests {
    /// A file with every line of plain words in capitals, and how many these are.
    private static func reworded(_ file: ParsedFile) -> (file: ParsedFile, count: Int) {
        guard let json = file.json else { return (file, 0) }
        let root = JSONSpot(root: json)
        let nodes = (root["nodes"]?.members ?? []).flatMap { node in
            ["note", "say", "do"].flatMap { node.spot[$0]?.elements ?? [] }
                + [node.spot["call"]?["repeat"]?["ask"]].compactMap { $0 }
        }
        let targets = (root["targets"]?.elements ?? []).flatMap { $0["note"]?.elements ?? [] }
        let bodies = (root["messages"]?.members ?? []).flatMap { $0.spot["body"]?.elements ?? [] }
        var (changed, count) = (json, 0)
        for line in nodes + targets + bodies {
            let text = line["text"] ?? line
            guard let words = text.json.string, MutationFinder.isPlain(words), !words.isEmpty else {
                continue
            }
            changed = changed.applying(text.replaced(by: .string(words.uppercased())))
            count += 1
        }
        return (ParsedFile(file.source, json: changed), count)
    }

    @Test(
        "no scenario fails when every line of plain words is worded anew",
        arguments: ShippedFlows.names)
    func worded(name: String) throws {
        let tested = try #require(ShippedFlows.tested[name])
        var (files, count) = ([FlowID: ParsedFile](), 0)
        for flow in tested.flows.flows {
            let (file, lines) = Self.reworded(ParsedFile(flow.file))
            files[flow.id] = file
            count += lines
        }
        let library = FlowLibrary(names: [], other: { _ in nil }, file: { [files] in files[$0] })
        let loaded = try #require(library.load(FlowID(name)))
        #expect(loaded.errors == [])
        let flows = try #require(loaded.flows)
        let source = try #require(ShippedFlows.text("scenarios/\(name).json"))
        let failures = tested.scenarios.flatMap { ScenarioRun($0, in: source, on: flows).failures }
        #expect(failures.map { "\($0.location.headline): \($0.message)" } == [])
        #expect(count > 5)
    }
}
