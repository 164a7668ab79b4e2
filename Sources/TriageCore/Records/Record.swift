/// One finished enquiry as a line of the record log.
///
/// **Shape**: members in the order of the log's format, small ones first, so that a reader can stop early;
/// times in RFC 3339, UTC, with milliseconds; amounts `"55.00"`, dates `"2026-07-01"`, secrets `true`.
package struct Record: Sendable {
    private let enquiry: Enquiry
    private let isIncomplete: Bool
    private let rounds: RoundNumbers

    /// Takes a finished enquiry; nil while it is open.
    ///
    /// - Parameter isIncomplete: whether events may be missing, because the journal was damaged.
    package init?(_ enquiry: Enquiry, isIncomplete: Bool = false) {
        guard enquiry.run.end != nil else { return nil }
        self.enquiry = enquiry
        self.isIncomplete = isIncomplete
        rounds = RoundNumbers(enquiry.run)
    }

    /// The members that an enquiry's record would have so far, as one object; those about its end are left out
    /// while it is open.
    package static func members(of enquiry: Enquiry) -> [UInt8] { Record(any: enquiry).json }

    private init(any enquiry: Enquiry) {
        self.enquiry = enquiry
        isIncomplete = false
        rounds = RoundNumbers(enquiry.run)
    }

    /// The id of the enquiry.
    package var id: EnquiryID { enquiry.opening.id }

    /// When the enquiry ended.
    package var closed: Timestamp { enquiry.closed ?? enquiry.lastEvent }

    /// The line without its checksum.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writeHead(&writer)
            writeFacts(&writer)
            writeTargets(&writer)
            writeMessages(&writer)
            writeNotes(&writer)
            writeBacks(&writer)
            writeTrail(&writer)
        }
        return writer.bytes
    }

    private func writeHead(_ writer: inout JSONWriter) {
        let flow = enquiry.flows.main
        func member(_ member: RecordMember, _ text: String) {
            writer.key(member)
            writer.string(text)
        }
        writer.key(.v)
        writer.int(ChecksummedLine.version)
        member(.id, id.text)
        member(.flow, flow.id.rawValue)
        member(.version, flow.version)
        member(.digest, flow.digest)
        member(.agent, enquiry.run.agent)
        member(.channel, enquiry.opening.channel)
        member(.opened, enquiry.opened.rfc3339)
        if let end = enquiry.run.end { writeEnd(end, in: &writer) }
        if enquiry.opening.isClockGiven { member(.clock, "given") }
        if isIncomplete {
            writer.key(.incomplete)
            writer.bool(true)
        }
        func digests(_ member: RecordMember, _ files: [(name: String, digest: String)]) {
            guard !files.isEmpty else { return }
            writer.key(member)
            writer.object { writer in
                for (name, digest) in files {
                    writer.key(name)
                    writer.string(digest)
                }
            }
        }
        digests(.parts, enquiry.flows.flows.dropFirst().map { ($0.id.rawValue, $0.digest) })
        digests(.files, enquiry.flows.files.map { ($0.name, $0.digest) })
    }

    private func writeEnd(_ end: Run.End, in writer: inout JSONWriter) {
        func member(_ member: RecordMember, _ text: String) {
            writer.key(member)
            writer.string(text)
        }
        member(.closed, closed.rfc3339)
        if enquiry.opening.hasWrapUp {
            writer.key(.wrapUp)
            writer.seconds(from: closed, to: enquiry.wrappedUp)
        }
        writer.key(.outcome)
        switch end {
        case .outcome(let outcome):
            writer.string(outcome.rawValue)
            member(.kind, enquiry.flows.main.outcome(outcome)?.kind.rawValue ?? "")
        case .abandoned(let reason):
            writer.null()
            member(.kind, "abandoned")
            member(.reason, reason)
        }
    }

    private func writeFacts(_ writer: inout JSONWriter) {
        let known = enquiry.known()
        writer.key(.facts)
        writer.known(known, ofRound: { $0.outcome($1) }, ofFact: { $0.value($1.value) })
        writer.key(.origin)
        writer.known(known, ofRound: { $0.outcomeOrigin($1) }, ofFact: { $0.string($1.origin.rawValue) })
        let drafts = enquiry.unfinishedAnswers()
        guard !drafts.isEmpty else { return }
        writer.key(.drafts)
        writer.object { writer in
            for draft in drafts {
                writer.key(draft.name)
                writer.string(draft.text)
            }
        }
    }

    private func writeTargets(_ writer: inout JSONWriter) {
        writer.key(.targets)
        writer.object { writer in
            for target in enquiry.flows.main.targets {
                let misses = target.scope == .enquiry ? [] : enquiry.cards(missing: target)
                writer.key(target.id.rawValue)
                writer.object { writer in
                    writer.key("met")
                    writer.bool(!enquiry.isMissed(target))
                    writer.key("within")
                    writer.int(target.limit)
                    guard !misses.isEmpty else { return }
                    writer.key("missedAt")
                    writer.strings(misses.map(\.text))
                }
            }
        }
    }

    private func writeMessages(_ writer: inout JSONWriter) {
        writer.key(.messages)
        writer.array { writer in
            for message in enquiry.queuedMessages {
                writer.object { writer in
                    writer.key("message")
                    writer.string(message.id.rawValue)
                    writer.key("node")
                    writer.string(message.path.text)
                    writer.round(rounds[message.path])
                    // An enquiry from before there was a wrap-up leaves the record that it left then.
                    if enquiry.opening.hasWrapUp {
                        writer.key("n")
                        writer.int(message.number)
                    }
                    writer.messageMembers(message.message)
                }
            }
            for message in enquiry.run.leftOut where enquiry.opening.hasWrapUp || !message.reason.isEmpty {
                writer.object { writer in
                    writer.key("message")
                    writer.string(message.id.rawValue)
                    writer.key("node")
                    writer.string(message.path.text)
                    writer.round(rounds[message.path])
                    writer.key("subject")
                    writer.string(message.subject)
                    writer.key("leftOut")
                    writer.bool(true)
                    guard !message.reason.isEmpty else { return }
                    writer.key("reason")
                    writer.string(message.reason)
                }
            }
        }
    }

    private func writeNotes(_ writer: inout JSONWriter) {
        writer.key(.notes)
        writer.array { writer in
            for note in enquiry.run.notes {
                writer.object { writer in
                    writer.key("at")
                    writer.seconds(from: enquiry.opened, to: note.at)
                    writer.key("node")
                    writer.string(note.path.text)
                    writer.round(rounds[note.path])
                    writer.key("text")
                    writer.string(note.text)
                }
            }
        }
    }

    private func writeBacks(_ writer: inout JSONWriter) {
        guard enquiry.opening.edition >= .backs, !enquiry.backs.isEmpty else { return }
        writer.key(.backs)
        writer.array { writer in
            for back in enquiry.backs {
                writer.object { writer in
                    writer.key("at")
                    writer.seconds(from: enquiry.opened, to: back.at)
                    writer.key("node")
                    writer.string(back.path.text)
                    writer.round(rounds[back.path])
                    writer.key("to")
                    writer.string(back.target.text)
                }
            }
        }
    }

    private func writeTrail(_ writer: inout JSONWriter) {
        writer.key(.trail)
        writer.array { writer in
            var changes = enquiry.run.changes[...]
            for (index, visit) in enquiry.run.visits.enumerated() {
                while let change = changes.first,
                    change.at < visit.entered
                        || change.at == visit.entered && change.visits <= index
                {
                    writer.change(changes.removeFirst(), from: enquiry.opened)
                }
                guard !visit.isGone else { continue }
                writer.visit(visit, rounds[visit.path], from: enquiry.opened, closed: closed)
            }
            for change in changes { writer.change(change, from: enquiry.opened) }
        }
    }
}
