/// Something a check reports about a flow or a scenario file.
public struct Finding: Sendable, Hashable {
    /// The rule that was broken.
    package let code: Code
    /// How much it matters.
    package let severity: Severity
    /// One terse sentence, lower-case, without a full stop.
    package let message: String
    /// Where it is.
    package let location: Location
    /// A second place that explains the first, such as where a name was declared.
    package var related: Related?
    /// The name that was most likely meant; nil if no known name is close.
    package var suggestion: String?
    /// A call that shows it; nil if none was looked for.
    package var witness: Witness?
    /// What cures it without a decision of the author; nil where there is one to take.
    package var fix: Fix?

    /// A stretch of a file. **Units**: lines and columns are 1-based; the end is the place just after the
    /// last character.
    package struct Location: Sendable, Hashable {
        /// The file's name as the user gave it.
        package let file: String
        /// The range of bytes in the file.
        package let span: Span
        /// The place of the first character.
        package let start: Place
        /// The place after the last character.
        package let end: Place
    }

    /// A second place and how it relates to the finding.
    package struct Related: Sendable, Hashable {
        /// What is there, such as "first declared here".
        package let message: String
        /// Where that is.
        package let location: Location
    }

    /// How much a finding matters: an error stops `triage run`, a warning fails `validate --strict`.
    package enum Severity: String, Sendable, Comparable, CaseIterable {
        case info, warning, error

        /// Orders by harm, least first.
        package static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .info: 0
            case .warning: 1
            case .error: 2
            }
        }
    }
}

extension SourceText {
    /// The lines and columns of a stretch of this file.
    package func location(of span: Span) -> Finding.Location {
        Finding.Location(
            file: name, span: span, start: place(at: span.lowerBound), end: place(at: span.upperBound))
    }

    /// A finding about a stretch of this file.
    func finding(
        _ code: Finding.Code, at span: Span, _ message: String, severity: Finding.Severity? = nil,
        related: (message: String, span: Span)? = nil, suggestion: String? = nil
    ) -> Finding {
        Finding(
            code: code, severity: severity ?? code.severity, message: message, location: location(of: span),
            related: related.map { .init(message: $0.message, location: location(of: $0.span)) },
            suggestion: suggestion)
    }

    /// A finding about a declared member that nothing needs: taking it out cures it, unless others may need it.
    func finding(
        superfluous code: Finding.Code, at key: Span, _ message: String, isLent: Bool = false
    ) -> Finding {
        var finding = finding(code, at: key, message)
        if !isLent { finding.fix = removal(ofMember: key).map { Finding.Fix([.init($0)]) } }
        return finding
    }

    /// The parser's problems with this file, as findings.
    func findings(of problems: [JSONProblem]) -> [Finding] {
        problems.map { problem in
            let code: Finding.Code =
                switch problem.kind {
                case .syntax: .syntax
                case .encoding: .encoding
                case .duplicateKey: .duplicateKey
                }
            return finding(
                code, at: problem.span, problem.message,
                related: problem.first.map { ("first given here", $0) })
        }
    }
}

extension ParsedFile {
    /// What keeps the file from being JSON, as findings.
    package var findings: [Finding] { source.findings(of: problems) }
}
