import Foundation
import Terminal
import TriageCore

/// `triage records stats`: how many calls, how they ended and how long they took.
enum StatsCommand {
    /// The most groups that a table has: more is no statistic, and would not fit anywhere.
    private static let mostGroups = 10_000

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let grouping = try grouping(invocation)
        var filter = try invocation.recordFilter()
        filter.leavesOutGivenClocks = true
        let format = invocation["format"] ?? "text"
        let marks = invocation.has("ascii") ? .ascii : Marks(environment: invocation.environment.variables)
        let columns = invocation.environment.output.columns ?? 80
        let time = invocation.deskTime
        // What is asked of the words of records is counted here, as is what takes every record to be told.
        if let name = invocation["from"], let grouping, filter.condition == nil, filter.text.isEmpty,
            time.isAllTime
        {
            let target = try invocation.pushTarget(name)
            let rows = try invocation.asking(target) { target throws(Pusher.Trouble) in
                try target.groups(by: grouping, filter, in: .current)
            }
            invocation.print(
                StatsTable(rows, by: grouping, named: Self.name(grouping)), format, columns, marks)
            return .done
        }
        if let grouping {
            let answer = try invocation.ask(
                filter, from: GroupedCalls(by: grouping, in: .current, time: time), { $0.take($1) },
                join: { $0.add($1) })
            guard answer.groups.count <= mostGroups else {
                throw Failure(
                    .badData,
                    "'\(name(grouping))' has \(answer.groups.count.grouped) different values, too many to compare"
                )
            }
            let rows = answer.groups.rows.map { GroupRow($0.name, $0.figures) }
            invocation.print(StatsTable(rows, by: grouping, named: name(grouping)), format, columns, marks)
            return .done
        }
        let overview = try invocation.ask(
            filter, from: CallOverview(in: .current, time: time), { $0.take($1) }, join: { $0.add($1) })
        switch format {
        case "json": invocation.print(json: StatsOverviewFile(overview).json)
        case "csv": invocation.environment.output.write(csv: StatsOverviewFile(overview).csv)
        default: invocation.print(StatsPage(overview, columns: columns, marks).lines)
        }
        return .done
    }

    private static func name(_ grouping: Grouping) -> String {
        if case .fact(let name) = grouping { return name }
        return Grouping.words.first { $0.grouping == grouping }?.word ?? ""
    }

    private static func grouping(_ invocation: Invocation) throws(Failure) -> Grouping? {
        let operand = invocation.operands.first
        guard let word = invocation["by"] else {
            guard let operand else { return nil }
            throw Failure(.usage, "'\(operand)' is one argument too many\nsee triage records stats --help")
        }
        if word == "fact" {
            guard let operand else {
                throw Failure(.usage, "--by fact needs the name of a fact, such as --by fact mailHost")
            }
            return .fact(operand)
        }
        if let operand {
            throw Failure(.usage, "'\(operand)' is one argument too many\nsee triage records stats --help")
        }
        if let known = Grouping.words.first(where: { $0.word == word }) { return known.grouping }
        let words = Grouping.words.map(\.word) + ["fact"]
        throw Failure(
            .usage,
            "--by must be one of \(words.joined(separator: ", ")), not '\(word)'"
                + NearestName.hint(for: word, among: words))
    }
}

extension Invocation {
    /// Prints a table of statistics in one of its forms.
    fileprivate func print(_ table: StatsTable, _ format: String, _ columns: Int, _ marks: Marks) {
        switch format {
        case "json": print(json: table.json)
        case "csv": environment.output.write(csv: table.csv)
        default: print(table.lines(columns: columns, Gauge(marks)))
        }
    }
}
