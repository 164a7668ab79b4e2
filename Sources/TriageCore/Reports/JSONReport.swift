/// Findings as one JSON object, for programs.
///
/// **Shape**: `{"version":1,"checked":2,"findings":[{"code","severity","message","file","line","column",
/// "endLine","endColumn","related","suggestion"}]}`; lines and columns are 1-based, columns count Unicode
/// scalars, the end is the place after the last character; `related` and `suggestion` are present only when
/// there are any.
package struct JSONReport: Sendable {
    /// The report as JSON text.
    package let text: String

    /// Lays out findings file by file, in order of place.
    package init(_ findings: [Finding], checked: Int) {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("version")
            writer.int(1)
            writer.key("checked")
            writer.int(checked)
            writer.findings(findings)
        }
        text = writer.text + "\n"
    }
}

extension JSONWriter {
    /// Writes the member `findings`, file by file, in order of place.
    package mutating func findings(_ findings: [Finding]) {
        key("findings")
        array { writer in findings.inFileOrder.forEach { writer.finding($0) } }
    }

    fileprivate mutating func finding(_ finding: Finding) {
        object { writer in
            writer.key("code")
            writer.string(finding.code.name)
            writer.key("severity")
            writer.string(finding.severity.rawValue)
            writer.key("message")
            writer.string(finding.message)
            writer.location(finding.location)
            if let related = finding.related {
                writer.key("related")
                writer.object { writer in
                    writer.key("message")
                    writer.string(related.message)
                    writer.location(related.location)
                }
            }
            if let suggestion = finding.suggestion {
                writer.key("suggestion")
                writer.string(suggestion)
            }
        }
    }

    private mutating func location(_ location: Finding.Location) {
        key("file")
        string(location.file)
        for (name, number) in [
            ("line", location.start.line), ("column", location.start.column), ("endLine", location.end.line),
            ("endColumn", location.end.column),
        ] {
            key(name)
            int(number)
        }
    }
}
