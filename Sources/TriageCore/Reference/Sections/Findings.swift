extension FormatPage {
    /// Everything that can be found in a flow, in the order of the codes.
    static let findings = Section(
        "Findings",
        blocks: [
            .prose(
                """
                What `triage validate` can find, by its code. An error keeps a flow from being used or shows a call that
                goes wrong, a warning fails `--strict`. `triage explain CODE` adds what it means on a call, and examples.
                """)
        ]
            + Checks.codes.sorted { $0.name < $1.name }.map { code in
                .item(
                    "`\(code.name)` (\(code.severity.rawValue))",
                    "\(code.page.fault) \(code.page.cure)".replacing("\n", with: " "))
            })
}
