/// What the outbox keeps of the past, and for how long.
extension Outbox {
    /// How long a message is kept once it was sent or dropped. **Units**: milliseconds.
    private static let retention: Int64 = 30 * 24 * 3600 * 1000

    /// Removes the messages that were sent or dropped long ago, since they hold what callers said.
    ///
    /// Those of a call that is still open stay: being here is what keeps them from being sent again.
    /// - Throws: `failed` or `durabilityUnknown`; what is left is removed the next time.
    func throwAway(at time: Timestamp) throws(StorageError) {
        for state in [State.sent, .failed] {
            let files = try PosixPath.names(in: folder(state))
            // Either file of a message may be all that is left of it.
            let names = Set(
                files.compactMap { OutboxName($0.hasSuffix(".json") ? $0.dropLast(5) : $0[...]) })
            for name in names.sorted() {
                // No message is older than its enquiry, which spares reading those of the last days.
                let age = time.milliseconds - name.enquiry.milliseconds
                guard age < 0 || age >= Self.retention else { continue }
                try throwAway(name, state, at: time)
            }
        }
    }

    private func throwAway(_ name: OutboxName, _ state: State, at time: Timestamp) throws(StorageError) {
        var attempts = attempts(name, state)
        guard state == .sent || attempts.dropped != nil else { return }
        guard let ended = attempts.ended else {
            // From before this was noted, or lost: its time begins now.
            attempts.settle(state == .sent ? .sent : .dropped, at: time)
            return try note(attempts, of: name, in: state)
        }
        guard time.milliseconds - ended.milliseconds >= Self.retention,
            try PosixPath.identity(home.journal(name.enquiry)) == nil
        else { return }
        try PosixPath.remove(path(name, state))
        try PosixPath.remove("\(folder(state))/\(name.attemptsFile)")
    }
}

/// Telling of failures.
extension Outbox {
    /// The messages that failed and of which no agent has been told yet; they count as told from now on.
    ///
    /// - Parameter known: the messages that need no look, since they were looked at before; updated.
    package func takeFailures(besides known: inout Set<OutboxName>) -> [Entry] {
        guard let files = try? PosixPath.names(in: folder(.failed), ending: ".eml") else { return [] }
        let names = files.compactMap { OutboxName($0) }
        // One that was put back may fail again.
        known.formIntersection(names)
        return names.filter { known.insert($0).inserted }.compactMap { takeFailure($0) }
    }

    /// A message that failed, unless an agent has been told; it counts as told from now on.
    package func takeFailure(_ name: OutboxName) -> Entry? {
        // Locked, so that two agents are not both told, and nobody drops or retries it meanwhile.
        guard let file = try? PosixFile.open(path(name, .failed), .read), (try? file.tryLock()) == true,
            (try? state(of: name)) == .failed
        else { return nil }
        var attempts = attempts(name, .failed)
        guard !attempts.isTold, attempts.dropped == nil else { return nil }
        attempts.isTold = true
        try? note(attempts, of: name, in: .failed)
        return Entry(name: name, state: .failed, attempts: attempts)
    }

    /// Who a message goes to, as its file says. **Shape**: addresses with commas between them.
    package func recipients(of entry: Entry) -> String {
        let bytes = try? message(entry.name, entry.state)
        return bytes.map { SentMail($0).recipients.joined(separator: ", ") } ?? ""
    }
}
