import Terminal
import TriageCore

extension PlainWizard {
    mutating func showCard() {
        if enquiry.isWrappingUp { return showWrapUp() }
        let card = enquiry.card()
        let visit = enquiry.visit
        if shown.visit?.path != visit.path || shown.visit?.entered != visit.entered {
            shown = Shown()
            shown.visit = visit
            print("")
            print("== \(card.title.isEmpty ? card.path.text : card.title)")
        }
        for line in card.lines where !shown.lines.contains(line) {
            switch line.kind {
            case .note: print("   " + wording(.note) + ": " + line.text)
            case .say: print("   " + wording(.say) + ": " + line.text)
            }
        }
        shown.lines += card.lines.filter { !shown.lines.contains($0) }
        showRounds(of: card)
        let failures = card.failures.filter { !shown.failures.contains($0) }
        tell(Telling.failures(failures, wording))
        shown.failures += failures
    }

    /// Lists the rounds so far, once a card.
    private mutating func showRounds(of card: Card) {
        guard !card.rounds.isEmpty, shown.rounds != card.rounds else { return }
        shown.rounds = card.rounds
        print("   " + wording(.roundsTitle) + ":")
        for round in card.rounds {
            print("     \(round.number)  \(round.text)")
            for remark in round.remarks { print("!    " + remark) }
        }
    }

    /// Shows once that the caller is gone and what follows.
    private mutating func showWrapUp() {
        guard !shown.isWrapUp else { return }
        shown = Shown()
        shown.isWrapUp = true
        print("")
        print("== " + wording(.wrapUp))
    }

    /// Reports each overrun once, in words, with its note.
    mutating func showMisses() {
        overruns.news(of: enquiry, at: session.now).forEach(tell)
    }

    /// Shows the status of the call; only on request, so that nothing interrupts a screen reader.
    func showStatus() {
        let now = enquiry.closed ?? session.now
        let call = Duration.milliseconds(now.milliseconds - enquiry.opened.milliseconds).clock
        let card = Duration.milliseconds(now.milliseconds - enquiry.visit.entered.milliseconds).clock
        print(
            "   \(enquiry.flows.main.title), " + wording(.card(enquiry.cardCount))
                + ": \(enquiry.card().title)")
        print("   " + wording(.call(call)) + ", " + wording(.cardTime(card)))
        for target in enquiry.targets(at: now) where !target.isStopped {
            let limit = Duration.seconds(target.limit)
            let rest = limit - .milliseconds(target.elapsed)
            print(
                "   " + target.label + ": "
                    + wording(
                        target.isMissed
                            ? .over((Duration.zero - rest).clock) : .left(rest.clock, of: limit.clock))
                    + (target.goesOn.map {
                        ", " + wording(.clockGoesOn(enquiry.format.text(.timestamp($0))))
                    } ?? ""))
        }
        if session.isKept {
            let names = enquiry.messagesAtOnce.map(enquiry.outboxName)
            let states = names.compactMap { mail.entry($0)?.state }
            let toSend = enquiry.waitingCount + states.count { $0 == .queued || $0 == .sending }
            if toSend > 0 { print("   " + wording(.toSend(toSend))) }
            let sent = states.count { $0 == .sent }
            if sent > 0 { print("   " + wording(.sentCount(sent))) }
        }
        print("   " + wording(session.isKept ? .kept : .nothingKept))
    }

    mutating func showPrompt(_ awaiting: Awaiting) {
        let prompt: String
        shown.field = nil
        if let number = shown.removing {
            let text = enquiry.card().rounds.first { $0.number == number }?.text ?? ""
            print("?  " + wording(.removeThisRound(text)))
            print("   [\(wording(.answerYesOrNo))]")
            environment.output.write("> ")
            return
        }
        switch awaiting {
        case .round:
            print("?  " + enquiry.card().another)
            prompt = wording(.answerYesOrNo) + roundCommands
        case .reading:
            if enquiry.isOnLastCard { tell(Telling.leftOpen(in: enquiry)) }
            prompt = wording(enquiry.isOnLastCard ? .enterFinishes : .enterGoesOn) + roundCommands
        case .wrapUp: prompt = wording(.enterWrapsUp)
        case .step(let number): prompt = showStep(number)
        case .field(let id): prompt = showField(id)
        case .review(let id): prompt = showMessage(id)
        case .destination(let dilemma): prompt = showDestinations(dilemma)
        }
        if !prompt.isEmpty { print("   [\(prompt)]") }
        environment.output.write("> ")
    }

    /// What can be done with the rounds on the card, after another prompt; empty where there are none.
    private var roundCommands: String {
        enquiry.isBetweenRounds && !enquiry.card().rounds.isEmpty ? "; " + wording(.roundCommands) : ""
    }

