/// What became of the attempts to send a message so far, kept beside it; losing it means "due now".
package struct Attempts: Sendable, Equatable {
    /// How often a mail program was given the message.
    package var count = 0
    /// The first attempt; nil before it.
    package var first: Timestamp?
    /// When it is tried again; nil for at once.
    package var due: Timestamp?
    /// How the last attempt ended. **Shape**: `exit 75`, `signal 9`.
    package var ending = ""
    /// What the mail program said last, or why none could be asked.
    package var words = ""
    /// What the last attempt settled, once that is known; nil while the message is still to be sent.
    package private(set) var settled: FollowUp.State?
    /// When that was settled; nil before it, and in files written before this was noted.
    package private(set) var ended: Timestamp?
    /// Whether an agent has been told that it failed.
    package var isTold = false
    /// Why the agent or a supervisor dropped the message; nil if nobody did.
    package var dropped: String?

    /// A message that nobody has tried to send.
    package init() {}

    /// Spans after which a message is tried again, the last one over and over. **Units**: minutes.
    private static let waits: [Int64] = [1, 5, 15, 60]
    /// How long a message is tried. **Units**: milliseconds.
    static let patience: Int64 = 3 * 24 * 3600 * 1000
    /// A due time further ahead than this is from before the clock was set back. **Units**: milliseconds.
    private static let horizon: Int64 = 60 * 60 * 1000

    /// Counts an attempt that settled nothing, and sets the time of the next.
    mutating func wait(at time: Timestamp, ending: String, words: String) {
        count += 1
        first = first ?? time
        let minutes = Self.waits[min(count, Self.waits.count) - 1]
        due = Timestamp(milliseconds: time.milliseconds + minutes * 60 * 1000)
        self.ending = ending
        self.words = words
    }

    /// Notes what became of the message in the end.
    mutating func settle(_ state: FollowUp.State, at time: Timestamp) {
        settled = state
        ended = time
        due = nil
    }

    /// Sets the time at which to look again whether it can be sent at all; that is no attempt.
    mutating func postpone(at time: Timestamp, words: String) {
        due = Timestamp(milliseconds: time.milliseconds + Self.horizon)
        self.words = words
    }

    /// Whether it is to be tried at a moment.
    package func isDue(at time: Timestamp) -> Bool {
        guard let due else { return true }
        return due <= time || due.milliseconds - time.milliseconds > Self.horizon
    }

    /// Whether it has been tried for as long as any message is.
    func isOver(at time: Timestamp) -> Bool {
        first.map { time.milliseconds - $0.milliseconds >= Self.patience } ?? false
    }
}

extension Attempts {
    /// Reads what was written; nil if it is not that.
    init?(_ bytes: [UInt8]) {
        guard let json = JSONParser.parse(bytes).value, json.members != nil else { return nil }
        func moment(_ key: String) -> Timestamp? { json[key]?.string.flatMap { Timestamp(rfc3339: $0) } }
        count = json["tries"]?.int.map { max(0, Int(clamping: $0)) } ?? 0
        first = moment("first")
        due = moment("due")
        ending = json["ending"]?.string ?? ""
        words = json["words"]?.string ?? ""
        settled = json["settled"]?.string.flatMap { FollowUp.State(rawValue: $0) }
        ended = moment("ended")
        dropped = json["dropped"]?.string
        isTold = json["told"]?.bool ?? false
    }

    /// As one JSON object.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { write(in: &$0) }
        return writer.bytes
    }

    /// Writes the members into an object.
    package func write(in writer: inout JSONWriter) {
        writer.key("tries")
        writer.int(count)
        let texts = [
            ("first", first?.rfc3339), ("due", due?.rfc3339), ("ending", ending.isEmpty ? nil : ending),
            ("words", words.isEmpty ? nil : words), ("settled", settled?.rawValue),
            ("ended", ended?.rfc3339), ("dropped", dropped),
        ]
        for case (let key, let text?) in texts {
            writer.key(key)
            writer.string(text)
        }
        guard isTold else { return }
        writer.key("told")
        writer.bool(true)
    }
}
