extension Telling {
    /// Says what happened to a record and what is about to happen to its messages; says nothing when the record
    /// was kept out of the log, which is a problem and not news.
    ///
    /// - Parameters:
    ///   - isSending: whether there is a mail program for the messages.
    ///   - entry: how far a message has got; those approved on their cards may have been sent by now.
    package static func finish(
        _ result: EnquirySession.Finish, of enquiry: Enquiry, isSending: Bool,
        entry: (OutboxName) -> Outbox.Entry?
    ) -> Telling {
        let wording = enquiry.format.wording
        return switch result {
        case .saved(let path):
            Telling(
                lines: enquiry.queuedMessages.map { queued in
                    let entry = entry(enquiry.outboxName(queued))
                    return Line(.detail, wording(queued.phrase(entry, isSending: isSending)))
                } + [
                    Line(.saved, wording(.saved(enquiry.opening.id.text))),
                    Line(.remark, wording(.recordAt(path))),
                ])
        case .dryRun:
            Telling(
                lines: enquiry.queuedMessages.map { queued in
                    let message = queued.message
                    return Line(.detail, wording(.notSentInDryRun(message.subject, message.recipients)))
                } + [Line(.remark, wording(.dryRun))])
        case .differs: Telling(lines: [])
        }
    }

    /// Says what is about to happen to messages that have just been put into the outbox.
    ///
    /// - Parameter isSending: whether there is a mail program for them.
    package static func posted(_ messages: [QueuedMessage], isSending: Bool, _ wording: Wording) -> Telling {
        Telling(lines: messages.map { Line(.detail, wording($0.phrase(nil, isSending: isSending))) })
    }
}

extension QueuedMessage {
    /// How far a message has got, in words.
    ///
    /// - Parameters:
    ///   - entry: the message in the outbox; nil if it has only just got there.
    ///   - isSending: whether there is a mail program for it.
    package func phrase(_ entry: Outbox.Entry?, isSending: Bool) -> Phrase {
        let recipients = message.recipients
        if let entry, entry.state == .failed { return entry.failure(message.subject, to: recipients) }
        if entry?.state == .sent { return .sentTo(message.subject, recipients) }
        return isSending
            ? .willBeSentTo(message.subject, recipients) : .queuedOnly(message.subject, recipients)
    }
}

extension Outbox.Entry {
    /// That it failed, and what to do, in words.
    ///
    /// - Parameter subject: what to call it.
    package func failure(_ subject: String, to recipients: String) -> Phrase {
        let words = attempts.words.isEmpty ? attempts.ending : attempts.words
        return .failedTo(subject, recipients, words: words, name: name.description)
    }
}
