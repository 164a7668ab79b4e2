import TriageCore

/// `triage records push`: sends finished enquiries to where the configuration says.
enum PushCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let targets = try targets(invocation)
        let sole = ["init", "status", "follow"].filter { invocation.has($0) }
        guard sole.count < 2 else {
            throw Failure(.usage, sole.map { "--\($0)" }.joined(separator: " and ") + " exclude each other")
        }
        if invocation.has("status") { return try status(of: targets, invocation) }
        for option in ["json", "limit-records", "limit-seconds"] where invocation.has(option) {
            throw Failure(.usage, "--\(option) is for --status")
        }
        Signals.watch()
        if invocation.has("init") { return try prepare(targets, invocation) }
        return try send(to: targets, invocation)
    }

    /// The targets that are meant.
    private static func targets(_ invocation: Invocation) throws(Failure) -> [PushTarget] {
        let all = invocation.configuration.pushTargets
        guard !all.isEmpty else {
            throw Failure(
                .usage,
                "no target: \(invocation.configurationPath) has no \"push\"; see triage records push --help")
        }
        guard let name = invocation["to"] else { return all.map(invocation.reachable) }
        guard let target = all.first(where: { $0.name == name }) else {
            throw Failure(
                .usage,
                "there is no target '\(name)'" + NearestName.hint(for: name, among: all.map(\.name)))
        }
        return [invocation.reachable(target)]
    }

    private static func prepare(
        _ targets: [PushTarget], _ invocation: Invocation
    ) throws(Failure) -> ExitCode {
        for target in targets {
            do throws(Pusher.Trouble) {
                let hasTables = try target.prepareTables { Signals.pending != nil }
                invocation.print("\(target.name): " + (hasTables ? "ready" : "a program, nothing to prepare"))
            } catch {
                throw Failure(of: target, error)
            }
        }
        return .done
    }

    private static func send(
        to targets: [PushTarget], _ invocation: Invocation
    ) throws(Failure) -> ExitCode {
        // A home that was named wrongly must not pass for an empty one.
        try storing { () throws(StorageError) in try invocation.home.requireRecords() }
        let home = try invocation.preparedHome()
        let flows = invocation.flows
        var senders: [Follower] = []
        for target in targets {
            let pusher = try storing { () throws(StorageError) in
                try Pusher(home, to: target, atHand: { flows.text(named: $0)?.bytes })
            }
            guard let pusher else {
                invocation.print("\(target.name): another process is sending")
                continue
            }
            senders.append(Follower(target, pusher))
        }
        guard invocation.has("follow") else {
            let failures = senders.compactMap { sender in
                let progress = ScanProgress(0, "sent", invocation)
                defer { progress.clear() }
                return sender.send(progress: { progress.report($0, of: $1) }) {
                    progress.clear()
                    invocation.print($0)
                }
            }
            guard Signals.pending == nil else { return .interrupted }
            guard let first = failures.first else { return .done }
            throw Failure(first.code, failures.map(\.message).joined(separator: "\n"))
        }
        while Signals.pending == nil, !senders.isEmpty {
            for sender in senders where sender.isDue {
                let failure = sender.send(isQuiet: true) { invocation.print($0) }
                if Signals.pending == nil, let failure { invocation.say("triage: \(failure.message)") }
            }
            invocation.environment.output.flush()
            // Only signals are waited for: there is no descriptor of that number.
            _ = Signals.wait(for: -1, atMost: .milliseconds(500))
        }
        return .done
    }

    private static func status(
        of targets: [PushTarget], _ invocation: Invocation
    ) throws(Failure) -> ExitCode {
        let records = try number("limit-records", invocation)
        let seconds = try number("limit-seconds", invocation)
        let home = invocation.home
        let now = Clock().now
        try storing { () throws(StorageError) in try home.requireRecords() }
        var rows: [[String]] = []
        var isPast = false
        var unreadable: [String] = []
        for target in targets {
            let lag = try storing { () throws(StorageError) in try PushLag(of: target, in: home) }
            let limits = PushTarget.Limits(
                records: records ?? target.limits.records, seconds: seconds ?? target.limits.seconds)
            let isTargetPast = lag.isPast(limits, at: now)
            isPast = isPast || isTargetPast
            unreadable += lag.unreadable.map { Failure($0).message }.filter { !unreadable.contains($0) }
            if invocation.has("json") {
                invocation.print(json: lag.json(of: target, isPast: isTargetPast, at: now))
            } else {
                rows.append([target.name, lag.words(at: now) + (isTargetPast ? ", past its limit" : "")])
            }
        }
        if !rows.isEmpty { invocation.print(Columns(rows).text) }
        guard unreadable.isEmpty else { throw Failure(.inputOutput, unreadable.joined(separator: "\n")) }
        return isPast ? .findings : .done
    }

    private static func number(_ option: String, _ invocation: Invocation) throws(Failure) -> Int? {
        guard let text = invocation[option] else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw Failure(.usage, "--\(option) must be a whole number from 0 on, not '\(text)'")
        }
        return number
    }
}

