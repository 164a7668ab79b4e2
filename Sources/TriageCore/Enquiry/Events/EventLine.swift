/// Events as lines of the journal. **Shape**: `{"v":1,"event":"answered","at":"2026-…Z",…}` without checksum.
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

    /// Reads the opening of a journal; nil when the line is no such event.
    ///
    /// The values of given facts can only be read by their types, so they need the flow.
    static func opening(_ json: JSON, on main: Flow? = nil) -> (opening: Opening, at: Timestamp)? {
        guard json["event"]?.string == "opened",
            let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
            let id = json["id"]?.string.flatMap({ EnquiryID($0) }), let flow = json["flow"]?.string,
            let agent = json["agent"]?.string, let channel = json["channel"]?.string
        else { return nil }
        let digests = (json["digests"]?.members ?? []).compactMap { member in
            member.value.string.map { (FlowID(member.key), $0) }
        }
        let given = (json["given"]?.members ?? []).compactMap { member -> Opening.Given? in
            guard let main, let fact = main.fact(FactID(member.key)) else { return nil }
            return fact.type.value(of: member.value, currency: main.currency).map { .init(fact.id, $0) }
        }
        let opening = Opening(
            id: id, flow: FlowID(flow), digests: Dictionary(digests, uniquingKeysWith: { first, _ in first }),
            agent: agent, channel: channel, given: given, isClockGiven: json["clock"]?.string == "given")
        return (opening, at)
    }
}

extension Event.Kind {
    /// The name of the event in the journal.
    fileprivate var name: String {
        switch self {
        case .opened: "opened"
        case .answered: "answered"
        case .ticked: "ticked"
        case .skipped: "skipped"
        case .read: "read"
        case .queued: "queued"
        case .withheld: "withheld"
        case .picked: "picked"
        case .told: "told"
        case .noted: "noted"
        case .channel: "channel"
        case .drafted: "drafted"
        case .draftedStep: "draftedStep"
        case .back: "back"
        case .parked: "parked"
        case .resumed: "resumed"
        case .abandoned: "abandoned"
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
            writer.key("digests")
            writer.object { writer in
                for (flow, digest) in opening.digests.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    writer.key(flow.rawValue)
                    writer.string(digest)
                }
            }
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
        case .answered(let fact, let value), .told(let fact, let value):
            member("fact", fact.rawValue)
            writer.key("value")
            writer.value(value)
        case .ticked(let step):
            writer.key("step")
            writer.int(step)
        case .skipped(let step, let reason):
            writer.key("step")
            writer.int(step)
            member("reason", reason)
        case .queued(let message, let edited):
            member("message", message.rawValue)
            guard let edited else { return }
            writer.key("edited")
            writer.message(edited)
        case .withheld(let message): member("message", message.rawValue)
        case .picked(let node): member("node", node.rawValue)
        case .noted(let text): member("text", text)
        case .drafted(let fact, let text):
            member("fact", fact.rawValue)
            member("text", text)
        case .draftedStep(let step, let draft):
            writer.key("step")
            writer.int(step)
            switch draft {
            case .ticked: member("draft", "ticked")
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
        case .read, .back, .parked, .closing: break
        }
    }
}

extension JSONWriter {
    /// Writes a rendered message as an object.
    mutating func message(_ message: RenderedMessage) {
        object { writer in
            writer.messageMembers(message)
        }
    }

    /// Writes the members of a rendered message.
    mutating func messageMembers(_ message: RenderedMessage) {
        for (name, texts) in [("to", message.to), ("cc", message.cc)] {
            key(name)
            strings(texts)
        }
        key("subject")
        string(message.subject)
        key("body")
        strings(message.body)
    }

    /// Writes a list of strings.
    mutating func strings(_ texts: [String]) {
        array { writer in texts.forEach { writer.string($0) } }
    }
}

extension RenderedMessage {
    /// Reads a message that was written as an object.
    init?(_ json: JSON) {
        func texts(_ key: String) -> [String]? { json[key]?.elements?.compactMap(\.string) }
        guard let to = texts("to"), let cc = texts("cc"), let subject = json["subject"]?.string,
            let body = texts("body")
        else { return nil }
        self.init(to: to, cc: cc, subject: subject, body: body)
    }
}

