/// The page that tells how a flow and its scenarios are written, for somebody who has never seen one.
///
/// What stands on it is in the folder `Sections`, one file a section; the members of an object come from its
/// shape. Every example is tried by the tests. `triage help flow` prints it, `Flows/FORMAT.md` is the same.
package struct FormatPage: Sendable {
    /// What the page is called.
    let title: String
    /// Its sections, in the order of reading.
    package let sections: [Section]

    /// A heading and what stands below it.
    package struct Section: Sendable {
        /// The heading. **Shape**: `Nodes`; text with code between backticks.
        package let heading: String
        /// The object whose members it tells, if it tells those of one.
        let shape: ObjectShape?
        /// What it has to say about each of them, beside what the shape says.
        let entries: [Entry]
        /// What comes before the members.
        let opening: [Block]
        /// What comes after them.
        let closing: [Block]

        /// Makes a section without members.
        init(_ heading: String, _ blocks: Block...) { self.init(heading, blocks: blocks) }

        /// Makes a section without members.
        init(_ heading: String, blocks: [Block]) {
            (self.heading, opening) = (heading, blocks)
            (shape, entries, closing) = (nil, [], [])
        }

        /// Makes a section about the members of an object.
        init(
            _ heading: String, _ shape: ObjectShape, _ opening: Block..., entries: [Entry],
            closing: [Block] = []
        ) {
            (self.heading, self.shape, self.entries) = (heading, shape, entries)
            (self.opening, self.closing) = (opening, closing)
        }
    }

    /// What a section adds to what the shape says of one member.
    struct Entry: Sendable {
        /// The member.
        let member: String
        /// Sentences after the one of the shape; empty if that says it all.
        let more: String
        /// The member in use; nil if the section's examples show it.
        let example: Example?
        /// The codes of the findings that can be had here, apart from those that any member can have.
        let checked: [String]

        /// Says more about a member.
        init(_ member: String, _ more: String = "", _ example: Example? = nil, checked: String...) {
            (self.member, self.more, self.example, self.checked) = (member, more, example, checked)
        }
    }

    /// A piece of a section. Text has code between backticks; its line breaks mean nothing.
    package enum Block: Sendable {
        /// A paragraph.
        case prose(String)
        /// A name with what it means. **Shape**: the name is code with what belongs to it.
        case item(String, String)
        /// A piece of a file.
        case example(Example)
        /// Command lines.
        case commands(String)
        /// Expressions, each with its value for the caller of the examples.
        case values([(expression: String, value: String)])
        /// Expressions of the example above, each with its value when certain facts of it are known, which are members
        /// of an object as in JSON.
        case results([(known: String, expression: String, value: String)])
        /// Texts with placeholders, each as that caller's card shows it.
        case texts([(text: String, shown: String)])
        /// Conditions that are right whatever is known.
        case conditions([String])
        /// What an agent may type for the first fact of the example above, each with what is kept of it, as JSON;
        /// nil if it is refused.
        case answers([(typed: String, kept: String?)])
        /// Conditions that are refused, each with the code of its finding.
        case refused([(condition: String, code: String)])
    }

    /// A piece of a file. **Shape**: JSON without the braces around it, but for a whole file.
    package struct Example: Sendable {
        /// What is shown.
        package let text: String
        /// Where it stands.
        package let place: Place
        /// Members of the flow that it needs and the reader does not, as JSON without the braces around them.
        package let hidden: String

        /// Where an example stands.
        package enum Place: Sendable, Equatable {
            /// It is a whole flow.
            case flow
            /// It is a whole file of scenarios, for a flow of the page.
            case scenarios
            /// It is a file that lies beside the flow, by this name.
            case file(String)
            /// It is members of the flow in which the examples stand.
            case members
            /// It is facts of that flow, asked or shown by its node `here`.
            case facts
            /// It is members of its node `here`, which goes on if it does not say where.
            case node
        }

        /// A whole flow.
        static func flow(_ text: String) -> Example { Example(text: text, place: .flow, hidden: "") }
        /// A whole file of scenarios.
        static func scenarios(_ text: String) -> Example {
            Example(text: text, place: .scenarios, hidden: "")
        }
        /// A file beside the flow.
        static func file(_ name: String, _ text: String) -> Example {
            Example(text: text, place: .file(name), hidden: "")
        }
        /// Members of a flow.
        static func members(_ text: String, hidden: String = "") -> Example {
            Example(text: text, place: .members, hidden: hidden)
        }
        /// Facts.
        static func facts(_ text: String, hidden: String = "") -> Example {
            Example(text: text, place: .facts, hidden: hidden)
        }
        /// Members of a node.
        static func node(_ text: String, hidden: String = "") -> Example {
            Example(text: text, place: .node, hidden: hidden)
        }
    }
}

