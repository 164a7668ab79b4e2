import TriageCore

extension CommandTable {
    /// `triage hooks` and what it can do.
    static let hooks = Command(
        name: "hooks", summary: "look at the programs that are told what happens in calls",
        subcommands: [
            Command(
                name: "list",
                summary: "the hooks, what is passed over and why, and what they are still to be told",
                details: """
                    Hooks are programs in the folder that triage config names, called EVENT, EVENT.SUFFIX or either with .personal at the end, for
                    those that may see personal data.
                    Events: \(HookEvent.names.joined(separator: ", ")).
                    """,
                options: [hooksFolder, .init(name: "json", value: nil, summary: "as JSON")],
                examples: ["triage hooks list"], run: HooksCommand.list),
            Command(
                name: "run",
                summary: "try the hooks of an event: shows what they are told and what they answer",
                details: """
                    Runs them as in a call, but takes nothing of what they answer. They do what they do: a hook that
                    opens a ticket opens one. Exit 1 if something is wrong with one.
                    """,
                operands: [.init(name: "EVENT", summary: "such as on-close or lookup-domain")],
                options: [
                    hooksFolder,
                    .init(
                        name: "record", value: "ID", summary: "a record instead of a made-up call",
                        values: .record),
                ], examples: ["triage hooks run on-open", "triage hooks run on-close --record 0198f2c4"],
                run: HooksCommand.run),
            Command(
                name: "log", summary: "what became of each hook that was run in the last 30 days",
                options: [.init(name: "json", value: nil, summary: "one JSON object per line")],
                examples: ["triage hooks log"], run: HooksCommand.log),
            Command(
                name: "retry", summary: "tell hooks once more what was given up", operands: [jobName],
                options: sending, examples: ["triage hooks retry 0198f2c4"], run: HooksCommand.retry),
            Command(
                name: "drop", summary: "do not tell hooks any more", operands: [jobName],
                examples: ["triage hooks drop 0198f2c4"], run: HooksCommand.drop),
            Command(
                name: "sample", summary: "print a hook that opens a ticket once, to begin with",
                details: """
                    Prints a shell script (curl and jq) to be saved as on-close.NAME.personal in the folder of hooks
                    and made executable. What it must know stands at its beginning.
                    """,
                operands: [
                    .init(
                        name: "SYSTEM", summary: HookSample.scripts.keys.sorted().joined(separator: " or "),
                        values: .oneOf(HookSample.scripts.keys.sorted()))
                ], examples: ["triage hooks sample zammad"], run: HooksCommand.sample),
        ])

    private static let jobName = Command.Operand(
        name: "JOB", summary: "its name in triage hooks list, or the beginning of it")
}
