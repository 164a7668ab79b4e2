/// A page of the manual in the making, in a language that both groff and mandoc set.
///
/// In texts code stands between backticks, and line breaks mean nothing.
///
/// **Source**: `mdoc(7)`.
package struct ManualPage {
    /// The page so far.
    package private(set) var text: String
    /// Whether a paragraph would run on from what stands before it.
    private var runsOn = false

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - name: what it is called. **Shape**: `triage-run`.
    ///   - section: of the manual: 1 for commands, 5 for files.
    ///   - summary: what it is about, without a full stop.
    ///   - edition: the day, such as `November 26, 2026`, and the version of the program.
    package init(_ name: String, section: Int, _ summary: String, edition: (day: String, version: String)) {
        text = """
            .Dd \(edition.day)
            .Dt \(name.uppercased()) \(section)
            .Os triage \(edition.version)
            .Sh NAME
            .Nm \(name)
            .Nd \(Self.escaped(summary))

            """
    }

    /// Begins a section.
    package mutating func section(_ heading: String) { head("Sh", heading.uppercased()) }

    /// Begins a section within a section.
    package mutating func subsection(_ heading: String) { head("Ss", heading) }

    /// Adds a paragraph.
    package mutating func paragraph(_ words: String) {
        if runsOn { text += ".Pp\n" }
        write(words)
        runsOn = true
    }

    /// Adds lines that stay as they are.
    package mutating func literal(_ lines: String) {
        text += ".Bd -literal -offset 2n\n"
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            text += Self.line(Self.escaped(line, isCode: true)) + "\n"
        }
        text += ".Ed\n"
        runsOn = true
    }

    /// Adds a list of names with what each means; empty ones add nothing.
    ///
    /// - Parameter entries: each head, a text or a line of macros, and what writes the text below it.
    package mutating func list(_ entries: [(head: String, body: (inout ManualPage) -> Void)]) {
        guard !entries.isEmpty else { return }
        text += ".Bl -tag -width Ds\n"
        for entry in entries {
            text += ".It \(entry.head)\n"
            runsOn = false
            entry.body(&self)
        }
        text += ".El\n"
        runsOn = true
    }

    /// Adds a line of macros.
    package mutating func macro(_ line: String) { text += ".\(line)\n" }

    private mutating func head(_ macro: String, _ heading: String) {
        text += ".\(macro) \(Self.argument(heading))\n"
        runsOn = false
    }

    /// Writes lines of which each begins anew after a sentence, as typesetters want it.
    private mutating func write(_ words: String) {
        var sentence: [Substring] = []
        for word in Self.styled(words).split(whereSeparator: \.isWhitespace) {
            sentence.append(word)
            if word.replacing("\\fR", with: "").last(where: { !"\")".contains($0) }).map(".!?".contains)
                == true
            {
                end(&sentence)
            }
        }
        end(&sentence)
    }

    private mutating func end(_ sentence: inout [Substring]) {
        guard !sentence.isEmpty else { return }
        for line in sentence.joined(separator: " ").folded(to: 78) { text += Self.line(line) + "\n" }
        sentence = []
    }
}

extension ManualPage {
    /// A text as one argument of a macro. **Shape**: in quotes, code within it in bold.
    package static func argument(_ text: String) -> String {
        "\"" + styled(text).replacing("\"", with: "\\(dq") + "\""
    }

    /// A word of code as one argument of a macro.
    package static func word(_ code: String) -> String {
        let word = escaped(code[...], isCode: true).replacing("\"", with: "\\(dq")
        return word.contains(" ") ? "\"\(word)\"" : word
    }

    /// A text with its code in bold.
    private static func styled(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index % 2 == 0 ? escaped(part) : "\\fB" + undivided(escaped(part, isCode: true)) + "\\fR"
        }.joined()
    }

    /// Code whose words are not hyphenated at the end of a line.
    private static func undivided(_ code: String) -> String { "\\%" + code.replacing(" ", with: " \\%") }

    private static func escaped(_ text: String) -> String { escaped(text[...]) }

    /// A text in which nothing is a command to the typesetter, and code looks as it is typed: what typesetters make
    /// of hyphens and quotes would not work where it is pasted.
    private static func escaped(_ text: Substring, isCode: Bool = false) -> String {
        var result = ""
        var previous: Character = " "
        for (index, character) in zip(text.indices, text) {
            let after = text.index(after: index)
            let next = after < text.endIndex ? text[after] : " "
            let written =
                switch character {
                case "\\": "\\e"
                case "^": "\\(ha"
                case "~": "\\(ti"
                case "-" where isCode || !(previous.isLetter && next.isLetter): "\\-"
                case "'" where isCode: "\\(aq"
                case "`": "\\(ga"
                default: String(character)
                }
            result += written
            previous = character
        }
        return result
    }

    /// A line of text that is not taken for a line of macros.
    private static func line(_ text: String) -> String {
        text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
}
