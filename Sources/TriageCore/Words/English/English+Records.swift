extension English {
    func words(for phrase: RecordPhrase) -> String {
        switch phrase {
        case .abandonedCall: "Abandoned"
        // The kinds are English words.
        case .kind(let kind): kind
        case .takenBy(let agent, let channel): "\(agent) by \(channel)"
        case .clockGiven: "the clock was given"

        case .incomplete: "incomplete: the journal of this call was damaged"

        case .facts: "Facts"
        case .drafts: "Begun, not answered"
        case .targets: "Targets missed"
        case .messages: "Messages"
        case .tickets: "Tickets"
        case .notes: "Notes"
        case .path: "Path"
        case .said: "What was said"
        case .saidNoFurther: "What was said after this cannot be made anew from the record."
        case .saidLost: "The flow as it was then is lost, and its words with it."

        case .told: "told"
        case .missedTarget(let label, let limit, let cards):
            "\(label) (\(limit))" + (cards.isEmpty ? "" : " at " + cards.joined(separator: ", "))
        case .keptOnly: "kept here, not sent"
        case .queued: "queued"
        case .sent(let time, let messageID): "sent \(time), Message-ID \(messageID)"
        case .failed(let words): "failed: \(words)"
        case .dropped(let reason): "not sent, dropped: \(reason)"
        case .leftOutBecause(let reason): "left out: \(reason)"
        case .ticket(let number, let url, let hook):
            number + (url.isEmpty ? "" : "  \(url)") + "  (\(hook))"
        case .continuedBy(let channel): "continued by \(channel)"
        case .takenOver(let agent): "taken over by \(agent)"
        case .reopened(let round): "number \(round) opened again"
        case .wentBack(let card): "went back to: \(card)"
        case .begunAgain(let card): "begun again: \(card)"
        case .removed(let round): "number \(round) taken out"
        case .round(let round): "number \(round)"
        case .cutShort: "cut short"
        case .skippedItem(let item, let reason): "skipped: \(item)" + (reason.isEmpty ? "" : " (\(reason))")
        case .lapsed(let label): "the answer before no longer held: \(label)"
        case .pickedByHand: "the way on was chosen by hand"
        }
    }
}
