/// The page as Markdown.
struct MarkdownPage {
    /// The whole text.
    let text: String

    private static let width = 116

    init(_ page: FormatPage) {
        let contents = page.sections.map { section in
            "- [\(section.title)](#\(Self.anchor(section.title)))"
        }
        let parts =
            [
                "# \(page.title)",
                "<!-- Made by the program: triage help flow --format markdown > Flows/FORMAT.md -->",
                contents.joined(separator: "\n"),
            ]
            + page.sections.flatMap(Self.parts)
        text = parts.joined(separator: "\n\n") + "\n"
    }

    /// The heading of a section and its blocks, between which empty lines stand.
    static func parts(of section: FormatPage.Section) -> [String] {
        ["## \(section.title)"] + section.blocks.map(lines)
    }

    private static func lines(_ block: FormatPage.Block) -> String {
        switch block {
        case .prose(let text): text.folded(to: width).joined(separator: "\n")
        case .item(let name, let text):
            "- **\(name)** \(text)".folded(to: width, indent: "  ").joined(separator: "\n")
        case .example(let example): fenced(example.text, example.text.hasPrefix("code,") ? "" : "json")
        case .commands(let text): fenced(text, "")
        case .values, .results, .texts, .refused, .answers, .conditions:
            fenced(block.rows.joined(separator: "\n"), "")
        }
    }

    private static func fenced(_ text: String, _ language: String) -> String {
        "```\(language)\n\(text)\n```"
    }

    /// **Source**: how GitHub makes the anchor of a heading.
    private static func anchor(_ heading: String) -> String {
        heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
            .replacing(" ", with: "-")
    }
}
