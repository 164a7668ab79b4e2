/// What the terminal's widgets say, whatever the question.
package enum WidgetWord: Sendable, CaseIterable {
    // Names of keys.
    case enterKey, spaceKey, tabKey, escapeKey, arrowKeys, sideArrowKeys, pageKeys
    // What keys do.
    case choose, move, filter, showAll, confirm, takeOffered, editOffered, leaveOut
    case tick, tickAll, untick, skip, unskip, nextField, goOn, close, scroll, undo
    // What is wrong; a number follows the two that begin with "at".
    case chooseOne, chooseAtLeast, chooseAtMost, nothingMatches, answerNeeded
    case stepOpen, stepAppeared, recorded, reasonNeeded, forExample
    // What is shown; numbers go on both sides of "of" and before "above" and "below".
    case offered, optional, done, skipped, reason, of, above, below
    case secretEmpty, secretTyped, secretGiven, leftOut, tooSmall
}
