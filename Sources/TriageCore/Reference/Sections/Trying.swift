extension FormatPage {
    /// The commands with which a flow is tried.
    static let trying = Section(
        "Trying a flow",
        .prose(
            """
            Flows are looked for in `./Flows`, or where `--flows FOLDER` says. Folders inside it are not read, but for
            `scenarios`: what you only try lies in one of its own.
            """),
        .item(
            "`triage help flow desks`", "One section of this page, by its heading or the word in brackets."),
        .item("`triage validate FOLDER`", "Every mistake, with line, column and the nearest right name."),
        .item("`triage explain CODE`", "What a finding means on a call, with an example and its cure."),
        .item(
            "`triage run FLOW --dry-run`",
            "Take a call that leaves nothing behind; `--now 2026-07-15T10:00:00+10:00` says when it begins, "
                + "`--set FACT=VALUE` what is known already."),
        .item(
            "`triage eval \"fee * 2\" --flow FLOW --set fee=12.30`",
            "The value and type of an expression. `triage eval --functions` lists the functions."),
        .item(
            "`triage test FOLDER`",
            "Plays the scenarios; `--coverage` says what none of them reaches, `--minimum 100` fails below that."
        ),
        .item(
            "`triage schema flow`",
            "The JSON Schema for your editor, which then completes and checks while you type; `triage schema "
                + "scenario` is that of scenarios."))
}
