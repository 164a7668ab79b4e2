import Foundation

/// A question about calls that a team's database answers.
struct HubQuestion {
    /// The question. **Shape**: one statement that gives a JSON array a row: name, count, median, percentile, lost.
    let sql: String

    /// Asks for the records that a filter lets through as far as SQL can tell: the lines of a log.
    init(recordsOf filter: RecordFilter) {
        sql =
            "select line from record where line is not null\(Self.conditions(filter)) order by closed, id;\n"
    }

    /// The part of a filter that SQL knows. **Shape**: ` and flow in ('hosting') and clock is null`.
    private static func conditions(_ filter: RecordFilter) -> String {
        let lists = [
            ("flow", filter.flows), ("agent", filter.agents), ("kind", filter.kinds),
            ("outcome", filter.outcomes),
            ("channel", filter.channels),
        ]
        var conditions = lists.filter { !$0.1.isEmpty }.map { column, values in
            "\(column) in (\(values.map(quoted).joined(separator: ", ")))"
        }
        conditions += [filter.since.map { "closed >= \(quoted($0.rfc3339))" }].compactMap { $0 }
        conditions += [filter.until.map { "closed < \(quoted($0.rfc3339))" }].compactMap { $0 }
        if filter.leavesOutGivenClocks { conditions.append("clock is null") }
        return conditions.map { " and \($0)" }.joined()
    }

    /// Asks for the groups of the calls that a filter lets through as far as SQL can tell.
    init(by grouping: Grouping, _ filter: RecordFilter, in zone: TimeZone) {
        let calls = "select * from enquiry where true\(Self.conditions(filter))"
        let rows =
            if case .node = grouping {
                """
                select node as name, floor(took) as seconds,
                kind = 'abandoned' and number = max(number) over (partition by id) as lost
                from enquiry_visit join (\(calls)) as call using (id)
                """
            } else {
                """
                select \(Self.key(grouping, in: zone)) as name, floor(duration) as seconds, kind = 'abandoned' as lost
                from (\(calls)) as call
                """
            }
        sql = """
            select json_build_array(coalesce(name, ''), count(*),
            percentile_disc(0.5) within group (order by seconds), percentile_disc(0.9) within group (order by seconds),
            count(*) filter (where lost))
            from (select name::text, least(greatest(seconds, 0), \(SecondCounts.longest))::int as seconds, lost
            from (\(rows)) as row) as figure group by name order by name;

            """
    }

    /// The expression that names a call's group.
    private static func key(_ grouping: Grouping, in zone: TimeZone) -> String {
        let local = "closed at time zone \(quoted(zone.identifier))"
        return switch grouping {
        case .flow: "flow"
        case .outcome: "outcome"
        case .kind: "kind"
        case .agent: "agent"
        case .channel: "channel"
        case .version: "flow || ' ' || version"
        case .day: "to_char(\(local), 'YYYY-MM-DD')"
        case .week: "to_char(date_trunc('week', \(local)), 'YYYY-MM-DD')"
        case .hour: "to_char(\(local), 'HH24')"
        case .weekday: "to_char(\(local), 'ID')"
        case .fact(let name): "facts->>\(quoted(name))"
        case .node: "node"
        }
    }

    /// A text as SQL writes it. **Source**: PostgreSQL, "String Constants", with standard_conforming_strings.
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''").filter { $0 != "\0" } + "'"
    }

    /// A row of the answer.
    static func row(_ line: String) -> GroupRow? {
        guard let cells = JSONParser.parse(Array(line.utf8)).value?.elements, cells.count == 5,
            let name = cells[0].string, let count = cells[1].int, let lost = cells[4].int
        else { return nil }
        return GroupRow(
            name: name, count: Int(count), median: cells[2].int.map { Int($0) },
            p90: cells[3].int.map { Int($0) },
            lost: Int(lost))
    }
}

extension PushTarget {
    /// The groups of the calls that a filter lets through, as the team's database counts them.
    ///
    /// - Throws: `hub` with its words, or with why it cannot be asked.
    package func groups(
        by grouping: Grouping, _ filter: RecordFilter, in zone: TimeZone
    ) throws(Pusher.Trouble) -> [GroupRow] {
        try answer(HubQuestion(by: grouping, filter, in: zone)).compactMap(HubQuestion.row)
    }

    /// Has the records that a filter lets through, as far as SQL can tell, written to a file as the lines of a log:
    /// what a database cannot count is counted from these.
    ///
    /// - Parameter file: its descriptor.
    /// - Throws: `hub` with its words, or with why it cannot be asked.
    package func copyRecords(_ filter: RecordFilter, to file: Int32) throws(Pusher.Trouble) {
        _ = try answer(HubQuestion(recordsOf: filter), into: file)
    }

    private func answer(
        _ question: HubQuestion, into file: Int32? = nil
    ) throws(Pusher.Trouble) -> [String] {
        guard case .psql(let connection) = means else {
            throw .hub("'\(name)' is a program, which answers no question")
        }
        switch PsqlHub(connection: connection).answer(to: question.sql, into: file) {
        case .success(let lines): return lines
        case .failure(let trouble): throw trouble
        }
    }
}
