/// The page as text for a terminal: no line of prose is wider, and examples stand as they are written.
struct TerminalPage {
    /// The whole text.
    let text: String

    init(_ page: FormatPage, width: Int) {
        let parts =
            [Self.heading(page.title, "=")] + page.sections.flatMap { Self.parts(of: $0, width: width) }
        text = parts.joined(separator: "\n\n") + "\n"
    }

    /// The heading of a section and its blocks, between which empty lines stand.
    ///
    /// - Parameter width: how wide they may be. **Units**: columns.
    static func parts(of section: FormatPage.Section, width: Int) -> [String] {
        // Narrower than that nothing can be read any more.
        let width = max(width, 20)
        return [heading(section.title.replacing("`", with: ""), "-")]
            + section.blocks.map { lines($0, width) }
    }

    private static func heading(_ text: String, _ line: Character) -> String {
        text + "\n" + String(repeating: line, count: text.count)
    }

    private static func lines(_ block: FormatPage.Block, _ width: Int) -> String {
        switch block {
        case .prose(let text): text.folded(to: width).joined(separator: "\n")
        case .item(let name, let text):
            (name.replacing("`", with: "").folded(to: width, indent: "    ")
                + "    \(text)".folded(to: width, indent: "    ")).joined(separator: "\n")
        case .example(let example): indented(example.text)
        case .commands(let text): indented(text)
        case .values, .results, .texts, .refused, .answers, .conditions:
            indented(block.rows.joined(separator: "\n"))
        }
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    }
}
