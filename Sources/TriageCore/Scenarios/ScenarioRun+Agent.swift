extension ScenarioRun {
    /// The agent of a scenario: does on each card what the scenario says, and notes what can be seen there.
    struct Agent: Respondent {
        /// What is to be done.
        let scenario: Scenario
        /// The file in which the scenario stands.
        private let file: SourceText
        /// What could not be done as the scenario says.
        private(set) var failures: [Failure] = []
        /// What was seen of the flow.
        private(set) var coverage = Coverage()
        /// What was shown.
        var shown = ShownTexts()
        /// How often each node was arrived at.
        private(set) var arrivals: [NodePath: Int] = [:]
        /// How often each fact was answered from the general answers.
        var given: [FactPath: Int] = [:]
        /// What scripts of visits say and what came about, by place in the file.
        var used: Set<Int> = []

        private var now: Timestamp
        /// The script of the latest visit of each node.
        private var scripts: [NodePath: Scenario.VisitScript] = [:]
        /// The newest visit that was arrived at.
        private var latestVisit = -1
        /// What is still to be done on arrival, before anything is answered.
        private var errands: ArraySlice<Errand> = []
        /// Where the scenario says what was done last.
        private var place: Span
        /// Where the scenario has the program crash; nil while it runs.
        private var crash: Span?

        /// Something that is done on arrival.
        private struct Errand {
            let what: What
            let span: Span

            enum What {
                case event(Event.Kind)
                case tell(Scenario.Answer)
                case tryInVain([Scenario.Answer])
                case crash
                case arriveAnew
            }
        }

        /// Sits down before a scenario's first card.
        init(_ scenario: Scenario, in file: SourceText) {
            self.scenario = scenario
            self.file = file
            now = scenario.start
            place = scenario.span
        }

        /// The script of the visit where an enquiry stands; nil when the scenario does not speak of it.
        func script(in enquiry: Enquiry) -> Scenario.VisitScript? { scripts[enquiry.path] }

        /// Where the program crashed, once; nil while it runs.
        mutating func takeCrash() -> Span? {
            defer { crash = nil }
            return crash
        }
    }
}

extension ScenarioRun.Agent {
    /// What the scenario does now: first what belongs to the arrival on a card, then its answers.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
        repeat {
            while let errand = errands.popFirst() {
                place = errand.span
                if let kind = carryOut(errand, in: enquiry) { return Event(at: now, kind) }
                if crash != nil { return nil }
            }
        } while arrive(in: enquiry)
        guard failures.isEmpty else { return nil }
        observe(enquiry)
        place = scenario.span
        return answer(awaiting, in: enquiry).map { Event(at: now, $0) }
    }

    /// Notes that the flow refuses what the scenario does.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
        fail(refusal.sentence, in: enquiry)
    }

    /// Notes that something cannot be done as the scenario says.
    mutating func fail(_ message: String, at span: Span? = nil, in enquiry: Enquiry) {
        failures.append(
            ScenarioRun.Failure(
                kind: .play, node: enquiry.path.text, message: message, location: file.location(of: span ?? place))
        )
    }

    /// Does what a script of a visit says at a place in the file.
    mutating func follow(_ span: Span) {
        used.insert(span.lowerBound)
        place = span
    }

    /// Names the place in the file that is to blame when what is done next is refused.
    mutating func blame(_ span: Span) { place = span }

    /// Notes what the agent sees now.
    private mutating func observe(_ enquiry: Enquiry) {
        if shown.observe(enquiry, at: now) { coverage.observe(enquiry) }
    }

    /// Looks whether the node has just been arrived at, and what the scenario says of that visit.
    private mutating func arrive(in enquiry: Enquiry) -> Bool {
        let visit = enquiry.frame.visit
        guard visit > latestVisit else { return false }
        latestVisit = visit
        let path = enquiry.path
        let number = arrivals[path, default: 0]
        arrivals[path] = number + 1
        observe(enquiry)
        let entry = scenario.visits.first { $0.path == path }
        scripts[path] = entry.flatMap { number < $0.scripts.count ? $0.scripts[number] : nil }
        guard let script = scripts[path] else { return true }
        if let wait = script.wait { now = Timestamp(milliseconds: now.milliseconds + Int64(wait) * 1000) }
        errands = errands(of: script)[...]
        return true
    }

    private func errands(of script: Scenario.VisitScript) -> [Errand] {
        var errands: [Errand] = []
        func add(_ what: Errand.What, at span: Span? = nil) {
            errands.append(Errand(what: what, span: span ?? script.span))
        }
        if let channel = script.channel { add(.event(.channel(channel))) }
        if let note = script.note { add(.event(.noted(note))) }
        for told in script.told { add(.tell(told), at: told.span) }
        if !script.refused.isEmpty { add(.tryInVain(script.refused)) }
        if script.crashes { add(.crash) }
        if let reason = script.abandoned {
            add(.event(.abandoned(reason: reason)))
        } else if script.goesBack {
            add(.event(.back))
            add(.arriveAnew)
        }
        return errands
    }

    private mutating func carryOut(_ errand: Errand, in enquiry: Enquiry) -> Event.Kind? {
        switch errand.what {
        case .event(let kind): return kind
        case .tell(let told): return tell(told, in: enquiry)
        case .tryInVain(let answers): tryInVain(answers, in: enquiry)
        case .crash: crash = errand.span
        case .arriveAnew: latestVisit = enquiry.frame.visit - 1
        }
        return nil
    }
}
