/// The shapes of tables and of what takes options from them.
extension ObjectShape {
    /// Rows that options and expressions read.
    static let table = ObjectShape(
        name: "table", summary: "Rows that options and expressions read, as tables.NAME.",
        members: [
            Member(
                "columns",
                .map(.camelCase, to: .either([.string(.oneOf(columnTypes)), .object(.column)])),
                required: true,
                "The columns by name, in the order of a row's cells."),
            Member(
                "rows", .array(of: .array(of: .either([.literal, .null]))),
                examples: ["[[\"2026-01-01\", 5.25]]"],
                "The rows, each with one cell for each column."),
            Member(
                "csv", .string(.file(ending: ".csv")), examples: ["\"cities.csv\""],
                "A file beside the flow with the rows; its header names the columns."),
        ], exactlyOne: ["rows", "csv"])

    /// A column whose cells may be empty.
    static let column = ObjectShape(
        name: "column", summary: "A column of a table.",
        members: [
            Member("type", .string(.oneOf(columnTypes)), required: true, "The type of its cells."),
            Member("optional", .boolean, "Whether its cells may be empty, which is null."),
        ])

    /// Rows of a table as options.
    static let selection = ObjectShape(
        name: "selection", summary: "Rows of a table as options.",
        members: [
            Member("table", .string(.camelCase), required: true, "The table."),
            Member("value", .string(.camelCase), required: true, "The column that the record calls it by."),
            Member("label", .string(.camelCase), required: true, "The column that the agent reads."),
            Member(
                "where", .string(.expression), examples: ["\"row.country == country\""],
                "Which rows: columns compared by ==, joined by &&."),
        ])

    private static var columnTypes: [String] { TableColumn.types.map(\.rawValue) }
}
