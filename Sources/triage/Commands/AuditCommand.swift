import Foundation
import Terminal
import TriageCore

/// `triage records audit` and `triage records mine`: how well the script was kept.
enum AuditCommand {
    private static let mineShown = 20

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        var filter = try invocation.recordFilter()
        filter.leavesOutGivenClocks = true
        let sample = try invocation["sample"].map { text throws(Failure) in
            guard let count = Int(text), count > 0 else {
                throw Failure(.usage, "--sample must be a whole number, such as 20, not '\(text)'")
            }
            return count
        }
        if invocation["format"] == "json" {
            try eachCall(invocation, filter) { call in
                invocation.print(json: call.json)
                return true
            }
        } else {
            // No flow is loaded twice by one reader of the log; each keeps what it has counted.
            let empty = (summary: AuditSummary(sample: sample ?? 0), auditor: Auditor(invocation.home))
            let all = try invocation.ask(
                filter, from: empty, { $0.summary.take($0.auditor.audit($1)) },
                join: { $0.summary.add($1.summary) })
            invocation.print(all.summary.lines)
        }
        return .done
    }

    @Sendable static func mine(_ invocation: Invocation) throws(Failure) -> ExitCode {
        var filter = RecordFilter()
        filter.agents = [try invocation.agent]
        filter.leavesOutGivenClocks = true
        var calls: [AuditedCall] = []
        try eachCall(invocation, filter) { call in
            calls.append(call)
            return calls.count < mineShown
        }
        invocation.print(
            calls.isEmpty ? [StyledText("no calls by \(filter.agents[0])")] : calls.flatMap(\.lines))
        return .done
    }

    /// Audits the calls that a filter lets through, newest first, on the flows as they were.
    private static func eachCall(
        _ invocation: Invocation, _ filter: RecordFilter, _ body: (AuditedCall) -> Bool
    ) throws(Failure) {
        let segments = try storing { () throws(StorageError) in
            try invocation.home.requireRecords()
            return try filter.segments(of: RecordLog(home: invocation.home))
        }
        var records = NewestFirst(segments)
        var auditor = Auditor(invocation.home)
        let progress = ScanProgress(segments, invocation)
        records.each(
            { filter.matches($0) ? auditor.audit($0) : nil },
            progress: { progress.report($0, behind: invocation.environment.output) }
        ) { (call: AuditedCall) in
            progress.clear()
            return body(call)
        }
        progress.clear()
        try invocation.say(records.skipped)
    }
}

/// Audits calls on the flows as they were.
private struct Auditor: Sendable {
    private var archive: FlowArchive
    private var words = SpokenWords()

    init(_ home: Home) { archive = FlowArchive(home: home) }

    mutating func audit(_ record: RecordView) -> AuditedCall {
        let found = archive.find(record.flow, digests: record.digests, files: record.files)
        return AuditedCall(record, CallAudit(record, flows: found.loaded?.flows, words: &words))
    }
}

/// A call and what was found about it.
private struct AuditedCall: Sendable {
    let id: EnquiryID
    let agent: String
    let audit: CallAudit
    private let head: String
    private let flow: String

    init(_ record: RecordView, _ audit: CallAudit) {
        id = record.id
        agent = record.agent
        flow = record.flow.rawValue
        self.audit = audit
        let row = RecordRow(record).cells
        head = row.joined(separator: "  ")
    }

    /// **Shape**: score and class with the call, then a line for each deviation.
    var lines: [StyledText] {
        let role: Role = audit.rating == .compliant ? .success : .warning
        let score = "\(audit.score)".padded(to: 3, right: true) + " \(audit.rating.rawValue)".padded(to: 14)
        return [StyledText(score, role) + StyledText("  " + head)]
            + audit.deviations.map { deviation in
                let place = deviation.node.map { "\($0.text): " } ?? ""
                let text = deviation.text.isEmpty ? "" : " (\(deviation.text.sanitized()))"
                return StyledText("       -\(deviation.weight.points)".padded(to: 12))
                    + StyledText(place + deviation.kind.words + text)
            }
    }

