extension Telling {
    /// Says what happened to a record and what is about to happen to its messages; says nothing when the record
    /// was kept out of the log, which is a problem and not news.
    ///
    /// - Parameter isSending: whether there is a mail program for the messages.
    package static func finish(
        _ result: EnquirySession.Finish, of enquiry: Enquiry, isSending: Bool
    ) -> Telling {
        let wording = enquiry.format.wording
        func messages(_ phrase: (String, String) -> Phrase) -> [Line] {
            enquiry.queuedMessages.map { queued in
                Line(.detail, wording(phrase(queued.message.subject, queued.message.recipients)))
            }
        }
        return switch result {
        case .saved(let path):
            Telling(
                lines: messages(isSending ? Phrase.willBeSentTo : Phrase.queuedOnly) + [
                    Line(.saved, wording(.saved(enquiry.opening.id.text))),
                    Line(.remark, wording(.recordAt(path))),
                ])
        case .dryRun:
            Telling(lines: messages(Phrase.notSentInDryRun) + [Line(.remark, wording(.dryRun))])
        case .differs: Telling(lines: [])
        }
    }
}
