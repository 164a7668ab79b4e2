extension ScenarioRun {
    /// The agent of a scenario: does on each card what the scenario says, and records what is shown there.
    struct Agent: Respondent {
        /// The scenario that is played.
        let scenario: Scenario
        /// The scenario's file.
        private let file: SourceText
        /// What could not be done as scripted.
        private(set) var failures: [Failure] = []
        /// What was seen in the flow.
        private(set) var coverage = Coverage()
        /// The texts that were shown.
        var shown = ShownTexts()
        /// What was seen on the visits of which scripts say so, by the places of the scripts in the file.
        private(set) var sights: [Int: Sight] = [:]
        /// How often each node was arrived at.
        private(set) var arrivals = Arrivals()
        /// How often each fact was answered from the scenario's general answers.
        var given: [FactPath: Int] = [:]
        /// The entries of visit scripts that were used, by offset in the file.
        var used: Set<Int> = []

        /// Whether what is reached in the flow is recorded.
        private let isMeasured: Bool
        private var now: Timestamp
        /// How many events had happened at the last look at the enquiry, and when that was.
        private var latest: (events: Int, at: Timestamp)?
        /// The script of each visit, by its index.
        private var scripts: [Int: Scenario.VisitScript] = [:]
        /// What remains to be done on arrival, before anything is answered.
        private var errands: ArraySlice<Errand> = []
        /// Where the scenario says to do what was done last.
        private var place: Span
        /// Where the scenario crashes the program; nil while it runs.
        private var crash: Span?

        /// Something to do on arrival.
        private struct Errand {
            let what: What
            let span: Span

            enum What {
                case event(Event.Kind)
                case tell(Scenario.Answer)
                case tryInVain([Scenario.Answer])
                case crash
                case arriveAnew
                case respond(after: Int)
                case wait(Int)
            }
        }

        /// Makes an agent that has not seen the first card yet.
        init(_ scenario: Scenario, in file: SourceText, isMeasured: Bool) {
            self.scenario = scenario
            self.isMeasured = isMeasured
            self.file = file
            now = scenario.start
            place = scenario.span
        }

        /// The script of the current visit; nil if the scenario has none for it.
        func script(in enquiry: Enquiry) -> Scenario.VisitScript? { script(ofVisit: enquiry.frame.visit) }

        /// The script of a visit, by its index; nil if the scenario has none for it.
        func script(ofVisit visit: Int?) -> Scenario.VisitScript? { visit.flatMap { scripts[$0] } }

        /// Where the program crashed, returned only once; nil while it runs.
        mutating func takeCrash() -> Span? {
            defer { crash = nil }
            return crash
        }
    }
}

extension ScenarioRun.Agent {
    /// What the scenario does now: first what belongs to arriving on a card, then its answers.
    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
        repeat {
            while let errand = errands.popFirst() {
                place = errand.span
                if let kind = carryOut(errand, in: enquiry) { return Event(at: now, kind) }
                if crash != nil { return nil }
            }
        } while arrive(in: enquiry)
        guard failures.isEmpty else { return nil }
        look(at: enquiry)
        observe(enquiry)
        place = scenario.span
        return answer(awaiting, in: enquiry).map { Event(at: now, $0) }
    }

    /// Records that the flow refused what the scenario does.
    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
        fail(refusal.sentence, in: enquiry)
    }

    /// Records that something cannot be done as scripted.
    mutating func fail(_ message: String, at span: Span? = nil, in enquiry: Enquiry) {
        failures.append(
            ScenarioRun.Failure(
                kind: .play, node: enquiry.path.text, message: message,
                location: file.location(of: span ?? place))
        )
    }

    /// Marks an entry of a visit's script as used, and blames it if what is done next is refused.
    mutating func follow(_ span: Span) {
        used.insert(span.lowerBound)
        place = span
    }

    /// Sets the place in the file to blame if what is done next is refused.
    mutating func blame(_ span: Span) { place = span }

    /// Records what the agent sees now.
    private mutating func observe(_ enquiry: Enquiry) {
        let moment = (events: enquiry.events.count, at: now)
        if let latest, latest == moment { return }
        latest = moment
        if isMeasured || scenario.expected.isAboutTexts { shown.observe(enquiry, at: now) }
        if isMeasured { coverage.observe(enquiry) }
    }

    /// Whether the node has just been arrived at; if so, looks up what the scenario says about this visit, and
    /// about those passed on the way, of which the card at hand may show the lines.
    private mutating func arrive(in enquiry: Enquiry) -> Bool {
        guard arrivals.areBehind(enquiry) else { return false }
        observe(enquiry)
        for arrival in arrivals.follow(enquiry) {
            lookUp(arrival)
            if arrival.visit != enquiry.frame.visit { look(atPassed: arrival, in: enquiry) }
        }
        look(at: enquiry)
        return true
    }

    /// Takes in what stands on the card at hand, if the scenario says something of that.
    private mutating func look(at enquiry: Enquiry) {
        guard let script = script(in: enquiry), script.claimsSight else { return }
        sights[script.span.lowerBound, default: Sight()].look(at: enquiry.frame)
    }

    /// The same for a visit that was passed without a stop, of which the card at hand may show the lines.
    private mutating func look(atPassed arrival: Arrivals.Arrival, in enquiry: Enquiry) {
        guard let script = script(ofVisit: arrival.visit), script.claimsSight else { return }
        let frame = enquiry.run.frame(of: enquiry.run.visits[arrival.visit])
        guard frame.node.id == arrival.path.node else { return }
        sights[script.span.lowerBound, default: Sight()].look(atPassed: frame)
    }

    /// Looks up what the scenario says about a visit, to be done before anything is answered.
    private mutating func lookUp(_ arrival: Arrivals.Arrival) {
        let entry = scenario.visits.first { $0.path == arrival.path }
        scripts[arrival.visit] = entry.flatMap {
            arrival.number < $0.scripts.count ? $0.scripts[arrival.number] : nil
        }
        if let script = scripts[arrival.visit] { errands += errands(of: script) }
    }

    private func errands(of script: Scenario.VisitScript) -> [Errand] {
        var errands: [Errand] = []
        func add(_ what: Errand.What, at span: Span? = nil) {
            errands.append(Errand(what: what, span: span ?? script.span))
        }
        for time in script.responded { add(.respond(after: time)) }
        if let wait = script.wait { add(.wait(wait)) }
        if let channel = script.channel { add(.event(.channel(channel))) }
        if let note = script.note { add(.event(.noted(note))) }
        for told in script.told { add(.tell(told), at: told.span) }
        if !script.refused.isEmpty { add(.tryInVain(script.refused)) }
        if script.crashes { add(.crash) }
        if let round = script.removed { add(.event(.removed(round: round))) }
        if let round = script.opened { add(.event(.reopened(round: round))) }
        if let reason = script.abandoned {
            add(.event(.abandoned(reason: reason)))
        } else if script.hangsUp {
            add(.event(.hungUp))
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
        case .arriveAnew: arrivals.comeAgain(to: enquiry)
        case .wait(let time): pass(time)
        case .respond(let time):
            pass(time)
            return .responded
        }
        return nil
    }

    /// Lets time pass. **Units**: seconds.
    private mutating func pass(_ time: Int) {
        now = Timestamp(milliseconds: now.milliseconds + Int64(time) * 1000)
    }
}
