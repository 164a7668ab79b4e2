import Foundation
import Terminal
import TriageCore

/// What the commands that ask the record log have in common.
extension Invocation {
    /// The records that the options ask for.
    ///
    /// - Throws: `Failure` 64 for a time that is none, 65 for a condition that cannot be asked.
    func recordFilter(now: Timestamp = Clock().now) throws(Failure) -> RecordFilter {
        var filter = RecordFilter()
        filter.flows = options["flow"] ?? []
        filter.agents = options["agent"] ?? []
        filter.kinds = options["kind"] ?? []
        filter.outcomes = options["outcome"] ?? []
        filter.channels = options["channel"] ?? []
        filter.text = SearchedText(self["find"] ?? "")
        if has("today") {
            guard self["since"] == nil else {
                throw Failure(.usage, "--today and --since exclude each other")
            }
            filter.since = CalendarDate(now, in: .current).start(in: .current)
        }
        if let text = self["since"] { filter.since = try moment(text, "since", now, isEnd: false) }
        if let text = self["until"] { filter.until = try moment(text, "until", now, isEnd: true) }
        if let source = self["where"] { filter.condition = try condition(source, filter.flows) }
        return filter
    }

    /// A moment in one of its three forms; of a day its beginning, or its end.
    private func moment(
        _ text: String, _ option: String, _ now: Timestamp, isEnd: Bool
    ) throws(Failure) -> Timestamp {
        if let day = CalendarDate(iso: text) {
            let first = isEnd ? day.adding(days: 1) ?? day : day
            return first.start(in: .current)
        }
        if let time = Timestamp(rfc3339: text) { return time }
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), count >= 0,
            count < 100_000
        {
            return Timestamp(milliseconds: now.milliseconds - count * unit * 1000)
        }
        throw Failure(
            .usage,
            "--\(option) must be a day such as 2026-11-01, a time with a zone such as 2026-11-01T10:00:00Z, or how "
                + "long ago: 30d, 12h, not '\(text)'")
    }

    /// The versions of some flows that records ran on, of all flows if none is named.
    func knownFlows(_ names: [String]) -> KnownFlows {
        let folder = flows.path
        return KnownFlows(in: home, names: names) { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                SourceText(name: name, bytes: Array($0))
            }
        }
    }

    /// By what hours calls took their time; no flow is loaded where none can have any.
    var deskTime: DeskTime {
        DeskTime(KnownFlows.have("hours", in: home) ? knownFlows([]) : KnownFlows([]))
    }

    /// A condition over the records of some flows.
    private func condition(_ source: String, _ names: [String]) throws(Failure) -> RecordCondition {
        let (condition, problems) = RecordCondition.compile(source, over: knownFlows(names))
        for problem in problems where condition == nil || problem.severity == .warning {
            say(Excerpt.under(source, problem.range, "\(problem.severity.rawValue): \(problem.message)"))
        }
        guard let condition else { throw Failure(.badData, "--where cannot be asked") }
        return condition
    }

    /// The files that a question is about, of a log that is there: nothing is counted in a home that was named wrongly.
    private func segments(_ filter: RecordFilter) throws(Failure) -> [RecordLog.Segment] {
        let log = RecordLog(home: home)
        return try storing { () throws(StorageError) in
            try log.home.requireRecords()
            return try filter.segments(of: log)
        }
    }

    /// Takes every record that a filter lets through into an answer, on every processor, and says what was passed over:
    /// of the log, or with `--from` of a team's database.
    ///
    /// - Throws: `Failure` 74 if a file of the log cannot be read: an answer without it would be wrong.
    func ask<Answer: Sendable>(
        _ filter: RecordFilter, from empty: Answer,
        _ take: @escaping @Sendable (inout Answer, RecordView) -> Void, join: (inout Answer, Answer) -> Void
    ) throws(Failure) -> Answer {
        let copy = try self["from"].map { name throws(Failure) in try HubCopy(of: name, filter, self) }
        defer { withExtendedLifetime(copy) {} }
        let segments = if let copy { copy.segments } else { try segments(filter) }
        let progress = ScanProgress(segments, self)
        let scan = LogScan(segments, processors: ProcessInfo.processInfo.activeProcessorCount)
        let (answer, skipped) = scan.answer(
            from: empty, { if filter.matches($1) { take(&$0, $1) } }, join: join,
            progress: { progress.report($0) })
        progress.clear()
        try say(skipped)
        return answer
    }

    /// Prints lines, with colours where these are wished for and seen.
    func print(_ lines: [StyledText]) {
        let variables = environment.variables
        let wish = self["color"].flatMap { ColorWish(rawValue: $0) } ?? .auto
        let isTerminal = environment.output.columns != nil
        let depth = ColorDepth(wish: wish, environment: variables, isTerminal: isTerminal)
        let theme = Theme(depth: depth, background: Theme.Background(environment: variables))
        for line in lines { environment.output.write(line, isTerminal || depth != .none ? theme : nil) }
    }

    /// Says that stretches of a log are damaged or of another version of its format.
    func say(unread count: Int) {
        say("triage: unreadable stretches skipped: \(count); see triage records verify")
    }

    /// Says what was passed over in a log.
    ///
    /// - Throws: `Failure` if a file of it cannot be read.
    func say(_ skipped: LogScan.Skipped) throws(Failure) {
        var damaged = skipped.damaged
        if !skipped.unfinished.isEmpty {
            let open = try storing { () throws(StorageError) in Set(try Journal.list(home).map(\.id)) }
            damaged += skipped.unfinished.count { !open.contains($0) }
        }
        if damaged > 0 { say(unread: damaged) }
        if skipped.doubles > 0 {
            say("triage: second records of a call skipped: \(skipped.doubles); see triage records verify")
        }
        guard let first = skipped.refused.first else { return }
        throw Failure(
            Failure(first).code, skipped.refused.map { Failure($0).message }.joined(separator: "\n"))
    }
}
