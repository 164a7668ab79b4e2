/// Findings as the workflow commands by which GitHub puts annotations beside the lines of a change.
///
/// **Source**: "Workflow commands for GitHub Actions". Only so many of a run are shown, so the worst come first.
package struct GitHubReport: Sendable {
    /// The report. **Shape**: a line for each finding,
    /// `::error file=Flows/x.json,line=1,endLine=1,col=3,endColumn=9,title=unknown-node::there is no node …`.
    package let text: String

    /// Lays out what was found and is not ignored.
    package init(_ report: Report) {
        text = report.findings.worstFirst.map { Self.command($0) + "\n" }.joined()
    }

    private static func command(_ finding: Finding) -> String {
        let name =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .info: "notice"
            }
        let (start, end) = (finding.location.start, finding.location.end)
        var properties = [
            ("file", finding.location.file), ("line", "\(start.line)"), ("endLine", "\(end.line)"),
        ]
        // Columns of a stretch over several lines are not taken.
        if start.line == end.line {
            properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
        }
        properties.append(("title", finding.code.name))
        let written = properties.map { "\($0.0)=\(escaped($0.1, alsoIn: [":", ","]))" }
        var message = [finding.message]
        if let related = finding.related {
            message.append("\(related.location.headline): \(related.message)")
        }
        if let witness = finding.witness { message += WitnessText(witness).lines }
        return "::\(name) \(written.joined(separator: ","))::\(escaped(message.joined(separator: "\n")))"
    }

    private static func escaped(_ text: String, alsoIn others: [Character] = []) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%", "\r", "\n": "%" + hexadecimal(scalar)
            default: others.contains(Character(scalar)) ? "%" + hexadecimal(scalar) : String(scalar)
            }
        }.joined()
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
