/// Everything that the wizard itself says in a call; each language has a wording for each case.
package enum Phrase: Sendable, Equatable {
    // Values
    case yes, no, given, answerLeftOut

    // The card
    case card(Int), say, note, done(step: Int, of: Int), optionalStep, helpHeading
    case offered(String), offeredOptional(String), optionalField, begunBefore(String), secretHint
    case offeredTold, offeredEarlier, offeredTakenBack, offeredSuggested
    case answerFirst(String), moreOptions(Int)
    case enterGoesOn, enterTicks, tickedBefore, enterQueues, enterFinishes, choose, plainHelp
    case finishCall, doneBefore, earlierAnswer(String), ruleFailed(String, String)

    // Remarks about an answer
    case example(String), didYouMean(String), told(String, String), corrected(String), noted, unchanged
    case understood(String), charactersLeftOut, skipForReason, noOptionOffered
    case dueOn(String, card: String), endsWithout(String, card: String)
    case lapsed, askAgain(String, card: String), otherWay, goBackToAsk, takenBackFrom(String), stepsDone(
        Int, of: Int, skipped: Int)
    case leftUnfinished(String)

    // Messages
    case willBeSent(String), to, copy, subject, noRecipientLeft, sendMessage, messageChanged, edited, leftOut
    case willBeSentTo(String, String), queuedOnly(String, String), notSentInDryRun(String, String)
    case sentTo(String, String), failedTo(String, String, words: String, name: String), approved(
        String, String),
        leftOutFor(String, String), leaveOutReason
    case hasBlanks(String), droppedWith([String]), noEditor, editorFailed(String), notAMessage
    case wentOut(String), otherWentOut(String), roundApproved(String, String), sendAgain, enterLeavesAtThat,
        notInOutbox(String),
        unusualAddress
    case noAddresses(String), noRecipientGiven, messageAsItWas(String), editAgain(String)

    // Hooks
    case toldBy(String, String, String), hookKept(String, String, String), hookUnknownFact(String, String)
    case hookBadValue(String, String, String), hookNotStarted(String), hookTimedOut(String)
    case hookEnded(String, String), hookTooMuch(String), hookUnreadable(String), hookLeftRunning(String)

    // Where the flow cannot go on
    case whichDestination, whichWay, noSuchNode(String), noBranch, failedRule(String), circle

    // Rounds of a part
    case roundsTitle, whichRoundToOpen, whichRoundToRemove
    case removeThisRound(String), roundReopened(String), roundRemoved(String), noSuchRound(Int)
    case roundKept(String), changedInRound(Int), toldInRound(String)
    case notBetweenRounds, answerYesOrNo, roundCommands

    // The wrap-up
    case wrapUp, enterWrapsUp, finishWrapUp

    // Clocks and saving
    case call(String), callOf(String, limit: String), cardTime(String), cardTimeOf(String, limit: String)
    case wait(String), waitOf(String, limit: String), clockGoesOn(String), responded
    case over(String), left(String, of: String), targetMissed(String, limit: String)
    case parkedCount(Int), toSend(Int), sentCount(Int), kept, keptConfirmed, keeping, nothingKept, notKept

    // Panels
    case notesHeading, noteTitle, toldTitle, otherChannel, presentChannel, channelNow(String), leave
    case abandonReason, callerHungUp
    case calledBefore, keyPast, pastTitle, noPastCalls, noCallersFact(String), noCaller(String, String)
    case overviewTitle, pathHeading, factsHeading, facts, noFacts

    // Keys and commands
    case keyNote, keyTold, keyResponded, keyChannel, keyOverview, keyBack, keyLeave, keyStop, keyKeys,
        keyRepaint, keyScroll
    case keyAnswering, keyCall
    case helpLines, unknownCommand(String)

    // What cannot be done
    case nothingBefore, unknownFact(String), notAsked(String), unknownChannel(String, String), noChannel(
        String)
    case stepsFirst, noSuchStep, reasonNeeded, reasonExample, unanswered, nothingToSkip, nothingToEdit
    case noSuchMessage, noRecipient, notPickable, hasEnded, notEnded, openedTwice

    // The end of a call, and its record
    case resumed(String), parked(id: String), endOfInput, abandoned, outcome(String)
    case saved(String), recordAt(String), dryRun, copied, recordCopied, tooLongToCopy
    case waitingForLog(process: String?), recordDiffers(String, String)

    // What was found amiss in the home
    case tightened(String), healed(String), journalDamaged(String), recordedAlready(String, String)

    // What could not be saved
    case notSaved(String), entryLost(String), enterTriesAgain, leavesUnsaved, leftUnsaved(String)
    case keptUpToHere(String), nothingWasKept, recordUnwritten(String)

    // The start menu
    case menuTitle, menuParked, menuFlows, menuBroken, menuUnreadable, menuAge(minutes: Int)
    case menuQuestion, menuNoSuch(String), menuParkedMark
}
