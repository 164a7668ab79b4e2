/// Events as lines of the journal. **Shape**: `{"v":1,"event":"answered","at":"2026-…Z",…}`, without the
/// checksum.
extension Event {
    /// The event as one JSON object.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("v")
            writer.int(1)
            writer.key("event")
            writer.string(kind.name)
            writer.key("at")
            writer.string(at.rfc3339)
            kind.write(to: &writer)
        }
        return writer.bytes
    }

    /// Reads the opening of a journal; nil if the line is not an opening.
    ///
    /// Given facts are read by their types and so only if the flow is passed.
    static func opening(_ json: JSON, on main: Flow? = nil) -> (opening: Opening, at: Timestamp)? {
        guard json["event"]?.string == "opened",
            let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
            let id = json["id"]?.string.flatMap({ EnquiryID($0) }), let flow = json["flow"]?.string,
            let agent = json["agent"]?.string, let channel = json["channel"]?.string
        else { return nil }
        func digests(_ member: String) -> [(String, String)] {
            (json[member]?.members ?? []).compactMap { one in one.value.string.map { (one.key, $0) } }
        }
        let given = (json["given"]?.members ?? []).compactMap { member -> Opening.Given? in
            guard let main, let fact = main.fact(FactID(member.key)) else { return nil }
            return fact.type.value(of: member.value, currency: main.currency).map { .init(fact.id, $0) }
        }
        let opening = Opening(
            id: id, flow: FlowID(flow),
            digests: Dictionary(
                digests("digests").map { (FlowID($0), $1) }, uniquingKeysWith: { first, _ in first }),
            files: Dictionary(digests("files"), uniquingKeysWith: { first, _ in first }), agent: agent,
            channel: channel, given: given, isClockGiven: json["clock"]?.string == "given",
            edition: json["backs"]?.bool == true ? .backs : json["wrapUp"]?.bool == true ? .wrapUp : .first)
        return (opening, at)
    }
}

extension Event.Kind {
    /// The name of the event in the journal.
    fileprivate var name: String {
        switch self {
        case .opened: "opened"
        case .answered: "answered"
        case .skippedQuestion: "skippedQuestion"
        case .ticked: "ticked"
        case .skipped: "skipped"
        case .read: "read"
        case .round: "round"
        case .roundsDone: "roundsDone"
        case .reopened: "reopened"
        case .removed: "removed"
        case .queued: "queued"
        case .withheld: "withheld"
        case .picked: "picked"
        case .told: "told"
        case .noted: "noted"
        case .responded: "responded"
        case .channel: "channel"
        case .drafted: "drafted"
        case .draftedStep: "draftedStep"
        case .back: "back"
        case .parked: "parked"
        case .resumed: "resumed"
        case .abandoned: "abandoned"
        case .hungUp: "hungUp"
        case .closing: "closing"
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        func member(_ key: String, _ text: String) {
            writer.key(key)
            writer.string(text)
        }
        switch self {
        case .opened(let opening):
            member("id", opening.id.text)
            member("flow", opening.flow.rawValue)
            writer.texts("digests", opening.digests.map { ($0.key.rawValue, $0.value) })
            if !opening.files.isEmpty { writer.texts("files", opening.files.map { ($0.key, $0.value) }) }
            member("agent", opening.agent)
            member("channel", opening.channel)
            if !opening.given.isEmpty {
                writer.key("given")
                writer.object { writer in
                    for given in opening.given {
                        writer.key(given.fact.rawValue)
                        writer.value(given.value)
                    }
                }
            }
            if opening.isClockGiven { member("clock", "given") }
            for (edition, key) in [(Event.Opening.Edition.wrapUp, "wrapUp"), (.backs, "backs")]
            where opening.edition >= edition {
                writer.key(key)
                writer.bool(true)
            }
        case .answered(let fact, let value):
            member("fact", fact.rawValue)
            writer.key("value")
            writer.value(value)
        case .told(let fact, let value, let hook):
            member("fact", fact.rawValue)
            writer.key("value")
            writer.value(value)
            if let hook { member("hook", hook) }
        case .skippedQuestion(let fact, let reason):
            member("fact", fact.rawValue)
            member("reason", reason)
        case .ticked(let step, let isTogether):
            writer.key("step")
            writer.int(step)
            writer.together(isTogether)
        case .skipped(let step, let reason):
            writer.key("step")
            writer.int(step)
            member("reason", reason)
        case .queued(let message, let edited):
            member("message", message.rawValue)
            guard let edited else { return }
            writer.key("edited")
            writer.message(edited)
        case .withheld(let message, let reason):
            member("message", message.rawValue)
            if !reason.isEmpty { member("reason", reason) }
        case .reopened(let number), .removed(let number):
            writer.key("number")
            writer.int(number)
        case .picked(let node): member("node", node.rawValue)
        case .noted(let text): member("text", text)
        case .drafted(let fact, let text, let value):
            member("fact", fact.rawValue)
            member("text", text)
            guard let value else { return }
            writer.key("value")
            writer.value(value)
        case .draftedStep(let step, let draft):
            writer.key("step")
            writer.int(step)
            switch draft {
            case .ticked(let isTogether):
                member("draft", "ticked")
                writer.together(isTogether)
            case .skipped(let reason):
                member("draft", "skipped")
                member("reason", reason)
            case .reason(let text):
                member("draft", "reason")
                member("reason", text)
            }
        case .channel(let channel): member("channel", channel)
        case .resumed(let agent): member("agent", agent)
        case .abandoned(let reason): member("reason", reason)
        case .read, .round, .roundsDone, .responded, .back, .parked, .hungUp, .closing: break
        }
    }
}

extension JSONWriter {
    /// Writes an object of texts, in order of their names.
    fileprivate mutating func texts(_ key: String, _ texts: [(name: String, text: String)]) {
        self.key(key)
        object { writer in
            for (name, text) in texts.sorted(by: { $0.name < $1.name }) {
                writer.key(name)
                writer.string(text)
            }
        }
    }

    /// Writes that a step was ticked together with all others that were left; nothing if it was not.
    mutating func together(_ isTogether: Bool) {
        guard isTogether else { return }
        key("together")
        bool(true)
    }
}
