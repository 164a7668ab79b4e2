/// The messages of a home on their way: one file each, which moves by rename from folder to folder, synced at
/// each step.
package struct Outbox: Sendable {
    /// The home that the outbox belongs to.
    package let home: Home

    /// Refers to the outbox of a home; does not touch the disk.
    package init(home: Home) {
        self.home = home
    }

    /// How far a message has got.
    package enum State: String, Sendable, CaseIterable {
        /// It waits to be sent.
        case queued
        /// A mail program has it, or had it when its sender was killed.
        case sending
        /// The mail program has taken it.
        case sent
        /// It is not tried again, since it was refused, tried for too long or dropped.
        case failed
    }

    /// A message in the outbox.
    package struct Entry: Sendable, Equatable {
        /// Its name.
        package let name: OutboxName
        /// How far it has got.
        package let state: State
        /// What became of the attempts to send it.
        package let attempts: Attempts
    }

    /// The folder of the messages in a state.
    func folder(_ state: State) -> String {
        switch state {
        case .queued: home.newMessages
        case .sending: home.sendingMessages
        case .sent: home.sentMessages
        case .failed: home.failedMessages
        }
    }

    /// The path of a message's file.
    package func path(_ name: OutboxName, _ state: State) -> String { "\(folder(state))/\(name.file)" }

    /// Adds a message to be sent; it is on disk afterwards. One that is there already, however far it has got,
    /// is not added again.
    ///
    /// - Returns: false if it was there already.
    /// - Throws: `cannotCreate`, `failed` or `durabilityUnknown`.
    @discardableResult
    package func add(_ message: MailMessage) throws(StorageError) -> Bool {
        guard try state(of: message.name) == nil else {
            try PosixPath.syncFolder(home.newMessages)
            return false
        }
        try DurableFile.write(message.bytes, to: message.name.file, in: home.newMessages)
        return true
    }

    /// How far a message has got; nil if there is none of that name.
    package func state(of name: OutboxName) throws(StorageError) -> State? {
        // In the order in which it moves, so that one that moves meanwhile is not missed; back from `sending`
        // to `new` it is looked for once more.
        for state in State.allCases + [.queued] {
            if try PosixPath.identity(path(name, state)) != nil { return state }
        }
        return nil
    }

    /// Whether any message waits to be sent, or may have been left behind by a sender that was killed.
    package var hasWaiting: Bool {
        [State.queued, .sending].contains { state in
            (try? PosixPath.names(in: folder(state), ending: ".eml"))?.isEmpty == false
        }
    }

    /// Whether any message is to be tried at a moment, or may have been left behind by a sender that was killed.
    package func hasDue(at time: Timestamp) -> Bool {
        let waiting = try? entries([.queued, .sending])
        return waiting?.contains { $0.state == .sending || $0.attempts.isDue(at: time) } ?? false
    }

    /// A message and how far it has got; nil if there is none of that name, or that cannot be told.
    package func entry(_ name: OutboxName) -> Entry? {
        guard let state = try? state(of: name) else { return nil }
        return Entry(name: name, state: state, attempts: attempts(name, state))
    }

    /// All messages in the given states, in order of name.
    ///
    /// - Throws: `failed`.
    package func entries(_ states: [State] = State.allCases) throws(StorageError) -> [Entry] {
        var entries: [OutboxName: Entry] = [:]
        for state in states {
            for file in try PosixPath.names(in: folder(state), ending: ".eml") {
                guard let name = OutboxName(file) else { continue }
                entries[name] = Entry(name: name, state: state, attempts: attempts(name, state))
            }
        }
        return entries.values.sorted { $0.name < $1.name }
    }

    /// Reads what became of the attempts to send a message; nothing if that is lost.
    func attempts(_ name: OutboxName, _ state: State) -> Attempts {
        let bytes = try? DurableFile.read("\(folder(state))/\(name.attemptsFile)")
        return bytes.flatMap { Attempts($0) } ?? Attempts()
    }

    /// Writes what became of the attempts to send a message, wherever it is.
    func note(_ attempts: Attempts, of name: OutboxName, in state: State) throws(StorageError) {
        try DurableFile.write(attempts.json, to: name.attemptsFile, in: folder(state))
    }

    /// Gives a message that has no sender one.
    func complete(
        _ name: OutboxName, _ state: State, with sender: MailMessage.Mailbox
    ) throws(StorageError) {
        let bytes = try DurableFile.read(path(name, state))
        try DurableFile.write(
            Array("From: \(sender.header)\n".utf8) + bytes, to: name.file, in: folder(state))
    }

    /// Takes a message out of the outbox for good: it is kept, with the reason, but not sent.
    ///
    /// - Returns: false if it is not there to be dropped: sent already, or just being sent.
    package func drop(_ name: OutboxName, because reason: String, at time: Timestamp) throws(StorageError)
        -> Bool
    {
        guard let state = try state(of: name), state == .queued || state == .failed,
            let file = try PosixFile.open(path(name, state), .read), try file.tryLock(),
            // A sender that came first has moved it by now; one that comes later finds it locked.
            try self.state(of: name) == state
        else { return false }
        var attempts = attempts(name, state)
        guard attempts.dropped == nil else { return false }
        attempts.dropped = reason
        attempts.settle(.dropped, at: time)
        try RecordLog(home: home).append(
            FollowUp(
                of: name.enquiry, message: name.message, number: name.number, state: .dropped, at: time,
                words: reason))
        try move(name, from: state, to: .failed, attempts)
        return true
    }

    /// Puts a message that failed back, to be sent at once.
    ///
    /// - Returns: false if it is not among those that failed.
    package func retry(_ name: OutboxName) throws(StorageError) -> Bool {
        guard try state(of: name) == .failed, attempts(name, .failed).dropped == nil else { return false }
        try move(name, from: .failed, to: .queued, Attempts())
        return true
    }

    /// The bytes of a message.
    ///
    /// - Throws: `missing`, `failed`.
    package func message(_ name: OutboxName, _ state: State) throws(StorageError) -> [UInt8] {
        try DurableFile.read(path(name, state))
    }

    /// Moves a message to another state, with what is known of the attempts to send it.
    ///
    /// The attempts go first: without their message they are nothing, the message without them is due.
    func move(
        _ name: OutboxName, from old: State, to new: State, _ attempts: Attempts
    ) throws(StorageError) {
        try DurableFile.write(attempts.json, to: name.attemptsFile, in: folder(new))
        try PosixPath.rename(path(name, old), to: path(name, new))
        try PosixPath.syncFolder(folder(new))
        try PosixPath.syncFolder(folder(old))
        if old != new { try PosixPath.remove("\(folder(old))/\(name.attemptsFile)") }
    }
}
