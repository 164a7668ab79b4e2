import Foundation
import TriageCore

/// `triage validate`: everything that is wrong with flow files.
enum ValidateCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let loaded = try files(invocation).map(check)
        var findings: [Finding] = []
        var texts: [SourceText] = []
        for one in loaded {
            texts += one.texts
            // A part is reported with its own file; met again on behalf of a caller it says the same.
            findings += one.findings.filter { !findings.contains($0) }
        }
        let checked = loaded.count
        if invocation["format"] == "json" {
            invocation.environment.output.write(JSONReport(findings, checked: checked).text)
        } else {
            invocation.environment.output.write(TextReport(findings, texts: texts, checked: checked).text)
        }
        let limit: Finding.Severity = invocation.has("strict") ? .warning : .error
        return findings.contains { $0.severity >= limit } ? .findings : .done
    }

    /// The files to check: those named, those in folders named, or the flows of the flow folder.
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
                files += folder.ids.compactMap { folder.text(of: $0) }
            } else if let text = SourceText(file: path) {
                files.append(text)
            } else {
                throw Failure(.inputMissing, "there is no '\(path)' that can be read")
            }
        }
        return files
    }

    /// Loads one file and adds what is checked of the flow itself; parts are looked up beside the file.
    private static func check(_ text: SourceText) -> (findings: [Finding], texts: [SourceText]) {
        let parts = text.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = FlowFolder(path: parts.isEmpty ? "." : parts.joined(separator: "/"))
        let loaded = folder.library.load(text)
        let checks = loaded.flows.map { Checks.findings(in: $0.main) } ?? []
        return (loaded.findings.filter { $0.location.file == text.name } + checks, loaded.texts)
    }
}
