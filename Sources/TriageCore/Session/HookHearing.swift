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
        guard let read = enquiry.readTold(json, for: id, at: time), let path = enquiry.name(ofTold: id) else {
            remarks.append("there is no fact \(id.rawValue) to tell")
            return say(.hookUnknownFact(name, id.rawValue))
        }
        switch read {
        case .failure(let problem):
            remarks.append("\(id.rawValue): \(Wording.english(problem))")
            say(.hookBadValue(name, id.rawValue, enquiry.format.wording(problem)))
        case .success(let value):
            // What a person said about a person stands.
            let known = enquiry.knownFacts().first { $0.name == path }
            let said = enquiry.confirmedValue(of: id)
            if said == value || enquiry.isSaid(id, value) { return }
            if let known, known.origin == .asked || known.origin == .told || said != nil {
                remarks.append("\(id.rawValue) was known already")
                return say(.hookKept(name, known.label, known.text))
            }
            if said != nil { return remarks.append("\(id.rawValue) was known already") }
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
    fileprivate func confirmedValue(of id: FactID) -> Value? {
        if node.ask.contains(where: { $0.id == id }), let draft = frame.progress.drafts[id] {
            return draft.value == .null ? nil : draft.value
        }
        guard let (frame, fact) = run.tellable(id), frame.origins[fact.slot]?.isGiven == true else {
            return nil
        }
        let value = frame.values[fact.slot]
        return value == .null ? nil : value
    }
}
