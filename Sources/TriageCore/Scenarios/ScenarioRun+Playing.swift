/// Playing: what the scenario says is done to the enquiry, as an agent would do it.
extension ScenarioRun {
    /// Carries out what the scenario says of a visit, when the node has just been arrived at.
    mutating func arrive() {
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

    mutating func answer(_ awaiting: Awaiting) {
        let script = scripts[enquiry.path]
        switch awaiting {
        case .reading: apply(.read, at: scenario.span)
        case .step(let number):
            let text = enquiry.card.steps.first { $0.number == number }?.text ?? ""
            if let skip = script?.skips.first(where: { text.hasPart($0.part) }) {
                used.insert(skip.span.lowerBound)
                apply(.skipped(step: number, reason: skip.reason), at: skip.span)
            } else {
                apply(.ticked(step: number), at: scenario.span)
            }
        case .field(let id): answer(field: id, script)
        case .review(let id):
            guard let withheld = script?.withheld.first(where: { $0.id == id }) else {
                return apply(.queued(id, edited: nil), at: script?.span ?? scenario.span)
            }
            used.insert(withheld.span.lowerBound)
            apply(.withheld(id), at: withheld.span)
        case .destination(let dilemma):
            guard let picked = script?.picked else {
                return fail(.play, "\(dilemma.sentence); \"go\" would choose a node")
            }
            used.insert(picked.span.lowerBound)
            apply(.picked(picked.id), at: picked.span)
        }
    }

    private mutating func answer(field id: FactID, _ script: Scenario.VisitScript?) {
        guard let fact = enquiry.flow.fact(id) else { return }
        let name = enquiry.frame.path(of: id)
        func isMeant(_ answer: Scenario.Answer) -> Bool {
            answer.fact == name || answer.fact == FactPath([], id)
        }
        if let answer = script?.answers.first(where: isMeant) {
            used.insert(answer.span.lowerBound)
            return give(answer.value, to: fact, at: answer.span)
        }
        guard let answer = scenario.answers.first(where: { $0.fact == name }) else {
            if let offer = enquiry.field(fact).offer {
                return apply(.answered(id, offer.value), at: scenario.span)
            }
            if fact.isOptional { return apply(.answered(id, .null), at: scenario.span) }
            return fail(.play, "'\(name)' is asked, but the scenario has no answer to it")
        }
        let number = given[name, default: 0]
        given[name] = number + 1
        guard let values = Self.successive(answer.value, of: fact) else {
            return give(answer.value, to: fact, at: answer.span)
        }
        guard number < values.count else {
            return fail(
                .play, "'\(name)' is asked a time more than the scenario has answers (\(values.count))",
                at: answer.span)
        }
        give(values[number], to: fact, at: answer.span)
    }

    /// The values of a list that stands for several times; nil for one value.
    static func successive(_ json: JSON, of fact: Fact) -> [JSON]? {
        guard let elements = json.elements else { return nil }
        return fact.type == .choices && !elements.contains { $0.elements != nil } ? nil : elements
    }

    private mutating func give(_ json: JSON, to fact: Fact, at span: Span) {
        guard let value = value(json, of: fact) else {
            return fail(.play, "'\(fact.id)' takes \(fact.type.writtenForm), not \(json.kindName)", at: span)
        }
        apply(.answered(fact.id, value), at: span)
    }

    private func value(_ json: JSON, of fact: Fact) -> Value? {
        if fact.type == .secret { return json.isNull ? .null : .secret }
        guard let value = fact.type.value(of: json, currency: enquiry.flow.currency) else { return nil }
        guard case .string(let text) = value else { return value }
        return .string(fact.type.normalized(text) ?? text)
    }

    private mutating func tell(_ told: Scenario.Answer) {
        let id = told.fact.fact
        guard let (_, fact) = enquiry.run.tellable(id) else {
            return fail(.play, "there is no fact '\(told.fact)' to tell here", at: told.span)
        }
        guard let value = value(told.value, of: fact) else {
            return fail(.play, "'\(told.fact)' takes \(fact.type.writtenForm)", at: told.span)
        }
        apply(.told(id, value), at: told.span)
    }

    /// Tries the answers that must be refused on the card where the enquiry stands.
    private mutating func checkRefused(_ refused: [Scenario.Answer]) {
        for answer in refused {
            let id = answer.fact.fact
            guard enquiry.node.ask.contains(where: { $0.id == id }), let fact = enquiry.flow.fact(id) else {
                return fail(.play, "'\(answer.fact)' is not asked here", at: answer.span)
            }
            for json in answer.value.elements ?? [answer.value] {
                guard let value = value(json, of: fact) else {
                    // A text that cannot even be read is refused; anything else is a slip of the scenario.
                    if json.string == nil { give(json, to: fact, at: json.span) }
                    continue
                }
                if let problem = enquiry.frame.problem(with: value, for: fact) {
                    shown.insert(enquiry.format.wording(problem))
                } else {
                    fail(
                        .play, "'\(answer.fact)' takes \(value.literal), which should be refused",
                        at: json.span)
                }
            }
        }
    }

    private mutating func refold(at span: Span) {
        do throws(JournalError) {
            enquiry = try Enquiry(journal: enquiry.events.map(\.json), on: flows)
        } catch {
            fail(.play, "the journal cannot be folded anew (\(error))", at: span)
        }
    }

    private mutating func apply(_ kind: Event.Kind, at span: Span) {
        do throws(Refusal) {
            try enquiry.apply(Event(at: now, kind))
        } catch {
            fail(.play, error.sentence, at: span)
        }
    }
}
