extension English {
    func words(for phrase: Phrase) -> String {
        switch phrase {
        case .yes: "yes"
        case .no: "no"
        case .given: "given"
        case .answerLeftOut: "skipped"

        case .card(let number): "card \(number)"
        case .say: "Say"
        case .note: "Note"
        case .done(let step, let count): "Step \(step) of \(count)"
        case .optionalStep: "can be skipped"
        case .helpHeading: "This question"
        case .offered(let value): "Enter: \(value)"
        case .offeredOptional(let value): "Enter: \(value), :skip skips it"
        case .optionalField: "optional, Enter skips it"
        case .begunBefore(let text): "begun earlier: \(text)"
        case .secretHint: "is not shown and never saved"
        case .offeredTold: "already told"
        case .offeredEarlier: "answered earlier"
        case .offeredTakenBack: "your previous answer"
        case .offeredSuggested: "suggested"
        case .enterGoesOn: "Enter goes on"
        case .enterTicks: "Enter when done, :skip REASON"
        case .tickedBefore: "ticked earlier"
        case .enterQueues: "Enter approves it, :edit changes it, :skip REASON leaves it out"
        case .plainHelp: ":help lists the commands; \"::\" begins an answer that starts with a colon"
        case .enterFinishes: "Enter finishes the call"
        case .finishCall: "finish the call"
        case .doneBefore: "done before"
        case .earlierAnswer(let value): "earlier: \(value)"
        case .ruleFailed(let subject, let cause): "A rule failed (\(cause)): \(subject)"
        case .answerFirst(let questions): "answer first: \(questions)"
        case .moreOptions(let count): "and \(count) more: type the beginning of a label, or a value"
        case .choose: "number, value or the start of a label"

        case .example(let text): "for example \(text)"
        case .didYouMean(let name): "did you mean '\(name)'?"
        case .told(let label, let value): "Told: \(label) = \(value)"
        case .corrected(let old): "corrected: it was \(old)"
        case .noted: "Noted."
        case .charactersLeftOut: "characters that cannot be shown were left out"
        case .understood(let text): "understood: \(text)"
        case .noOptionOffered: "no option was offered"
        case .skipForReason: ":skip REASON skips it, :back goes back"
        case .unchanged: "Nothing was changed."
        case .lapsed: "These answers no longer hold:"
        case .askAgain(let answer, let card): "\(answer) (ask again on the card '\(card)')"
        case .dueOn(let question, let card):
            "'\(question)' now has to be asked, on the card '\(card)'; Back leads there."
        case .endsWithout(let question, let card):
            "'\(question)' has no answer any more; Back leads to the card '\(card)', Enter ends without it."
        case .otherWay: "With this answer the call goes another way."
        case .goBackToAsk: "Go back to ask again?"
        case .takenBackFrom(let title): "back to: \(title)"
        case .stepsDone(let done, let count, let skipped):
            (count == 1 ? (done == 1 ? "step done" : "step skipped") : "\(done) of \(count) steps done")
                + (count > 1 && skipped > 0 ? ", \(skipped) skipped" : "")
        case .leftUnfinished(let title): "left unfinished: \(title)"

        case .willBeSent(let name): "Message to approve: \(name)"
        case .to: "To"
        case .copy: "Copy"
        case .subject: "Subject"
        case .noRecipientLeft: "It has no valid recipient; Enter leaves it out."
        case .sendMessage: "Send this message?"
        case .messageChanged: "The message has changed."
        case .edited: "Changed."
        case .leftOut: "Left out."
        case .willBeSentTo(let subject, let recipients):
            "Message \"\(subject)\" to \(recipients): will be sent"
        case .queuedOnly(let subject, let recipients):
            "Message \"\(subject)\" to \(recipients): queued, no mail program found"
        case .notSentInDryRun(let subject, let recipients):
            "Message \"\(subject)\" to \(recipients): not kept, in a dry run"
        case .sentTo(let subject, let recipients): "Message \"\(subject)\" to \(recipients): sent"
        case .failedTo(let subject, let recipients, let words, let name):
            "Message \"\(subject)\" to \(recipients): failed (\(words)); triage outbox retry \(name)"
        case .approved(let subject, let recipients): "Message \"\(subject)\" to \(recipients): approved"
        case .leftOutFor(let subject, let reason): "Message \"\(subject)\" left out: \(reason)"
        case .leaveOutReason: "Why is it left out?"
        case .wentOut(let time): "You approved it before: \(time)."
        case .otherWentOut(let time): "You approved it in other words before: \(time)."
        case .roundApproved(let subject, let time): "You approved \"\(subject)\" before: \(time)."
        case .sendAgain: "Send it again?"
        case .enterLeavesAtThat: "Enter leaves it at that, :send approves it once more, :edit changes it"
        case .notInOutbox(let cause):
            "The message is approved but not in the outbox yet: \(cause). The next step tries again."
        case .unusualAddress: "some mail servers refuse an address with such letters before the @"
        case .hasBlanks(let blank): "Something in it is not known (\(blank))."
        case .droppedWith(let subjects):
            "Its messages are left out: " + subjects.map { "\"\($0)\"" }.joined(separator: ", ") + "."
        case .toldBy(let hook, let label, let value): "Hook \(hook): \(label) = \(value)"
        case .hookKept(let hook, let label, let value):
            "Hook \(hook) differs; what was said stands: \(label) = \(value)"
        case .hookUnknownFact(let hook, let fact): "Hook \(hook): there is no '\(fact)' to tell here"
        case .hookBadValue(let hook, let fact, let problem): "Hook \(hook): \(fact): \(problem)"
        case .hookNotStarted(let hook): "Hook \(hook) could not be started; triage hooks log"
        case .hookTimedOut(let hook): "Hook \(hook) took too long and was ended; triage hooks log"
        case .hookEnded(let hook, let ending): "Hook \(hook) failed (\(ending)); triage hooks log"
        case .hookTooMuch(let hook): "Hook \(hook) wrote more than 64 KiB; triage hooks log"
        case .hookUnreadable(let hook): "Hook \(hook) did not answer with JSON as it should; triage hooks log"
        case .hookLeftRunning(let hook): "Hook \(hook) left a process running, which was ended"

        case .noEditor: "$EDITOR names no editor"
        case .editorFailed(let cause): "the editor failed: \(cause); the message is unchanged"
        case .notAMessage: "the text no longer begins with To, Cc and Subject lines"
        case .noAddresses(let texts): "not a valid e-mail address: \(texts)"
        case .noRecipientGiven: "no recipient is given"
        case .messageAsItWas(let cause): "\(cause); the message is unchanged"
        case .editAgain(let cause): "\(cause); change it, or leave the text as it is to drop the change"

        case .whichDestination: "Where to next? Number or name"
        case .whichWay: "Where to next?"
        case .noSuchNode(let name): "there is no node '\(name)' here"
        case .noBranch: "The flow has no way on for these answers."
        case .failedRule(let cause): "A rule of the flow failed (\(cause))."
        case .circle: "The flow goes round in a circle here."

        case .roundsTitle: "So far"
        case .whichRoundToOpen: "Which one is opened again?"
        case .whichRoundToRemove: "Which one is taken out?"
        case .roundKept(let text): "\"\(text)\" stays."
        case .changedInRound(let number): "open \(number) again on the card that lists them to change this"
        case .toldInRound(let list):
            "'\(list)' has rounds: open one again on the card that lists them (:open 1)"
        case .removeThisRound(let text): "Take out \"\(text)\", with its answers and unsent messages?"
        case .roundReopened(let text): "opened again: \(text)"
        case .roundRemoved(let text): "taken out: \(text)"
        case .noSuchRound(let number): "there is no number \(number) in the list"
        case .notBetweenRounds: "this works only on the card that lists what was done so far"
        case .answerYesOrNo: "yes or no"
        case .roundCommands: ":open NUMBER opens one again, :remove NUMBER takes one out"

        case .wrapUp: "Wrap-up"
        case .enterWrapsUp: "Enter finishes and saves the record"
        case .finishWrapUp: "finish, save the record"

        case .call(let time): "call \(time)"
        case .callOf(let time, let limit): "call \(time) of \(limit)"
        case .cardTime(let time): "card \(time)"
        case .cardTimeOf(let time, let limit): "card \(time) of \(limit)"
        case .wait(let time): "waiting \(time)"
        case .waitOf(let time, let limit): "waiting \(time) of \(limit)"
        case .clockGoesOn(let time): "its clock goes on \(time)"
        case .responded: "Answered; the wait for a response begins anew."
        case .over(let time): "\(time) over"
        case .left(let rest, let limit): "\(rest) left of \(limit)"
        case .targetMissed(let label, let limit): "Past the target: \(label) (\(limit))."
        case .parkedCount(let count): "\(count) parked"
        case .toSend(let count): "\(count) to send"
        case .sentCount(let count): "\(count) sent"
        case .kept: "saved"
        case .keptConfirmed: "not all saved"
        case .keeping: "saving"
        case .nothingKept: "dry run"
        case .notKept: "not saved"

        case .notesHeading: "Notes"
        case .noteTitle: "Note for the record"
        case .toldTitle: "What did the caller already tell you?"
        case .otherChannel: "How does the call continue?"
        case .presentChannel: "now"
        case .channelNow(let channel): "The call now continues by \(channel)."
        case .leave: "Leave this call?"
        case .abandonReason: "Why is it abandoned?"
        case .callerHungUp: "the caller hung up"
        case .calledBefore: "Called before:"
        case .keyPast: "past calls"
        case .pastTitle: "Past calls, the newest first"
        case .noPastCalls: "No past call is found"
        case .noCallersFact(let caller):
            "This flow notes nothing by which callers are known: not \(caller) either"
        case .noCaller(let caller, let problem): "\(caller) is not noted as the caller's: \(problem)"
        case .overviewTitle: "Overview"
        case .pathHeading: "Path (Enter goes back there)"
        case .factsHeading: "Known (Enter changes it)"
        case .facts: "Known so far"
        case .noFacts: "Nothing is known yet."

        case .keyNote: "write a note for the record"
        case .keyTold: "the caller already told me"
        case .keyResponded: "I have answered"
        case .keyChannel: "another channel"
        case .keyOverview: "overview, jump back"
        case .keyBack: "back"
        case .keyLeave: "park, abandon"
        case .keyStop: "stop; fg continues"
        case .keyKeys: "keys"
        case .keyRepaint: "redraw the screen"
        case .keyScroll: "scroll the card"
        case .keyAnswering: "Answering"
        case .keyCall: "The call"
        case .helpLines:
            """
            Enter                takes what is offered, skips, ticks or goes on
            :back                back to the last card
            :note TEXT           write something down for the record
            :told FACT VALUE     the caller already said it
            :facts               what is known so far
            :past TEXT           the last calls in which the text occurs
            :status              where the call stands, and its clocks
            :skip                skip an optional question
            :skip REASON         skip the step, leave the message out
            :send                approve the message
            :edit                change the message in $EDITOR
            :responded           I have answered the caller
            :channel NAME        the call continues on another channel
            :open NUMBER         open again what the list has there
            :remove NUMBER       take it out of the list
            :park                set the call aside
            :hangup              the caller hung up
            :abandon REASON      abandon the call
            :help                these lines; what the field expects
            """
        case .unknownCommand(let name): "there is no command ':\(name)'"

        case .nothingBefore: "This is the first card."
        case .unknownFact(let name): "there is no fact '\(name)' to tell"
        case .notAsked(let name): "'\(name)' is not asked here"
        case .unknownChannel(let channel, let known): "there is no channel '\(channel)', only \(known)"
        case .noChannel(let channel): "the flow has no channel '\(channel)'"
        case .stepsFirst: "there are steps to do first"
        case .noSuchStep: "there is no such step to do here"
        case .reasonNeeded: "this step can only be skipped with a reason"
        case .reasonExample: "such as :skip the page is down"
        case .unanswered: "there is something to answer or to tick first"
        case .nothingToSkip: "only an optional question or a step can be skipped, only a message left out"
        case .nothingToEdit: "there is no message to change here"
        case .noSuchMessage: "no such message waits for approval here"
        case .noRecipient: "the message has no valid recipient"
        case .notPickable: "this node cannot be chosen here"
        case .hasEnded: "the enquiry has ended"
        case .notEnded: "the enquiry has not ended"
        case .openedTwice: "an enquiry opens once"

        case .resumed(let title): "Continuing with: \(title)"
        case .parked(let id): "Parked. Continue with: triage resume \(id)"
        case .endOfInput: "The input has ended."
        case .abandoned: "Abandoned; the record says why."
        case .outcome(let label): "Outcome: \(label)"
        case .saved(let id): "Saved: record \(id)"
        case .recordAt(let path): "Record: \(path)"
        case .dryRun: "Dry run: nothing was saved."
        case .recordCopied: "The record was sent to the terminal's clipboard."
        case .copied: "The summary was sent to the terminal's clipboard."
        case .tooLongToCopy: "The summary is too long to copy."
        case .waitingForLog(let process?): "waiting for the record log, in use by process \(process)"
        case .waitingForLog(nil): "waiting for the record log, in use elsewhere"
        case .recordDiffers(let path, let offset):
            "'\(path)' holds another record of this enquiry at byte \(offset); the journal was kept"

        case .notSaved(let cause): "Not saved: \(cause)"
        case .entryLost(let text): "What you entered was not kept: \(text)"
        case .enterTriesAgain: "Enter tries again"
        case .leavesUnsaved: "Not saved. ^C ^C leaves without saving."
        case .leftUnsaved(let cause): "the call was left unsaved: \(cause)"
        case .tightened(let path): "'\(path)' was open to other users; now it is not"
        case .healed(let file): "the kept copy of '\(file)' was lost; it was made anew from the same file"
        case .journalDamaged(let folder):
            "the journal is damaged: what is missing in it is missing in the call; the record will say so, "
                + "and the journal will be kept in '\(folder)'"
        case .recordedAlready(let path, let journal):
            "this call has its record, in '\(path)'; its journal is damaged and is now '\(journal)'"
        case .keptUpToHere(let id): "the call is kept up to here; triage resume \(id) continues it"
        case .nothingWasKept: "nothing of the call was saved"
        case .recordUnwritten(let id): "the enquiry is kept; triage resume \(id) saves it"

        case .menuTitle: "Which call?"
        case .menuParked: "Parked"
        case .menuFlows: "Flows"
        case .menuBroken: "has errors: triage validate"
        case .menuUnreadable: "(cannot be read)"
        case .menuAge(let minutes) where minutes < 120: "\(minutes) min ago"
        case .menuAge(let minutes) where minutes < 48 * 60: "\(minutes / 60) h ago"
        case .menuAge(let minutes): "\(minutes / 1440) days ago"
        case .menuQuestion: "Which? Number or name"
        case .menuNoSuch(let text):
            "'\(text)' is neither a number in the list nor the start of a flow's name"
        case .menuParkedMark: "parked"
        }
    }
}
