import Terminal
import TriageCore

/// A flow as text for a terminal: a numbered box wherever several ways meet, and in the tree under each box what
/// follows up to the next of them.
struct TextChart {
    /// The lines, none wider than asked for.
    private(set) var lines: [String] = []

    private let chart: FlowChart
    private let map: ChartMap
    private let width: Int
    /// How many decisions are drawn one under another; nil for all.
    private let depth: Int?

    /// The sign of a way that leads back.
    private static let back = " ↺"

    /// The whole flow.
    ///
    /// - Parameter width: how wide a line may be. **Units**: columns.
    init(_ chart: FlowChart, width: Int) {
        (self.chart, self.width, depth) = (chart, max(width, 40), nil)
        map = ChartMap(chart)
        for box in map.places { draw(box) }
        lines = header + lines
        if let end = chart.hangUp {
            lines += [""] + Self.wrapped("The caller hangs up \(Self.words(for: end))", self.width)
        }
        let drawn = Set(map.places)
        let parts = chart.boxes.indices.filter { !drawn.contains($0) }.compactMap {
            chart.boxes[$0].part?.flow
        }
        if !parts.isEmpty { lines.append("") }
        for part in parts.enumerated().filter({ !parts[..<$0.offset].contains($0.element) }).map(\.element) {
            lines += Self.wrapped("What \(part) does: triage graph \(part)", self.width)
        }
        if !chart.elsewhere.isEmpty {
            let codes = chart.elsewhere.map(\.chartMark).joined(separator: ", ")
            lines += [""] + Self.wrapped("In no node of the flow: \(codes)", self.width)
        }
    }

    /// The neighbourhood of a box: what leads to it, what stands on its card, and the next two decisions.
    init(_ chart: FlowChart, around box: Int, width: Int) {
        (self.chart, self.width, depth) = (chart, max(width, 40), 1)
        map = ChartMap(chart, around: box)
        let sources = chart.arrows.filter { $0.to == box }
        lines = sources.isEmpty && box != chart.start ? ["Nothing leads here."] : []
        if box == chart.start { lines.append("Every call of \(chart.id) begins here.") }
        for arrow in sources {
            let source = chart.boxes[arrow.from]
            let label = arrow.label.isEmpty ? "" : " ─ \(arrow.label)"
            let text = "\(source.id)\(label)\(Self.marks(arrow.findings, arrow.isReached)) ▶"
            lines += Self.wrapped(text, self.width, first: "  ", others: "    ")
        }
        draw(box)
    }

    // MARK: The parts of the page