extension Enquiry {
    /// Reads an event of this enquiry's journal. The values of facts are read by the types that the facts
    /// have where the enquiry stands, so events must be read and applied one by one.
    ///
    /// - Throws: `JournalError` when the line is no event, or names what the flow does not have.
    func event(from json: JSON) throws(JournalError) -> Event {
        guard let name = json["event"]?.string,
            let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { throw .notAnEvent }
        guard let kind = kind(name, json) else { throw .doesNotFit(event: name) }
        return Event(at: at, kind)
    }

    private func kind(_ name: String, _ json: JSON) -> Event.Kind? {
        func text(_ key: String) -> String? { json[key]?.string }
        switch name {
        case "answered":
            guard let id = text("fact").map({ FactID($0) }), let fact = flow.fact(id),
                let value = json["value"].flatMap({ fact.type.value(of: $0, currency: flow.currency) })
            else { return nil }
            return .answered(id, value)
        case "told":
            guard let id = text("fact").map({ FactID($0) }), let (frame, fact) = run.tellable(id) else {
                return nil
            }
            let currency = frame.flow.currency
            return json["value"].flatMap { fact.type.value(of: $0, currency: currency) }.map { .told(id, $0) }
        case "ticked": return json["step"]?.int.map { .ticked(step: Int($0)) }
        case "skipped":
            guard let step = json["step"]?.int, let reason = text("reason") else { return nil }
            return .skipped(step: Int(step), reason: reason)
        case "read": return .read
        case "queued":
            guard let id = text("message") else { return nil }
            guard let edited = json["edited"] else { return .queued(MessageID(id), edited: nil) }
            return RenderedMessage(edited).map { .queued(MessageID(id), edited: $0) }
        case "withheld": return text("message").map { .withheld(MessageID($0)) }
        case "picked": return text("node").map { .picked(NodeID($0)) }
        case "noted": return text("text").map { .noted($0) }
        case "channel": return text("channel").map { .channel($0) }
        case "drafted":
            guard let id = text("fact").map({ FactID($0) }), let draft = text("text") else { return nil }
            return .drafted(id, draft)
        case "draftedStep":
            guard let step = json["step"]?.int else { return nil }
            switch (text("draft"), text("reason")) {
            case ("ticked", nil): return .draftedStep(Int(step), .ticked)
            case ("skipped", let reason?): return .draftedStep(Int(step), .skipped(reason: reason))
            case ("reason", let reason?): return .draftedStep(Int(step), .reason(reason))
            default: return nil
            }
        case "back": return .back
        case "parked": return .parked
        case "resumed": return text("agent").map { .resumed(agent: $0) }
        case "abandoned": return text("reason").map { .abandoned(reason: $0) }
        case "closing": return .closing
        default: return nil
        }
    }
}

/// Why a journal cannot be folded into an enquiry again.
package enum JournalError: Error, Sendable, Equatable {
    /// It holds no opening event, because the process was killed before the first line was whole.
    case empty
    /// A line is no event.
    case notAnEvent
    /// An event names what the flow does not have, or cannot happen where it stands.
    case doesNotFit(event: String)
}

extension Enquiry {
    /// What a journal says of its enquiry, enough to find its flow; nil when it holds no opening.
    package static func opening(ofJournal lines: [[UInt8]]) -> (opening: Event.Opening, at: Timestamp)? {
        lines.first.flatMap { JSONParser.parse($0).value }.flatMap { Event.opening($0) }
    }

    /// Folds a journal's events into the enquiry that they were.
    ///
    /// - Throws: `JournalError`; nothing of the journal is changed by reading it.
    package init(journal lines: [[UInt8]], on flows: FlowSet) throws(JournalError) {
        let first = lines.first.flatMap { JSONParser.parse($0).value }
        guard let (opening, at) = first.flatMap({ Event.opening($0, on: flows.main) }) else { throw .empty }
        self.init(opening, at: at, on: flows)
        for line in lines.dropFirst() {
            guard let json = JSONParser.parse(line).value else { throw .notAnEvent }
            let event = try event(from: json)
            do {
                try apply(event)
            } catch {
                throw .doesNotFit(event: json["event"]?.string ?? "")
            }
        }
    }
}
