import TriageCore

/// Every command of the program.
enum CommandTable {
    /// The program itself; without a command it runs a flow.
    static let triage = Command(
        name: "triage", summary: "guides a support agent through a call",
        details: """
            Guides a support agent through a call: what to say, what to do, what to ask, and where to go next.
            Without a command, pick a flow or resume a parked enquiry.
            """,
        examples: ["triage", "triage run hosting", "triage resume", "triage validate Flows"],
        subcommands: commands + [help], hidden: [complete])

    /// What the program can do, apart from telling about it.
    private static let commands = [
        run, open, resume, flows, validate, explain, test, format, graph, eval, records, outbox, hooks,
        config,
        schema,
        completions, version,
    ]

    private static let help = Command(
        name: "help", summary: "tell how a flow is written, or about a command",
        details: """
            Tells how a flow is written: every member with an example, the functions, scenarios. On a terminal the
            page is shown by $PAGER, or by less. With a heading of it, or the word in brackets there, that section
            alone. With the name of a command, its help page, as --help does.
            With --format man either is a page of the manual, for man.
            """,
        operands: [
            .init(
                name: "TOPIC", summary: "flow with or without a section, or a command", isOptional: true,
                repeats: true,
                values: .oneOf([HelpCommand.flowTopic] + commands.map(\.name)))
        ],
        options: [
            .init(
                name: "format", value: "FORMAT", summary: "text, man or, for flow, markdown",
                values: .oneOf(HelpCommand.formats))
        ],
        examples: [
            "triage help flow", "triage help flow opening hours",
            "triage help flow --format markdown > Flows/FORMAT.md", "triage help run",
            "triage help run --format man > triage-run.1",
        ],
        run: HelpCommand.run)

    private static let run = Command(
        name: "run", summary: "take a call",
        details: """
            Takes a call on a flow; without a name, pick one or resume a parked enquiry.
            With --plain, without a terminal, or with TERM=dumb, everything is plain text, one answer per line;
            :help lists what can be typed. The end of the input parks the enquiry (exit 75).
            With --dry-run a part can be run too, and --at begins at any node: nothing before it is played, so
            what --set does not give is unknown.
            """,
        operands: [.init(name: "FLOW", summary: "the flow's name", isOptional: true, values: .flow)],
        options: callOptions + [
            channel, caller,
            .init(
                name: "set", value: "FACT=VALUE", summary: "a fact that is already known; can be repeated",
                repeats: true, values: .fact),
            .init(
                name: "now", value: "TIME", summary: "when the call begins, such as 2026-07-15T10:00:00+10:00"
            ),
            .init(name: "dry-run", value: nil, summary: "keep nothing: no journal, no record"),
            .init(
                name: "at", value: "NODE",
                summary: "in a dry run, begin there: greeting, or matters/reason in a part"),
        ],
        examples: [
            "triage run hosting --agent sam", "triage run hosting --set domain=client.example",
            "triage run payg-ticket --dry-run",
        ],
        run: RunCommand.run)

    private static let resume = Command(
        name: "resume", summary: "resume a parked enquiry",
        details: """
            Resumes a parked or interrupted enquiry on the flow as it was then.
            Without an ID: the only one that is open, or a list of them.
            """,
        operands: [
            .init(
                name: "ID", summary: "the enquiry, or the beginning of its id", isOptional: true,
                values: .enquiry)
        ], options: callOptions, examples: ["triage resume", "triage resume 0198f2c4"], run: ResumeCommand.run
    )

    private static let open = Command(
        name: "open", summary: "take a call that a phone system announces",
        details: """
            Takes the call of an address such as a phone client opens when it rings:
            triage:call?caller=NUMBER, with &flow=FLOW and &channel=CHANNEL where they are known. Without a flow,
            pick one.
            """,
        operands: [.init(name: "ADDRESS", summary: "the address")],
        options: callOptions, examples: ["triage open 'triage:call?caller=+61491570156&flow=hosting'"],
        run: OpenCommand.run)

    private static let caller = Command.Option(
        name: "caller", value: "NUMBER",
        summary: "who is calling: told to the flow, and looked up in past calls")

    private static let callOptions: [Command.Option] =
        [
            agent, .init(name: "plain", value: nil, summary: "plain text, one answer per line"),
            .init(
                name: "accessible", value: nil,
                summary: "for screen readers: plain text, nothing is redrawn (or ACCESSIBLE=1)"),
            color, theme,
        ] + sending

    /// When to use colours.
    static let color = Command.Option(
        name: "color", value: "WHEN",
        summary: "auto, always or never (default: from NO_COLOR, CLICOLOR_FORCE)",
        values: .oneOf(["auto", "always", "never"]))

