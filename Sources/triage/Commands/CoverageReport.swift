import TriageCore

/// What the scenarios of several flows reached together: a part is covered by all of its callers.
struct CoverageReport {
    /// One flow's figures.
    struct Row {
        let flow: FlowID
        let counts: [Coverage.Item.Kind: (reached: Int, all: Int)]
        /// The items that were not reached, with their places.
        let missing: [(item: Coverage.Item, location: Finding.Location)]
    }

    let rows: [Row]

    init(_ results: [TestCommand.FlowResult]) {
        var reached = Coverage()
        for run in results.flatMap(\.runs) { reached.formUnion(run.coverage) }
        var seen: Set<FlowID> = []
        rows = results.flatMap(\.flows).filter { seen.insert($0.id).inserted }.map { flow in
            let all = Coverage.all(of: flow)
            var counts: [Coverage.Item.Kind: (reached: Int, all: Int)] = [:]
            for kind in Coverage.Item.Kind.allCases {
                let items = all.filter { $0.item.kind == kind }
                counts[kind] = (items.count { reached.reached.contains($0.item) }, items.count)
            }
            return Row(
                flow: flow.id, counts: counts,
                missing: all.filter { !reached.reached.contains($0.item) }.map {
                    ($0.item, $0.file.location(of: $0.span))
                })
        }
    }

    /// The share of all items that was reached; nil if there was nothing to reach. **Units**: percent.
    var percent: Double? {
        let counts = rows.flatMap(\.counts.values)
        let all = counts.reduce(0) { $0 + $1.all }
        return all == 0 ? nil : Double(counts.reduce(0) { $0 + $1.reached }) * 100 / Double(all)
    }

    /// A table, then every place that was not reached.
    var text: String {
        let kinds = Coverage.Item.Kind.allCases
        let table = rows.map { row in
            [row.flow.rawValue]
                + kinds.map { kind in
                    let count = row.counts[kind] ?? (0, 0)
                    return "\(count.reached)/\(count.all) \(kind.rawValue)"
                }
        }
        let missing = rows.flatMap(\.missing).map { item, location in
            "\(location.file):\(location.start.line):\(location.start.column): not reached: \(item.name)"
        }
        let tenths = percent.map { Int($0 * 10) }
        let total =
            tenths.map { "coverage: \($0 / 10).\($0 % 10) %" } ?? "coverage: there was nothing to reach"
        return ([Columns(table).text] + missing + [total]).joined(separator: "\n")
    }
}
