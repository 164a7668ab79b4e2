/// Findings as text for a terminal, worst last, where it is sure to be seen.
package struct TextReport: Sendable {
    /// The report. **Shape**: for each finding the place, the message and the code, then the line with a
    /// caret, a second place and a call that shows it; at the end a count, and what was proved.
    package let text: String

    /// Lays out what was found, each with the line it is about.
    package init(_ report: Report) {
        let texts = report.textsByName
        var lines: [String] = []
        for finding in report.findings.worstLast {
            lines.append(finding.headline)
            if let text = texts[finding.location.file] { lines += Excerpt(finding.location, of: text).lines }
            if let related = finding.related {
                lines.append("  \(related.location.headline): \(related.message)")
            }
            if let witness = finding.witness { lines += WitnessText(witness).lines }
        }
        lines.append(Self.count(report))
        let fixable = report.findings.count { $0.fix != nil }
        if fixable > 0 {
            lines.append("triage validate --fix cures \(fixable == 1 ? "one" : "\(fixable)") of these")
        }
        if let proof = report.proof {
            lines.append("\(proof.proved) proved, \(proof.refuted) refuted, \(proof.notProved) not proved")
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// Lays out findings that are the whole of a report.
    ///
    /// - Parameters:
    ///   - findings: in any order.
    ///   - texts: the files they are about, for showing lines.
    ///   - checked: how many files were checked.
    package init(_ findings: [Finding], texts: [SourceText], checked: Int) {
        self.init(Report(findings, texts: texts, checked: checked))
    }

    private static func count(_ report: Report) -> String {
        let (findings, checked) = (report.findings, report.checked)
        let files = checked == 1 ? "1 file" : "\(checked) files"
        let ignored = report.ignored.isEmpty ? "" : ", \(report.ignored.count) ignored"
        if findings.isEmpty { return "\(files) checked, nothing found\(ignored)" }
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            let word = severity == .info ? "note" : severity.rawValue
            return count == 1 ? "1 \(word)" : "\(count) \(word)s"
        }
        return "\(files) checked, " + counts.joined(separator: ", ") + ignored
    }
}

extension Finding {
    /// The finding on one line. **Shape**: `Flows/x.json:12:7: error: … [code]`; control characters quoted
    /// from a file become U+FFFD.
    public var headline: String {
        "\(location.headline): \(severity.rawValue): \(message.unicodeScalars.printable) [\(code.name)]"
    }
}

extension Finding.Location {
    /// The place, to put before a message. **Shape**: `Flows/x.json:12:7`.
    package var headline: String { "\(file):\(start.line):\(start.column)" }
}

extension [Finding] {
    /// The findings grouped by file, in the order in which the files first appear, and by place within each.
    package var inFileOrder: [Finding] {
        var files: [String: Int] = [:]
        for finding in self where files[finding.location.file] == nil {
            files[finding.location.file] = files.count
        }
        return enumerated().sorted { left, right in
            let (a, b) = (left.element.location, right.element.location)
            if a.file != b.file { return files[a.file, default: 0] < files[b.file, default: 0] }
            let (first, second) = (a.span.lowerBound, b.span.lowerBound)
            return first != second ? first < second : left.offset < right.offset
        }.map(\.element)
    }

    /// The findings by severity, mildest first; within a severity by file and place.
    package var worstLast: [Finding] { sorted { $0 < $1 } }

    /// The findings by severity, worst first; within a severity by file and place.
    package var worstFirst: [Finding] { sorted { $0 > $1 } }

    private func sorted(by isBefore: (Finding.Severity, Finding.Severity) -> Bool) -> [Finding] {
        enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.severity != b.severity { return isBefore(a.severity, b.severity) }
            if a.location.file != b.location.file { return a.location.file < b.location.file }
            let (first, second) = (a.location.span.lowerBound, b.location.span.lowerBound)
            return first != second ? first < second : left.offset < right.offset
        }.map(\.element)
    }
}
