import TriageCore

/// Takes out of flow files what their findings prove superfluous.
struct FileFix {
    private let invocation: Invocation

    /// How often the files are looked at again. Of neighbours every other one goes at a look.
    private static let mostLooks = 50

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
        // Each look cures something; a finding that is still there after its cure must not be cured for ever.
        for _ in 0..<Self.mostLooks {
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
            // Words of an error may change, such as the nearest name; how many there are may not grow.
            let new = Self.errors(in: check).first { $0.value.count > errors[$0.key]?.count ?? 0 }
            if let new, let last = new.value.last {
                throw Failure(.badData, "nothing was changed: there would be an error then\n\(last.headline)")
            }
        }
        for (name, text) in fixed.sorted(by: { $0.key < $1.key }) {
            guard let original = originals[name] else { continue }
            try original.replace(with: text.bytes)
            for finding in cured where finding.location.file == name {
                invocation.say("triage: \(name): mended: \(finding.message) [\(finding.code.name)]")
            }
        }
        return check
    }

    /// The errors of each file and code.
    private static func errors(in check: FileCheck) -> [[String]: [Finding]] {
        Dictionary(grouping: check.heeded.findings.filter { $0.severity == .error }) {
            [$0.location.file, $0.code.name]
        }
    }
}
