/// What can be wrong with tables and with what reads them.
extension Finding.Code {
    /// These codes, in listing order.
    static let tables = [unknownTable, unknownColumn, badCell, repeatedRow, unusedTable]

    /// A table that does not exist.
    static let unknownTable = Finding.Code(
        "unknown-table", .error,
        fault: "A fact takes its options from a table that is not declared.",
        harm: "The question would have nothing to choose.",
        cure: "Write the name of a table that is declared under \"tables\", or declare it.",
        examples: Finding.Example(
            "there is no table 'citys'; did you mean 'cities'?", in: asking(table: #"▸"citys""#),
            cured: asking()))

    /// A column that its table does not have.
    static let unknownColumn = Finding.Code(
        "unknown-column", .error,
        fault:
            "A fact takes its options from a column that the table does not have, or the header of a CSV file\n"
            + "lacks a column.",
        harm: "The options would be missing, or not be the ones that are meant.",
        cure: "Write the name of a column of the table.",
        examples: Finding.Example(
            "the table 'cities' has no column 'nam'; did you mean 'name'?", in: asking(label: #"▸"nam""#),
            cured: asking()))

    /// A cell that does not fit its column.
    static let badCell = Finding.Code(
        "bad-cell", .error,
        fault:
            "A cell of a table does not fit its column, or a row has not one cell for each column.",
        harm: "The row would be missing where it is needed.",
        cure: "Correct the cell. One that may be empty needs a column that is \"optional\": true.",
        examples: Finding.Example(
            "the column 'people' needs a whole number", in: asking(people: #"▸"many""#), cured: asking()),
        Finding.Example(
            "the column 'people' is not optional, but this cell is empty", in: asking(people: "▸null"),
            cured: asking()))

    /// Rows that a question would list twice.
    static let repeatedRow = Finding.Code(
        "repeated-row", .error,
        fault: "Two rows that a question can offer together have the same value or the same label.",
        harm: "The agent could not tell one from the other, and the record not which one was meant.",
        cure:
            "Let the question offer a table that has one row for each thing, or leave only some of the rows by\n"
            + "a \"where\". A list never merges equal rows.",
        examples: Finding.Example(
            "'ba' stands in rows 1 and 2, and 'city' would list it twice; offer a table with one row each, or add a "
                + "'where'",
            in: asking(second: "ba", mark: "▸"), cured: asking()))

    /// A table that nothing reads.
    static let unusedTable = Finding.Code(
        "unused-table", .warning,
        fault: "A flow declares a table, but no fact takes options from it and no expression reads it.",
        harm: "Whoever changes its rows changes nothing on a call.",
        cure: "Read it, or remove it.",
        examples: Finding.Example(
            "nothing reads the table 'cities'",
            in: ["tables": #"{ ▸"cities": { "columns": { "code": "text" }, "rows": [["ba"]] } }"#],
            cured: asking()))

    /// A flow that asks for one of two cities.
    private static func asking(
        table: String = #""cities""#, label: String = #""name""#, people: String = "437726",
        second: String = "ke", mark: String = ""
    ) -> Finding.Example.Members {
        [
            "tables": #"""
            { \#(mark)"cities": { "columns": { "code": "text", "name": "text", "people": "integer" },
                          "rows": [["ba", "Bratislava", \#(people)], ["\#(second)", "Košice", 228249]] } }
            """#,
            "facts": #"""
            { "city": { "type": "choice", "label": "City",
                        "options": { "table": \#(table), "value": "code", "label": \#(label) } } }
            """#,
            "nodes": #"{ "first": { "ask": ["city"], "end": "done" } }"#,
        ]
    }
}
