import Foundation
import TriageCore

/// `triage validate`: everything that is wrong with flow files and their scenarios.
enum ValidateCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let loaded = try files(invocation).map { check($0) }
        let findings = joined(loaded)
        let texts = loaded.flatMap(\.texts)
        let checked = loaded.reduce(0) { $0 + $1.count }
        if invocation["format"] == "json" {
            invocation.environment.output.write(json: JSONReport(findings, checked: checked).text)
        } else {
            invocation.environment.output.write(TextReport(findings, texts: texts, checked: checked).text)
        }
        let limit: Finding.Severity = invocation.has("strict") ? .warning : .error
        return findings.contains { $0.severity >= limit } ? .findings : .done
    }

    /// The files to check: those named, those in folders named, or the flows of the flow folder; in folders,
    /// scenarios without a flow too.
    private static func files(_ invocation: Invocation) throws(Failure) -> [SourceText] {
        let operands = invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands
        var files: [SourceText] = []
        for path in operands {
            if path == "-" {
                let bytes = FileHandle.standardInput.readDataToEndOfFile()
                files.append(SourceText(name: invocation["as"] ?? "standard input", bytes: Array(bytes)))
                continue
            }
            let folder = FlowFolder(path: path)
            if folder.exists {
                let ids = try folder.namedFlows()
                for id in ids { files.append(try folder.readable(id)) }
                for id in folder.scenarios.ids where !ids.contains(id) {
                    files.append(try folder.scenarios.readable(id))
                }
            } else if let text = SourceText(file: path) {
                files.append(text)
            } else {
                throw Failure(.inputMissing, "there is no '\(path)' that can be read")
            }
        }
        return files
    }

    /// What was found in one file and in those that belong to it.
    private struct Checked {
        /// What loading found, in the file and in the parts that it calls.
        var loading: [Finding] = []
        /// What was found besides.
        var findings: [Finding] = []
        var texts: [SourceText]
        /// Whether the file is a part, so that it was loaded without what its callers lend.
        var isPart = false
        var count = 1
    }

    /// All findings, each once. Of a part that is called by a flow checked as well, only that flow tells what
    /// is wrong: by itself the part lacks what is lent to it.
    private static func joined(_ checked: [Checked]) -> [Finding] {
        var lent: Set<String> = []
        var found: Set<Finding> = []
        for one in checked where !one.isPart {
            lent.formUnion(one.texts.dropFirst().map(\.name))
            found.formUnion(one.loading)
        }
        var seen: Set<Finding> = []
        return checked.flatMap { one in
            let loading = one.loading.filter {
                !one.isPart || !lent.contains($0.location.file) || found.contains($0)
            }
            return (loading + one.findings).filter { seen.insert($0).inserted }
        }
    }

    private static func check(_ text: SourceText) -> Checked {
        let isFlow = JSONParser.parse(text.bytes).value?["scenarios"] == nil
        return isFlow ? check(flow: text) : check(scenarios: text)
    }

    /// Loads one flow and adds what is checked of the flow itself and of its scenarios; parts are looked up
    /// beside the file.
    private static func check(flow text: SourceText) -> Checked {
        let folder = FlowFolder.holding(text.name)
        let loaded = folder.library.load(text)
        var checked = Checked(loading: loaded.findings, texts: loaded.texts)
        guard let flows = loaded.flows else { return checked }
        if flows.main.isPart {
            // What its own parts lack may be lent by the flow that calls it.
            checked.isPart = true
            checked.loading.removeAll { $0.location.file != text.name }
        }
        checked.findings += Checks.findings(in: flows)
        guard let scenarios = folder.scenarios.text(of: flows.main.id) else { return checked }
        checked.findings += findings(inScenarios: scenarios, for: flows)
        checked.texts.append(scenarios)
        checked.count += 1
        return checked
    }

    /// Checks a scenario file that was named itself against the flow in the folder above it.
    private static func check(scenarios text: SourceText) -> Checked {
        let folder = FlowFolder(path: FlowFolder.holding(text.name).path + "/..")
        let name = text.name.split(separator: "/").last.map(String.init) ?? ""
        let id = FlowID(name.hasSuffix(".json") ? String(name.dropLast(5)) : name)
        let flows = folder.library.load(id)?.flows
        return Checked(findings: findings(inScenarios: text, for: flows), texts: [text])
    }

    private static func findings(inScenarios text: SourceText, for flows: FlowSet?) -> [Finding] {
        let (file, findings) = ScenarioFile.decode(text)
        return findings + (file.map { Checks.findings(in: $0, for: flows) } ?? [])
    }
}

extension FlowFolder {
    /// The folder in which a file lies.
    static func holding(_ file: String) -> FlowFolder {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return FlowFolder(path: parts.isEmpty ? "." : parts.joined(separator: "/"))
    }

    /// The flows in the folder, of which there must be some.
    ///
    /// - Throws: `Failure` 66 when there are none: a check of nothing proves nothing.
    func namedFlows() throws(Failure) -> [FlowID] {
        let ids = ids
        guard !ids.isEmpty else { throw Failure(.inputMissing, "there are no flows in '\(path)'") }
        return ids
    }

    /// The text of a file that the folder lists.
    ///
    /// - Throws: `Failure` 66 when it cannot be read, as with a link that leads nowhere.
    fileprivate func readable(_ id: FlowID) throws(Failure) -> SourceText {
        guard let text = text(of: id) else {
            throw Failure(.inputMissing, "there is no '\(path)/\(id).json' that can be read")
        }
        return text
    }

    /// The folder of this folder's scenarios.
    var scenarios: FlowFolder { FlowFolder(path: path + "/scenarios") }
}
