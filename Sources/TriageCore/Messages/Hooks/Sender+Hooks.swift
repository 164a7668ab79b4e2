/// Running the hooks that are told when a call is over.
extension Sender {
    /// Notes for the hooks what became of a message, before it moves to where nobody looks for it again.
    func addJob(for followUp: FollowUp) throws(StorageError) {
        guard let hooks, !hooks.hooks(of: .message).isEmpty else { return }
        let filed = FiledEnquiry(followUp.enquiry, in: outbox.home)
        let input = HookInput(
            .message, of: followUp.enquiry,
            filed?.record ?? Array("{\"id\":\"\(followUp.enquiry.text)\"}".utf8),
            flows: filed?.flows, about: .message(followUp))
        let detail = "\(followUp.message.rawValue).\(followUp.number).\(followUp.state.rawValue)"
        try HookJobs(home: outbox.home).add(
            HookJob(.message, of: followUp.enquiry, detail: detail, input: input))
    }

    /// Whether a hook's job is due by a moment.
    func hasJob(dueAt time: Timestamp) throws(StorageError) -> Bool {
        guard hooks != nil else { return false }
        return try HookJobs(home: outbox.home).all().contains {
            !$0.hasFailed && $0.attempts.isDue(at: time)
        }
    }

    /// Does what is due for the hooks, and empties their log of what is old.
    func runHooks(_ report: inout Report) throws(StorageError) {
        guard let hooks else { return }
        let jobs = HookJobs(home: outbox.home)
        try HookLog(home: outbox.home).empty(at: clock())
        try jobs.sweep()
        let due = try jobs.all().filter { !$0.hasFailed && $0.attempts.isDue(at: clock()) }
        guard !due.isEmpty else { return }
        let contents = hooks.contents()
        for job in due { try perform(job, contents.hooks(of: job.event), jobs, &report) }
    }

    private func perform(
        _ job: HookJob, _ all: [Hook], _ jobs: HookJobs, _ report: inout Report
    ) throws(StorageError) {
        var job = job
        guard let input = job.input, let hooks else { return }
        var failure: String? = all.isEmpty && job.done.isEmpty ? "no hook of that event is there" : nil
        var ending = ""
        for hook in all where !job.done.contains(hook.name) {
            let runner = HookRunner(home: outbox.home, version: hooks.version)
            let run = runner.run(
                HookRun(hook, of: job.enquiry, for: job.event), input: input.line(for: hook), clock: clock)
            HookLog(home: outbox.home).add(run, at: clock(), remarks: try take(run))
            if run.ending == .exit(0) || !job.event.isTriedAgain {
                job.done.append(hook.name)
                try jobs.write(job)
            } else {
                failure = "\(hook.name): \(run.errors.isEmpty ? "\(run.ending)" : run.errors)"
                ending = "\(run.ending)"
            }
        }
        guard let failure, job.event.isTriedAgain else {
            report.hooksDone.append(job.name)
            return try jobs.finish(job)
        }
        job.attempts.wait(at: clock(), ending: ending, words: failure)
        if job.attempts.isOver(at: clock()) {
            job.attempts.settle(.failed, at: clock())
            report.hooksFailed.append(job.name)
        }
        try jobs.write(job)
    }

    /// Takes a hook's answer: a ticket into the log, a note into the journal of a call that is still parked.
    ///
    /// - Returns: what to remark on it.
    private func take(_ run: HookRun) throws(StorageError) -> [String] {
        var remarks: [String] = []
        if !run.answer.facts.isEmpty { remarks.append("facts are not taken for \(run.event)") }
        if let ticket = run.answer.ticket {
            if run.event == .close {
                try RecordLog(home: outbox.home).append(
                    TicketLine(
                        of: run.enquiry, hook: run.hook.name, number: ticket.number, url: ticket.url,
                        at: clock()))
                remarks.append("ticket \(ticket.number)")
            } else {
                remarks.append("a ticket is not taken for \(run.event)")
            }
        }
        if let note = run.answer.note {
            let isTaken = run.event.takesNote && add(note: "\(run.hook.name): \(note)", to: run.enquiry)
            if !isTaken {
                remarks.append(
                    run.event.takesNote
                        ? "the note came too late, the call is not parked any more"
                        : "a note is not taken for \(run.event)")
            }
        }
        return remarks
    }

    /// Adds a note to a parked call; false if somebody has it open, or it is over.
    private func add(note: String, to id: EnquiryID) -> Bool {
        guard let (journal, contents) = try? Journal.resume(id, in: outbox.home), contents.faults.isEmpty,
            // Only notes that were taken since may stand behind the parking.
            let last = contents.events.compactMap({ JSONParser.parse($0).value })
                .last(where: { $0["event"]?.string != "noted" }), last["event"]?.string == "parked",
            let before = last["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
            let opening = Enquiry.opening(ofJournal: contents.events)?.opening
        else { return false }
        let time = opening.isClockGiven ? before : max(before, clock())
        return (try? journal.append([Event(at: time, .noted(note)).json])) != nil
    }
}
