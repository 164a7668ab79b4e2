import Terminal
import TriageCore

/// A record in at most seven lines, to paste into a ticket system.
struct RecordSummary {
    /// The lines. **Shape**: how it ended; when and by whom; the caller; what else is known; the messages; the
    /// tickets; the notes. One with nothing to say is missing.
    let text: String

    /// Sums up a page.
    init(_ page: RecordPage) {
        let facts = page.facts.flatMap(\.answers).filter { !$0.isInternal }
        let kind = page.kind.isEmpty ? "" : " [\(page.kind)]"
        let ending = page.outcome + (page.reason.map { ": \($0)" } ?? "") + kind
        let lines = [
            "\(page.title): \(ending)",
            [page.opened, page.length, page.desk, "id \(page.id)"].joined(separator: ", "),
            Self.line(facts.filter(\.isPersonal)),
            Self.line(facts.filter { !$0.isPersonal }),
            page.messages.map { "\($0.subject) (\($0.state))" }.joined(separator: "; "),
            page.tickets.joined(separator: "; "),
            page.notes.map(\.text).joined(separator: "; "),
        ]
        text = lines.filter { !$0.isEmpty }.map { $0.sanitized() }.joined(separator: "\n") + "\n"
    }

    private static func line(_ answers: [RecordPage.Answer]) -> String {
        answers.map { "\($0.label.lead) \($0.words)" }.joined(separator: "; ")
    }
}

extension RecordPage {
    /// Reads a record that is in a log, or about to be; nil if it is not a whole record.
    ///
    /// - Parameter flows: the flows it ran on, if they are at hand; found by their digests in a home otherwise.
    init?(_ object: [UInt8], flows: FlowSet? = nil, home: Home) {
        let page = object.withUnsafeBytes { bytes in
            RecordView(object: bytes).map { record in
                var archive = FlowArchive(home: home)
                let isNew = flows != nil
                let flows =
                    flows
                    ?? archive.find(record.flow, digests: record.digests, files: record.files)
                    .loaded?.flows
                let format = flows?.main.format ?? ValueFormat(language: "en", timeZone: .gmt)
                let known = record.messages.isEmpty ? [:] : Self.delivery(of: record, in: home, format)
                let month = record.isClockGiven ? nil : record.closed.map(RecordMonth.init)
                // A record that is just being written has no ticket yet.
                let tickets = isNew ? [] : try? RecordLog(home: home).tickets(of: record.id, since: month)
                return RecordPage(record, flows: flows, tickets: tickets ?? []) {
                    known[OutboxName(record.id, $0, $1)]
                }
            }
        }
        guard let page else { return nil }
        self = page
    }

    /// What became of a record's messages: by the log if that says so, else by the outbox.
    private static func delivery(
        of record: RecordView, in home: Home, _ format: ValueFormat
    ) -> [OutboxName: RecordPhrase] {
        var known: [OutboxName: RecordPhrase] = [:]
        for message in record.messages {
            let name = OutboxName(record.id, message.id, message.number)
            switch Outbox(home: home).entry(name)?.state {
            case .queued?, .sending?: known[name] = .queued
            case .sent?, .failed?, nil: break
            }
        }
        // With a given clock the record may lie in a later month than what became of its messages.
        let month = record.isClockGiven ? nil : record.closed.map(RecordMonth.init)
        for followUp in (try? RecordLog(home: home).followUps(of: record.id, since: month)) ?? [] {
            let name = OutboxName(followUp.enquiry, followUp.message, followUp.number)
            guard known[name] != .queued else { continue }
            switch followUp.state {
            case .sent:
                known[name] = .sent(format.text(.timestamp(followUp.at)), messageID: name.messageID)
            case .failed: known[name] = .failed(followUp.words)
            case .dropped: known[name] = .dropped(followUp.words)
            }
        }
        return known
    }
}
