import TriageCore

/// The page of a command in the manual, made from the command table. **Shape**: `triage-records-list(1)`.
struct CommandManual {
    /// The page, as `ManualPage` writes it.
    let text: String

    init(_ command: Command, path: [String]) {
        let words = ["triage"] + path
        var page = ManualPage(
            words.joined(separator: "-"), section: 1, command.summary,
            edition: (Version.day, Version.current))
        page.section("synopsis")
        page.usage(command, words)
        page.section("description")
        page.details(of: command)
        page.list(
            command.operands.map { operand in
                ("Ar \(ManualPage.word(operand.name))", { $0.paragraph(operand.summary) })
            })
        if !command.subcommands.isEmpty {
            page.section("commands")
            page.list(
                command.subcommands.map { inner in
                    ("Ic \(ManualPage.word(inner.name))", { $0.paragraph(inner.summary) })
                })
        }
        page.section("options")
        page.list(
            (command.options + Command.common).map { option in
                let value = option.value.map { " Ar \(ManualPage.word($0))" } ?? ""
                return ("Fl \(ManualPage.word("-" + option.name))\(value)", { $0.paragraph(option.summary) })
            })
        if path.isEmpty { page.surroundings() }
        if !command.examples.isEmpty {
            page.section("examples")
            page.literal(command.examples.joined(separator: "\n"))
        }
        page.section("see also")
        page.references(from: command, words)
        text = page.text
    }
}

extension ManualPage {
    fileprivate mutating func usage(_ command: Command, _ words: [String]) {
        macro("Nm \(words.joined(separator: " "))")
        if !command.subcommands.isEmpty { macro("Op Ar COMMAND") }
        for operand in command.operands {
            let word = Self.word(operand.name) + (operand.repeats ? " ..." : "")
            macro(operand.isOptional ? "Op Ar \(word)" : "Ar \(word)")
        }
        macro("Op Ar OPTIONS")
    }

    /// What the help page says: a sentence a line, and what is indented there as it stands.
    fileprivate mutating func details(of command: Command) {
        guard !command.details.isEmpty else {
            return paragraph(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + ".")
        }
        var rest = command.details.split(separator: "\n")[...]
        while let first = rest.first {
            let isLiteral = first.hasPrefix(" ")
            // A sentence that ends with its line ends a paragraph.
            let last = rest.firstIndex { $0.hasPrefix(" ") != isLiteral || !isLiteral && $0.hasSuffix(".") }
            let end = last.map { rest[$0].hasPrefix(" ") == isLiteral ? $0 + 1 : $0 } ?? rest.endIndex
            let lines = rest[..<end]
            rest = rest[end...]
            if isLiteral {
                literal(lines.map { String($0.trimmingPrefix("  ")) }.joined(separator: "\n"))
            } else {
                paragraph(lines.joined(separator: " "))
            }
        }
    }

    fileprivate mutating func references(from command: Command, _ words: [String]) {
        let outer = words.count > 1 ? [words.dropLast().joined(separator: "-")] : []
        let inner = command.subcommands.map { (words + [$0.name]).joined(separator: "-") }
        let all = (Set(outer + inner).sorted().map { ($0, 1) }) + [(FormatPage.manualName, 5)]
        for (index, page) in all.enumerated() {
            macro("Xr \(page.0) \(page.1)" + (index == all.count - 1 ? "" : " ,"))
        }
    }

    /// What the program finds around it and leaves behind.
    fileprivate mutating func surroundings() {
        section("environment")
        list(CommandManual.variables.map { name, words in ("Ev \(name)", { $0.paragraph(words) }) })
        section("files")
        list(
            CommandManual.files.map { path, words in
                ("Pa \(Self.word(path))", { $0.paragraph(words) })
            })
        section("exit status")
        list(ExitCode.allCases.map { code in ("\(code.rawValue)", { $0.paragraph(code.meaning) }) })
    }
}

extension CommandManual {
    /// The variables that the program looks at, each with what it settles.
    static let variables =
        Configuration.Member.allCases.map { member in
            (
                "TRIAGE_" + member.rawValue.uppercased(),
                member == .flow
                    ? "The flow on which the cursor of the menu stands."
                    : "As `--\(member.rawValue)`, if that is not given."
            )
        } + [
            ("TRIAGE_CONFIG", "The configuration, unless `--config` names one."),
            ("XDG_CONFIG_HOME", "The folder of `triage/config.json`; else `~/.config`."),
            ("XDG_DATA_HOME", "The folder of the home, `triage`; else `~/.local/share`."),
            ("HOME", "The folder that `~` stands for; else the one in `/etc/passwd`."),
            (
                "LOGNAME",
                "Who takes the calls if nothing else says so; else `USER`, else the name in `/etc/passwd`."
            ),
            ("USER", "As `LOGNAME`."),
            ("ACCESSIBLE", "With `1`, as `--accessible`."),
            ("NO_COLOR", "If it is set, no colours."),
            ("CLICOLOR", "With `0`, no colours."),
            ("CLICOLOR_FORCE", "If it is set, and not `0`, colours in a pipe too."),
            ("COLORTERM", "With `truecolor` or `24bit`, colours are exact."),
            (
                "COLORFGBG",
                "The colours of the terminal, as some tell them; else its background is taken to be dark."
            ),
            ("TERM", "What the terminal can do; with `dumb`, plain text."),
            (
                "LC_ALL",
                "The character set, and in which language the menu is; else `LC_CTYPE`, `LC_MESSAGES`, `LANG`."
            ),
            ("VISUAL", "What a message is changed with; else `EDITOR`, else `vi`."),
            ("EDITOR", "As `VISUAL`."),
            ("PAGER", "What shows a long page; else `less`."),
        ]

    /// The files that the program reads and writes, each with what it holds.
    static let files = [
        ("~/.config/triage/config.json", "What holds for every call; `triage config` shows it."),
        ("~/.config/triage/hooks", "Programs that are told what happens in calls; see `triage hooks`."),
        (
            "~/.local/share/triage",
            "The home: the log of finished enquiries in `records`, open ones in `open`, the flows as they were in `flows`, messages in `outbox`."
        ),
        (
            "../share/triage/Flows",
            "The flows, beside the folder of the program, unless there is a folder `Flows` or another is named."
        ),
    ]
}
