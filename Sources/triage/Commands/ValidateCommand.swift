import TriageCore

/// `triage validate`: reports everything that is wrong with flow files and their scenarios.
enum ValidateCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let check = try invocation.has("fix") ? FileFix(invocation).mended() : FileCheck(invocation)
        let (findings, ignored) = check.heeded
        let report = Report(
            findings, ignored: ignored, texts: check.checked.flatMap(\.texts),
            checked: check.checked.reduce(0) { $0 + $1.count }, proof: check.proof, version: Version.current)
        let format = invocation["format"].flatMap(ReportFormat.init) ?? .text
        if format.isJSON {
            invocation.environment.output.write(json: format.text(of: report))
        } else {
            invocation.environment.output.write(format.text(of: report))
        }
        if let folder = invocation["save-witness"] {
            try WitnessFolder(path: folder).save(findings, of: check, for: invocation)
        }
        let limit: Finding.Severity = invocation.has("strict") ? .warning : .error
        return findings.contains { $0.severity >= limit } ? .findings : .done
    }
}
