import TriageCore

/// `triage format`: lays out files of JSON in the one way that all are laid out.
enum FormatCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let isCheck = invocation.has("check")
        let files = try paths(invocation).map { path throws(Failure) in
            guard let text = SourceText(file: path) else {
                throw Failure(.inputMissing, "'\(path)' does not exist or cannot be read")
            }
            return ParsedFile(text)
        }
        var changed = 0
        for file in files {
            guard let json = file.json, file.problems.isEmpty else { continue }
            let laidOut = JSONLayout(of: json, in: file.source).bytes
            guard laidOut != file.source.bytes else { continue }
            if !isCheck { try file.source.replace(with: laidOut) }
            changed += 1
            invocation.print("\(file.source.name): \(isCheck ? "to be laid out anew" : "laid out anew")")
        }
        let findings = files.flatMap(\.findings)
        if !findings.isEmpty {
            let broken = files.filter { !$0.problems.isEmpty }
            invocation.environment.output.write(
                TextReport(findings, texts: broken.map(\.source), checked: broken.count).text)
            invocation.say("triage: what is no JSON was left as it is")
        }
        invocation.print(
            "\(files.count == 1 ? "1 file" : "\(files.count) files"), \(changed) "
                + (isCheck ? "to be laid out anew" : "laid out anew"))
        return findings.isEmpty && (changed == 0 || !isCheck) ? .done : .findings
    }

    /// The files named, and those of named folders with the scenarios beside them, each once.
    private static func paths(_ invocation: Invocation) throws(Failure) -> [String] {
        var seen: Set<String> = []
        var paths: [String] = []
        for path in invocation.operands {
            let folder = FlowFolder(path: path)
            guard folder.exists else {
                paths.append(path)
                continue
            }
            let scenarios = folder.scenarios
            paths += try folder.namedFlows().map(folder.path(of:)) + scenarios.ids.map(scenarios.path(of:))
        }
        return paths.filter { seen.insert($0).inserted }
    }
}
