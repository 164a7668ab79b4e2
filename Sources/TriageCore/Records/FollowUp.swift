/// What became of an enquiry's message after its record was written: a line of the log by itself.
///
/// **Shape**: `{"v":1,"of":"019f…","message":"follow-up","n":1,"state":"sent","at":"…"}`; the first line of one
/// message, number and state counts.
package struct FollowUp: Sendable, Equatable {
    /// The enquiry.
    package let enquiry: EnquiryID
    /// The message's name in its flow.
    package let message: MessageID
    /// Which of the message's approvals in the enquiry it is, from 1.
    package let number: Int
    /// What became of it.
    package let state: State
    /// When that was known.
    package let at: Timestamp
    /// The words of the mail program, or why the message was dropped; empty if there is nothing to say.
    package let words: String

    /// What can become of a message.
    package enum State: String, Sendable {
        case sent, failed, dropped
    }

    /// Notes what became of a message.
    package init(
        of enquiry: EnquiryID, message: MessageID, number: Int, state: State, at: Timestamp, words: String
    ) {
        self.enquiry = enquiry
        self.message = message
        self.number = number
        self.state = state
        self.at = at
        self.words = words
    }

    /// Reads a line of the log; nil for any other line.
    package init?(_ line: LogLine) {
        guard line.verdict == .whole, line.id == nil else { return nil }
        let slice = JSONSlice(line.raw)
        guard let enquiry = EnquiryID(slice.text("of")), let state = State(rawValue: slice.text("state")),
            let number = slice["n"]?.int, let at = Timestamp(rfc3339: slice.text("at"))
        else { return nil }
        self.init(
            of: enquiry, message: MessageID(slice.text("message")), number: Int(number), state: state, at: at,
            words: slice.text("words"))
    }

    /// The line as an object, without its checksum.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(.v)
            writer.int(ChecksummedLine.version)
            writer.key("of")
            writer.string(enquiry.text)
            writer.key("message")
            writer.string(message.rawValue)
            writer.key("n")
            writer.int(number)
            writer.key("state")
            writer.string(state.rawValue)
            writer.key("at")
            writer.string(at.rfc3339)
            guard !words.isEmpty else { return }
            writer.key("words")
            writer.string(words)
        }
        return writer.bytes
    }
}

extension RecordLog {
    /// What became of an enquiry's messages, in the order in which it was known; of several lines about one
    /// message and state the first.
    ///
    /// - Parameter month: that of the enquiry's record; no line about it is in an earlier one.
    /// - Throws: `failed`.
    package func followUps(of id: EnquiryID, since month: RecordMonth?) throws(StorageError) -> [FollowUp] {
        var found: [FollowUp] = []
        for segment in try segments() where month.map({ segment.month >= $0 }) ?? true {
            var reader = try LineReader(path: segment.path)
            while let line = try reader.next() {
                guard let followUp = FollowUp(line), followUp.enquiry == id else { continue }
                let isKnown = found.contains {
                    $0.message == followUp.message && $0.number == followUp.number
                        && $0.state == followUp.state
                }
                if !isKnown { found.append(followUp) }
            }
        }
        return found
    }

    /// Appends what became of a message to the month in which that was known, and waits until it is on disk.
    ///
    /// - Throws: as ``append(_:id:closed:mayBeThere:patience:notice:)``.
    package func append(_ followUp: FollowUp, patience: Int = 10_000) throws(StorageError) {
        try append(note: followUp.json, at: followUp.at, patience: patience)
    }

    /// Appends a line that is no record to the month of a moment, and waits until it is on disk.
    func append(note object: [UInt8], at time: Timestamp, patience: Int = 10_000) throws(StorageError) {
        try append(notes: [object], at: time, patience: patience)
    }

    /// Appends lines that are no records to the month of a moment with one write, and waits until they are on disk.
    ///
    /// - Parameter notice: called if the wait drags on, with the id of the process holding the log, if known.
    func append(
        notes objects: [[UInt8]], at time: Timestamp, patience: Int = 10_000,
        notice: @escaping (Int32?) -> Void = { _ in }
    ) throws(StorageError) {
        let segment = try LineFile(
            path: home.segment(RecordMonth(time)), makesFile: true,
            patience: .init(milliseconds: patience, notice: notice))
        let tail = try segment.tail(size: segment.lockedSize)
        if tail.size == 0 { try PosixPath.syncFolder(home.records) }
        try segment.refuseUnknownVersion(tail)
        try segment.append(objects.flatMap(ChecksummedLine.sealing), behind: tail)
    }
}
