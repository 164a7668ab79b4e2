/// One run of a scenario on its flow, through the same enquiry as every call.
public struct ScenarioRun: Sendable {
    /// The scenario's name.
    public let name: String
    /// What differed, in order; empty when it passed.
    public internal(set) var failures: [Failure] = []
    /// What it reached.
    public internal(set) var coverage = Coverage()

    /// Everything that happened, in order.
    public var events: [Event] { enquiry.events }

    /// Something that differed.
    public struct Failure: Sendable, Equatable {
        /// The node where it differed; empty when it is about the whole.
        public let node: String
        /// One terse sentence.
        public let message: String
        /// Where the scenario says so.
        public let location: Finding.Location
    }

    /// More cards than this mean that the scenario goes round in a circle.
    private static let mostEvents = 5_000

    private let scenario: Scenario
    private let file: SourceText
    private let flows: FlowSet
    private var enquiry: Enquiry
    private var now: Timestamp
    /// What the agent saw, each text once.
    private var shown: [String] = []
    /// How often each node was arrived at.
    private var arrivals: [String: Int] = [:]
    /// The script of the latest visit of each node.
    private var scripts: [String: Scenario.VisitScript] = [:]
    /// How often each fact was answered from the general answers.
    private var given: [String: Int] = [:]
    /// The answers of visits that were given, by place in the file.
    private var used: Set<Int> = []
    /// The newest visit that was arrived at.
    private var latestVisit = -1

