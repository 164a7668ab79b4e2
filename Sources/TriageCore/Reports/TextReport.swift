/// Findings as text for a person at a terminal: worst last, so that it is what is seen.
public struct TextReport: Sendable {
    /// The report. **Shape**: per finding the place, the sentence and the code, then the line with a caret;
    /// at the end a count.
    public let text: String

    /// Lays out findings.
    ///
    /// - Parameters:
    ///   - findings: in any order.
    ///   - texts: the files they speak of, for showing lines.
    ///   - checked: how many files were checked.
    public init(_ findings: [Finding], texts: [SourceText], checked: Int) {
        let byName = Dictionary(texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [String] = []
        for finding in findings.worstLast {
            lines.append(finding.headline)
            if let text = byName[finding.location.file] { lines += Self.excerpt(finding.location, of: text) }
            if let related = finding.related {
                lines.append(
                    "  \(related.location.file):\(related.location.start.line):\(related.location.start.column): "
                        + related.message)
            }
        }
        lines.append(Self.count(findings, checked: checked))
        text = lines.joined(separator: "\n") + "\n"
    }

    /// The line of a place and a caret under it. Tabs are kept, so that the caret stands right; a long line
    /// is cut around the place.
    static func excerpt(_ location: Finding.Location, of text: SourceText) -> [String] {
        let scalars = Array(text.line(location.start.line).unicodeScalars)
        guard !scalars.isEmpty else { return [] }
        let column = min(location.start.column - 1, scalars.count)
        let from = max(0, column - 60)
        let shown = scalars[from..<min(scalars.count, from + 110)]
        let end = location.end.line == location.start.line ? location.end.column - 1 : scalars.count
        let width = max(1, min(end, from + shown.count) - column)
        let indent = scalars[from..<column].map { $0 == "\t" ? "\t" : " " }.joined()
        func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars.map { $0.value < 0x20 && $0 != "\t" ? "\u{FFFD}" : $0 })
            return String(view)
        }
        return ["    " + string(shown), "    " + indent + String(repeating: "^", count: width)]
    }

    private static func count(_ findings: [Finding], checked: Int) -> String {
        let files = checked == 1 ? "1 file" : "\(checked) files"
        if findings.isEmpty { return "\(files) checked, nothing found" }
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            let word = severity == .info ? "note" : severity.rawValue
            return count == 1 ? "1 \(word)" : "\(count) \(word)s"
        }
        return "\(files) checked, " + counts.joined(separator: ", ")
    }
}

extension Finding {
    /// The finding in one line. **Shape**: `Flows/x.json:12:7: error: … [code]`.
    public var headline: String {
        "\(location.file):\(location.start.line):\(location.start.column): \(severity.rawValue): \(message) "
            + "[\(code.rawValue)]"
    }
}

extension [Finding] {
    /// The findings by severity, mildest first; those of one severity by file and place.
    public var worstLast: [Finding] {
        enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.severity != b.severity { return a.severity < b.severity }
            if a.location.file != b.location.file { return a.location.file < b.location.file }
            if a.location.start != b.location.start { return a.location.start < b.location.start }
            return left.offset < right.offset
        }.map(\.element)
    }
}
