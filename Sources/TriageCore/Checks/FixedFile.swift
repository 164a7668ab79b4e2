/// A file after what its findings prove superfluous was taken out.
package struct FixedFile: Sendable {
    /// The file as it is then; all else in it is as it was, byte for byte.
    package let text: SourceText
    /// What was cured. The others got in each other's way, and take another look at the file.
    package let cured: [Finding]

    /// Carries out the fixes of findings in a file; nil if there are none.
    package init?(_ file: SourceText, curing findings: [Finding]) {
        var bytes = file.bytes
        var cured: [Finding] = []
        for finding in findings where finding.location.file == file.name {
            guard let fix = finding.fix, !fix.edits.isEmpty,
                fix.edits.allSatisfy({ $0.span.upperBound <= bytes.count })
            else { continue }
            cured.append(finding)
        }
        guard !cured.isEmpty else { return nil }
        // From the end on, so that what is before stays where it was found.
        var (start, done) = (bytes.count, Set<Finding>())
        let owners = cured.sorted { $0.lastEdit > $1.lastEdit }
        for finding in owners {
            guard let fix = finding.fix, finding.lastEdit <= start else { continue }
            for edit in fix.edits.reversed() {
                bytes.replaceSubrange(edit.span, with: Array(edit.replacement.utf8))
            }
            start = fix.edits.first?.span.lowerBound ?? start
            done.insert(finding)
        }
        text = SourceText(name: file.name, bytes: bytes)
        self.cured = cured.filter(done.contains)
    }
}

extension Finding {
    /// Where its last change ends.
    fileprivate var lastEdit: Int { fix?.edits.last?.span.upperBound ?? 0 }
}
