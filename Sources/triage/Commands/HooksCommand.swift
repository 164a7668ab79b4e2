import Foundation
import TriageCore

/// `triage hooks`: the programs that are told what happens in calls.
enum HooksCommand {
    @Sendable static func list(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let contents = invocation.hooks.contents()
        let jobs = try storing { () throws(StorageError) in try HookJobs(home: invocation.home).all() }
        if invocation.has("json") {
            invocation.print(json: json(contents, jobs, invocation.hooksFolder))
            return .done
        }
        if contents.hooks.isEmpty { invocation.print("no hooks in \(invocation.hooksFolder)") }
        let rows = contents.hooks.map { hook in
            [hook.name, "\(hook.event)", hook.isPersonal ? "with personal data" : ""]
        }
        if !rows.isEmpty { invocation.print(Columns(rows).text) }
        if !contents.passedOver.isEmpty {
            invocation.print("\npassed over:")
            invocation.print(Columns(contents.passedOver.map { [$0.name, "\($0.why)"] }).text)
        }
        if !jobs.isEmpty {
            invocation.print("\nstill to be told:")
            invocation.print(Columns(jobs.map { [$0.name, remark($0)] }).text)
        }
        return .done
    }

    private static func remark(_ job: HookJob) -> String {
        let attempts = job.attempts
        var remarks = [job.hasFailed ? "given up" : "waits"]
        if attempts.count > 0 { remarks.append("\(attempts.count) \(attempts.count == 1 ? "try" : "tries")") }
        if !attempts.words.isEmpty { remarks.append(attempts.words) }
        if let due = attempts.due, !job.hasFailed { remarks.append("again at \(due.local)") }
        return remarks.joined(separator: ", ")
    }

    private static func json(_ contents: HookFolder.Contents, _ jobs: [HookJob], _ folder: String) -> String {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("folder")
            writer.string(folder)
            writer.key("hooks")
            writer.array { writer in
                for hook in contents.hooks {
                    writer.object { writer in
                        writer.key("name")
                        writer.string(hook.name)
                        writer.key("event")
                        writer.string("\(hook.event)")
                        writer.key("personal")
                        writer.bool(hook.isPersonal)
                    }
                }
            }
            writer.key("passedOver")
            writer.array { writer in
                for file in contents.passedOver {
                    writer.object { writer in
                        writer.key("name")
                        writer.string(file.name)
                        writer.key("why")
                        writer.string("\(file.why)")
                    }
                }
            }
            writer.key("jobs")
            writer.array { writer in
                for job in jobs {
                    writer.object { writer in
                        writer.key("name")
                        writer.string(job.name)
                        job.write(in: &writer)
                    }
                }
            }
        }
        return writer.text
    }

    @Sendable static func log(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let entries = try storing { () throws(StorageError) in
            try HookLog(home: invocation.home).entries()
        }
        if invocation.has("json") {
            for entry in entries { invocation.print(json: entry.json) }
            return .done
        }
        if entries.isEmpty { invocation.print("no hook has been run") }
        for entry in entries {
            let head = [entry.at.local, entry.hook, "\(entry.ending) after \(entry.took) ms", entry.enquiry]
            invocation.print(head.joined(separator: "  "))
            for remark in entry.remarks {
                for line in remark.split(whereSeparator: \.isNewline) { invocation.print("    \(line)") }
            }
        }
        return .done
    }

    @Sendable static func retry(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let jobs = HookJobs(home: try invocation.preparedHome())
        let job = try job(invocation, jobs)
        let isBack = try storing { () throws(StorageError) in try jobs.retry(job) }
        guard isBack else {
            throw Failure(.usage, "\(job.name) has not been given up: it \(remark(job))")
        }
        invocation.print("\(job.name): queued")
        invocation.wakeSender()
        return .done
    }

    @Sendable static func drop(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let jobs = HookJobs(home: try invocation.preparedHome())
        let job = try job(invocation, jobs)
        try storing { () throws(StorageError) in try jobs.remove(job) }
        invocation.print("\(job.name): dropped")
        return .done
    }

    /// The job that the command line names, by its name or the beginning of it.
    private static func job(_ invocation: Invocation, _ jobs: HookJobs) throws(Failure) -> HookJob {
        let beginning = invocation.operands.first ?? ""
        let found = try storing { () throws(StorageError) in try jobs.all() }
            .filter { $0.name.hasPrefix(beginning) }
        guard let only = found.first else {
            throw Failure(.inputMissing, "nothing that hooks are still to be told begins with '\(beginning)'")
        }
        guard found.count == 1 else {
            throw Failure(
                .usage, "'\(beginning)' could be \(found.map(\.name).joined(separator: " or "))")
        }
        return only
    }

    @Sendable static func sample(_ invocation: Invocation) throws(Failure) -> ExitCode {
        invocation.environment.output.write(HookSample.scripts[invocation.operands.first ?? ""] ?? "")
        return .done
    }
}
