/// The members of a record, in their order in the line: the small ones first.
///
/// The writer takes their names from here, and the reader relies on their order, as specified in `FORMAT.md`.
package enum RecordMember: Int, CaseIterable, Comparable, Sendable {
    /// The version of the format.
    case v
    /// The id of the enquiry.
    case id
    /// The flow that the agent started.
    case flow
    /// The version that the flow's author gave it.
    case version
    /// The checksum of the flow's file.
    case digest
    /// The agent who took the call, or who last resumed it.
    case agent
    /// How the caller contacted the desk.
    case channel
    /// When the enquiry was opened.
    case opened
    /// When it ended.
    case closed
    /// How long the wrap-up took; absent for an enquiry opened before there was one.
    case wrapUp
    /// The outcome; null for an enquiry that was abandoned.
    case outcome
    /// The outcome's kind, or that it was abandoned.
    case kind
    /// Why it was abandoned.
    case reason
    /// Present when the clock was not the machine's.
    case clock
    /// Present when the journal was damaged, so that something may be missing.
    case incomplete
    /// The checksum of each part's file, by part name.
    case parts
    /// The checksum of each other file that the flows need, by its name.
    case files
    /// The facts known at the end.
    case facts
    /// Where each fact came from.
    case origin
    /// What was begun and never became an answer, in an abandoned enquiry.
    case drafts
    /// The time limits, and whether they were met.
    case targets
    /// The messages that the agent approved or left out.
    case messages
    /// The notes that the agent took.
    case notes
    /// The steps back.
    case backs
    /// The cards in the order in which they were shown, and changes of channel or agent.
    case trail

    /// Whether it comes early in the line and is short.
    var isSmall: Bool { self < .facts }

    /// Whether every record has it.
    var isRequired: Bool {
        switch self {
        case .wrapUp, .reason, .clock, .incomplete, .parts, .files, .drafts, .backs: false
        case .v, .id, .flow, .version, .digest, .agent, .channel, .opened, .closed, .outcome, .kind, .facts,
            .origin, .targets, .messages, .notes, .trail:
            true
        }
    }

    /// The key in the line.
    package var key: StaticString {
        switch self {
        case .v: "v"
        case .id: "id"
        case .flow: "flow"
        case .version: "version"
        case .digest: "digest"
        case .agent: "agent"
        case .channel: "channel"
        case .opened: "opened"
        case .closed: "closed"
        case .wrapUp: "wrapUp"
        case .outcome: "outcome"
        case .kind: "kind"
        case .reason: "reason"
        case .clock: "clock"
        case .incomplete: "incomplete"
        case .parts: "parts"
        case .files: "files"
        case .facts: "facts"
        case .origin: "origin"
        case .drafts: "drafts"
        case .targets: "targets"
        case .messages: "messages"
        case .notes: "notes"
        case .backs: "backs"
        case .trail: "trail"
        }
    }

    /// The member that a key names, searching from a given member on, since members are in order.
    ///
    /// Nil for a key that this version does not know or that is out of order.
    static func named(_ key: JSONSlice, from first: Int) -> RecordMember? {
        var number = first
        while let member = RecordMember(rawValue: number) {
            if key.isString(member.key) { return member }
            number += 1
        }
        return nil
    }

    /// Orders members by their position in the line.
    package static func < (left: RecordMember, right: RecordMember) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension JSONWriter {
    /// Writes the key of a record's member.
    mutating func key(_ member: RecordMember) { key("\(member.key)") }
}
