import TriageCore

/// `triage test`: runs the scenarios beside flows.
enum TestCommand {
    /// The results of the scenarios of one flow.
    struct FlowResult {
        let flow: FlowID
        /// The scenario file; empty if the flow has none.
        let file: String
        var runs: [ScenarioRun] = []
        /// Why the scenarios could not be run.
        var problems: [String] = []
        var flows: [Flow] = []
        /// The scenarios with the flows that they run on; nil if they could not be run.
        var tested: (flows: FlowSet, file: ScenarioFile)?

        /// A flow that agents take calls on, and that has no scenarios.
        var untested: FlowSet?
    }

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        if invocation.has("generate") { return try generate(invocation) }
        if invocation.has("watch") { watch(invocation) }
        return try runOnce(invocation)
    }

    /// Runs the scenarios and says what they showed.
    static func runOnce(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let minimum = try minimum(invocation)
        let mutates = invocation.has("mutate")
        if mutates, invocation["format"] == "junit" {
            throw Failure(.usage, "--mutate reports as text or json, not as junit")
        }
        if !mutates, invocation.has("write") {
            throw Failure(.usage, "--write goes with --generate or --mutate\nsee triage test --help")
        }
        let results = try sources(invocation).compactMap(test)
        let isPassed = results.allSatisfy { $0.problems.isEmpty && $0.runs.allSatisfy(\.failures.isEmpty) }
        let isCoverageMeant = invocation.has("coverage") || minimum != nil && !mutates
        let coverage = isCoverageMeant ? CoverageReport(results) : nil
        // On scenarios that fail as it is, a change shows nothing.
        let mutations = mutates && isPassed ? mutationReport(results) : nil
        let report = ScenarioReport(results, coverage, mutations)
        switch invocation["format"] {
        case "json": invocation.print(json: report.json)
        case "junit": invocation.print(report.junit)
        default: invocation.print(report.text)
        }
        if mutates, !isPassed { invocation.say("triage: --mutate needs scenarios that pass") }
        if let mutations, invocation.has("write") { try add(mutations.tellings, to: results, invocation) }
        guard let minimum else { return isPassed ? .done : .findings }
        let isCovered = coverage.map { ($0.percent ?? 0) >= minimum } ?? true
        if !isCovered { invocation.say("triage: the coverage is below \(minimum) %") }
        let isProven = mutations.map { ($0.percent ?? 0) >= minimum } ?? true
        if !isProven { invocation.say("triage: less than \(minimum) % of the changes were noticed") }
        return isPassed && isCovered && isProven ? .done : .findings
    }

    private static func mutationReport(_ results: [FlowResult]) -> MutationReport {
        let suites = results.compactMap { result in
            result.tested.map { MutationTrial.Suite($0.flows, $0.file, runs: result.runs) }
                ?? result.untested.map(MutationTrial.Suite.init(untested:))
        }
        return MutationReport(MutationTrial(suites), texts: results.flatMap(\.flows).map(\.file))
    }

    private static func minimum(_ invocation: Invocation) throws(Failure) -> Double? {
        guard let text = invocation["minimum"] else { return nil }
        guard let number = Double(text), (0...100).contains(number) else {
            throw Failure(.usage, "--minimum must be a percentage from 0 to 100, not '\(text)'")
        }
        return number
    }

    /// A flow to test: its folder and name, and the path of its scenario file; nil if it has none.
    private struct Source {
        let folder: FlowFolder
        let flow: FlowID
        let scenarios: String?
        /// Whether it was found in a folder rather than named.
        var isFound = false
    }

    private static func sources(_ invocation: Invocation) throws(Failure) -> [Source] {
        let operands = invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands
        var sources: [Source] = []
        for path in operands {
            let folder = FlowFolder(path: path)
            if folder.exists {
                let ids = try folder.namedFlows()
                let tested = folder.scenarios.ids
                let hasScenarios = Set(tested)
                let orphans = tested.filter { !Set(ids).contains($0) }
                sources += (ids + orphans).map { id in
                    let scenarios = hasScenarios.contains(id) ? folder.scenarios.path(of: id) : nil
                    return Source(folder: folder, flow: id, scenarios: scenarios, isFound: true)
                }
                continue
            }
            guard let text = SourceText(file: path) else {
                throw Failure(.inputMissing, "'\(path)' does not exist or cannot be read")
            }
            if let json = JSONParser.parse(text.bytes).value, json["scenarios"] != nil {
                let (folder, flow) = FlowFolder.tested(by: json, in: path, else: invocation.flows)
                sources.append(Source(folder: folder, flow: flow, scenarios: path))
            } else {
                let folder = FlowFolder.holding(path)
                let id = FlowFolder.flow(named: path)
                let scenarios = folder.scenarios.ids.contains(id) ? folder.scenarios.path(of: id) : nil
                sources.append(Source(folder: folder, flow: id, scenarios: scenarios))
            }
        }
        return sources
    }

    /// The results of a flow; nil for a desk in a folder, which has nothing to test.
    private static func test(_ source: Source) -> FlowResult? {
        var result = FlowResult(flow: source.flow, file: source.scenarios ?? "")
        guard let loaded = source.folder.library.load(source.flow) else {
            result.problems = ["there is no flow '\(source.flow)' for '\(result.file)'"]
            return result
        }
        if loaded.isDesk, source.isFound, source.scenarios == nil { return nil }
        result.flows = loaded.flows?.flows ?? []
        do throws(Failure) {
            guard let path = source.scenarios else {
                // The scenarios of its callers cover a part.
                if loaded.flows?.main.isPart != true {
                    result.untested = try loaded.runnable(named: source.flow.rawValue)
                }
                return result
            }
            let flows = try source.folder.tryable(source.flow, loaded)
            result.flows = flows.flows
            guard let text = SourceText(file: path) else {
                throw Failure(.inputMissing, "'\(path)' cannot be read")
            }
            let file = try scenarios(in: text, for: flows)
            result.tested = (flows, file)
            result.runs = file.scenarios.map { ScenarioRun($0, in: text, on: flows) }
        } catch {
            result.problems = [error.message]
        }
        return result
    }

    private static func scenarios(
        in text: SourceText, for flows: FlowSet
    ) throws(Failure) -> ScenarioFile {
        let (file, findings) = ScenarioFile.decode(text)
        let checked = findings + (file.map { Checks.findings(in: $0, for: flows) } ?? [])
        guard let file, !checked.contains(where: { $0.severity == .error }) else {
            throw Failure(.badData, TextReport(checked, texts: [text], checked: 1).text)
        }
        return file
    }
}
