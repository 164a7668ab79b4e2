import Foundation
import TriageCore

/// `triage outbox`: the messages on their way.
enum OutboxCommand {
    @Sendable static func list(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let entries = try storing { () throws(StorageError) in try Outbox(home: invocation.home).entries() }
        if invocation.has("json") {
            for entry in entries { invocation.print(json: entry.json) }
            return .done
        }
        let rows = entries.map { [$0.name.description, $0.state.rawValue, remark($0, invocation)] }
        invocation.print(rows.isEmpty ? "no messages" : Columns(rows).text)
        return .done
    }

    @Sendable static func show(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let outbox = Outbox(home: invocation.home)
        let entry = try entry(invocation)
        let bytes = try storing { () throws(StorageError) in try outbox.message(entry.name, entry.state) }
        invocation.print("\(entry.name)  \(entry.state.rawValue)  \(remark(entry, invocation))")
        if entry.state == .sent {
            invocation.print(
                "The mail program has it. If it cannot be delivered, the sender's mailbox is told.")
        }
        invocation.print()
        invocation.environment.output.write(String(decoding: bytes, as: UTF8.self))
        return .done
    }

    @Sendable static func flush(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let home = try invocation.preparedHome()
        let sender = try invocation.messageSender(home)
        let report = try storing { () throws(StorageError) in
            try sender.run(isStaying: invocation.has("stay"), triesAll: !invocation.has("due"))
        }
        if report.isBusy {
            invocation.print("another process is sending")
        } else {
            let waiting = try storing { () throws(StorageError) in
                try Outbox(home: home).entries([.queued, .sending]).count
            }
            let program = sender.program == nil && waiting > 0 ? ", no mail program found" : ""
            invocation.print(
                "\(report.sent.count) sent, \(report.failed.count) failed, \(waiting) queued\(program)")
        }
        return .done
    }

    @Sendable static func retry(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let outbox = Outbox(home: try invocation.preparedHome())
        let entry = try entry(invocation)
        let isBack = try storing { () throws(StorageError) in try outbox.retry(entry.name) }
        guard isBack else {
            throw Failure(.usage, "\(entry.name) has not failed: it is \(entry.state.rawValue)")
        }
        invocation.print("\(entry.name): queued")
        invocation.wakeSender()
        return .done
    }

    @Sendable static func drop(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let outbox = Outbox(home: try invocation.preparedHome())
        let entry = try entry(invocation)
        guard let reason = invocation["reason"], reason.isVisible else {
            throw Failure(.usage, "a reason is needed: triage outbox drop \(entry.name) --reason TEXT")
        }
        let isDropped = try storing { () throws(StorageError) in
            try outbox.drop(entry.name, because: reason, at: Clock().now)
        }
        guard isDropped else {
            throw Failure(.usage, "\(entry.name) cannot be dropped: it is \(entry.state.rawValue)")
        }
        invocation.print("\(entry.name): dropped")
        return .done
    }

    /// The message that the command line names, by its name or the beginning of it.
    private static func entry(_ invocation: Invocation) throws(Failure) -> Outbox.Entry {
        let beginning = invocation.operands.first ?? ""
        let all = try storing { () throws(StorageError) in try Outbox(home: invocation.home).entries() }
        let found = all.filter { $0.name.description.hasPrefix(beginning) }
        guard let only = found.first else {
            throw Failure(.inputMissing, "no message begins with '\(beginning)'")
        }
        guard found.count == 1 else {
            let names = found.map(\.name.description).joined(separator: " or ")
            throw Failure(.usage, "'\(beginning)' could be \(names)")
        }
        return only
    }

    private static func remark(_ entry: Outbox.Entry, _ invocation: Invocation) -> String {
        let attempts = entry.attempts
        if let reason = attempts.dropped { return "dropped: \(reason)" }
        var remarks: [String] = []
        if attempts.count > 0 { remarks.append("\(attempts.count) \(attempts.count == 1 ? "try" : "tries")") }
        if !attempts.ending.isEmpty { remarks.append(attempts.ending) }
        if !attempts.words.isEmpty { remarks.append(attempts.words) }
        if entry.state == .queued {
            if invocation.mailProgram == nil { remarks.append("no mail program found") }
            if let due = attempts.due { remarks.append("again at \(due.local)") }
        }
        return remarks.joined(separator: ", ")
    }
}

extension Outbox.Entry {
    /// The entry as one JSON object on one line.
    fileprivate var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            for (key, text) in [
                ("name", name.description), ("of", name.enquiry.text), ("message", name.message.rawValue),
                ("messageID", name.messageID), ("state", state.rawValue),
            ] {
                writer.key(key)
                writer.string(text)
            }
            writer.key("n")
            writer.int(name.number)
            attempts.write(in: &writer)
        }
        return writer.text
    }
}
