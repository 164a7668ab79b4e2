/// One finished enquiry as a line of the record log.
///
/// **Shape**: members in the order of the log's format, small ones first, so that a reader can stop early;
/// times in RFC 3339, UTC, with milliseconds; amounts `"55.00"`, dates `"2026-07-01"`, secrets `true`.
package struct Record: Sendable {
    private let enquiry: Enquiry
    private let isIncomplete: Bool

    /// Takes a finished enquiry; nil while it is open.
    ///
    /// - Parameter isIncomplete: whether events may be missing, because the journal was damaged.
    package init?(_ enquiry: Enquiry, isIncomplete: Bool = false) {
        guard enquiry.run.end != nil else { return nil }
        self.enquiry = enquiry
        self.isIncomplete = isIncomplete
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
        member(.closed, closed.rfc3339)
        if enquiry.opening.hasWrapUp {
            writer.key(.wrapUp)
            writer.seconds(from: closed, to: enquiry.wrappedUp)
        }
        writer.key(.outcome)
        switch enquiry.run.end {
        case .outcome(let outcome):
            writer.string(outcome.rawValue)
            member(.kind, flow.outcome(outcome)?.kind.rawValue ?? "")
        case .abandoned(let reason):
            writer.null()
            member(.kind, "abandoned")
            member(.reason, reason)
        case nil: writer.null()
        }
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

    private func writeFacts(_ writer: inout JSONWriter) {
        let facts = enquiry.knownFacts()
        writer.key(.facts)
        writer.object { writer in
            for fact in facts {
                writer.key(fact.name.text)
                writer.value(fact.value)
            }
        }
        writer.key(.origin)
        writer.object { writer in
            for fact in facts {
                writer.key(fact.name.text)
                writer.string(fact.origin.rawValue)
            }
        }
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
                let misses = target.scope == .node ? enquiry.cards(missing: target) : []
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
                    writer.key("text")
                    writer.string(note.text)
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
                writer.visit(visit, from: enquiry.opened, closed: closed)
            }
            for change in changes { writer.change(change, from: enquiry.opened) }
        }
    }
}

extension JSONWriter {
    /// Writes the time between two moments in seconds, to the millisecond.
    fileprivate mutating func seconds(from start: Timestamp, to end: Timestamp) {
        let milliseconds = end.milliseconds - start.milliseconds
        if milliseconds % 1000 == 0 { int(milliseconds / 1000) } else { double(Double(milliseconds) / 1000) }
    }

    fileprivate mutating func visit(_ visit: Visit, from opened: Timestamp, closed: Timestamp) {
        object { writer in
            writer.key("node")
            writer.string(visit.path.text)
            writer.key("at")
            writer.seconds(from: opened, to: visit.entered)
            writer.key("took")
            writer.seconds(from: visit.entered, to: visit.left ?? closed)
            if !visit.answers.isEmpty {
                writer.key("answers")
                writer.object { writer in
                    for answer in visit.answers {
                        writer.key(answer.fact.text)
                        writer.value(answer.value)
                    }
                }
            }
            let passed = visit.answers.filter { $0.reason != nil }
            if !passed.isEmpty {
                writer.key("reasons")
                writer.object { writer in
                    for answer in passed {
                        writer.key(answer.fact.text)
                        writer.string(answer.reason ?? "")
                    }
                }
            }
            if !visit.steps.isEmpty {
                writer.key("steps")
                writer.array { writer in visit.steps.forEach { writer.step($0) } }
            }
            if visit.isPicked {
                writer.key("picked")
                writer.bool(true)
            }
            if !visit.lapsed.isEmpty {
                writer.key("lapsed")
                writer.array { writer in visit.lapsed.forEach { writer.string($0.fact.text) } }
            }
            guard !visit.failures.isEmpty else { return }
            writer.key("failed")
            writer.array { writer in visit.failures.forEach { writer.failure($0) } }
        }
    }

    private mutating func failure(_ failure: RuleFailure) {
        object { writer in
            writer.key("rule")
            writer.string(failure.subject)
            writer.key("cause")
            writer.string(failure.cause)
        }
    }

    private mutating func step(_ step: Visit.StepAnswer) {
        object { writer in
            writer.key("step")
            writer.string(step.text)
            switch step.result {
            case .ticked:
                writer.key("ticked")
                writer.bool(true)
                writer.together(step.isTogether)
            case .skipped(let reason):
                writer.key("ticked")
                writer.bool(false)
                guard !reason.isEmpty else { return }
                writer.key("reason")
                writer.string(reason)
            }
        }
    }

    fileprivate mutating func change(_ change: Change, from opened: Timestamp) {
        object { writer in
            writer.key("at")
            writer.seconds(from: opened, to: change.at)
            switch change.kind {
            case .channel(let channel):
                writer.key("channel")
                writer.string(channel)
            case .agent(let agent):
                writer.key("agent")
                writer.string(agent)
            }
        }
    }
}
