/// The measurements of one program over all rounds, and its row of the table.
struct ContenderFigures {
    /// From the start of the process to the first byte. **Units**: milliseconds.
    var firstByte = Samples()
    /// From the start of the process until the list is on the screen. **Units**: milliseconds.
    var usable = Samples()
    /// From an arrow key to the first byte of its output. **Units**: milliseconds.
    var key = Samples()
    /// What moving the selection writes. **Units**: bytes.
    var bytes = Samples()
    /// How the terminal was left after SIGTERM, each variant that occurred.
    var modes: Set<String> = []

    /// The column headings.
    static let header =
        ["80 x 24"] + ["first byte ms", "usable ms", "key ms"].flatMap { [$0, "min", "ratio"] }
        + ["bytes a key", "ratio", "after TERM"]

    /// The limits, each in the column it applies to.
    static let limits: [String?] = [
        "limit", nil, nil, nil, Table.cell(Limits.firstFrame), nil, nil, Table.cell(Limits.key), nil, nil,
        Table.cell(Limits.bytes, digits: 0), nil, Limits.modes,
    ]

    /// A row of medians and minima, with ratios to our own.
    func row(_ name: String, against own: ContenderFigures) -> [String?] {
        let times = [(firstByte, own.firstByte), (usable, own.usable), (key, own.key)]
        var cells: [String?] = [name]
        for (time, ownTime) in times {
            cells += [
                Table.cell(time.median), Table.cell(time.minimum),
                Table.ratio(time.median, to: ownTime.median),
            ]
        }
        cells += [Table.cell(bytes.median, digits: 0), Table.ratio(bytes.median, to: own.bytes.median)]
        return cells + [modes.isEmpty ? nil : modes.sorted().joined(separator: " or ")]
    }

    /// Whether the medians are within the limits.
    func verdicts(_ name: String) -> [String?] {
        [
            name, nil, nil, nil, Limits.verdict(usable.median, Limits.firstFrame), nil, nil,
            Limits.verdict(key.median, Limits.key), nil, nil, Limits.verdict(bytes.median, Limits.bytes), nil,
            modes.isEmpty ? nil : modes == [Limits.modes] ? "holds" : "over",
        ]
    }
}