    /// Runs a scenario to its end and compares it with what it expects.
    public init(_ scenario: Scenario, in file: SourceText, on flows: FlowSet) {
        self.scenario = scenario
        self.file = file
        self.flows = flows
        name = scenario.name
        now = scenario.start
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: scenario.start.milliseconds), flow: flows.main.id, digests: [:],
            agent: scenario.agent, channel: scenario.channel ?? flows.main.channels.first ?? "",
            isClockGiven: true)
        enquiry = Enquiry(opening, at: scenario.start, on: flows)
        run()
    }

    private mutating func run() {
        var events = 0
        while let awaiting = enquiry.awaiting, failures.isEmpty {
            events += 1
            if events > Self.mostEvents { return fail("the scenario does not come to an end") }
            arrive()
            observe()
            guard failures.isEmpty, enquiry.awaiting == awaiting || enquiry.awaiting != nil else { break }
            if let next = enquiry.awaiting { answer(next) }
        }
        coverage.add(enquiry)
        guard failures.isEmpty else { return }
        checkAllUsed()
        compare()
    }

    // MARK: Playing

    /// Carries out what the scenario says of a visit, when the node has just been arrived at.
    private mutating func arrive() {
        let visit = enquiry.frame.visit
        guard visit > latestVisit else { return }
        latestVisit = visit
        let path = enquiry.path
        let number = arrivals[path, default: 0]
        arrivals[path] = number + 1
        observe()
        guard let entry = scenario.visits.first(where: { $0.path == path }), number < entry.scripts.count
        else {
            scripts[path] = nil
            return
        }
        let script = entry.scripts[number]
        scripts[path] = script
        if let wait = script.wait { now = Timestamp(milliseconds: now.milliseconds + Int64(wait) * 1000) }
        if let channel = script.channel { apply(.channel(channel), at: script.span) }
        if let note = script.note { apply(.noted(note), at: script.span) }
        for told in script.told { tell(told) }
        checkRefused(script.refused)
        if script.crashes { refold(at: script.span) }
        if let reason = script.abandoned { return apply(.abandoned(reason: reason), at: script.span) }
        if script.goesBack {
            apply(.back, at: script.span)
            latestVisit = enquiry.frame.visit - 1
            arrive()
        }
    }

    private mutating func answer(_ awaiting: Awaiting) {
        let script = scripts[enquiry.path]
        switch awaiting {
        case .reading: apply(.read, at: scenario.span)
        case .step(let number):
            let text = enquiry.card.steps.first { $0.number == number }?.text ?? ""
            if let skip = script?.skips.first(where: { text.contains($0.part) }) {
                apply(.skipped(step: number, reason: skip.reason), at: script?.span ?? scenario.span)
            } else {
                apply(.ticked(step: number), at: scenario.span)
            }
        case .field(let id): answer(field: id, script)
        case .review(let id):
            let isWithheld = script?.withheld.contains(id) ?? false
            apply(isWithheld ? .withheld(id) : .queued(id, edited: nil), at: script?.span ?? scenario.span)
        case .destination(let dilemma):
            guard let node = script?.picked else {
                return fail("no branch is taken here (\(dilemma)); \"go\" would choose one")
            }
            apply(.picked(node), at: script?.span ?? scenario.span)
        }
    }

    private mutating func answer(field id: FactID, _ script: Scenario.VisitScript?) {
        guard let fact = enquiry.flow.fact(id) else { return }
        let name = enquiry.qualified(id)
        func isMeant(_ answer: Scenario.Answer) -> Bool { answer.fact == name || answer.fact == id.rawValue }
        if let answer = script?.answers.first(where: isMeant) {
            used.insert(answer.span.lowerBound)
            return give(answer.value, to: fact, at: answer.span)
        }
        guard let answer = scenario.answers.first(where: { $0.fact == name }) else {
            if let offer = enquiry.field(fact).offer {
                return apply(.answered(id, offer.value), at: scenario.span)
            }
            if fact.isOptional { return apply(.answered(id, .null), at: scenario.span) }
            return fail("'\(name)' is asked, but the scenario has no answer to it")
        }
        let number = given[name, default: 0]
        given[name] = number + 1
        guard let values = Self.successive(answer.value, of: fact) else {
            return give(answer.value, to: fact, at: answer.span)
        }
        guard number < values.count else {
            return fail(
                "'\(name)' is asked a time more than the scenario has answers (\(values.count))",
                at: answer.span)
        }
        give(values[number], to: fact, at: answer.span)
    }

    /// The values of a list that stands for several times; nil for one value.
    private static func successive(_ json: JSON, of fact: Fact) -> [JSON]? {
        guard let elements = json.elements else { return nil }
        return fact.type == .choices && !elements.contains { $0.elements != nil } ? nil : elements
    }

    private mutating func give(_ json: JSON, to fact: Fact, at span: Span) {
        guard let value = value(json, of: fact) else {
            return fail("'\(fact.id)' takes \(fact.type.writtenForm), not \(json.kindName)", at: span)
        }
        apply(.answered(fact.id, value), at: span)
    }

    private func value(_ json: JSON, of fact: Fact) -> Value? {
        if fact.type == .secret { return json.isNull ? .null : .secret }
        guard let value = fact.type.value(of: json, currency: enquiry.flow.currency) else { return nil }
        guard case .string(let text) = value else { return value }
        return .string(AnswerReader.normalized(text, as: fact.type) ?? text)
    }

    private mutating func tell(_ told: Scenario.Answer) {
        let id = FactID(told.fact.split(separator: ".").last.map(String.init) ?? told.fact)
        guard let (_, fact) = enquiry.tellable(id) else {
            return fail("there is no fact '\(told.fact)' to tell here", at: told.span)
        }
        guard let value = value(told.value, of: fact) else {
            return fail("'\(told.fact)' takes \(fact.type.writtenForm)", at: told.span)
        }
        apply(.told(id, value), at: told.span)
    }

    private mutating func checkRefused(_ refused: [Scenario.Answer]) {
        for answer in refused {
            guard let fact = enquiry.flow.fact(FactID(answer.fact)) else {
                return fail("there is no fact '\(answer.fact)' here", at: answer.span)
            }
            for json in answer.value.elements ?? [answer.value] {
                guard let value = value(json, of: fact) else { continue }
                if enquiry.problem(with: value, for: fact) == nil {
                    fail("'\(answer.fact)' takes \(value.literal), which should be refused", at: answer.span)
                }
            }
        }
    }

    private mutating func refold(at span: Span) {
        do throws(JournalError) {
            enquiry = try Enquiry(journal: enquiry.events.map(\.json), on: flows)
        } catch {
            fail("the journal cannot be folded anew (\(error))", at: span)
        }
    }

    private mutating func apply(_ kind: Event.Kind, at span: Span) {
        do throws(Refusal) {
            try enquiry.apply(Event(at: now, kind))
        } catch {
            if case .invalid(let fact, let problem) = error {
                return fail("'\(fact)' is refused: \(Wording(language: "en")(problem))", at: span)
            }
            fail("this cannot happen here (\(error))", at: span)
        }
    }

    // MARK: Observing

    /// Notes what the agent sees now.
    private mutating func observe() {
        guard enquiry.state.end == nil else { return }
        coverage.observe(enquiry)
        let card = enquiry.card
        var texts = [card.title] + card.lines.map(\.text) + card.steps.map(\.text)
        for field in card.fields { texts += [field.label, field.hint] + field.options.map(\.label) }
        if let message = enquiry.pendingMessage { texts += [message.subject] + message.body }
        for target in enquiry.targets(at: now) where target.isMissed { texts += target.note }
        for text in texts where !text.isEmpty && !shown.contains(text) { shown.append(text) }
    }

    private mutating func fail(_ message: String, at span: Span? = nil, node: String? = nil) {
        failures.append(
            Failure(
                node: node ?? (enquiry.state.end == nil ? enquiry.path : ""), message: message,
                location: file.location(of: span ?? scenario.span)))
    }
}

