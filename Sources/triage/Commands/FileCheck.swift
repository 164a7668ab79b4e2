import Foundation
import TriageCore

/// Checks the files that a command line names, and what belongs to them.
struct FileCheck {
    /// What was found, file by file.
    private(set) var checked: [Checked] = []
    /// Where a flow is looked up whose scenarios lie elsewhere.
    private let flows: FlowFolder
    /// The files read so far: a part is needed by every flow that calls it.
    private let files: FileCache

    /// Checks the files named, those in named folders, or else the flows of the flow folder.
    ///
    /// - Parameter replaced: texts to check in place of what files hold, by path.
    /// - Throws: `Failure` 66 if a path that was named cannot be read; one that a folder lists is a finding.
    init(_ invocation: Invocation, replacing replaced: [String: SourceText] = [:]) throws(Failure) {
        flows = invocation.flows
        files = FileCache(replacing: replaced)
        checked = try named(invocation)
    }

    /// What was proved of all of them; nil if there was nothing to prove.
    var proof: ProofSummary? {
        let sum = checked.map(\.proof).reduce(ProofSummary()) { sum, one in
            ProofSummary(
                proved: sum.proved + one.proved, refuted: sum.refuted + one.refuted,
                notProved: sum.notProved + one.notProved)
        }
        return sum == ProofSummary() ? nil : sum
    }

    /// What was found and is not ignored, and what is.
    var heeded: (findings: [Finding], ignored: [IgnoredFinding]) {
        Checks.heeding(checked.compactMap(\.flows), findings)
    }

    /// All findings, each once. If a part is called by a flow that is also checked, only that flow reports
    /// what is wrong in it: on its own the part lacks what is lent to it.
    var findings: [Finding] {
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

    /// The files named, checked. Folders also contribute scenarios that have no flow.
    private func named(_ invocation: Invocation) throws(Failure) -> [Checked] {
        let operands = invocation.operands.isEmpty ? [invocation.flows.path] : invocation.operands
        var checked: [Checked] = []
        for path in operands {
            if path == "-" {
                let bytes = FileHandle.standardInput.readDataToEndOfFile()
                let name = invocation["as"] ?? "standard input"
                files.put(ParsedFile(SourceText(name: name, bytes: Array(bytes))), at: path)
                checked.append(check(path))
                continue
            }
            let folder = FlowFolder(path: path)
            if folder.exists {
                checked += try check(folder)
            } else if files.named(path) != nil {
                checked.append(check(path))
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
            files[path] == nil
                ? Checked(path) { $0.unreadable(Self.obstacle(at: path)) } : check(path)
        } + passedOver.map { path, reason in Checked(path) { $0.unchecked(reason) } }
    }

    /// Why a file that a folder lists cannot be read.
    private static func obstacle(at path: String) -> String {
        if FlowFolder(path: path).exists { return "this is a folder, not a file" }
        if FileManager.default.fileExists(atPath: path) { return "this file cannot be read" }
        return "this is a link to nowhere"
    }

    /// The findings in one file and in the files that belong to it.
    struct Checked {
        /// The findings from loading, in the file and in the parts it calls.
        var loading: [Finding] = []
        /// The other findings.
        var findings: [Finding] = []
        /// The files that were read.
        var texts: [SourceText]
        /// The flow with its parts; nil if the file holds none.
        var flows: FlowSet?
        /// What was proved of it.
        var proof = ProofSummary()
        /// Whether the file is a part, and so was loaded without what its callers lend it.
        var isPart = false
        /// How many files were looked into.
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

    /// Checks a file that can be read.
    private func check(_ path: String) -> Checked {
        if let file = files[path], file.json?["scenarios"] != nil { return check(scenarios: file) }
        return check(flow: path)
    }

    /// Loads the flow in a file; its parts are looked up beside it. Only a part may be needed again: of any other
    /// flow what was parsed is let go before the checks begin.
    private func load(_ path: String) -> (loaded: FlowLibrary.Loaded, name: String)? {
        guard let file = files[path] else { return nil }
        let loaded = library(of: .holding(file.source.name)).load(file)
        if loaded.flows?.main.isPart == false { files.forget(path) }
        return (loaded, file.source.name)
    }

    /// Loads a flow and adds the findings of the checks on the flow and its scenarios.
    private func check(flow path: String) -> Checked {
        guard let (loaded, name) = load(path) else { return Checked(texts: []) }
        let folder = FlowFolder.holding(name)
        var checked = Checked(loading: loaded.findings, texts: loaded.texts)
        guard let flows = loaded.flows else {
            checked.findings = Checks.findings(inDesk: loaded)
            return checked
        }
        checked.flows = flows
        if flows.main.isPart {
            // What its own parts lack may be lent by the flow that calls it.
            checked.isPart = true
            checked.loading.removeAll { $0.location.file != name }
        }
        let (found, proof) = Checks.findings(in: flows, after: checked.loading)
        checked.findings += found
        checked.proof = proof
        guard let scenarios = files[folder.scenarios.path(of: flows.main.id)] else { return checked }
        checked.findings += findings(inScenarios: scenarios, for: flows)
        checked.texts.append(scenarios.source)
        checked.count += 1
        return checked
    }

    /// Checks a scenario file that was named directly.
    private func check(scenarios file: ParsedFile) -> Checked {
        let (folder, id) = FlowFolder.tested(by: file.json, in: file.source.name, else: self.flows)
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
