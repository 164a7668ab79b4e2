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

    /// What a change of facts did to cards left before: answers that no longer hold, and questions that would have
    /// to be asked now.
    package static func consequences(in enquiry: Enquiry, since before: Enquiry) -> Telling {
        let wording = enquiry.format.wording
        return lapse(of: enquiry.lapsedAnswers(since: before), wording)
            + due(enquiry.questionsDue(since: before), wording)
    }

    /// Questions of cards left before that would have to be asked now.
    package static func due(_ questions: [TrailCard.Answer], _ wording: Wording) -> Telling {
        Telling(lines: questions.map { Line(.lapse, wording(.dueOn($0.label, card: $0.card ?? ""))) })
    }

    /// Questions that the call would end without an answer to.
    package static func leftOpen(in enquiry: Enquiry) -> Telling {
        let wording = enquiry.format.wording
        return Telling(
            lines: enquiry.questionsLeftOpen().map {
                Line(.lapse, wording(.endsWithout($0.label, card: $0.card ?? "")))
            })
    }

    /// One after the other.
    package static func + (first: Telling, second: Telling) -> Telling {
        Telling(lines: first.lines + second.lines)
    }

    /// An overrun target, with its limit and its notes.
    static func overrun(of target: TargetState, _ wording: Wording) -> Telling {
        let limit = Duration.seconds(target.limit).clock
        return Telling(
            lines: [Line(.overrun, wording(.targetMissed(target.label, limit: limit)))]
                + target.note.map { Line(.note, $0) })
    }
}
