/// Hears what a hook has to say about a call: what of it is taken, and what is said about the rest.
struct HookHearing {
    /// The call as it is with everything taken so far.
    private(set) var enquiry: Enquiry
    /// What comes of it, in order.
    private(set) var news: [CallHooks.News] = []
    /// What the log says about it, in English.
    private(set) var remarks: [String] = []

    private let run: HookRun
    private let time: Timestamp

    /// Prepares for hearing a hook that is over.
    init(_ run: HookRun, _ enquiry: Enquiry, at time: Timestamp) {
        self.run = run
        self.enquiry = enquiry
        self.time = time
    }

    /// Takes what the hook knows, if it still matters.
    mutating func hear() {
        let (name, answer) = (run.hook.name, run.answer)
        if let fault = run.fault { say(.hookFault(name, run.ending, fault)) }
        guard !enquiry.isClosing else { return remarks.append("the call was over") }
        if case .lookup(let fact) = run.event, run.value != enquiry.confirmedValue(of: fact) {
            return remarks.append("dropped, since \(fact.rawValue) has changed")
        }
        if !answer.facts.isEmpty, !run.event.takesFacts {
            remarks.append("facts are not taken for \(run.event)")
        }
        if answer.ticket != nil { remarks.append("a ticket is not taken for \(run.event)") }
        for (fact, value) in run.event.takesFacts ? answer.facts : [] { take(fact, value) }
        if let note = answer.note { take(.noted("\(name): \(note)")) }
    }

    private mutating func take(_ id: FactID, _ json: JSON) {
        let name = run.hook.name
        guard !enquiry.hasEnded else { return remarks.append("the call was over") }
        guard let read = enquiry.readTold(json, for: id, at: time) else {
            remarks.append("there is no fact \(id.rawValue) to tell")
            return say(.hookUnknownFact(name, id.rawValue))
        }
        switch read {
        case .failure(let problem):
            remarks.append("\(id.rawValue): \(Wording.english(problem))")
            say(.hookBadValue(name, id.rawValue, enquiry.format.wording(problem)))
        case .success(let value):
            if enquiry.isSaid(id, value) { return }
            // What a person said stands, and what the agent has confirmed on the card at hand.
            if let said = enquiry.confirmedValue(of: id, besidesHooks: true),
                let (frame, fact) = enquiry.run.tellable(id)
            {
                guard said != value else { return }
                remarks.append("\(id.rawValue) was known already")
                return say(.hookKept(name, frame.label(of: fact), frame.words(for: said, of: fact)))
            }
            take(.told(id, value, hook: name))
        }
    }

    private mutating func take(_ kind: Event.Kind) {
        guard (try? enquiry.apply(Event(at: max(time, enquiry.lastEvent), kind))) != nil else {
            return remarks.append("it cannot be taken here")
        }
        news.append(.event(kind))
    }

    private mutating func say(_ phrase: Phrase) { news.append(.remark(enquiry.format.wording(phrase))) }
}

extension Phrase {
    /// What is wrong with how a hook ran.
    fileprivate static func hookFault(_ name: String, _ ending: ProgramEnding, _ fault: HookRun.Fault)
        -> Phrase
    {
        switch fault {
        case .notStarted: .hookNotStarted(name)
        case .timeout: .hookTimedOut(name)
        case .ended: .hookEnded(name, "\(ending)")
        case .tooMuch: .hookTooMuch(name)
        case .unreadable: .hookUnreadable(name)
        case .leftRunning: .hookLeftRunning(name)
        }
    }
}

extension Enquiry {
    /// Whether the call itself is over, so that nothing is asked or told any more.
    fileprivate var hasEnded: Bool { closed != nil }

    /// The value that a fact of a running flow has been given or confirmed with on the card at hand; nil if it has
    /// none.
    ///
    /// - Parameter besidesHooks: whether what a hook told, and nobody has confirmed, does not count.
    fileprivate func confirmedValue(of id: FactID, besidesHooks: Bool = false) -> Value? {
        if node.ask.contains(where: { $0.id == id }), let draft = frame.progress.drafts[id]?.value {
            return draft == .null ? nil : draft
        }
        guard let (frame, fact) = run.tellable(id), let origin = frame.origins[fact.slot], origin.isGiven
        else {
            return nil
        }
        if besidesHooks, case .hook = origin { return nil }
        let value = frame.values[fact.slot]
        return value == .null ? nil : value
    }
}
