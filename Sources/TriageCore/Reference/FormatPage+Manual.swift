extension FormatPage {
    /// The name of its page of the manual.
    package static let manualName = "triage-flow"

    /// The page, or one section of it, as `triage-flow(5)`.
    ///
    /// - Parameters:
    ///   - asked: the section; nil for all of them.
    ///   - edition: as `ManualPage` shows it.
    package func manual(_ asked: Section? = nil, edition: (day: String, version: String)) -> String {
        let summary = title.prefix(1).lowercased() + title.dropFirst()
        var page = ManualPage(Self.manualName, section: 5, summary, edition: edition)
        page.section("description")
        for section in asked.map({ [$0] }) ?? sections {
            page.subsection(section.title)
            for blocks in section.parts { page.write(blocks[...]) }
        }
        page.section("see also")
        page.macro("Xr triage 1 ,")
        page.macro("Xr triage-help 1 ,")
        page.macro("Xr triage-validate 1")
        return page.text
    }
}

extension ManualPage {
    /// Adds blocks; the examples behind a name belong to it.
    fileprivate mutating func write(_ blocks: ArraySlice<FormatPage.Block>) {
        var rest = blocks
        while let block = rest.first {
            guard block.name != nil else {
                write(block)
                rest.removeFirst()
                continue
            }
            let named = rest.prefix { !$0.isProse }
            rest = rest.dropFirst(named.count)
            let starts = named.indices.filter { named[$0].name != nil }
            list(
                zip(starts, starts.dropFirst() + [named.endIndex]).map { start, end in
                    (
                        Self.argument(named[start].name ?? ""),
                        { page in for block in named[start..<end] { page.write(block) } }
                    )
                })
        }
    }

    private mutating func write(_ block: FormatPage.Block) {
        switch block {
        case .prose(let text), .item(_, let text): paragraph(text)
        case .example(let example): literal(example.text)
        case .commands(let text): literal(text)
        case .values, .results, .texts, .refused, .answers, .conditions:
            literal(block.rows.joined(separator: "\n"))
        }
    }
}

extension FormatPage.Block {
    /// What it tells about, if it tells about a name.
    fileprivate var name: String? { if case .item(let name, _) = self { name } else { nil } }

    /// Whether it is a paragraph.
    fileprivate var isProse: Bool { if case .prose = self { true } else { false } }
}
