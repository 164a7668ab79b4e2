import TriageCore

/// The results of scenarios, as text, JSON or JUnit XML.
struct ScenarioReport {
    private let results: [TestCommand.FlowResult]
    private let coverage: CoverageReport?
    private let mutations: MutationReport?

    init(
        _ results: [TestCommand.FlowResult], _ coverage: CoverageReport?, _ mutations: MutationReport? = nil
    ) {
        self.results = results
        self.coverage = coverage
        self.mutations = mutations
    }

    private var passed: Int { results.flatMap(\.runs).count { $0.failures.isEmpty } }
    private var failed: Int {
        results.flatMap(\.runs).count { !$0.failures.isEmpty } + results.count { !$0.problems.isEmpty }
    }

    /// Failures with their places, coverage if requested, and a summary line.
    /// **Shape** of that line: `12 passed, 0 failed`.
    var text: String {
        var lines: [String] = []
        for result in results {
            lines += result.problems
            for run in result.runs {
                // What is never used follows from what went another way.
                let causes = run.failures.filter { $0.kind != .unused }
                for failure in causes + run.failures.filter({ $0.kind == .unused }) {
                    let place =
                        "\(failure.location.file):\(failure.location.start.line):\(failure.location.start.column)"
                    let node = failure.node.isEmpty ? "" : "at \(failure.node): "
                    lines.append("\(place): \(run.name): \(node)\(failure.message)")
                }
                if !run.failures.isEmpty { lines += Self.path(of: run) }
            }
            if result.untested != nil { lines.append("\(result.flow): no scenarios, so nothing was tested") }
            if result.problems.isEmpty, !result.runs.isEmpty {
                let passed = result.runs.count { $0.failures.isEmpty }
                lines.append("\(result.flow): \(passed) of \(result.runs.count) scenarios passed")
            }
        }
        if let coverage { lines.append(coverage.text) }
        if let mutations { lines.append(mutations.text) }
        lines.append("\(passed) passed, \(failed) failed")
        return lines.joined(separator: "\n")
    }

    /// The way of a run that failed; where it left the one that is expected, both from there on.
    private static func path(of run: ScenarioRun) -> [String] {
        guard let (common, expected) = run.fork else {
            return ["  its path: " + run.path.joined(separator: " > ")]
        }
        func rest(_ nodes: some Collection<String>) -> String {
            nodes.isEmpty ? "no further" : nodes.joined(separator: " > ")
        }
        return [
            "  its path: " + (run.path.prefix(common) + ["…"]).joined(separator: " > "),
            "    it went on:  " + rest(run.path.dropFirst(common)), "    as expected: " + rest(expected),
        ]
    }

    /// **Shape**: `{"version":1,"passed":1,"failed":0,"coverage":{…},"mutations":{…},"flows":[{"flow","problems","scenarios":
    /// [{"name","failures":[{"kind","node","message","file","line","column"}],"path"}]}]}`; the path only where
    /// something failed, the percentage of the coverage null where there was nothing to reach.
    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            for (key, count) in [("version", 1), ("passed", passed), ("failed", failed)] {
                writer.key(key)
                writer.int(count)
            }
            if let coverage { writer.coverage(coverage) }
            mutations?.write(to: &writer)
            writer.key("flows")
            writer.array { writer in results.forEach { writer.result($0) } }
        }
        return writer.text
    }

    /// **Source**: the JUnit XML that CI systems read: one `testsuite` per flow, one `testcase` per scenario.
    var junit: String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites tests=\"\(passed + failed)\" failures=\"\(failed)\">",
        ]
        for result in results where !result.runs.isEmpty || !result.problems.isEmpty {
            let count = result.runs.count + (result.problems.isEmpty ? 0 : 1)
            let failures = result.runs.count { !$0.failures.isEmpty } + (result.problems.isEmpty ? 0 : 1)
            lines.append("  <testsuite name=\"\(result.flow)\" tests=\"\(count)\" failures=\"\(failures)\">")
            for problem in result.problems {
                lines.append("    <testcase classname=\"\(result.flow)\" name=\"flow\">")
                lines.append("      <failure message=\"\(Self.escaped(problem))\"/>")
                lines.append("    </testcase>")
            }
            for run in result.runs {
                let name = "classname=\"\(result.flow)\" name=\"\(Self.escaped(run.name))\""
                guard !run.failures.isEmpty else {
                    lines.append("    <testcase \(name)/>")
                    continue
                }
                lines.append("    <testcase \(name)>")
                for failure in run.failures {
                    let place = "\(failure.location.file):\(failure.location.start.line)"
                    lines.append(
                        "      <failure message=\"\(Self.escaped(failure.message))\">"
                            + "\(Self.escaped(place)) \(Self.escaped(failure.node)), "
                            + "path: \(Self.escaped(run.path.joined(separator: " > ")))</failure>")
                }
                lines.append("    </testcase>")
            }
            lines.append("  </testsuite>")
        }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n")
    }

    /// A text escaped for XML; characters that XML does not allow are left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped += "&#\(scalar.value);"
            default: if scalar.value >= 0x20 { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}

extension JSONWriter {
    fileprivate mutating func coverage(_ coverage: CoverageReport) {
        key("coverage")
        object { writer in
            writer.key("percent")
            if let percent = coverage.percent { writer.double(percent) } else { writer.null() }
            writer.key("missing")
            writer.array { writer in
                for (item, location) in coverage.rows.flatMap(\.missing) {
                    writer.object { writer in
                        writer.key("kind")
                        writer.string(item.kind.rawValue)
                        writer.key("name")
                        writer.string(item.name)
                        writer.place(location)
                    }
                }
            }
        }
    }

    fileprivate mutating func result(_ result: TestCommand.FlowResult) {
        object { writer in
            writer.key("flow")
            writer.string(result.flow.rawValue)
            writer.key("problems")
            writer.array { writer in result.problems.forEach { writer.string($0) } }
            writer.key("scenarios")
            writer.array { writer in result.runs.forEach { writer.run($0) } }
        }
    }

    private mutating func run(_ run: ScenarioRun) {
        object { writer in
            writer.key("name")
            writer.string(run.name)
            writer.key("failures")
            writer.array { writer in
                for failure in run.failures {
                    writer.object { writer in
                        writer.key("kind")
                        writer.string(failure.kind.rawValue)
                        writer.key("node")
                        writer.string(failure.node)
                        writer.key("message")
                        writer.string(failure.message)
                        writer.place(failure.location)
                    }
                }
            }
            guard !run.failures.isEmpty else { return }
            writer.key("path")
            writer.array { writer in run.path.forEach { writer.string($0) } }
        }
    }

    private mutating func place(_ location: Finding.Location) {
        key("file")
        string(location.file)
        key("line")
        int(location.start.line)
        key("column")
        int(location.start.column)
    }
}