/// A target that is sent to again and again; after a failure only from time to time.
///
/// A class, because it remembers how often sending has failed.
private final class Follower {
    private let target: PushTarget
    private let pusher: Pusher
    private var failures = 0
    private var told: String?
    private var due = ContinuousClock.now

    init(_ target: PushTarget, _ pusher: Pusher) {
        (self.target, self.pusher) = (target, pusher)
    }

    var isDue: Bool { ContinuousClock.now >= due }

    /// Sends what there is, and says what was sent.
    ///
    /// - Parameters:
    ///   - isQuiet: whether nothing is said of a run that had nothing to send or failed as the one before.
    ///   - progress: told the bytes sent so far, and all that there are to send.
    /// - Returns: what has failed.
    func send(
        isQuiet: Bool = false, progress: (_ sent: Int, _ all: Int) -> Void = { _, _ in },
        tell: (String) -> Void
    ) -> Failure? {
        var failure: Failure?
        do throws(Pusher.Trouble) {
            let report = try pusher.run(isStopped: { Signals.pending != nil }, progress: progress)
            if !isQuiet || report.isWorthTelling { tell("\(target.name): \(report.words)") }
            failure = report.unreadable.first.map { Failure(of: target, .storage($0)) }
        } catch {
            failure = Failure(of: target, error)
        }
        failures = failure == nil ? 0 : failures + 1
        due = .now + .seconds(failures == 0 ? 0 : min(60, 1 << min(failures, 6)))
        defer { told = failure?.message }
        return isQuiet && told == failure?.message ? nil : failure
    }
}

extension Failure {
    /// A target that could not be sent to.
    init(of target: PushTarget, _ trouble: Pusher.Trouble) {
        switch trouble {
        case .storage(let error):
            let failure = Failure(error)
            self.init(failure.code, "\(target.name): \(failure.message)")
        case .hub(let words):
            self.init(
                .inputOutput,
                "\(target.name): \(words)\nnothing is lost: what was not acknowledged is sent again")
        }
    }
}

extension Pusher.Report {
    fileprivate var isWorthTelling: Bool { self != Pusher.Report() }

    /// **Shape**: `3 records sent, 1 erasure sent, 1 refused (22P05: unsupported Unicode escape sequence)`.
    fileprivate var words: String {
        var words: [String] = []
        if records > 0 { words.append(counted(records, "record") + " sent") }
        if erasures > 0 { words.append(counted(erasures, "erasure") + " sent") }
        if withoutFacts > 0 { words.append("\(withoutFacts) without facts, whose flows are lost") }
        if let first = refused.first { words.append("\(refused.count) refused (\(first))") }
        if !conflicts.isEmpty { words.append(counted(conflicts.count, "conflict")) }
        return words.isEmpty ? "nothing to send" : words.joined(separator: ", ")
    }
}

extension PushLag {
    /// **Shape**: `3 records behind, the oldest 12 s, 1 refused, 2 conflicts`.
    fileprivate func words(at now: Timestamp) -> String {
        var words = [counted(records, "record") + " behind"]
        if records > 0 { words.append("the oldest " + Self.age(seconds(at: now))) }
        if erasures > 0 { words.append(counted(erasures, "erasure") + " behind") }
        if refused > 0 { words.append("\(refused) refused") }
        if conflicts > 0 { words.append(counted(conflicts, "conflict")) }
        return words.joined(separator: ", ")
    }

    /// An age in the greatest unit of which it is two or more. **Shape**: `12 s`, `90 min`, `47 h`, `545 days`.
    private static func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) days"
        }
    }

    /// **Shape**: `{"target","records","seconds","erasures","refused","conflicts","isPastLimit"}`.
    fileprivate func json(of target: PushTarget, isPast: Bool, at now: Timestamp) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("target")
            writer.string(target.name)
            for (key, number) in [
                ("records", records), ("seconds", seconds(at: now)), ("erasures", erasures),
                ("refused", refused), ("conflicts", conflicts),
            ] {
                writer.key(key)
                writer.int(number)
            }
            writer.key("isPastLimit")
            writer.bool(isPast)
        }
        return writer.text
    }
}

/// A count and its noun. **Shape**: `1 record`, `2 records`.
private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
}
