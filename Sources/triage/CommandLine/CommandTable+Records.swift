import TriageCore

/// The commands that ask the record log.
extension CommandTable {
    /// `triage records`.
    static let records = Command(
        name: "records", summary: "look at finished enquiries",
        subcommands: [list, show, stats, paths, audit, mine, export, verify, erase, repair, push])

    private static let list = Command(
        name: "list", summary: "one line for each record, newest first",
        options: filters + [
            .init(name: "limit", value: "N", summary: "no more than so many"),
            .init(
                name: "json", value: nil,
                summary: "one JSON object per line, without facts, messages and notes"),
            .init(
                name: "personal", value: nil,
                summary: "with personal data: the caller; with --json whole records"),
        ],
        examples: [
            "triage records list --limit 20", "triage records list --today --flow hosting --personal",
            "triage records list --where 'duration > duration(\"20m\")'",
        ], run: RecordList.run)

    private static let show = Command(
        name: "show", summary: "one record in readable form",
        operands: [
            .init(
                name: "ID", summary: "the record, or the beginning of its id; else the newest",
                isOptional: true, values: .record)
        ],
        options: [
            .init(name: "json", value: nil, summary: "the record as JSON"),
            .init(
                name: "wording", value: nil,
                summary: "with the exact words of each card, from the flow as it was"),
        ],
        examples: [
            "triage records show", "triage records show 0198f2c4 --json",
            "triage records show 0198f2c4 --wording",
        ],
        run: RecordsCommand.show)

    private static let verify = Command(
        name: "verify", summary: "check every line of the log and of the journals",
        options: [.init(name: "json", value: nil, summary: "as JSON")],
        examples: ["triage records verify"], run: RecordsCommand.verify)

    private static let stats = Command(
        name: "stats", summary: "count calls and how long they took",
        details: """
            Counts calls: how they ended, when, how long they took, where they were lost, what was skipped, which
            targets were met. With --by, a row for each group. The median and the 90th percentile are exact to the
            second; where a flow has opening hours, only time within them counts. Calls taken with --now are left
            out. Days and hours are those of the machine's time zone.
            """,
        operands: [.init(name: "NAME", summary: "the fact of --by fact", isOptional: true)],
        options: [
            .init(
                name: "by", value: "GROUP",
                summary:
                    "flow, outcome, kind, agent, channel, day, week, hour, weekday, version, node, or fact NAME",
                values: .anything)
        ] + filters + [
            .init(
                name: "format", value: "FORMAT", summary: "text, json or csv",
                values: .oneOf(["text", "json", "csv"])),
            .init(
                name: "from", value: "TARGET",
                summary: "ask this database, a target of triage records push, instead of the log"),
            .init(name: "ascii", value: nil, summary: "draw with ASCII characters only"),
            color,
        ],
        examples: [
            "triage records stats", "triage records stats --by outcome --flow hosting --since 30d",
            "triage records stats --by fact mailHost --format csv",
        ], run: StatsCommand.run)

    private static let paths = Command(
        name: "paths", summary: "the commonest ways through a flow",
        details: """
            Shows which cards calls came by, how often and how long that took, where they went round and where they were
            abandoned. Of a part, each time that it was called counts. Calls taken with --now are left out.
            """,
        operands: [.init(name: "FLOW", summary: "the flow, or the part", values: .flow)],
        options: [.init(name: "limit", value: "N", summary: "so many ways (default: 10)")] + filters + [
            .init(
                name: "format", value: "FORMAT", summary: "text or json", values: .oneOf(["text", "json"])),
            .init(name: "ascii", value: nil, summary: "draw with ASCII characters only"),
            color,
        ],
        examples: [
            "triage records paths hosting", "triage records paths hosting-matter --since 30d --limit 5",
        ],
        run: PathsCommand.run)

    private static let audit = Command(
        name: "audit", summary: "how well the script was kept, in every call",
        details: """
            Judges each call by its record, the same every time: required steps skipped, questions passed over,
            destinations picked by hand, targets missed, told facts never confirmed, messages left out, and cards
            shown more briefly than their words can be said on the phone (300 words a minute). A call begins with
            100 points; a critical deviation costs 51, a major one 15, a moderate one 7, a minor one 3. From 90
            points on it is compliant, from 75 partial, from 50 low. A flow's "audit" says what weighs otherwise.
            Calls taken with --now are left out.
            """,
        options: [
            .init(
                name: "sample", value: "N",
                summary: "show so many calls whole, for coaching: always the same ones")
        ] + filters + [
            .init(
                name: "format", value: "FORMAT", summary: "text or json lines",
                values: .oneOf(["text", "json"])),
            color,
        ],
        examples: ["triage records audit --since 7d", "triage records audit --agent sam --sample 20"],
        run: AuditCommand.run)

    private static let mine = Command(
        name: "mine", summary: "your own last twenty calls, and how well the script was kept",
        options: [agent, color], examples: ["triage records mine"], run: AuditCommand.mine)

    private static let export = Command(
        name: "export", summary: "records as a table for other programs, oldest first",
        details: """
            Writes a row for each record, with a column for each fact of the flows that were used. Personal facts,
            reasons, notes and messages are left out without --personal, and so are repeated parts that hold any. A text
            that a spreadsheet would take for a formula begins with an apostrophe in CSV.
            """,
        options: [
            .init(
                name: "format", value: "FORMAT", summary: "csv, jsonl or json",
                values: .oneOf(["csv", "jsonl", "json"])),
            .init(
                name: "columns", value: "NAMES", summary: "only these columns, such as closed,outcome,domain"),
            .init(name: "rounds", value: nil, summary: "a row for each round of a repeated part"),
            .init(name: "personal", value: nil, summary: "with personal data"),
        ] + filters,
        examples: [
            "triage records export --flow hosting > hosting.csv",
            "triage records export --format jsonl --columns closed,outcome,seconds --since 30d",
        ], run: ExportCommand.run)

    /// The options that say which records a question is about.
    static let filters: [Command.Option] = [
        .init(
            name: "flow", value: "FLOW", summary: "of this flow; can be repeated, as can the next four",
            repeats: true, values: .flow),
        .init(name: "agent", value: "NAME", summary: "taken by this agent", repeats: true),
        .init(
            name: "kind", value: "KIND", summary: "ended in this way", repeats: true,
            values: .oneOf(RecordFilter.kinds)),
        .init(name: "outcome", value: "OUTCOME", summary: "with this outcome", repeats: true),
        .init(name: "channel", value: "NAME", summary: "by this channel", repeats: true, values: .channel),
        .init(
            name: "since", value: "TIME",
            summary: "ended on this day or later: 2026-11-01, a time with a zone, or 30d, 12h ago"),
        .init(name: "until", value: "TIME", summary: "ended on this day or before, or before this time"),
        .init(name: "today", value: nil, summary: "ended today"),
        .init(name: "find", value: "TEXT", summary: "with this text in a fact, a note, a message or a step"),
        .init(
            name: "where", value: "EXPR",
            summary: "of which this is true: facts.NAME, outcome, duration, notes, backs, trail and others",
            values: .expression),
    ]
}
