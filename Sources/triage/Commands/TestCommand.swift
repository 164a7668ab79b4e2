import TriageCore

/// `triage test`: runs the scenarios beside flows.
enum TestCommand {
    /// The results of the scenarios of one flow.
    struct FlowResult {
        let flow: FlowID
        /// The scenario file; empty if the flow has none.
        let file: String
        let runs: [ScenarioRun]
        /// Why the scenarios could not be run.
        let problems: [String]
        let flows: [Flow]
    }

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let results = try sources(invocation).map(test)
        let minimum = try minimum(invocation)
        let coverage = invocation.has("coverage") || minimum != nil ? CoverageReport(results) : nil
        switch invocation["format"] {
        case "json": invocation.print(json: ScenarioReport(results, coverage).json)
        case "junit": invocation.print(ScenarioReport(results, coverage).junit)
        default: invocation.print(ScenarioReport(results, coverage).text)
        }
        let isPassed = results.allSatisfy { $0.problems.isEmpty && $0.runs.allSatisfy(\.failures.isEmpty) }
        let isCovered = minimum.map { (coverage?.percent ?? 0) >= $0 } ?? true
        if !isCovered, let minimum { invocation.say("triage: the coverage is below \(minimum) %") }
        return isPassed && isCovered ? .done : .findings
    }

    private static func minimum(_ invocation: Invocation) throws(Failure) -> Double? {
        guard let text = invocation["minimum"] else { return nil }
        guard let number = Double(text), (0...100).contains(number) else {
            throw Failure(.usage, "--minimum must be a percentage from 0 to 100, not '\(text)'")
        }
        return number
    }

    /// A flow to test: its folder and name, and its scenario file.
    private struct Source {
        let folder: FlowFolder
        let flow: FlowID
        let scenarios: SourceText?
    }

    private static func sources(_ invocation: Invocation) throws(Failure) -> [Source] {
        let operands = invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands
        var sources: [Source] = []
        for path in operands {
            let folder = FlowFolder(path: path)
            if folder.exists {
                // A part has no scenarios of its own: those of its callers cover it.
                sources += try folder.namedFlows().map {
                    Source(
                        folder: folder, flow: $0, scenarios: SourceText(file: "\(path)/scenarios/\($0).json"))
                }
                continue
            }
            guard let text = SourceText(file: path) else {
                throw Failure(.inputMissing, "'\(path)' does not exist or cannot be read")
            }
            let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let parent = parts.dropLast().isEmpty ? "." : parts.dropLast().joined(separator: "/")
            let name = parts.last.map { $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0 } ?? ""
            if JSONParser.parse(text.bytes).value?["scenarios"] != nil {
                sources.append(
                    Source(folder: FlowFolder(path: parent + "/.."), flow: FlowID(name), scenarios: text))
            } else {
                sources.append(
                    Source(
                        folder: FlowFolder(path: parent), flow: FlowID(name),
                        scenarios: SourceText(file: "\(parent)/scenarios/\(name).json")))
            }
        }
        return sources
    }

    private static func test(_ source: Source) -> FlowResult {
        func failed(_ problem: String) -> FlowResult {
            FlowResult(
                flow: source.flow, file: source.scenarios?.name ?? "", runs: [], problems: [problem],
                flows: [])
        }
        let flows: FlowSet
        do throws(Failure) {
            guard let loaded = source.folder.library.load(source.flow) else {
                return failed("there is no flow '\(source.flow)'")
            }
            if let main = loaded.flows?.main, main.isPart, source.scenarios == nil {
                return FlowResult(flow: source.flow, file: "", runs: [], problems: [], flows: [main])
            }
            flows = try loaded.runnable(named: source.flow.rawValue)
        } catch {
            return failed(error.message)
        }
        guard let text = source.scenarios else {
            return FlowResult(flow: source.flow, file: "", runs: [], problems: [], flows: flows.flows)
        }
        let (file, findings) = ScenarioFile.decode(text)
        let checked = findings + (file.map { Checks.findings(in: $0, for: flows) } ?? [])
        guard let file, !checked.contains(where: { $0.severity == .error }) else {
            return failed(TextReport(checked, texts: [text], checked: 1).text)
        }
        let runs = file.scenarios.map { ScenarioRun($0, in: text, on: flows) }
        return FlowResult(flow: source.flow, file: text.name, runs: runs, problems: [], flows: flows.flows)
    }
}
