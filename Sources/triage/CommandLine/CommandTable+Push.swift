/// The command that sends records elsewhere.
extension CommandTable {
    /// One of the commands of `records`.
    static let push = Command(
        name: "push", summary: "send finished enquiries to the team's database",
        details: """
            Sends every record that a target has not acknowledged yet, behind the flows it ran on, and which enquiries
            were erased. Targets stand in the configuration, by name:
              { "push": { "team": { "psql": "service=triage" } } }
            "psql" is what psql connects by, without a password; "command": ["PROGRAM", …] is given lines of JSON and
            answers ack. Personal facts, messages and notes go only where "personal" is true.
            With --init the tables and views that a database lacks are made; with --follow it goes on as records are
            written, until it is ended. What was not acknowledged is sent again, and counts once.
            With --status nothing is sent: how far each target lags behind; exit 1 past a limit, which can stand in the
            configuration as "limitRecords" and "limitSeconds".
            """,
        options: [
            .init(name: "to", value: "NAME", summary: "this target alone"),
            .init(name: "follow", value: nil, summary: "go on as records are written"),
            .init(name: "init", value: nil, summary: "make the tables and views that a database lacks"),
            .init(name: "status", value: nil, summary: "how far each target lags behind"),
            .init(name: "limit-records", value: "N", summary: "with --status: how many may be missing there"),
            .init(
                name: "limit-seconds", value: "N",
                summary: "with --status: how old the oldest of them may be"),
            .init(name: "json", value: nil, summary: "with --status: one JSON object per line"),
        ],
        examples: [
            "triage records push --init --to team", "triage records push --follow",
            "triage records push --status --limit-seconds 900",
        ], run: PushCommand.run)
}
