@testable import TriageCore

extension Phrase {
    /// The phrases under test; their parameters are `«»` or the number 7.
    static let samples: [Phrase] =
        values + card + answers + messages + clocks + panels + refusals + ends + menu

    private static let values: [Phrase] = [.yes, .no, .given, .answerLeftOut]
    private static let card: [Phrase] = [
        .card(7), .say, .note, .done(step: 7, of: 7), .optionalStep, .helpHeading, .offered("«»"),
        .offeredOptional("«»"), .optionalField, .begunBefore("«»"), .secretHint, .offeredTold,
        .offeredEarlier,
        .offeredTakenBack, .offeredSuggested, .enterGoesOn, .enterTicks, .tickedBefore, .enterQueues,
        .answerFirst("«»"), .moreOptions(7), .enterFinishes, .choose, .plainHelp, .finishCall, .doneBefore,
        .earlierAnswer("«»"),
        .ruleFailed("«»", "«»"),
    ]
    private static let answers: [Phrase] = [
        .example("«»"), .didYouMean("«»"), .told("«»", "«»"), .corrected("«»"), .noted, .unchanged,
        .understood("«»"), .charactersLeftOut, .skipForReason, .noOptionOffered, .lapsed,
        .dueOn("«»", card: "«»"), .endsWithout("«»", card: "«»"), .roundKept("«»"), .changedInRound(7),
        .toldInRound("«»"), .askAgain("«»", card: "«»"), .otherWay, .goBackToAsk,
        .takenBackFrom("«»"), .stepsDone(7, of: 7, skipped: 7), .leftUnfinished("«»"), .whichDestination,
        .whichWay, .noSuchNode("«»"), .roundsTitle, .whichRoundToOpen, .whichRoundToRemove,
        .removeThisRound("«»"), .roundReopened("«»"), .roundRemoved("«»"), .noSuchRound(7), .notBetweenRounds,
        .answerYesOrNo, .roundCommands,
        .noBranch, .failedRule("«»"), .circle,
    ]
    private static let messages: [Phrase] = [
        .willBeSent("«»"), .to, .copy, .subject, .noRecipientLeft, .sendMessage, .messageChanged, .edited,
        .leftOut, .willBeSentTo("«»", "«»"), .queuedOnly("«»", "«»"), .notSentInDryRun("«»", "«»"),
        .sentTo("«»", "«»"), .failedTo("«»", "«»", words: "«»", name: "«»"), .wentOut("«»"),
        .otherWentOut("«»"), .roundApproved("«»", "«»"), .sendAgain,
        .enterLeavesAtThat, .notInOutbox("«»"), .unusualAddress, .approved("«»", "«»"),
        .leftOutFor("«»", "«»"),
        .leaveOutReason, .hasBlanks("«»"), .droppedWith(["«»"]), .wrapUp, .enterWrapsUp, .finishWrapUp,
        .noEditor, .editorFailed("«»"), .notAMessage, .noAddresses("«»"),
        .toldBy("«»", "«»", "«»"), .hookKept("«»", "«»", "«»"), .hookUnknownFact("«»", "«»"),
        .hookBadValue("«»", "«»", "«»"), .hookNotStarted("«»"), .hookTimedOut("«»"), .hookEnded("«»", "«»"),
        .hookTooMuch("«»"), .hookUnreadable("«»"), .hookLeftRunning("«»"), .noRecipientGiven,
        .messageAsItWas("«»"), .editAgain("«»"),
    ]
    private static let clocks: [Phrase] = [
        .call("«»"), .callOf("«»", limit: "«»"), .cardTime("«»"), .cardTimeOf("«»", limit: "«»"), .over("«»"),
        .wait("«»"), .waitOf("«»", limit: "«»"), .clockGoesOn("«»"), .responded,
        .left("«»", of: "«»"), .targetMissed("«»", limit: "«»"), .parkedCount(7), .toSend(7), .sentCount(7),
        .kept, .keptConfirmed,
        .keeping,
        .nothingKept, .notKept,
    ]
    private static let panels: [Phrase] = [
        .notesHeading, .noteTitle, .toldTitle, .otherChannel, .presentChannel, .channelNow("«»"), .leave,
        .calledBefore, .keyPast, .pastTitle, .noPastCalls, .noCallersFact("0491 570 156"),
        .noCaller("0491", "?"),
        .abandonReason, .overviewTitle,
        .pathHeading, .factsHeading, .facts, .noFacts, .keyNote, .keyTold, .keyResponded, .keyChannel,
        .keyOverview,
        .keyBack, .keyLeave,
        .keyStop, .keyKeys, .keyRepaint, .keyScroll, .keyAnswering, .keyCall, .helpLines,
        .unknownCommand("«»"),
    ]
    private static let refusals: [Phrase] = [
        .nothingBefore, .unknownFact("«»"), .notAsked("«»"), .unknownChannel("«»", "«»"), .noChannel("«»"),
        .stepsFirst, .noSuchStep, .reasonNeeded, .reasonExample, .unanswered, .nothingToSkip, .nothingToEdit,
        .noSuchMessage, .noRecipient, .notPickable, .hasEnded, .notEnded, .openedTwice,
    ]
    private static let ends: [Phrase] = [
        .resumed("«»"), .parked(id: "«»"), .endOfInput, .abandoned, .outcome("«»"), .saved("«»"),
        .recordAt("«»"), .dryRun, .copied, .tooLongToCopy, .waitingForLog(process: "«»"),
        .waitingForLog(process: nil), .recordDiffers("«»", "«»"), .notSaved("«»"), .entryLost("«»"),
        .enterTriesAgain, .leavesUnsaved, .leftUnsaved("«»"), .keptUpToHere("«»"), .nothingWasKept,
        .recordUnwritten("«»"), .tightened("«»"), .healed("«»"), .journalDamaged("«»"),
        .recordedAlready("«»", "«»"),
    ]
    private static let menu: [Phrase] = [
        .menuTitle, .menuParked, .menuFlows, .menuBroken, .menuUnreadable, .menuAge(minutes: 7),
        .menuAge(minutes: 420), .menuAge(minutes: 10_080), .menuQuestion, .menuNoSuch("«»"), .menuParkedMark,
    ]
}