    /// The call as one line of JSON.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("id")
            writer.string(id.text)
            writer.key("flow")
            writer.string(flow)
            writer.key("agent")
            writer.string(agent)
            writer.key("score")
            writer.int(audit.score)
            writer.key("class")
            writer.string(audit.rating.rawValue)
            writer.key("deviations")
            writer.array { writer in
                for deviation in audit.deviations {
                    writer.object { writer in
                        writer.key("kind")
                        writer.string(deviation.kind.rawValue)
                        if let node = deviation.node {
                            writer.key("node")
                            writer.string(node.text)
                        }
                        writer.key("weight")
                        writer.string(deviation.weight.rawValue)
                        writer.key("points")
                        writer.int(deviation.weight.points)
                    }
                }
            }
        }
        return writer.text
    }
}

/// What was found about many calls.
private struct AuditSummary: Sendable {
    private var classes: [CallAudit.Class: Int] = [:]
    private var agents: [String: (calls: Int, points: Int)] = [:]
    private var places: [String: Int] = [:]
    private var calls = 0
    /// The calls to show whole, by an order that looks like none and is always the same.
    private var sampled: [(order: UInt64, call: AuditedCall)] = []
    private let sample: Int

    init(sample: Int) { self.sample = sample }

    mutating func take(_ call: AuditedCall) {
        calls += 1
        classes[call.audit.rating, default: 0] += 1
        agents[call.agent, default: (0, 0)].calls += 1
        agents[call.agent, default: (0, 0)].points += call.audit.score
        for deviation in call.audit.deviations {
            let place = deviation.node?.text ?? deviation.text
            places["\(deviation.kind.words): \(place)", default: 0] += 1
        }
        show(call)
    }

    /// Keeps a call to show it whole if it is among the first of the sample.
    private mutating func show(_ call: AuditedCall) {
        guard sample > 0 else { return }
        let order = XXH64.hash(Array(call.id.text.utf8))
        guard sampled.count < sample || order < sampled[sampled.count - 1].order else { return }
        let index = sampled.firstIndex { $0.order > order } ?? sampled.count
        sampled.insert((order, call), at: index)
        if sampled.count > sample { sampled.removeLast() }
    }

    /// Adds what was found about others.
    mutating func add(_ other: AuditSummary) {
        calls += other.calls
        classes.merge(other.classes) { $0 + $1 }
        agents.merge(other.agents) { ($0.calls + $1.calls, $0.points + $1.points) }
        places.merge(other.places) { $0 + $1 }
        for (_, call) in other.sampled { show(call) }
    }

    var lines: [StyledText] {
        guard calls > 0 else { return [StyledText("no calls")] }
        var lines = [StyledText(calls == 1 ? "1 call" : "\(calls.grouped) calls", .say)]
        for rating in CallAudit.Class.allCases {
            let count = classes[rating] ?? 0
            lines.append(
                StyledText("  " + rating.rawValue.padded(to: 14) + count.grouped.padded(to: 9, right: true))
                    + StyledText(count.share(of: calls).padded(to: 9, right: true), .note))
        }
        let worst = places.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !worst.isEmpty { lines += [.empty, StyledText("What was not kept", .title)] }
        for (place, count) in worst.prefix(12) {
            lines.append(
                StyledText("  " + count.grouped.padded(to: 7, right: true) + "  " + place.sanitized()))
        }
        if worst.count > 12 { lines.append(StyledText("  and \(worst.count - 12) more places", .note)) }
        lines += [.empty, StyledText("Points in the mean, by agent", .title)]
        let sorted = agents.sorted {
            ($0.value.points * $1.value.calls, $0.key) < ($1.value.points * $0.value.calls, $1.key)
        }
        for (agent, figures) in sorted.prefix(20) {
            let tenths = (figures.points * 10 + figures.calls / 2) / figures.calls
            lines.append(
                StyledText("  " + agent.sanitized().padded(to: 24))
                    + StyledText("\(tenths / 10).\(tenths % 10)".padded(to: 6, right: true))
                    + StyledText(
                        "  in \(figures.calls.grouped) \(figures.calls == 1 ? "call" : "calls")", .note))
        }
        if sorted.count > 20 { lines.append(StyledText("  and \(sorted.count - 20) more", .note)) }
        if !sampled.isEmpty { lines += [.empty, StyledText("For coaching", .title)] }
        return lines + sampled.flatMap(\.call.lines)
    }
}
