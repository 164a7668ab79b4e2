/// What was found in files that were checked, for whichever form it is laid out in.
package struct Report: Sendable {
    /// Everything that was found and is not ignored, in the order of the files.
    package let findings: [Finding]
    /// What the flows say is to be ignored, and why.
    package let ignored: [IgnoredFinding]
    /// The files that the findings are about.
    package let texts: [SourceText]
    /// How many files were checked.
    package let checked: Int
    /// What was proved; nil if nothing was to be.
    package let proof: ProofSummary?
    /// The version of the program that checked them.
    package let version: String

    /// Joins what was found.
    package init(
        _ findings: [Finding], ignored: [IgnoredFinding] = [], texts: [SourceText], checked: Int,
        proof: ProofSummary? = nil, version: String = ""
    ) {
        self.findings = findings
        self.ignored = ignored
        self.texts = texts
        self.checked = checked
        self.proof = proof
        self.version = version
    }

    /// The files by name.
    var textsByName: [String: SourceText] {
        Dictionary(texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
