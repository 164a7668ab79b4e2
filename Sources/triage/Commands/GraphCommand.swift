import TriageCore

/// `triage graph`: a flow as boxes and arrows, for the terminal or for a program that draws.
enum GraphCommand {
    /// The forms that a graph can have.
    static let formats = ["text", "mermaid", "dot"]

    private static let usualWidth = 80

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        var id = FlowID(invocation.operands.first ?? "")
        let folder = invocation.flows
        var at: NodeID?
        if let text = invocation["at"] {
            let path = NodePath(text)
            let flows = try folder.drawn(id).flows
            if let problem = flows.problem(with: path) { throw Failure(.usage, "--at \(text): \(problem)") }
            (id, at) = (flows.flow(at: path)?.id ?? id, path.node)
        }
        let (flows, findings) = try folder.drawn(id)
        let chart = FlowChart(
            flows.main, findings: findings, coverage: folder.coverage(of: id, in: flows),
            heat: try invocation.has("heat") ? invocation.heat(of: id) : nil)
        let output = invocation.environment.output
        switch invocation["format"] {
        case "mermaid": output.write(MermaidChart(chart).text)
        case "dot": output.write(DotChart(chart).text)
        default:
            let width = output.columns ?? usualWidth
            let box = at.flatMap { at in chart.boxes.firstIndex { $0.id == at } }
            let text =
                box.map { TextChart(chart, around: $0, width: width) } ?? TextChart(chart, width: width)
            invocation.print(text.lines.joined(separator: "\n"))
        }
        return .done
    }
}

extension Invocation {
    /// What the log says of each node of a flow.
    fileprivate func heat(of id: FlowID) throws(Failure) -> [String: FlowChart.Heat] {
        var filter = try recordFilter()
        filter.leavesOutGivenClocks = true
        let ways = try ask(
            filter, from: FlowWays(through: id.rawValue, in: knownFlows([])), { $0.take($1) },
            join: { $0.add($1) })
        let rows = ways.nodes.rows
        let most = rows.map(\.figures.count).max() ?? 0
        return Dictionary(
            rows.map { name, figures in
                let heat = FlowChart.Heat(
                    visits: figures.count, median: figures.times.quantile(tenths: 5) ?? 0, lost: figures.lost,
                    share: Double(figures.count) / Double(max(most, 1)))
                return (name, heat)
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension FlowFolder {
    /// A flow to be drawn, with what was found in it; a part with what the first flow that calls it lends it.
    ///
    /// - Throws: `Failure` 66 if there is no such flow, 65 if its file is none: one with other errors is drawn.
    fileprivate func drawn(_ id: FlowID) throws(Failure) -> (flows: FlowSet, findings: [Finding]) {
        let loaded = try loaded(id, orPart: true)
        guard let alone = loaded.flows else {
            return (try loaded.faultless(named: id.rawValue), [])
        }
        var (flows, found) = (alone, loaded.findings)
        if alone.main.isPart, let (caller, part) = caller(of: id) { (flows, found) = (part, caller.findings) }
        found = found.filter { $0.location.file == flows.main.file.name }
        found += Checks.findings(in: flows, after: found).findings
        return (flows, Checks.heeding([flows], found).findings)
    }

    /// What the scenarios of a flow reach, or those of the flows that call a part; nil if there are none.
    fileprivate func coverage(of id: FlowID, in flows: FlowSet) -> Coverage? {
        var coverage: Coverage?
        for tested in scenarios.ids where tested == id || flows.main.isPart {
            guard let text = scenarios.text(of: tested), let file = ScenarioFile.decode(text).file,
                let flows = try? tryable(tested), flows.flows.contains(where: { $0.id == id })
            else { continue }
            for scenario in file.scenarios {
                coverage = coverage ?? Coverage()
                coverage?.formUnion(ScenarioRun(scenario, in: text, on: flows).coverage)
            }
        }
        return coverage
    }
}
