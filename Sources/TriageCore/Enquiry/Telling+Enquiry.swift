extension Telling {
    /// How a call ended, and the messages left out of it.
    package static func ending(of enquiry: Enquiry) -> Telling {
        let wording = enquiry.format.wording
        let outcome = enquiry.outcome.map { wording(.outcome($0.label)) } ?? wording(.abandoned)
        return Telling(lines: [Line(.outcome, outcome)] + leftOut(in: enquiry))
    }

    /// The messages reviewed so far in the wrap-up.
    package static func reviewed(in enquiry: Enquiry) -> Telling {
        let wording = enquiry.format.wording
        return Telling(
            lines: enquiry.messagesAfterCall.map { queued in
                Line(.detail, wording(.approved(queued.message.subject, queued.message.recipients)))
            } + leftOut(in: enquiry))
    }

    private static func leftOut(in enquiry: Enquiry) -> [Line] {
        let wording = enquiry.format.wording
        return enquiry.leftOutMessages.map { message in
            let reason = message.reason.isEmpty ? wording(.noRecipient) : message.reason
            return Line(.detail, wording(.leftOutFor(message.subject, reason)))
        }
    }

    /// The rules that failed on a card.
    package static func failures(_ failures: [RuleFailure], _ wording: Wording) -> Telling {
        Telling(lines: failures.map { Line(.lapse, wording(.ruleFailed($0.subject, $0.cause))) })
    }

    /// The answers that no longer hold.
    package static func lapse(of answers: [TrailCard.Answer], _ wording: Wording) -> Telling {
        guard !answers.isEmpty else { return Telling(lines: []) }
        return Telling(
            lines: [Line(.lapse, wording(.lapsed))]
                + answers.map { answer in
                    let text = answer.text ?? wording(.answerLeftOut)
                    return Line(
                        .answer, answer.card.map { wording(.askAgain(text, card: $0)) } ?? text,
                        label: answer.label)
                })
    }

    /// An overrun target, with its limit and its notes.
    static func overrun(of target: TargetState, _ wording: Wording) -> Telling {
        let limit = Duration.seconds(target.limit).clock
        return Telling(
            lines: [Line(.overrun, wording(.targetMissed(target.label, limit: limit)))]
                + target.note.map { Line(.note, $0) })
    }
}
