import Terminal

/// What the script of a shell asks, and how the answer is written so that the script has little left to do.
enum Question: Sendable, Equatable {
    /// A line from bash, with a width if the candidates are only to be listed. **Units**: terminal columns.
    case bash(BashLine, listWidth: Int?)
    /// The words of a line from zsh.
    case zsh(words: [String])
    /// The words of a line from fish.
    case fish(words: [String])

    /// Takes the arguments after `triage complete SHELL`.
    ///
    /// **Shape**: from bash the line, the part it replaces, `COMP_TYPE` and `COLUMNS`; from the others the
    /// words after the program's name, the last being the one at the cursor, which fish passes with its
    /// quotes.
    init(_ shell: Shell, _ arguments: [String]) {
        switch shell {
        case .bash:
            let given = arguments + Array(repeating: "", count: max(0, 4 - arguments.count))
            // Only in this case is nothing inserted. **Source**: COMP_TYPE, Bash Reference Manual, 5.2.
            let isList = Int(given[2]) == Int(UInt8(ascii: "?"))
            let width = Int(given[3]).flatMap { $0 > 0 ? $0 : nil } ?? 80
            self = .bash(BashLine(given[0], replaced: given[1]), listWidth: isList ? width : nil)
        case .zsh: self = .zsh(words: arguments)
        case .fish:
            let last = BashLine("triage " + (arguments.last ?? ""), replaced: "").words.last ?? ""
            self = .fish(words: arguments.dropLast() + [last])
        }
    }

    /// The words after the program's name, without quotes; the last one is the word at the cursor.
    var words: [String] {
        switch self {
        case .bash(let line, _): line.words
        case .zsh(let words), .fish(let words): words
        }
    }

    /// The answer, one item per line: the kind; for zsh the heading; the candidates.
    func answer(_ completion: Completion) -> String {
        var lines = [completion.kind.rawValue]
        switch self {
        case .bash(let line, let width):
            let fitting = completion.candidates.filter { $0.word.utf8.starts(with: (words.last ?? "").utf8) }
            if let width, fitting.count > 1, fitting.contains(where: { !$0.description.isEmpty }) {
                lines += Self.list(fitting, behind: line.kept, width: width)
            } else {
                lines += fitting.map { line.insertion(of: $0.word) }
            }
        case .zsh:
            // Headings are prompts, in which a percent sign introduces a sequence.
            lines.append(completion.heading.map { $0 == "%" ? "%%" : String($0) }.joined())
            lines += completion.candidates.map { candidate in
                let word = candidate.word.escaping("\\:")
                return candidate.description.isEmpty
                    ? word : word + ":" + candidate.description.escaping("\\")
            }
        case .fish:
            lines += completion.candidates.map { candidate in
                candidate.word + (candidate.description.isEmpty ? "" : "\t" + candidate.description)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Words and descriptions, one pair per terminal row.
    private static func list(
        _ candidates: [Completion.Candidate], behind kept: String, width: Int
    ) -> [String] {
        let words = candidates.map { candidate in
            StyledText(String(candidate.word.unicodeScalars.dropFirst(kept.unicodeScalars.count)))
        }
        // One long name must not leave the descriptions without space.
        let column = min(words.map(\.columns).max() ?? 0, width / 2) + 2
        return zip(words, candidates).map { word, candidate in
            // More than half the width, so that bash puts each row on a line of its own; less than the full
            // width.
            let gap = max(column, word.columns + 2)
            let row = word.padded(to: gap) + StyledText(candidate.description)
            return row.truncated(to: width - 2).padded(to: width / 2 + 1).plain
        }
    }
}

extension String {
    /// The text with a backslash before each special character.
    fileprivate func escaping(_ special: String) -> String {
        String(unicodeScalars.map { special.unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined())
    }
}
