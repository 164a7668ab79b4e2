/// The forms in which findings are reported, each laid out by a type of its own.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people, with the lines that the findings are about.
    case text
    /// For programs.
    case json

    /// What each is called on the command line.
    package static let names = allCases.map(\.rawValue)

    /// Whether a program reads the report as JSON, so that it keeps every character of the files.
    package var isJSON: Bool {
        switch self {
        case .text: false
        case .json: true
        }
    }

    /// Lays out findings.
    ///
    /// - Parameters:
    ///   - texts: the files that the findings are about.
    ///   - checked: how many files were checked.
    package func report(_ findings: [Finding], texts: [SourceText], checked: Int) -> String {
        switch self {
        case .text: TextReport(findings, texts: texts, checked: checked).text
        case .json: JSONReport(findings, checked: checked).text
        }
    }
}
