/// What a page about a record says besides the flow's own words; each language has a wording for each case.
package enum RecordPhrase: Sendable, Equatable {
    // How the enquiry ended, and who took it
    case abandonedCall, kind(String), takenBy(agent: String, channel: String), clockGiven
    case incomplete

    // Headings
    case facts, drafts, targets, messages, tickets, notes, path, said

    // Remarks
    case told, missedTarget(String, String, at: [String]), keptOnly, leftOutBecause(String)
    case queued, sent(String, messageID: String), failed(String), dropped(String)
    case ticket(String, at: String, hook: String)
    case saidNoFurther, saidLost
    case continuedBy(channel: String), takenOver(by: String), reopened(round: Int), removed(round: Int)
    /// A step back led to another card, or the card at hand was begun again.
    case wentBack(to: String), begunAgain(String)
    case round(Int), cutShort, skippedItem(String, reason: String)
    case pickedByHand, lapsed(String)
}