extension FormatPage {
    /// The page about flows and scenarios.
    package static let flow = FormatPage(
        title: "How a flow is written",
        sections: [
            firstSteps, flowSections, factSections, [factTypes], sharedSections, [dependentLists],
            nodeSections,
            [corrections], partSections, [figures], messageSections, expressionSections, [prices, functions],
            scenarioSections, [listScenarios, trying, findings],
        ].flatMap(\.self))

    /// The page as Markdown.
    package var markdown: String { MarkdownPage(self).text }

    /// The page as text for a terminal.
    ///
    /// - Parameter width: how wide it may be. **Units**: columns.
    package func text(width: Int) -> String { TerminalPage(self, width: width).text }

    /// The section that a reader asks for by its heading or by what it calls the object; nil if there is none.
    package func section(named name: String) -> Section? {
        let asked = name.lowercased()
        return sections.first { $0.names.contains { $0.lowercased() == asked } }
    }

    /// By what the sections can be asked for.
    package var sectionNames: [String] { sections.flatMap(\.names) }
}

extension FormatPage.Section {
    /// All that stands below the heading.
    package var blocks: [FormatPage.Block] { parts.flatMap(\.self) }

    /// The same: what comes before the members, they, and what comes after them.
    var parts: [[FormatPage.Block]] {
        [opening, (shape?.members ?? []).flatMap { blocks(about: $0) }, closing]
    }

    /// The section alone, as Markdown.
    package var markdown: String { MarkdownPage.parts(of: self).joined(separator: "\n\n") + "\n" }

    /// The section alone, as text for a terminal.
    ///
    /// - Parameter width: how wide it may be. **Units**: columns.
    package func text(width: Int) -> String {
        TerminalPage.parts(of: self, width: width).joined(separator: "\n\n") + "\n"
    }

    /// By what a reader can ask for it. **Shape**: `Lines` and `line`.
    fileprivate var names: [String] { [heading] + (shape.map { [$0.name] } ?? []) }

    /// The heading with what other members call the object. **Shape**: ``Lines (`line`)``.
    var title: String { heading + (shape.map { " (`\($0.name)`)" } ?? "") }

    /// Every example, in order.
    package var examples: [FormatPage.Example] {
        blocks.compactMap { if case .example(let example) = $0 { example } else { nil } }
    }

    private func blocks(about member: ObjectShape.Member) -> [FormatPage.Block] {
        let entry = entries.first { $0.member == member.name }
        let need =
            member.isRequired ? ", required" + (member.unless.map { " unless `\($0)` is true" } ?? "") : ""
        let types = shape?.byType.first { $0.name == member.name }?.types ?? []
        let isOfFew = !types.isEmpty && types.count < FactType.allCases.count - 1
        let checked = entry?.checked ?? []
        let parts = [
            member.summary, entry?.more ?? "",
            isOfFew ? "For facts of type " + types.map { "`\($0)`" }.joined(separator: ", ") + "." : "",
            checked.isEmpty ? "" : "Checked: " + checked.map { "`\($0)`" }.joined(separator: ", ") + ".",
        ]
        return [
            .item(
                "`\(member.name)` (\(member.shape.reading)\(need))",
                parts.filter { !$0.isEmpty }.joined(separator: " "))
        ] + (entry?.example.map { [.example($0)] } ?? [])
    }
}
