extension FormatPage {
    /// Tables, shared options and desks.
    static let sharedSections = [
        Section(
            "Tables and shared options",
            .prose(
                """
                Options that several facts offer stand once, under a name of the flow's member `options`; a fact's
                own `options` then is that name. Checked: `unknown-options`, `unused-options`.
                """),
            .example(
                .members(
                    #"""
                    "options": { "often": [
                      { "value": "daily", "label": "Every day" },
                      { "value": "weekly", "label": "Every week" } ] },
                    "facts": {
                      "backup": { "type": "choice", "label": "Backups", "options": "often" },
                      "report": { "type": "choice", "label": "Reports", "options": "often" } }
                    """#,
                    hidden: #""nodes": { "here": { "ask": ["backup", "report"], "next": "last" } }"#)),
            .prose(
                """
                A table is a list of rows that options and expressions read. Its rows stand in the flow, or in a CSV
                file beside it.
                """),
            .example(tables),
            .prose(
                """
                A CSV file has a header that names the columns, in any order; others than those of the flow are not
                read. It is UTF-8, with commas; a cell that has one in it stands in double quotes, in which `""` is
                one. Blanks count, empty lines do not. Cells are written as in the flow, without quotes: amounts as
                `5.25`, days as `2026-07-01`, yes and no as `true` and `false`. One stands under "Lists that depend on
                each other".
                """),
            .prose(
                """
                In an expression `tables.rates` is a list, and each of its rows has the columns as members. A call
                runs to its end on the files that it began with. Where `next` goes by a choice from a table, `"*"`
                has to be there. Checked: `unknown-file`, `bad-cell`, `unknown-column`, `unused-table`.
                """)),
        Section(
            "A table", .table, .prose("It needs `rows` or `csv`."),
            entries: [
                Entry("columns", "A type alone is a column without empty cells.", checked: "bad-value"),
                Entry("rows", "An empty cell is `null`.", checked: "bad-cell"),
                Entry("csv", "", checked: "unknown-file", "bad-cell", "unknown-column"),
            ]),
        Section(
            "Columns", .column, .prose("In `columns` a column is its type, or this object."),
            entries: [
                Entry("type"), Entry("optional", "Else an empty cell is a finding.", checked: "bad-cell"),
            ]),
        Section(
            "Options from a table", .selection,
            .prose(
                """
                The object that `options` of a fact can be. While what `where` reads is not known, the question
                waits. The record keeps the value.
                """),
            entries: [
                Entry("table", "", checked: "unknown-table"),
                Entry(
                    "value",
                    "Its type is text, its cells are never empty, and no two rows that are offered together have "
                        + "the same.", checked: "unknown-column"),
                Entry("label", "As for the value.", checked: "unknown-column"),
                Entry(
                    "where",
                    "`row` is the row, and is known here only; what it is compared with is known before the card or "
                        + "asked above on it. Without `where` all rows are offered."),
            ]),
        Section(
            "Desks", .desk,
            .prose(
                """
                What several flows share stands in a file beside them that says `"desk": true`, and each flow names
                the file under `use`: a part too, for nobody lends it those names. The file may have any name. A name
                that two files define is an error; what a flow does not use of a desk is none. This one is
                `desk.json`:
                """), .example(.file("desk.json", desk)),
            entries: [
                Entry("$schema"), Entry("format", "Always 1."), Entry("desk", "", checked: "not-a-desk"),
                Entry("contacts", "See \"Contacts\".", checked: "duplicate-name"),
                Entry("facts", "With `fixed`: a desk asks nothing.", checked: "duplicate-name"),
                Entry("options", "See \"Tables and shared options\".", checked: "duplicate-name"),
                Entry("tables", "See \"Tables and shared options\".", checked: "duplicate-name"),
                Entry(
                    "messages", "They may read facts of the flow that sends them.", checked: "duplicate-name"),
                Entry("hours", "See \"Opening hours\".", checked: "duplicate-name"),
                Entry("reasons", "", checked: "duplicate-name"),
            ]),
        Section(
            "Facts of a desk", .constant, .prose("Members as those of a fact."),
            entries: [
                Entry("type"), Entry("label"), Entry("fixed"), Entry("options"), Entry("words"),
            ]),
    ]

    private static let tables = Example.members(
        #"""
        "tables": {
          "rates": { "columns": { "from": "date", "rate": "money" },
            "rows": [ ["2024-01-01", "5.25"], ["2025-01-01", "6.00"] ] },
          "holidays": { "columns": { "day": "date" },
            "rows": [ ["2026-12-25"], ["2026-12-26"] ] } },
        "hours": { "week": { "mon-fri": ["09:00-17:00"] },
          "closedIn": "holidays.day" },
        "facts": {
          "rate": { "type": "money",
            "value":
              "tables.rates.filter(r, r.from <= today).map(r, r.rate).max()" } }
        """#,
        hidden: #""nodes": { "here": { "note": [{ "text": "{{rate}}", "when": "rate != null" }], "#
            + #""next": "last" } }"#)

    private static let desk = """
        { "format": 1, "desk": true,
          "contacts": {
            "support": { "name": "Support", "email": "support@desk.example" } },
          "facts": {
            "wait": { "type": "integer", "label": "Minutes to wait", "fixed": 30 },
            "usual": { "type": "choice", "label": "Usual", "fixed": "daily",
              "options": "often" },
            "isOurs": { "type": "yesno", "label": "Ours", "fixed": true,
              "words": { "yes": "ours", "no": "theirs" } } },
          "options": { "often": [
            { "value": "daily", "label": "Every day" },
            { "value": "weekly", "label": "Every week" } ] },
          "tables": { "holidays": { "columns": { "day": "date" },
            "rows": [ ["2026-12-25"], ["2026-12-26"] ] } },
          "messages": { "note": { "to": ["{{contacts.support.email}}"],
            "subject": "After {{wait}} minutes", "body": ["{{notes}}"] } },
          "hours": { "week": { "mon-fri": ["09:00-17:00"] },
            "closedIn": "holidays.day" },
          "reasons": ["wrong number", "test call"] }
        """
}
