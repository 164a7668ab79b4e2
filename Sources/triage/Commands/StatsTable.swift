import Foundation
import Terminal
import TriageCore

/// Calls counted by something, as text, JSON or CSV.
struct StatsTable {
    private let by: String
    private let rows: [GroupRow]
    private let total: Int
    private let isByNode: Bool
    private let grouping: Grouping

    /// The days of the week in order.
    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Takes the answer to a question; the largest group first, unless groups have an order of their own.
    init(_ rows: [GroupRow], by grouping: Grouping, named by: String) {
        (self.by, self.grouping) = (by, grouping)
        isByNode = grouping == .node
        self.rows =
            grouping.isOrdered
            ? rows : rows.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        total = rows.reduce(0) { $0 + $1.count }
    }

    /// The table for a terminal.
    func lines(columns: Int, _ gauge: Gauge) -> [StyledText] {
        guard !rows.isEmpty else { return [StyledText("no calls")] }
        let counts = isByNode ? "visits" : "calls"
        let cells = rows.map { row in
            [
                title(row.name), row.count.grouped, row.count.share(of: total),
                Self.clock(row.median), Self.clock(row.p90),
                row.lost == 0 ? "" : row.lost.grouped,
            ]
        }
        let heads = [by, counts, "share", "median", "90 %", "lost"]
        let widths = heads.indices.map { column in
            min(max(heads[column].columns, cells.map { $0[column].columns }.max() ?? 0), 32)
        }
        let most = rows.map(\.count).max() ?? 0
        let room = min(max(columns - 1 - widths.reduce(0, +) - 2 * widths.count, 4), 40)
        let head = line(heads, widths, bar: "", room)
        return [StyledText(head, .note)]
            + zip(rows, cells).map { row, cells in
                let bar = gauge.bar(Double(row.count), of: Double(most), columns: room)
                return line(cells, widths, bar: bar, room, isLost: row.lost > 0)
            }
    }

    private func line(_ cells: [String], _ widths: [Int], bar: String, _ room: Int) -> String {
        line(cells, widths, bar: bar, room, isLost: false).plain
    }

    private func line(
        _ cells: [String], _ widths: [Int], bar: String, _ room: Int, isLost: Bool
    ) -> StyledText {
        let first = cells[0].padded(to: widths[0])
        let left = [first] + [1, 2].map { cells[$0].padded(to: widths[$0], right: true) }
        let right = [3, 4].map { cells[$0].padded(to: widths[$0], right: true) }
        return StyledText(left.joined(separator: "  ") + "  ")
            + StyledText(bar.padded(to: room), .mark)
            + StyledText("  " + right.joined(separator: "  ") + "  ")
            + StyledText(cells[5].padded(to: widths[5], right: true), isLost ? .warning : .plain)
    }

    private static func clock(_ seconds: Int?) -> String { seconds.map { Duration.seconds($0).clock } ?? "" }

    /// What a group is called on a terminal.
    private func title(_ name: String) -> String {
        guard !name.isEmpty else { return grouping == .outcome ? "(abandoned)" : "(none)" }
        guard grouping == .weekday, let number = Int(name), (1...7).contains(number) else { return name }
        return Self.weekdays[number - 1]
    }

    /// The table as one JSON object.
    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("by")
            writer.string(by)
            writer.key(isByNode ? "visits" : "calls")
            writer.int(total)
            writer.key("groups")
            writer.array { writer in
                for row in rows { writer.object { $0.figures(of: row, of: total, isByNode: isByNode) } }
            }
        }
        return writer.text
    }

    /// The table as lines of CSV.
    var csv: String {
        let head: [CSVLine.Cell] = [by, isByNode ? "visits" : "calls", "share", "median", "p90", "abandoned"]
            .map { .text($0) }
        return
            ([head]
            + rows.map { row in
                [
                    .text(row.name), .int(row.count),
                    .share(Double(row.count) / Double(max(total, 1))),
                    row.median.map { .int($0) } ?? .empty,
                    row.p90.map { .int($0) } ?? .empty,
                    .int(row.lost),
                ]
            }).map { CSVLine($0).text }.joined()
    }
}

extension JSONWriter {
    /// Writes the members about a group of calls. **Units**: times in seconds.
    mutating func figures(of row: GroupRow, of total: Int, isByNode: Bool = false) {
        key("name")
        if row.name.isEmpty { null() } else { string(row.name) }
        key(isByNode ? "visits" : "calls")
        int(row.count)
        key("share")
        raw((Double(row.count) / Double(max(total, 1))).rounded4)
        for (name, time) in [("median", row.median), ("p90", row.p90)] {
            key(name)
            if let time { int(time) } else { null() }
        }
        key("abandoned")
        int(row.lost)
    }
}

extension CallFigures {
    /// A quantile of the times. **Shape**: `4:05`; empty if there is none.
    func clock(_ tenths: Int) -> String {
        times.quantile(tenths: tenths).map { Duration.seconds($0).clock } ?? ""
    }
}

extension Int {
    /// How large a part of a whole it is. **Shape**: `12.5 %`; empty if there is no whole.
    func share(of whole: Int) -> String {
        guard whole > 0 else { return "" }
        let tenths = (self * 1000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// The number with its thousands apart. **Shape**: `12,345`.
    var grouped: String { formatted(.number.locale(Locale(identifier: "en_US"))) }
}

extension String {
    /// The text in a column of its own, cut where it is too long.
    func padded(to width: Int, right: Bool = false) -> String {
        let text = columns > width ? cut(to: width) : self
        let space = String(repeating: " ", count: max(0, width - text.columns))
        return right ? space + text : text + space
    }

    private func cut(to width: Int) -> String {
        var result = ""
        for character in self {
            guard result.columns + String(character).columns < width else { break }
            result.append(character)
        }
        return result + "…"
    }
}
