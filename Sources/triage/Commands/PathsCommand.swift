import Foundation
import Terminal
import TriageCore

/// `triage records paths`: the commonest ways through a flow, and where calls go round or are lost.
enum PathsCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let flow = invocation.operands[0]
        let limit = try RecordList.limit(invocation) ?? 10
        var filter = try invocation.recordFilter()
        filter.leavesOutGivenClocks = true
        let known = invocation.knownFlows([])
        let names = Set(known.versions.flatMap { $0.flows.map(\.id.rawValue) })
        guard names.contains(flow) else {
            let hint = NearestName.hint(for: flow, among: names.sorted())
            throw Failure(.inputMissing, "no record ran on a flow '\(flow)'\(hint)")
        }
        let ways = try invocation.ask(
            filter, from: FlowWays(through: flow, in: known), { $0.take($1) }, join: { $0.add($1) })
        let page = PathsPage(ways, limit: limit)
        if invocation["format"] == "json" {
            invocation.print(json: page.json)
        } else {
            let marks =
                invocation.has("ascii") ? .ascii : Marks(environment: invocation.environment.variables)
            invocation.print(page.lines(columns: invocation.environment.output.columns ?? 80, marks))
        }
        return .done
    }
}

/// The ways through a flow, as text or JSON.
private struct PathsPage {
    private typealias Row = (name: String, figures: CallFigures)

    private let ways: FlowWays
    private let limit: Int

    init(_ ways: FlowWays, limit: Int) { (self.ways, self.limit) = (ways, limit) }

    /// The commonest ways first.
    private var commonest: [Row] {
        ways.ways.rows.sorted { ($1.figures.count, $0.name) < ($0.figures.count, $1.name) }
    }

    private var loops: [Row] {
        ways.loops.rows.sorted { ($1.figures.count, $0.name) < ($0.figures.count, $1.name) }
    }

    private var backs: [(step: FlowWays.Back, count: Int)] {
        ways.backs.map { ($0.key, $0.value) }.sorted {
            ($1.count, $0.step.node, $0.step.target) < ($0.count, $1.step.node, $1.step.target)
        }
    }

    private var losses: [Row] {
        ways.nodes.rows.filter { $0.figures.lost > 0 }
            .sorted { ($1.figures.lost, $0.name) < ($0.figures.lost, $1.name) }
    }

    /// The page for a terminal.
    func lines(columns: Int, _ marks: Marks) -> [StyledText] {
        guard ways.calls > 0 else { return [StyledText("no calls")] }
        let rows = commonest
        let shown = rows.prefix(limit)
        let covered = shown.reduce(0) { $0 + $1.figures.count }
        let count = rows.count == 1 ? "1 way" : "\(rows.count.grouped) ways"
        let cut = ways.isCut ? ", and others that are not told apart" : ""
        let below = shown.count == 1 ? "the one below is" : "the \(shown.count) below are"
        var lines = [
            StyledText(
                "\(Self.times(ways.calls)), \(count)\(cut); \(below) "
                    + covered.share(of: ways.calls), .say)
        ]
        let width = max(columns - 1, 40)
        let arrow = marks == .ascii ? " > " : " → "
        for row in shown {
            lines.append(.empty)
            let lost = row.figures.lost == 0 ? "" : ", \(row.figures.lost.grouped) abandoned at its end"
            lines.append(
                StyledText(row.figures.count.share(of: ways.calls).padded(to: 7, right: true), .say)
                    + StyledText("  \(Self.times(row.figures.count)), median \(row.figures.clock(5))")
                    + StyledText(lost, .warning))
            let text = row.name.replacing(FlowWays.separator, with: arrow)
            lines += StyledText(text, .note).wrapped(
                to: width, first: StyledText("         "), others: StyledText("           "))
        }
        add("Where calls go round", loops, &lines) { row in
            "\(row.figures.count.grouped) calls came back, half of them \(row.figures.times.quantile(tenths: 5) ?? 0) times or less"
        }
        let steps = backs.map { back in
            let isSame = back.step.node == back.step.target
            return (
                name: back.step.node,
                text: "\(Self.times(back.count)) "
                    + (isSame ? "on the card itself" : "to \(back.step.target)")
            )
        }
        add("Where calls go back", steps, &lines)
        add("Where calls are lost", losses, &lines) { row in
            "\(row.figures.lost.grouped) of \(row.figures.count.grouped) visits "
                + "(\(row.figures.lost.share(of: row.figures.count)))"
        }
        return lines
    }

    /// **Shape**: `1 time`, `1,200 times`.
    private static func times(_ count: Int) -> String { count == 1 ? "1 time" : "\(count.grouped) times" }

    private func add(
        _ heading: String, _ rows: [Row], _ lines: inout [StyledText], _ text: (Row) -> String
    ) {
        add(heading, rows.map { (name: $0.name, text: text($0)) }, &lines)
    }

    private func add(
        _ heading: String, _ rows: [(name: String, text: String)], _ lines: inout [StyledText]
    ) {
        guard !rows.isEmpty else { return }
        lines += [.empty, StyledText(heading, .title)]
        let width = min(max(rows.prefix(limit).map(\.name.columns).max() ?? 0, 10), 40)
        for row in rows.prefix(limit) {
            lines.append(StyledText("  " + row.name.padded(to: width) + "  " + row.text))
        }
        if rows.count > limit { lines.append(StyledText("  and \(rows.count - limit) more", .note)) }
    }

    /// The page as one JSON object. **Units**: times in seconds.
    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("calls")
            writer.int(ways.calls)
            writer.key("ways")
            writer.array { writer in
                for row in commonest.prefix(limit) {
                    writer.object { writer in
                        writer.key("nodes")
                        writer.array { writer in
                            for node in row.name.split(separator: FlowWays.separator) {
                                writer.string(String(node))
                            }
                        }
                        writer.figures(of: GroupRow(row.name, row.figures), of: ways.calls)
                    }
                }
            }
            writer.key("loops")
            writer.array { writer in
                for row in loops {
                    writer.object { writer in
                        writer.key("node")
                        writer.string(row.name)
                        writer.key("calls")
                        writer.int(row.figures.count)
                    }
                }
            }
            writer.key("backs")
            writer.array { writer in
                for back in backs {
                    writer.object { writer in
                        writer.key("node")
                        writer.string(back.step.node)
                        writer.key("to")
                        writer.string(back.step.target)
                        writer.key("count")
                        writer.int(back.count)
                    }
                }
            }
            writer.key("nodes")
            let visits = ways.nodes.rows.reduce(0) { $0 + $1.figures.count }
            writer.array { writer in
                for row in ways.nodes.rows {
                    writer.object {
                        $0.figures(of: GroupRow(row.name, row.figures), of: visits, isByNode: true)
                    }
                }
            }
        }
        return writer.text
    }
}
