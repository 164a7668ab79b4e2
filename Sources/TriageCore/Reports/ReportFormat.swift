/// The forms in which findings are reported, each laid out by a type of its own.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people, with the lines that the findings are about.
    case text
    /// For programs.
    case json
    /// For code scanning, as a standard says.
    case sarif
    /// For the annotations that GitHub shows beside the lines of a change.
    case github

    /// What each is called on the command line.
    package static let names = allCases.map(\.rawValue)

    /// Whether a program reads the report as JSON, so that it keeps every character of the files.
    package var isJSON: Bool {
        switch self {
        case .text, .github: false
        case .json, .sarif: true
        }
    }

    /// Lays out what was found.
    package func text(of report: Report) -> String {
        switch self {
        case .text: TextReport(report).text
        case .json: JSONReport(report).text
        case .sarif: SARIFReport(report).text
        case .github: GitHubReport(report).text
        }
    }
}