    /// What the flow is, how it ends, what is tested, and what the signs mean.
    private var header: [String] {
        let ends = chart.boxes.compactMap(\.end)
        let kinds = Outcome.Kind.allCases.compactMap { kind in
            let count = ends.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        let sizes =
            "\(chart.boxes.count) nodes, \(ends.count) of them ends: \(kinds.joined(separator: ", "))."
        var signs = ["▶ leads to", "■ the end"]
        if map.places.count > 1 { signs.append("[2] goes on in box 2") }
        if lines.contains(where: { $0.hasSuffix(Self.back) }) { signs.append("↺ back, to go round") }
        let isMissed = chart.boxes.contains { !$0.isReached } || chart.arrows.contains { !$0.isReached }
        if isMissed { signs.append("○ no scenario comes here") }
        let found = (chart.boxes.flatMap(\.findings) + chart.arrows.flatMap(\.findings))
        if !found.isEmpty { signs.append("! see triage validate") }
        let tested =
            !chart.isCovered
            ? "No scenarios were run." : isMissed ? "" : "Scenarios come to every node and take every way."
        return Self.wrapped("\(chart.id): \(chart.title)", width)
            + Self.wrapped(sizes + (tested.isEmpty ? "" : " " + tested), width)
            + Self.packed(signs, width, first: "", others: "", apart: "   ")
    }

    /// A box in a frame, and the tree under it.
    private mutating func draw(_ place: Int) {
        let box = chart.boxes[place]
        var texts = [name(of: box)]
        if depth != nil { texts.append(box.content) }
        if let part = box.part {
            let often = part.repeats.map { ", round by round: \($0)" } ?? ""
            texts.append("calls the part \(part.flow)\(often) (triage graph \(part.flow))")
        }
        if let end = box.end { texts.append(Self.words(for: end)) }
        if let heat = box.heat { texts.append(heat.text) }
        let rows = texts.filter { !$0.isEmpty }.flatMap { Self.wrapped($0, width - 4) }
        let inside = max(rows.map(\.columns).max() ?? 0, 24)
        let number = map.number(of: place).map { "─ \($0) " } ?? ""
        func line(_ text: String, _ fill: String) -> String {
            text + String(repeating: fill, count: inside + 2 - text.columns)
        }
        lines += ["", "┌\(line(number, "─"))┐"] + rows.map { "│\(line(" \($0)", " "))│" }
        lines.append("└\(line(map.exits(of: place).isEmpty ? "" : "─┬", "─"))┘")
        tree(place, lead: "  ", level: 0)
    }

    /// The question that decides at a box, and each way out of it with what follows.
    private mutating func tree(_ box: Int, lead: String, level: Int) {
        let question = chart.boxes[box].question
        if !question.isEmpty {
            lines += Self.wrapped(question, width, first: lead + "│ ", others: lead + "│ ")
        }
        let exits = map.exits(of: box)
        for (position, number) in exits.enumerated() {
            let isLast = position == exits.count - 1
            let arrow = chart.arrows[number]
            let stretch = map.stretch(along: number)
            let (first, others) = (lead + (isLast ? "└─ " : "├─ "), lead + (isLast ? "   " : "│  "))
            var pieces =
                arrow.label.isEmpty ? [] : [arrow.label + Self.marks(arrow.findings, arrow.isReached)]
            pieces += self.pieces(of: stretch, below: box)
            lines += Self.packed(pieces, width, first: first, others: others + "  ")
            guard case .decision(let next) = stretch.end, level < depth ?? .max else { continue }
            tree(next, lead: others, level: level + 1)
        }
    }

    /// What is passed on a stretch of the way, and where it ends; all but the first and the last of many are counted.
    private func pieces(of stretch: ChartMap.Stretch, below box: Int) -> [String] {
        var passed = stretch.boxes
        let isEnd = passed.last.map { chart.boxes[$0].end != nil } ?? false
        var pieces: [String] = []
        if passed.count > 4 {
            let isRemarkable = passed.contains {
                !chart.boxes[$0].findings.isEmpty || !chart.boxes[$0].isReached
            }
            if depth == nil, !isRemarkable {
                pieces = ["▶ \(brief(passed[0]))", "▶ … \(passed.count - 2) more …"]
                passed = [passed[passed.count - 1]]
            }
        }
        for (position, index) in passed.enumerated() {
            let isLast = position == passed.count - 1
            if case .decision = stretch.end, isLast {
                let box = chart.boxes[index]
                pieces.append("▶ \(name(of: box))\(Self.call(of: box))")
            } else {
                pieces.append("▶ \(brief(index))")
            }
        }
        switch stretch.end {
        case .decision: break
        case .end:
            if isEnd, let last = passed.last, let end = chart.boxes[last].end {
                pieces.append(Self.words(for: end))
            }
        case .place(let place):
            let number = map.number(of: place).map { "[\($0)] " } ?? ""
            pieces.append(
                "▶ \(number)\(chart.boxes[place].id)" + (map.isBack(from: box, to: place) ? Self.back : ""))
        case .lost(let id): pieces.append("▶ !! there is no node '\(id)'")
        }
        return pieces
    }

    // MARK: Words

    /// A box that is passed: by its name, and by its heading if something is asked there.
    private func brief(_ index: Int) -> String {
        let box = chart.boxes[index]
        let title = !box.question.isEmpty && !box.title.isEmpty ? " · \(box.title)" : ""
        return box.id.rawValue + title + Self.call(of: box) + Self.heat(of: box)
            + Self.marks(box.findings, box.isReached)
    }

    /// A box by its name and its heading.
    private func name(of box: FlowChart.Box) -> String {
        let title = box.title.isEmpty ? "" : " · \(box.title)"
        return box.id.rawValue + title + Self.heat(of: box) + Self.marks(box.findings, box.isReached)
    }

    /// How often calls came to a box: a bar as high as that is beside the others, and the number.
    private static func heat(of box: FlowChart.Box) -> String {
        guard let heat = box.heat else { return "" }
        guard heat.visits > 0 else { return " ·0" }
        let levels = Array("▁▂▃▄▅▆▇█")
        return " \(levels[min(7, Int(heat.share * 8))])\(heat.visits)"
    }

    /// The part that a box calls, in brackets; empty if it calls none.
    private static func call(of box: FlowChart.Box) -> String {
        box.part.map { " (calls \($0.flow)\($0.repeats == nil ? "" : ", round by round"))" } ?? ""
    }

    private static func words(for end: FlowChart.Ending) -> String {
        "■ \(end.kind?.rawValue ?? "unknown outcome"): \(end.label)"
    }

    private static func marks(_ findings: [Finding], _ isReached: Bool) -> String {
        findings.map { " ! \($0.chartMark)" }.joined() + (isReached ? "" : " ○")
    }

    // MARK: Lines

    private static func wrapped(
        _ text: String, _ width: Int, first: String = "", others: String = ""
    ) -> [String] {
        StyledText(text.sanitized()).wrapped(to: width, first: StyledText(first), others: StyledText(others))
            .map(\.plain.trimmingEnd)
    }

    /// Pieces in as few lines as hold them; one that no line holds is broken between words.
    private static func packed(
        _ pieces: [String], _ width: Int, first: String, others: String, apart: String = " "
    ) -> [String] {
        var rows: [String] = []
        var row = ""
        for piece in pieces.map({ $0.sanitized() }) {
            let joined = row.isEmpty ? piece : row + apart + piece
            if others.columns + joined.columns <= width || row.isEmpty {
                row = joined
            } else {
                rows.append(row)
                row = piece
            }
        }
        return (rows + [row]).enumerated().flatMap { index, row in
            wrapped(row, width, first: index == 0 ? first : others, others: others)
        }
    }
}
