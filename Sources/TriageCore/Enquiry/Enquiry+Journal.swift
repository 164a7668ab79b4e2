/// Rebuilds an enquiry from its journal.
extension Enquiry {
    /// The opening in a journal, which is enough to find its flow; nil if there is none.
    package static func opening(ofJournal lines: [[UInt8]]) -> (opening: Event.Opening, at: Timestamp)? {
        lines.first.flatMap { JSONParser.parse($0).value }.flatMap { Event.opening($0) }
    }

    /// Rebuilds an enquiry from the events of its journal.
    ///
    /// - Throws: `JournalError` if the journal has no opening or an event cannot be read or applied.
    package init(journal lines: [[UInt8]], on flows: FlowSet) throws(JournalError) {
        let first = lines.first.flatMap { JSONParser.parse($0).value }
        guard let (opening, at) = first.flatMap({ Event.opening($0, on: flows.main) }) else { throw .empty }
        self.init(opening, at: at, on: flows)
        for line in lines.dropFirst() {
            guard let json = JSONParser.parse(line).value else { throw .notAnEvent }
            let event = try event(from: json)
            do {
                try apply(event, isRecorded: true)
            } catch {
                throw .doesNotFit(event: json["event"]?.string ?? "")
            }
        }
    }

    /// Reads an event from this enquiry's journal. Values are read by the types that their facts have in the
    /// flow now running, so events must be read and applied one by one.
    ///
    /// - Throws: `JournalError` if the line is not an event, or names something that the flow does not have.
    private func event(from json: JSON) throws(JournalError) -> Event {
        guard let name = json["event"]?.string,
            let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { throw .notAnEvent }
        guard let kind = try kind(name, json) else { throw .doesNotFit(event: name) }
        return Event(at: at, kind)
    }

    private func kind(_ name: String, _ json: JSON) throws(JournalError) -> Event.Kind? {
        func text(_ key: String) -> String? { json[key]?.string }
        let isTogether = json["together"]?.bool ?? false
        switch name {
        case "answered":
            guard let id = text("fact").map({ FactID($0) }), let fact = flow.fact(id),
                let value = json["value"].flatMap({ fact.type.value(of: $0, currency: flow.currency) })
            else { return nil }
            return .answered(id, value)
        case "told":
            guard let id = text("fact").map({ FactID($0) }), let (frame, fact) = run.told(id) else {
                return nil
            }
            let currency = frame.flow.currency
            return json["value"].flatMap { fact.type.value(of: $0, currency: currency) }
                .map { .told(id, $0, hook: text("hook")) }
        case "skippedQuestion":
            guard let id = text("fact"), let reason = text("reason") else { return nil }
            return .skippedQuestion(FactID(id), reason: reason)
        case "ticked": return json["step"]?.int.map { .ticked(step: Int($0), together: isTogether) }
        case "skipped":
            guard let step = json["step"]?.int, let reason = text("reason") else { return nil }
            return .skipped(step: Int(step), reason: reason)
        case "read": return .read
        case "round": return .round
        case "roundsDone": return .roundsDone
        case "reopened": return json["number"]?.int.map { .reopened(round: Int(clamping: $0)) }
        case "removed": return json["number"]?.int.map { .removed(round: Int(clamping: $0)) }
        case "queued":
            guard let id = text("message") else { return nil }
            guard let edited = json["edited"] else { return .queued(MessageID(id), edited: nil) }
            return RenderedMessage(edited).map { .queued(MessageID(id), edited: $0) }
        case "withheld":
            return text("message").map { .withheld(MessageID($0), reason: text("reason") ?? "") }
        case "picked": return text("node").map { .picked(NodeID($0)) }
        case "noted": return text("text").map { .noted($0) }
        case "responded": return .responded
        case "channel": return text("channel").map { .channel($0) }
        case "drafted":
            guard let id = text("fact").map({ FactID($0) }), let draft = text("text") else { return nil }
            guard let confirmed = json["value"] else { return .drafted(id, draft) }
            guard let fact = flow.fact(id),
                let value = fact.type.value(of: confirmed, currency: flow.currency)
            else { return nil }
            return .drafted(id, draft, value)
        case "draftedStep":
            guard let step = json["step"]?.int else { return nil }
            switch (text("draft"), text("reason")) {
            case ("ticked", nil): return .draftedStep(Int(step), .ticked(together: isTogether))
            case ("skipped", let reason?): return .draftedStep(Int(step), .skipped(reason: reason))
            case ("reason", let reason?): return .draftedStep(Int(step), .reason(reason))
            default: return nil
            }
        case "back": return .back
        case "parked": return .parked
        case "resumed": return text("agent").map { .resumed(agent: $0) }
        case "abandoned": return text("reason").map { .abandoned(reason: $0) }
        case "hungUp": return .hungUp
        case "closing": return .closing
        case "opened": return nil
        default: throw .unknown(event: name)
        }
    }
}

/// Why an enquiry cannot be rebuilt from its journal.
package enum JournalError: Error, Sendable, Equatable {
    /// It has no opening event, because the process was killed before the first line was complete.
    case empty
    /// A line is not an event.
    case notAnEvent
    /// An event is of a kind that this version does not know.
    case unknown(event: String)
    /// An event names something that the flow does not have, or cannot happen at that point.
    case doesNotFit(event: String)
}
