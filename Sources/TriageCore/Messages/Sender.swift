/// Gives the messages of an outbox to a mail program and tells hooks what is over, one sender a home at a time.
package struct Sender {
    /// The outbox.
    package let outbox: Outbox
    /// The program to use; nil if there is none, so that everything waits.
    package let program: MailProgram?
    /// Who messages without a sender come from; nil if that is not known.
    package let sender: MailMessage.Mailbox?
    /// The folder of the hooks that are told when something is over; nil for none.
    let hooks: HookFolder?
    let clock: () -> Timestamp

    /// The longest that a mail program may take. **Units**: milliseconds.
    static let patience = 5 * 60 * 1000
    /// A sender that stays does so while something is due within this span. **Units**: milliseconds.
    static let horizon: Int64 = 15 * 60 * 1000

    /// What a run of a sender did.
    package struct Report: Sendable, Equatable {
        /// The messages that were sent, and those that failed.
        package var sent: [OutboxName] = []
        package var failed: [OutboxName] = []
        /// The hooks' jobs that were done, and those that were given up, by name.
        package var hooksDone: [String] = []
        package var hooksFailed: [String] = []
        /// Whether another sender was at work, so that nothing was done.
        package var isBusy = false
    }

    /// Takes what a sender needs.
    package init(
        _ outbox: Outbox, program: MailProgram?, sender: MailMessage.Mailbox?, hooks: HookFolder? = nil,
        clock: @escaping () -> Timestamp
    ) {
        self.outbox = outbox
        self.program = program
        self.sender = sender
        self.hooks = hooks
        self.clock = clock
    }

    /// Starts a sender that lives on by itself, without a terminal; false if it could not be started.
    ///
    /// - Parameter words: the program's path and its arguments.
    package static func detach(_ words: [String]) -> Bool { ChildProgram(words) != nil }

    /// Sends what is due, and throws away what was settled long ago.
    ///
    /// - Parameters:
    ///   - isStaying: whether to go on while something is due soon.
    ///   - triesAll: whether everything that waits is tried once, due or not.
    /// - Throws: `failed`, `durabilityUnknown`; what was not dealt with is still in the outbox.
    package func run(isStaying: Bool, triesAll: Bool = false) throws(StorageError) -> Report {
        var report = Report()
        var triesAll = triesAll
        repeat {
            guard let lock = try outbox.lock() else {
                report.isBusy = report == Report()
                return report
            }
            // What cannot be cleared away must not keep what is due from being sent.
            try? outbox.removeLeftovers(at: clock())
            try? outbox.throwAway(at: clock())
            while true {
                try sendDue(&report, triesAll: triesAll)
                triesAll = false
                try runHooks(&report)
                guard isStaying, try isDueSoon() else { break }
                PosixPath.pause(500)
            }
            lock.unlock()
            // Whoever approved a message meanwhile found the lock taken and went away.
        } while try hasDue()
        return report
    }

    private func hasDue() throws(StorageError) -> Bool {
        let now = clock()
        if try hasJob(dueAt: now) { return true }
        guard program != nil else { return false }
        return try outbox.entries([.queued]).contains { $0.attempts.isDue(at: now) }
    }

    private func isDueSoon() throws(StorageError) -> Bool {
        let soon = Timestamp(milliseconds: clock().milliseconds + Self.horizon)
        if try hasJob(dueAt: soon) { return true }
        guard program != nil else { return false }
        return try outbox.entries([.queued]).contains { $0.attempts.isDue(at: soon) }
    }

    private func sendDue(_ report: inout Report, triesAll: Bool) throws(StorageError) {
        for entry in try outbox.entries([.queued, .sending]) {
            // What was never tried only waited for a sender to be known.
            let isNowPossible = sender != nil && entry.attempts.count == 0
            let isDue = triesAll || isNowPossible || entry.attempts.isDue(at: clock())
            if entry.state == .sending || isDue {
                try send(entry, &report)
            }
        }
    }

    private func send(_ entry: Outbox.Entry, _ report: inout Report) throws(StorageError) {
        let name = entry.name
        var attempts = entry.attempts
        guard let file = try PosixFile.open(outbox.path(name, entry.state), .read) else { return }
        // In `sending` and locked: a mail program has it still, though its sender was killed.
        guard try file.tryLock() else { return }
        let notes = ProgramNotes(path: outbox.folder(.sending) + "/\(name)")
        if entry.state == .sending {
            if let settled = attempts.settled { return try settle(name, settled, attempts, &report) }
            // Its sender was killed, but not its mail program.
            if let ending = notes.ending { return try judge(name, ending, notes, attempts, &report) }
        }
        let mail = SentMail(try file.bytes(0..<file.identity().size))
        guard let program else {
            if entry.state == .sending { try outbox.move(name, from: .sending, to: .queued, attempts) }
            return
        }
        guard let address = mail.sender ?? sender.map({ MailAddress.encoded($0.address) }) else {
            // Without a time of its own it would be due again at once, and for ever.
            attempts.postpone(at: clock(), words: "no sender is known")
            return try outbox.move(name, from: entry.state, to: .queued, attempts)
        }
        if mail.sender == nil, let sender {
            try outbox.complete(name, entry.state, with: sender)
            return try send(Outbox.Entry(name: name, state: entry.state, attempts: attempts), &report)
        }
        if entry.state == .queued { try outbox.move(name, from: .queued, to: .sending, attempts) }
        let ending = program.run(
            ["-i", "-f", address, "--"] + mail.recipients, reading: file, noting: notes,
            patience: Self.patience)
        try judge(name, notes.ending ?? ending, notes, attempts, &report)
    }

    /// Does what the answer of the mail program asks for.
    private func judge(
        _ name: OutboxName, _ ending: ProgramEnding, _ notes: ProgramNotes, _ attempts: Attempts,
        _ report: inout Report
    ) throws(StorageError) {
        var attempts = attempts
        let words = notes.words
        var verdict = DeliveryVerdict(
            ending, words: words, keepsSilently: program?.keepsSilently ?? false)
        attempts.wait(at: clock(), ending: "\(ending)", words: words)
        if verdict == .waits, attempts.isOver(at: clock()) { verdict = .failed }
        guard verdict != .waits else {
            try outbox.move(name, from: .sending, to: .queued, attempts)
            return notes.remove()
        }
        let state: FollowUp.State = verdict == .sent ? .sent : .failed
        attempts.settle(state, at: clock())
        try outbox.note(attempts, of: name, in: .sending)
        try settle(name, state, attempts, &report)
        notes.remove()
    }

    /// Notes in the log what became of a message, then moves it to its last folder.
    private func settle(
        _ name: OutboxName, _ state: FollowUp.State, _ attempts: Attempts, _ report: inout Report
    ) throws(StorageError) {
        let followUp = FollowUp(
            of: name.enquiry, message: name.message, number: name.number, state: state, at: clock(),
            words: state == .sent ? "" : attempts.words)
        try RecordLog(home: outbox.home).append(followUp)
        try addJob(for: followUp)
        try outbox.move(name, from: .sending, to: state == .sent ? .sent : .failed, attempts)
        if state == .sent { report.sent.append(name) } else { report.failed.append(name) }
    }
}
