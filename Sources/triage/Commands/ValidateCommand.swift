import Foundation
import TriageCore

/// `triage validate`: reports everything that is wrong with flow files and their scenarios.
struct ValidateCommand {
    /// The files read so far: a part is needed by every flow that calls it.
    private let files: FileCache

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let command = ValidateCommand(files: FileCache())
        let loaded = try command.named(invocation)
        let findings = joined(loaded)
        let texts = loaded.flatMap(\.texts)
        let checked = loaded.reduce(0) { $0 + $1.count }
        let format = invocation["format"].flatMap(ReportFormat.init) ?? .text
        let report = format.report(findings, texts: texts, checked: checked)
        if format.isJSON {
            invocation.environment.output.write(json: report)
        } else {
            invocation.environment.output.write(report)
        }
        let limit: Finding.Severity = invocation.has("strict") ? .warning : .error
        return findings.contains { $0.severity >= limit } ? .findings : .done
    }

    /// The files named, those in named folders, or else the flows of the flow folder, checked. Folders also
    /// contribute scenarios that have no flow.
    ///
    /// - Throws: `Failure` 66 if a path that was named cannot be read; one that a folder lists is a finding.
    private func named(_ invocation: Invocation) throws(Failure) -> [Checked] {
        let operands = invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands
        var checked: [Checked] = []
        for path in operands {
            if path == "-" {
                let bytes = FileHandle.standardInput.readDataToEndOfFile()
                let name = invocation["as"] ?? "standard input"
                checked.append(check(ParsedFile(SourceText(name: name, bytes: Array(bytes)))))
                continue
            }
            let folder = FlowFolder(path: path)
            if folder.exists {
                checked += try check(folder)
            } else if let file = files.named(path) {
                checked.append(check(file))
            } else {
                throw Failure(.inputMissing, "'\(path)' does not exist or cannot be read")
            }
        }
        return checked
    }

    /// Checks all flows of a folder, the scenarios beside them, and what else is there.
    private func check(_ folder: FlowFolder) throws(Failure) -> [Checked] {
        let ids = try folder.namedFlows()
        let known = Set(ids)
        let paths =
            ids.map(folder.path(of:))
            + folder.scenarios.ids.filter { !known.contains($0) }.map(folder.scenarios.path(of:))
        // The scenarios of a flow are checked with it, unless they cannot be read.
        let unread = folder.scenarios.ids.filter(known.contains).map(folder.scenarios.path(of:))
            .filter { files[$0] == nil }
        let passedOver = folder.passedOver(besides: ["scenarios"]) + folder.scenarios.passedOver()
        return (paths + unread).map { path in
            files[path].map { check($0) } ?? Checked(path) { $0.unreadable(Self.obstacle(at: path)) }
        } + passedOver.map { path, reason in Checked(path) { $0.unchecked(reason) } }
    }

    /// Why a file that a folder lists cannot be read.
    private static func obstacle(at path: String) -> String {
        if FlowFolder(path: path).exists { return "this is a folder, not a file" }
        if FileManager.default.fileExists(atPath: path) { return "this file cannot be read" }
        return "this is a link to nowhere"
    }

    /// The findings in one file and in the files that belong to it.
    private struct Checked {
        /// The findings from loading, in the file and in the parts it calls.
        var loading: [Finding] = []
        /// The other findings.
        var findings: [Finding] = []
        var texts: [SourceText]
        /// Whether the file is a part, and so was loaded without what its callers lend it.
        var isPart = false
        var count = 1

        /// What was found in a file and in those that belong to it.
        init(loading: [Finding] = [], findings: [Finding] = [], texts: [SourceText]) {
            (self.loading, self.findings, self.texts) = (loading, findings, texts)
        }

        /// The one finding about a file that is not looked into.
        init(_ path: String, _ finding: (SourceText) -> Finding) {
            let file = SourceText(name: path, bytes: [])
            (texts, count) = ([file], 0)
            findings = [finding(file)]
        }
    }

    /// All findings, each once. If a part is called by a flow that is also checked, only that flow reports
    /// what is wrong in it: on its own the part lacks what is lent to it.
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

    private func check(_ file: ParsedFile) -> Checked {
        file.json?["scenarios"] == nil ? check(flow: file) : check(scenarios: file)
    }

    /// Loads a flow and adds the findings of the checks on the flow and its scenarios; parts are looked up
    /// beside the file.
    private func check(flow file: ParsedFile) -> Checked {
        let folder = FlowFolder.holding(file.source.name)
        let loaded = library(of: folder).load(file)
        var checked = Checked(loading: loaded.findings, texts: loaded.texts)
        guard let flows = loaded.flows else {
            checked.findings = Checks.findings(inDesk: loaded)
            return checked
        }
        if flows.main.isPart {
            // What its own parts lack may be lent by the flow that calls it.
            checked.isPart = true
            checked.loading.removeAll { $0.location.file != file.source.name }
        }
        checked.findings += Checks.findings(in: flows)
        if !(checked.loading + checked.findings).contains(where: { $0.severity == .error }) {
            checked.findings += Checks.provenFindings(in: flows)
        }
        guard let scenarios = files[folder.scenarios.path(of: flows.main.id)] else { return checked }
        checked.findings += findings(inScenarios: scenarios, for: flows)
        checked.texts.append(scenarios.source)
        checked.count += 1
        return checked
    }

    /// Checks a scenario file that was named directly, against the flow in the folder above it.
    private func check(scenarios file: ParsedFile) -> Checked {
        let folder = FlowFolder(path: FlowFolder.holding(file.source.name).path + "/..")
        let name = file.source.name.split(separator: "/").last.map(String.init) ?? ""
        let id = FlowID(name.hasSuffix(".json") ? String(name.dropLast(5)) : name)
        let flows = library(of: folder).load(id)?.flows
        return Checked(findings: findings(inScenarios: file, for: flows), texts: [file.source])
    }

    private func library(of folder: FlowFolder) -> FlowLibrary {
        FlowLibrary(
            names: folder.ids, other: { [files] in files.text(folder.path(ofFile: $0)) },
            file: { [files] in files[folder.path(of: $0)] })
    }

    private func findings(inScenarios file: ParsedFile, for flows: FlowSet?) -> [Finding] {
        let (scenarios, findings) = ScenarioFile.decode(file)
        return findings + (scenarios.map { Checks.findings(in: $0, for: flows) } ?? [])
    }
}

extension FlowFolder {
    /// The folder that contains a file.
    static func holding(_ file: String) -> FlowFolder {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return FlowFolder(path: parts.isEmpty ? "." : parts.joined(separator: "/"))
    }

    /// The flows in the folder; there must be at least one.
    ///
    /// - Throws: `Failure` 66 if there are none: a check of nothing proves nothing.
    func namedFlows() throws(Failure) -> [FlowID] {
        let ids = ids
        guard !ids.isEmpty else {
            let passedOver = passedOver(besides: ["scenarios"]).map { "\n\($0.path): \($0.reason)" }.joined()
            throw Failure(.inputMissing, "there are no flows in '\(path)'\(passedOver)")
        }
        return ids
    }

    /// The folder of this folder's scenarios.
    var scenarios: FlowFolder { FlowFolder(path: path + "/scenarios") }
}
