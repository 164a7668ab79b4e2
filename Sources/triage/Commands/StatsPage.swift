import Foundation
import Terminal
import TriageCore

/// An overview of calls for a terminal: how they ended, when, where they were lost, what was kept.
struct StatsPage {
    /// The lines, none wider than asked for.
    private(set) var lines: [StyledText] = []

    private let overview: CallOverview
    private let columns: Int
    private let gauge: Gauge
    private let isASCII: Bool

    private static let most = 10

    /// Lays out an overview.
    ///
    /// - Parameter columns: how wide a line may be.
    init(_ overview: CallOverview, columns: Int, _ marks: Marks) {
        (self.overview, self.columns) = (overview, max(columns - 1, 60))
        gauge = Gauge(marks)
        isASCII = marks == .ascii
        guard overview.calls.count > 0 else {
            lines = [StyledText("no calls")]
            return
        }
        addHead()
        addList("How they ended", overview.kinds.rows)
        addList("Outcomes", overview.outcomes.rows)
        if overview.flows.count > 1 { addList("Flows", overview.flows.rows) }
        addDays()
        addHours()
        addLosses()
        addKept()
    }

    private mutating func addHead() {
        let (calls, days) = (overview.calls, overview.days.rows.map(\.name))
        let span = [days.first, days.last].compactMap { $0 }.joined(separator: " to ")
        let count = calls.count == 1 ? "1 call" : "\(calls.count.grouped) calls"
        lines.append(StyledText("\(count), \(span)", .say))
        let lost = "\(calls.lost.grouped) abandoned (\(calls.lost.share(of: calls.count)))"
        lines.append(
            StyledText("half of them within \(calls.clock(5)), nine of ten within \(calls.clock(9))")
                + StyledText(overview.isOfAllTime ? "; " : ", in opening hours where the flow has them; ")
                + StyledText(lost, calls.lost > 0 ? .warning : .plain))
    }

    private mutating func addHeading(_ text: String) {
        lines += [.empty, StyledText(text, .title)]
    }

    /// Adds bars for the largest groups.
    private mutating func addList(_ heading: String, _ rows: [(name: String, figures: CallFigures)]) {
        let rows = rows.sorted { ($1.figures.count, $0.name) < ($0.figures.count, $1.name) }
        guard !rows.isEmpty else { return }
        addHeading(heading)
        let shown = rows.prefix(Self.most)
        let name = min(max(shown.map(\.name.columns).max() ?? 0, 10), 28)
        let count = shown.map(\.figures.count.grouped.columns).max() ?? 0
        let room = min(max(columns - name - count - 2 - 4 * 2 - 8 - 8, 8), 50)
        let most = shown.first?.figures.count ?? 0
        for row in shown {
            let bar = gauge.bar(Double(row.figures.count), of: Double(most), columns: room)
            lines.append(
                StyledText("  " + row.name.padded(to: name) + "  ")
                    + StyledText(row.figures.count.grouped.padded(to: count, right: true) + "  ")
                    + StyledText(bar.padded(to: room), .mark)
                    + StyledText(row.figures.count.share(of: overview.calls.count).padded(to: 8, right: true))
                    + StyledText(row.figures.clock(5).padded(to: 8, right: true), .note))
        }
        let rest = rows.dropFirst(Self.most)
        guard !rest.isEmpty else { return }
        let calls = rest.reduce(0) { $0 + $1.figures.count }
        lines.append(StyledText("  and \(rest.count) more with \(calls.grouped) calls", .note))
    }

    /// Adds the last days, as many as there is room for.
    private mutating func addDays() {
        let counts = Dictionary(overview.days.rows.map { ($0.name, $0.figures.count) }) { $1 }
        guard let last = overview.days.rows.last.flatMap({ CalendarDate(iso: $0.name) }),
            let first = overview.days.rows.first.flatMap({ CalendarDate(iso: $0.name) })
        else { return }
        let room = min(columns - 4, 100)
        let start = max(first.dayNumber, last.dayNumber - room + 1)
        let days = (start...last.dayNumber).compactMap { CalendarDate(dayNumber: $0)?.iso }
        guard days.count > 1 else { return }
        let values = days.map { Double(counts[$0] ?? 0) }
        let most = Int(values.max() ?? 0)
        addHeading("Calls a day, \(days[0]) to \(last.iso), at most \(most.grouped)")
        lines.append(StyledText("  ") + StyledText(gauge.sparkline(values), .mark))
    }

