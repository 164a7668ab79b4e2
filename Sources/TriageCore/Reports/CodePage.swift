/// The help page of a finding code, as text for a terminal.
package struct CodePage: Sendable {
    /// The page. **Shape**: the code with its severity, what is wrong, why it matters on a call and the cure;
    /// then for each example the relevant members with a caret under the mistake, and the same members cured.
    package let text: String
    /// The same in Markdown, without the code.
    package let markdown: String

    /// Lays out the page of a code.
    package init(_ code: Finding.Code) {
        let page = code.page
        var parts = [page.fault, "On a call: " + page.harm, "Cure: " + page.cure]
        var marked = [
            Self.escaped(page.fault), "**On a call:** " + Self.escaped(page.harm),
            "**Cure:** " + Self.escaped(page.cure),
        ]
        for example in page.examples {
            let broken = example.shownBroken.flatMap { Self.lines(name: $0.key, $0.text) }
            let others =
                example.others.map { other in
                    let members = other.value.map { "\"\($0.key)\": \($0.value ?? "")" }.joined(
                        separator: ", ")
                    return "(beside it: \(other.key).json with \(members))"
                } + example.files.map { file in "(beside it: \(file.key) with \(file.value))" }
            let shown = [
                "This fails:",
                Self.indented(broken + ["\(code.severity.rawValue): \(example.message)"] + others),
                "This does not:",
                Self.indented(example.shownCured.flatMap { Self.lines(name: $0.key, $0.text) }),
            ]
            parts += shown
            marked += shown
        }
        let heading = "\(code.name) (\(code.severity.rawValue))"
        text = ([heading] + parts).joined(separator: "\n\n") + "\n"
        markdown = marked.joined(separator: "\n\n") + "\n"
    }

    /// Prose as Markdown that says the same.
    private static func escaped(_ text: String) -> String {
        text.map { "\\`*_<>[]#".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// All codes with their meanings, one per line.
    package static func list(_ codes: [Finding.Code]) -> String {
        let width = codes.map(\.name.count).max() ?? 0
        return codes.map { code in
            let name = code.name + String(repeating: " ", count: width - code.name.count)
            let severity = code.severity.rawValue
            let fault = code.page.fault.replacing("\n", with: " ")
            return "\(name)  \(severity)\(String(repeating: " ", count: 7 - severity.count))  \(fault)\n"
        }.joined()
    }

    /// A member as written in a file, with a caret under the marked place. Examples use one column per
    /// character.
    private static func lines(name: String, _ marked: String) -> [String] {
        let text = name.isEmpty ? marked : "\"\(name)\": \(marked)"
        return text.split(separator: "\n").flatMap { line -> [String] in
            guard let mark = line.firstIndex(of: Finding.Example.mark) else { return [String(line)] }
            let before = line[..<mark]
            return [
                String(before + line[line.index(after: mark)...]),
                String(repeating: " ", count: before.count) + "^",
            ]
        }
    }

    private static func indented(_ lines: [String]) -> String {
        lines.map { "    " + $0 }.joined(separator: "\n")
    }
}
