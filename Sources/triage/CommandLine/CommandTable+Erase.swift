extension CommandTable {
    /// `triage records erase`.
    static let erase = Command(
        name: "erase", summary: "erase enquiries for good, as a caller may demand",
        details: """
            Shows what goes and asks. Then the record goes, with its doubles and fragments, the journal, the messages in
            the outbox, what hooks are told and what their log says of it. The log keeps the ids, when, by whom
            and why, so that copies can be erased too; --reason should name nobody.
            Cut short at any moment, each enquiry is either there or gone, and the same command goes on.
            A call that somebody has open is refused, and so is one of whose messages one is being sent.
            Copies elsewhere, such as backups and printed pages, are not reached.
            """,
        options: [
            .init(
                name: "id", value: "ID", summary: "the enquiry, or the beginning of its id; can be repeated",
                repeats: true, values: .record)
        ] + filters + [
            .init(name: "by", value: "NAME", summary: "who does it; kept in the log"),
            .init(name: "reason", value: "TEXT", summary: "why; kept in the log"),
            .init(name: "yes", value: nil, summary: "do not ask"),
        ],
        examples: [
            "triage records erase --id 0198f2c4 --by kim --reason 'asked by letter'",
            "triage records erase --where 'facts.domain == \"client.example\"' --by kim --reason 'asked by letter'",
        ],
        run: EraseCommand.run)

    /// `triage records repair`.
    static let repair = Command(
        name: "repair", summary: "put the log in order; nothing is removed",
        details: """
            Shows what is wrong and what becomes of it, and asks. Damaged stretches and second records move into
            records/damaged, and a line in their place says so; torn lines are sealed; the kept journal of a call
            whose record is lost goes back among the open ones, where triage resume finishes it.
            """,
        options: [.init(name: "yes", value: nil, summary: "do not ask")],
        examples: ["triage records repair"], run: RepairCommand.run)
}