    private static let flows = Command(
        name: "flows", summary: "list the flows",
        options: [.init(name: "json", value: nil, summary: "as JSON")], examples: ["triage flows"],
        run: FlowsCommand.run)

    private static let eval = Command(
        name: "eval", summary: "evaluate an expression",
        details: """
            Evaluates an expression of the condition language (CEL) and prints its value and type.
            With --flow it may read the flow's facts; --set gives them values. One that begins with two hyphens
            comes after -- . With --functions, lists what it can call.
            """,
        operands: [.init(name: "EXPR", summary: "the expression", isOptional: true, values: .expression)],
        options: [
            .init(name: "flow", value: "FLOW", summary: "the flow whose facts it reads", values: .flow),
            .init(
                name: "set", value: "FACT=VALUE", summary: "a fact's value; can be repeated", repeats: true,
                values: .fact),
            .init(name: "now", value: "TIME", summary: "the moment for now and today"),
            .init(name: "functions", value: nil, summary: "every function with its types and an example"),
            .init(name: "json", value: nil, summary: "as JSON"),
        ],
        examples: [
            "triage eval '1 + 2'", "triage eval 'repairTotal' --flow hosting", "triage eval -- '--1 + 2'",
            "triage eval --functions",
        ], run: EvalCommand.run)

    private static let outbox = Command(
        name: "outbox", summary: "look at the messages on their way, and send them",
        subcommands: [
            Command(
                name: "list", summary: "one line for each message and how far it has got",
                options: [.init(name: "json", value: nil, summary: "one JSON object per line")],
                examples: ["triage outbox list"], run: OutboxCommand.list),
            Command(
                name: "show", summary: "one message as it is sent, and what became of the attempts",
                operands: [messageName], examples: ["triage outbox show 0198f2c4"], run: OutboxCommand.show),
            Command(
                name: "flush", summary: "send what waits, for cron and timers",
                details: """
                    Gives every message that waits to the mail program: see triage config.
                    What cannot be sent yet is due again after 1, 5, 15, then every 60 minutes, for 3 days.
                    Removes what was sent or dropped 30 days ago.
                    """,
                options: sending + [
                    .init(name: "stay", value: nil, summary: "go on while something is due soon"),
                    .init(name: "due", value: nil, summary: "leave alone what is not due yet"),
                ], examples: ["triage outbox flush"], run: OutboxCommand.flush),
            Command(
                name: "retry", summary: "send a message that failed once more", operands: [messageName],
                options: sending, examples: ["triage outbox retry 0198f2c4"], run: OutboxCommand.retry),
            Command(
                name: "drop", summary: "do not send a message", operands: [messageName],
                options: [.init(name: "reason", value: "TEXT", summary: "why; kept in the log")],
                examples: ["triage outbox drop 0198f2c4 --reason 'they called back'"], run: OutboxCommand.drop
            ),
        ])

    private static let messageName = Command.Operand(
        name: "MESSAGE", summary: "the message's name in the list, or the beginning of it")

    private static let completions = Command(
        name: "completions", summary: "print a completion script for a shell",
        details: """
            Prints a script for a shell. From then on Tab completes commands, options, flows, facts and their
            values, parked enquiries and records, with a line about each.
              bash: eval "$(triage completions bash)" in ~/.bashrc
              zsh:  eval "$(triage completions zsh)" in ~/.zshrc, after compinit
              fish: triage completions fish > ~/.config/fish/completions/triage.fish
            """,
        operands: [.init(name: "SHELL", summary: "bash, zsh or fish", values: .oneOf(Shell.names))],
        examples: [
            "triage completions bash", "triage completions fish > ~/.config/fish/completions/triage.fish",
        ],
        run: CompletionsCommand.run)

    private static let complete = Command(
        name: "complete", summary: "answer queries from the completion script",
        operands: [
            .init(name: "SHELL", summary: "bash, zsh or fish", values: .oneOf(Shell.names)),
            .init(
                name: "WORD", summary: "what the shell knows about the line, after --", isOptional: true,
                repeats: true),
        ],
        examples: ["triage complete fish -- run ho"], run: CompleteCommand.run)

    private static let version = Command(
        name: "version", summary: "print the program's version",
        details: """
            Prints the version. With --json, also the commit it is built from (null if it is built in a checkout), the
            versions of the formats that it reads and writes, and the edition of the time zones inside it.
            """,
        options: [.init(name: "json", value: nil, summary: "as JSON, with what it reads and writes")],
        examples: ["triage version", "triage version --json"], run: VersionCommand.run)
}