    func showStep(_ number: Int) -> String {
        let steps = enquiry.card().steps
        guard let index = steps.firstIndex(where: { $0.number == number }) else { return "" }
        let optional = steps[index].isOptional ? " (\(wording(.optionalStep)))" : ""
        print("-  \(wording(.done(step: index + 1, of: steps.count)))\(optional): \(steps[index].text)")
        if !steps[index].remark.isEmpty { print("   (" + steps[index].remark + ")") }
        switch enquiry.draft(ofStep: number) {
        case .reason(let text)? where !text.isEmpty, .skipped(let text)? where !text.isEmpty:
            print("   (" + wording(.begunBefore(text)) + ")")
        case .ticked?: print("   (" + wording(.tickedBefore) + ")")
        case .reason?, .skipped?, nil: break
        }
        return wording(.enterTicks)
    }

    /// A longer list is not printed as a whole, only its beginning.
    private static let (mostOptions, fewOptions) = (100, 20)

    mutating func showField(_ id: FactID) -> String {
        guard let field = enquiry.card().fields.first(where: { $0.fact == id }) else { return "" }
        shown.field = field
        print("?  " + field.label)
        // When asked again after a slip or a command, the question is enough: its options have already been
        // printed.
        let offer = offer(for: field)
        if shown.asked.insert(id).inserted {
            if let draft = enquiry.draft(of: id), !draft.isEmpty, offer?.text == field.offer?.text {
                print("   (" + wording(.begunBefore(draft)) + ")")
            }
            if !field.hint.isEmpty { print("   (\(field.hint))") }
            if field.type == .secret { print("   (\(wording(.secretHint)))") }
            // A number that begins a label could be meant as the label; then the places are marked.
            let mark = field.options.contains { $0.label.first?.isNumber ?? false } ? "#" : ""
            let isLong = field.options.count > Self.mostOptions
            for (index, option) in field.options.prefix(isLong ? Self.fewOptions : .max).enumerated() {
                let hint = option.hint.isEmpty ? "" : "  (\(option.hint))"
                print("     \(mark)\(index + 1)  \(option.label)\(hint)")
            }
            if isLong { print("     " + wording(.moreOptions(field.options.count - Self.fewOptions))) }
        }
        if let offer {
            return wording(field.isOptional ? .offeredOptional(offer.text) : .offered(offer.text))
        }
        if field.type == .choices, !field.options.isEmpty {
            // Nobody could guess how to type several choices.
            return wording.form(of: .choices) + (field.isOptional ? "; \(wording(.optionalField))" : "")
        }
        if field.isOptional { return wording(.optionalField) }
        if field.type == .text || field.type == .secret { return "" }
        if !field.options.isEmpty { return wording(.choose) }
        if !field.awaited.isEmpty { return wording(.answerFirst(field.awaited.joined(separator: ", "))) }
        if field.needsReason {
            print("!  " + wording(.nothingToChoose))
            return wording(.skipForReason)
        }
        return wording.form(of: field.type)
    }

    /// What Enter takes: the draft from before the call was parked, if it is a valid answer, or else the
    /// offered value.
    func offer(for field: CardField) -> (value: Value, text: String)? {
        if let draft = enquiry.draft(of: field.fact), !draft.isEmpty,
            let value = enquiry.confirmedDraft(of: field.fact)
                ?? (try? enquiry.read(draft, for: field.fact, at: session.now).get()),
            enquiry.problem(withAnswer: value, to: field.fact) == nil
        {
            let values: [Value] = if case .list(let values) = value { values } else { [value] }
            let labels = field.options.filter { values.contains($0.value) }.map(\.label)
            return (value, labels.isEmpty ? draft : labels.joined(separator: ", "))
        }
        return field.offer.map { ($0.value, $0.text) }
    }

    mutating func showMessage(_ id: MessageID) -> String {
        guard let message = enquiry.pendingMessage() else { return "" }
        let isSame = shown.message?.number == enquiry.reviewedCount
        if !isSame || shown.message?.text != message {
            if isSame { print("!  " + wording(.messageChanged)) }
            shown.message = (enquiry.reviewedCount, message)
            let label = enquiry.reviewLabel ?? id.rawValue
            print("   " + wording(.willBeSent(label)))
            print("     \(wording(.to)): " + message.to.joined(separator: ", "))
            if !message.cc.isEmpty { print("     \(wording(.copy)): " + message.cc.joined(separator: ", ")) }
            print("     \(wording(.subject)): " + message.subject)
            for line in message.body { print("     | " + line) }
            for doubt in enquiry.doubts() { print("!  " + doubt) }
            if let copy = enquiry.earlierCopy {
                print("!  " + wording(copy.isSame ? .wentOut(copy.time) : .otherWentOut(copy.time)))
            }
        }
        guard !message.to.isEmpty else { return wording(.noRecipientLeft) }
        return wording(enquiry.earlierCopy?.isSame == true ? .enterLeavesAtThat : .enterQueues)
    }

    mutating func showDestinations(_ dilemma: Dilemma) -> String {
        if shown.dilemma != dilemma {
            shown.dilemma = dilemma
            print("!  " + wording(why: dilemma))
            for (index, node) in enquiry.destinations().enumerated() {
                print("     \(index + 1)  \(node.title) (\(node.id))")
            }
        }
        return wording(.whichDestination)
    }
}