    /// Adds a row for each weekday with a shade for each hour.
    private mutating func addHours() {
        guard let most = overview.hours.max(), most > 0 else { return }
        let scale = gauge.shades.joined(separator: " ")
        addHeading("Calls by weekday and hour, from few \(scale) to \(most.grouped)")
        let marks = (0..<24).map { $0 % 3 == 0 ? "\($0)".padded(to: 2) : "  " }.joined()
        lines.append(StyledText("       " + marks, .note))
        for day in 0..<7 {
            let values = overview.hours[day * 24..<day * 24 + 24]
            let cells = values.map { count in
                String(repeating: gauge.shade(Double(count), of: Double(most)), count: 2)
            }.joined()
            let total = values.reduce(0, +)
            lines.append(
                StyledText("  \(StatsTable.weekdays[day])  ") + StyledText(cells, .mark)
                    + StyledText(total.grouped.padded(to: 9, right: true), .note))
        }
    }

    /// Adds the cards on which most calls were abandoned.
    private mutating func addLosses() {
        let rows = overview.nodes.filter { $0.figures.lost > 0 }
            .sorted { ($1.figures.lost, $0.name) < ($0.figures.lost, $1.name) }
        guard !rows.isEmpty else { return }
        addHeading("Where calls are lost")
        let shown = rows.prefix(Self.most)
        let name = min(max(shown.map(\.name.columns).max() ?? 0, 10), 32)
        let most = shown.first?.figures.lost ?? 0
        let room = min(max(columns - name - 40, 8), 40)
        for row in shown {
            let bar = gauge.bar(Double(row.figures.lost), of: Double(most), columns: room)
            let part = row.figures.lost.share(of: row.figures.count)
            lines.append(
                StyledText("  " + row.name.padded(to: name) + "  ")
                    + StyledText(bar.padded(to: room), .warning)
                    + StyledText(row.figures.lost.grouped.padded(to: 8, right: true))
                    + StyledText(" of \(row.figures.count.grouped) visits (\(part))", .note))
        }
        let rest = rows.count - shown.count
        if rest > 0 { lines.append(StyledText("  and \(rest) more cards", .note)) }
    }

    /// Adds what was kept and what was not.
    private mutating func addKept() {
        addHeading("Kept")
        for (name, kept) in overview.targets.sorted(by: { $0.key < $1.key }) {
            add("target \(name)", kept.done, "met", kept.missed, "missed")
        }
        add("steps", overview.steps.done, "ticked", overview.steps.missed, "skipped")
        add("messages", overview.messages.done, "approved", overview.messages.missed, "left out")
        add("facts", overview.asked, "asked", overview.told, "told before", isLoss: false)
        let rounds = Dictionary(grouping: overview.rounds) { $0.key.call }
        for (call, outcomes) in rounds.sorted(by: { $0.key < $1.key }) {
            let sorted = outcomes.sorted {
                ($1.value, $0.key.outcome ?? "") < ($0.value, $1.key.outcome ?? "")
            }
            let words = sorted.prefix(4).map { "\($0.key.outcome ?? "cut short") \($0.value.grouped)" }
            let total = sorted.reduce(0) { $0 + $1.value }
            let more = sorted.count > 4 ? ["…"] : []
            addLine("rounds of \(call)", "\(total.grouped): " + (words + more).joined(separator: ", "))
        }
        addLine("notes", overview.notes.grouped)
        addBacks()
        if overview.picked > 0 { addLine("picked by hand", overview.picked.grouped) }
    }

    /// Adds how often agents went back, and from which cards most.
    private mutating func addBacks() {
        let backs = overview.backs
        guard !backs.isEmpty else { return }
        let steps = backs.reduce(0) { $0 + $1.count }
        let share = overview.callsWithBacks.share(of: overview.calls.count)
        let words = backs.prefix(4).map { "\($0.name) \($0.count.grouped)" } + (backs.count > 4 ? ["…"] : [])
        addLine(
            "steps back", "\(steps.grouped) in \(share) of the calls: " + words.joined(separator: ", "))
    }

    private mutating func add(
        _ name: String, _ done: Int, _ doneWord: String, _ missed: Int, _ missedWord: String,
        isLoss: Bool = true
    ) {
        guard done + missed > 0 else { return }
        let lead = StyledText("  " + name.padded(to: 24) + "\(done.grouped) \(doneWord)")
        let part = missed.share(of: done + missed)
        let tail = missed == 0 ? "" : ", \(missed.grouped) \(missedWord) (\(part))"
        lines.append(lead + StyledText(tail, missed > 0 && isLoss ? .warning : .plain))
    }

    private mutating func addLine(_ name: String, _ text: String) {
        let words = StyledText(text).wrapped(
            to: columns, first: StyledText("  " + name.padded(to: 24)),
            others: StyledText(String(repeating: " ", count: 26)))
        lines += words
    }
}
