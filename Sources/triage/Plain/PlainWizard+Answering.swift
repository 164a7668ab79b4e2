import Terminal
import TriageCore

extension PlainWizard {
    mutating func reply(to line: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        let text = line.trimming
        // In a secret field, everything except a bare command is the secret.
        let isSecret = shown.field?.type == .secret
        if text.hasPrefix("::") { return try answer(String(text.dropFirst()), awaiting) }
        if text.hasPrefix(":"), !isSecret || PlainCommand(rawValue: String(text.dropFirst())) != nil {
            return try obey(text, awaiting)
        }
        if text == "?", !takesAnyText { return try obey(":help", awaiting) }
        return try answer(isSecret ? line : text, awaiting)
    }

    /// Whether the question shown takes any text, so that nothing typed can be meant for the wizard.
    private var takesAnyText: Bool { shown.field?.type == .text || shown.field?.type == .secret }

    mutating func answer(_ text: String, _ awaiting: Awaiting) throws(Failure) -> Reply {
        if let round = shown.removing { return try confirmRemoval(of: round, text) }
        switch awaiting {
        case .round:
            switch enquiry.readAnother(text, at: session.now) {
            case .success(let isMore): return try perform(isMore ? .round : .roundsDone)
            case .failure: return hint(wording(.answerYesOrNo))
            }
        case .reading:
            guard text.isEmpty else {
                return hint(wording(enquiry.isOnLastCard ? .enterFinishes : .enterGoesOn))
            }
            return try perform(.read)
        case .wrapUp:
            guard text.isEmpty else { return hint(wording(.enterWrapsUp)) }
            return try perform(.closing)
        case .step(let number):
            guard text.isEmpty else { return hint(wording(.enterTicks)) }
            return try perform(.ticked(step: number))
        case .field(let id): return try answer(text, field: id)
        case .review(let id):
            let isSentAlready = enquiry.earlierCopy?.isSame ?? false
            guard text.isEmpty else {
                return hint(wording(isSentAlready ? .enterLeavesAtThat : .enterQueues))
            }
            let hasRecipient = !(enquiry.pendingMessage()?.to.isEmpty ?? true)
            return try perform(
                hasRecipient && !isSentAlready ? .queued(id, edited: nil) : .withheld(id, reason: ""))
        case .destination:
            let nodes = enquiry.destinations()
            if let number = Int(text), number > 0, number <= nodes.count {
                return try perform(.picked(nodes[number - 1].id))
            }
            if let node = nodes.first(where: { $0.id.rawValue == text }) {
                return try perform(.picked(node.id))
            }
            return hint(
                wording(.noSuchNode(text)) + wording.nearest(to: text, among: nodes.map(\.id.rawValue)))
        }
    }

    mutating func answer(_ text: String, field id: FactID) throws(Failure) -> Reply {
        guard let field = shown.field else { return .goOn }
        if text.isEmpty {
            if let offer = offer(for: field) {
                return try perform(.answered(id, offer.value), typed: offer.text)
            }
            return try perform(.answered(id, .null))
        }
        switch enquiry.read(text, for: id, at: session.now) {
        case .success(let value):
            let reply = try perform(.answered(id, value), typed: field.type == .secret ? "" : text)
            showUnderstanding(of: value, typed: text, for: field)
            return reply
        case .failure(let problem): return hint(wording(problem))
        }
    }

    /// Performs an action. A refusal is shown; if the action cannot be saved, a piped call ends, while a
    /// terminal offers another try.
    mutating func perform(_ kind: Event.Kind, typed: String = "") throws(Failure) -> Reply {
        let before = enquiry
        while true {
            do throws(EnquirySession.Failure) {
                try session.perform(kind)
                tell(Telling.consequences(in: enquiry, since: before))
                if enquiry.channel != before.channel, kind != .channel(enquiry.channel) {
                    print("   " + wording(.channelNow(enquiry.channel)))
                }
                if let remark = before.remark(on: kind) { print("   " + wording(remark)) }
                return .goOn
            } catch {
                switch error {
                case .refused(.reasonNeeded):
                    return hint(wording(.reasonNeeded) + ", " + wording(.reasonExample))
                case .refused(let refusal): return hint(wording(why: refusal))
                case .storage(let error):
                    print("!  " + wording(.notSaved(wording(why: error))))
                    if !typed.isEmpty { print("!  " + wording(.entryLost(typed))) }
                    guard environment.input.isTerminal else { throw stopped(by: error) }
                    print("   [" + wording(.enterTriesAgain) + "]")
                    environment.output.flush()
                    guard case .text = environment.input.next() else { throw stopped(by: error) }
                }
            }
        }
    }

    /// Names the later answers that a changed one has discarded.
    func showLapsed(_ lapsed: [TrailCard.Answer]) {
        tell(Telling.lapse(of: lapsed, wording))
    }

    /// Ends a call that can no longer be saved; what was saved can be resumed.
    func stopped(by error: StorageError) -> Failure {
        let failure = Failure(error, in: wording)
        return Failure(
            failure.code, failure.message + "\n" + wording(.keptUpToHere(enquiry.opening.id.text)))
    }

    /// Says how an answer was understood if that is not simply what was typed.
    func showUnderstanding(of value: Value, typed text: String, for field: CardField) {
        guard !field.type.hasOptions, field.type != .secret,
            let words = enquiry.understanding(of: value, typed: text)
        else { return }
        print("   " + wording(.understood(words)))
    }

    /// Takes out a round if that is what the agent wants.
    private mutating func confirmRemoval(of round: Int, _ text: String) throws(Failure) -> Reply {
        switch enquiry.readAnother(text, at: session.now) {
        case .failure: return hint(wording(.answerYesOrNo))
        case .success(false):
            shown.removing = nil
            return .goOn
        case .success(true):
            shown.removing = nil
            let text = enquiry.card().rounds.first { $0.number == round }?.text ?? ""
            let reply = try perform(.removed(round: round))
            print("   " + wording(.roundRemoved(text)))
            return reply
        }
    }

    func hint(_ text: String) -> Reply {
        print("!  " + text)
        return .goOn
    }
}
