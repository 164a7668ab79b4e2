import TriageCore

/// An overview of calls for programs.
struct StatsOverviewFile {
    private let overview: CallOverview

    /// Takes an overview.
    init(_ overview: CallOverview) { self.overview = overview }

    private var lists: [(name: String, rows: [(name: String, figures: CallFigures)])] {
        [
            ("kinds", overview.kinds.rows), ("outcomes", overview.outcomes.rows),
            ("flows", overview.flows.rows), ("days", overview.days.rows), ("nodes", overview.nodes),
        ]
    }

    /// What is counted without times. **Shape**: `steps.skipped`.
    private var counts: [(name: String, count: Int)] {
        [
            ("steps.ticked", overview.steps.done), ("steps.skipped", overview.steps.missed),
            ("messages.approved", overview.messages.done), ("messages.leftOut", overview.messages.missed),
            ("facts.asked", overview.asked), ("facts.told", overview.told), ("notes", overview.notes),
            ("picked", overview.picked), ("backs", overview.backs.reduce(0) { $0 + $1.count }),
            ("backs.calls", overview.callsWithBacks),
        ]
    }

    private var targets: [(name: String, kept: CallOverview.Kept)] {
        overview.targets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var rounds: [(call: String, outcome: String?, count: Int)] {
        overview.rounds.map { ($0.key.call, $0.key.outcome, $0.value) }
            .sorted { ($0.call, $0.outcome ?? "") < ($1.call, $1.outcome ?? "") }
    }

    /// One JSON object. **Units**: times in seconds.
    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.figures(of: GroupRow("all", overview.calls), of: overview.calls.count)
            for list in lists {
                writer.key(list.name)
                let total = list.rows.reduce(0) { $0 + $1.figures.count }
                writer.array { writer in
                    for row in list.rows {
                        writer.object {
                            $0.figures(
                                of: GroupRow(row.name, row.figures), of: total, isByNode: list.name == "nodes"
                            )
                        }
                    }
                }
            }
            writer.key("hours")
            writer.array { writer in
                for day in 0..<7 {
                    writer.array { writer in
                        for hour in 0..<24 { writer.int(overview.hours[day * 24 + hour]) }
                    }
                }
            }
            writer.key("targets")
            writer.object { writer in
                for (name, kept) in targets {
                    writer.key(name)
                    writer.object { writer in
                        writer.key("met")
                        writer.int(kept.done)
                        writer.key("missed")
                        writer.int(kept.missed)
                    }
                }
            }
            writer.key("rounds")
            writer.array { writer in
                for round in rounds {
                    writer.object { writer in
                        writer.key("call")
                        writer.string(round.call)
                        writer.key("outcome")
                        if let outcome = round.outcome { writer.string(outcome) } else { writer.null() }
                        writer.key("count")
                        writer.int(round.count)
                    }
                }
            }
            writer.key("backs.nodes")
            writer.object { writer in
                for back in overview.backs {
                    writer.key(back.name)
                    writer.int(back.count)
                }
            }
            for (name, count) in counts {
                writer.key(name)
                writer.int(count)
            }
        }
        return writer.text
    }

    /// Lines of CSV, each with what it counts.
    var csv: String {
        var rows: [[CSVLine.Cell]] = [
            ["what", "name", "count", "share", "median", "p90", "abandoned"].map { .text($0) }
        ]
        func figures(_ what: String, _ row: (name: String, figures: CallFigures), of total: Int) {
            rows.append([
                .text(what), .text(row.name), .int(row.figures.count),
                .share(Double(row.figures.count) / Double(max(total, 1))),
                row.figures.times.quantile(tenths: 5).map { .int($0) } ?? .empty,
                row.figures.times.quantile(tenths: 9).map { .int($0) } ?? .empty, .int(row.figures.lost),
            ])
        }
        func count(_ what: String, _ name: String, _ count: Int) {
            rows.append([.text(what), .text(name), .int(count), .empty, .empty, .empty, .empty])
        }
        figures("calls", ("all", overview.calls), of: overview.calls.count)
        for list in lists {
            let total = list.rows.reduce(0) { $0 + $1.figures.count }
            for row in list.rows { figures(list.name, row, of: total) }
        }
        for (index, calls) in overview.hours.enumerated() where calls > 0 {
            count("hours", "\(index / 24 + 1) \(index % 24)", calls)
        }
        for (name, kept) in targets {
            count("targets.met", name, kept.done)
            count("targets.missed", name, kept.missed)
        }
        for round in rounds { count("rounds.\(round.call)", round.outcome ?? "", round.count) }
        for back in overview.backs { count("backs.nodes", back.name, back.count) }
        for (name, total) in counts { count(name, "", total) }
        return rows.map { CSVLine($0).text }.joined()
    }
}
