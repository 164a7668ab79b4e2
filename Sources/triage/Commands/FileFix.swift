import Foundation
import TriageCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes out of flow files what their findings prove superfluous.
struct FileFix {
    private let invocation: Invocation

    /// - Throws: `Failure` 64 if standard input is named, which cannot be changed.
    init(_ invocation: Invocation) throws(Failure) {
        guard !invocation.operands.contains("-") else {
            throw Failure(.usage, "--fix changes files; standard input is none\nsee triage validate --help")
        }
        self.invocation = invocation
    }

    /// Changes the files, says what was taken out, and gives what is found in them then.
    ///
    /// - Throws: `Failure` 74 if a file changed meanwhile or cannot be written, or 65 if what is left would have an
    ///   error that was not there before; no file is changed then, or none more.
    func mended() throws(Failure) -> FileCheck {
        var check = try FileCheck(invocation)
        let errors = Self.errors(in: check)
        var originals: [String: SourceText] = [:]
        var fixed: [String: SourceText] = [:]
        var cured: [Finding] = []
        while true {
            let findings = check.heeded.findings
            let texts = Dictionary(check.checked.flatMap(\.texts).map { ($0.name, $0) }) { first, _ in first }
            let files = Set(findings.filter { $0.fix != nil }.map(\.location.file)).sorted()
            let mended = files.compactMap { texts[$0].flatMap { FixedFile($0, curing: findings) } }
            if mended.isEmpty { break }
            for file in mended {
                let name = file.text.name
                if originals[name] == nil { originals[name] = texts[name] }
                fixed[name] = file.text
                cured += file.cured
            }
            check = try FileCheck(invocation, replacing: fixed)
            let new = Self.errors(in: check).subtracting(errors).sorted()
            guard new.isEmpty else {
                throw Failure(.badData, "nothing was changed: what is left would have an error\n" + new[0])
            }
        }
        for (name, text) in fixed.sorted(by: { $0.key < $1.key }) {
            guard let original = originals[name] else { continue }
            try replace(original, with: text)
            for finding in cured where finding.location.file == name {
                invocation.say("triage: \(name): mended: \(finding.message) [\(finding.code.name)]")
            }
        }
        return check
    }

    /// The errors in files, wherever they are.
    private static func errors(in check: FileCheck) -> Set<String> {
        Set(
            check.heeded.findings.filter { $0.severity == .error }
                .map { "\($0.location.file): \($0.message) [\($0.code.name)]" })
    }

    /// Writes a file under another name and renames it, so that nobody sees half of it.
    private func replace(_ original: SourceText, with text: SourceText) throws(Failure) {
        let path = URL(filePath: original.name).resolvingSymlinksInPath().path
        let manager = FileManager.default
        guard manager.isWritableFile(atPath: path) else {
            throw Failure(.inputOutput, "'\(original.name)' may not be written")
        }
        let beside = URL(filePath: path).deletingLastPathComponent().path + "/.\(UUID().uuidString).json"
        do {
            try Data(text.bytes).write(to: URL(filePath: beside))
            let mode = try manager.attributesOfItem(atPath: path)[.posixPermissions]
            if let mode { try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: beside) }
        } catch {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(original.name)' cannot be written")
        }
        guard SourceText(file: original.name)?.bytes == original.bytes else {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(original.name)' changed meanwhile and was left as it is")
        }
        guard rename(beside, path) == 0 else {
            try? manager.removeItem(atPath: beside)
            throw Failure(.inputOutput, "'\(original.name)' cannot be written")
        }
    }
}