// MARK: - Comparing

extension ScenarioRun {
    private mutating func checkAllUsed() {
        for answer in scenario.answers where given[answer.fact] == nil {
            fail("the answer to '\(answer.fact)' is never used", at: answer.span)
        }
        for answer in scenario.answers {
            let fact = flows.main.fact(FactID(answer.fact))
            let count = answer.value.elements?.count ?? 0
            let isList = fact.map { Self.successive(answer.value, of: $0) != nil } ?? false
            if isList, let times = given[answer.fact], times < count {
                fail(
                    "'\(answer.fact)' was asked \(times) times, but there are \(count) answers",
                    at: answer.span)
            }
        }
        for visit in scenario.visits {
            let count = arrivals[visit.path, default: 0]
            if count < visit.scripts.count {
                fail(
                    "'\(visit.path)' is visited \(count) times, but the scenario speaks of \(visit.scripts.count)",
                    at: visit.span)
            }
            for answer in visit.scripts.prefix(count).flatMap(\.answers)
            where !used.contains(answer.span.lowerBound) {
                fail("the answer to '\(answer.fact)' is never used", at: answer.span, node: visit.path)
            }
        }
    }

    private mutating func compare() {
        let expected = scenario.expected
        compareEnd(expected)
        comparePath(expected)
        compareFacts(expected)
        for line in expected.lines {
            guard let part = line.string, !shown.contains(where: { $0.contains(part) }) else { continue }
            fail("no text with '\(part)' was shown", at: line.span)
        }
        for line in expected.absentLines {
            guard let part = line.string, let text = shown.first(where: { $0.contains(part) }) else {
                continue
            }
            fail("'\(text)' was shown", at: line.span)
        }
        compareMessages(expected)
        for target in expected.targets {
            guard let known = flows.main.targets.first(where: { $0.id.rawValue == target.fact }) else {
                fail("there is no target '\(target.fact)'", at: target.span)
                continue
            }
            let actual = enquiry.misses(of: known).isEmpty ? "met" : "missed"
            if actual != target.value.string {
                fail("the target '\(target.fact)' was \(actual)", at: target.span)
            }
        }
        for note in expected.notes {
            guard let part = note.string, !enquiry.state.notes.contains(where: { $0.text.contains(part) })
            else {
                continue
            }
            fail("no note has '\(part)'", at: note.span)
        }
    }

