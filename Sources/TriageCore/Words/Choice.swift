/// Something chosen by pressing a letter, which differs by language.
package enum Choice: Sendable, CaseIterable {
    // A message under review.
    case send, sendAll, edit, leaveOut, sendAgain, leaveAtThat
    // The rounds of a part.
    case anotherRound, noFurtherRound, openRound, removeRound, takeOut, keepRound
    // Leaving a call.
    case park, parkAndNext, hangUp, abandon, goOn
    // An earlier answer that led the call to where it is.
    case goBackAndChange, keepTheWay
    // A call that is over.
    case nextCall, otherCall, copySummary, copyRecord, quit
}