    private mutating func compareEnd(_ expected: Scenario.Expectation) {
        let outcome = enquiry.outcome
        if let json = expected.outcome, json.string != outcome?.id.rawValue {
            let actual = outcome.map { "'\($0.id)'" } ?? "abandoned"
            fail(
                "the outcome is \(actual), not \(json.string.map { "'\($0)'" } ?? "abandoned")", at: json.span
            )
        }
        if let json = expected.kind, json.string != outcome?.kind.rawValue ?? "abandoned" {
            fail(
                "the kind is \(outcome?.kind.rawValue ?? "abandoned"), not \(json.string ?? "")",
                at: json.span)
        }
    }

    private mutating func comparePath(_ expected: Scenario.Expectation) {
        guard let path = expected.path else { return }
        let actual = enquiry.state.visits.map(\.path)
        if let wanted = path.elements?.compactMap(\.string) {
            let common = zip(actual, wanted).prefix { $0 == $1 }.count
            guard actual != wanted else { return }
            let got = common < actual.count ? "'\(actual[common])'" : "the end"
            let want = common < wanted.count ? "'\(wanted[common])'" : "the end"
            let place = common < (path.elements?.count ?? 0) ? path.elements?[common].span : path.span
            return fail(
                "the path goes on with \(got), not \(want), after \(common) nodes", at: place,
                node: common > 0 ? actual[common - 1] : "")
        }
        var rest = actual[...]
        for element in path["contains"]?.elements ?? [] {
            guard let node = element.string else { continue }
            guard let index = rest.firstIndex(of: node) else {
                return fail(
                    actual.contains(node)
                        ? "the path has '\(node)', but not in this order"
                        : "the path never comes to '\(node)'",
                    at: element.span)
            }
            rest = rest[(index + 1)...]
        }
    }

    private mutating func compareFacts(_ expected: Scenario.Expectation) {
        let known = enquiry.knownFacts
        for fact in expected.facts {
            let value = known.first { $0.name == fact.fact }?.value ?? .null
            var actual = JSONWriter()
            actual.value(value)
            var wanted = JSONWriter()
            wanted.value(fact.value)
            if actual.text != wanted.text {
                fail("'\(fact.fact)' is \(actual.text), not \(wanted.text)", at: fact.span)
            }
        }
    }

    private mutating func compareMessages(_ expected: Scenario.Expectation) {
        guard let messages = expected.messages else { return }
        let queue = enquiry.state.queue
        let names = queue.map(\.id.rawValue)
        let wanted = messages.compactMap { $0["message"]?.string }
        guard names == wanted else {
            func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }
            return fail(
                "the messages are \(list(names)), not \(list(wanted))",
                at: messages.first?.span ?? expected.span)
        }
        for (json, queued) in zip(messages, queue) { compare(queued, json) }
    }

    private mutating func compare(_ queued: QueuedMessage, _ json: JSON) {
        let message = queued.message
        for (key, actual) in [("to", message.to), ("cc", message.cc)] {
            guard let list = json[key], let wanted = list.elements?.compactMap(\.string), wanted != actual
            else {
                continue
            }
            fail(
                "'\(key)' of '\(queued.id)' is \(actual.joined(separator: ", ")), not "
                    + wanted.joined(separator: ", "), at: list.span, node: queued.path)
        }
        if let part = json["subject"]?.string, !message.subject.contains(part) {
            fail(
                "the subject of '\(queued.id)' is '\(message.subject)', without '\(part)'",
                at: json["subject"]?.span, node: queued.path)
        }
        let body = message.body.joined(separator: "\n")
        for part in json["body"]?.elements ?? [] where !body.contains(part.string ?? "") {
            fail("no line of '\(queued.id)' has '\(part.string ?? "")'", at: part.span, node: queued.path)
        }
        for part in json["notBody"]?.elements ?? [] where body.contains(part.string ?? "") {
            fail("a line of '\(queued.id)' has '\(part.string ?? "")'", at: part.span, node: queued.path)
        }
    }
}
