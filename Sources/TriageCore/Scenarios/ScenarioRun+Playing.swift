extension Enquiry {
    /// Whether a scenario means a step of the card at hand: by its id, by its number on the card, or by a part of its text.
    fileprivate func isStep(_ number: Int, named name: String) -> Bool {
        if let fact = frame.node.steps[number].fact, fact.rawValue == name { return true }
        let steps = card().steps
        guard let position = steps.firstIndex(where: { $0.number == number }) else { return false }
        return Int(name).map { $0 == position + 1 } ?? steps[position].text.hasPart(name)
    }

    /// How a scenario names a step of the card at hand without its words.
    func stepName(_ number: Int) -> String {
        frame.node.steps[number].fact?.rawValue
            ?? "\((card().steps.firstIndex { $0.number == number } ?? 0) + 1)"
    }
}

/// Plays the scenario's answers, steps and messages as an agent would.
extension ScenarioRun.Agent {
    /// What the scenario does about what the enquiry waits for; nil if it cannot be done.
    mutating func answer(_ awaiting: Awaiting, in enquiry: Enquiry) -> Event.Kind? {
        let script = script(in: enquiry)
        switch awaiting {
        case .wrapUp: return .closing
        case .reading: return .read
        case .round: return anotherRound(in: enquiry)
        case .step(let number):
            guard let skip = script?.skips.first(where: { enquiry.isStep(number, named: $0.step) }) else {
                return .ticked(step: number)
            }
            follow(skip.span)
            return .skipped(step: number, reason: skip.reason)
        case .field(let id): return answer(field: id, script, in: enquiry)
        case .review(let id):
            // A message belongs to the visit that sends it, which may long be over.
            let script = self.script(ofVisit: enquiry.run.underReview?.visit)
            guard let withheld = script?.withheld.first(where: { $0.id == id }) else {
                if let script { blame(script.span) }
                // As Enter does: what has gone out in the same words does not go out again.
                if enquiry.earlierCopy?.isSame == true { return .withheld(id, reason: "") }
                return .queued(id, edited: nil)
            }
            follow(withheld.span)
            // Before there was a wrap-up nobody was asked why.
            return .withheld(id, reason: enquiry.opening.hasWrapUp ? withheld.reason : "")
        case .destination(let dilemma):
            guard let picked = script?.picked else {
                fail("\(dilemma.sentence); \"go\" would choose a node", in: enquiry)
                return nil
            }
            follow(picked.span)
            return .picked(picked.id)
        }
    }

    private mutating func answer(
        field id: FactID, _ script: Scenario.VisitScript?, in enquiry: Enquiry
    ) -> Event.Kind? {
        guard let fact = enquiry.flow.fact(id) else { return nil }
        let name = enquiry.frame.path(of: id)
        // A scenario names a fact once, for all rounds.
        let path = FactPath(name.calls, id)
        func isMeant(_ answer: Scenario.Answer) -> Bool {
            answer.fact == path || answer.fact == FactPath([], id)
        }
        if let answer = script?.answers.first(where: isMeant) {
            follow(answer.span)
            return give(answer.value, to: fact, in: enquiry)
        }
        if let answer = answer(inRoundOf: name) {
            follow(answer.span)
            return give(answer.value, to: fact, in: enquiry)
        }
        guard let answer = scenario.answers.first(where: { $0.fact == path }) else {
            if let offer = enquiry.field(fact).offer { return .answered(id, offer.value) }
            if enquiry.frame.isOptional(fact) { return .answered(id, .null) }
            fail("'\(path)' is asked, but the scenario has no answer to it", in: enquiry)
            return nil
        }
        blame(answer.span)
        let number = given[path, default: 0]
        given[path] = number + 1
        guard let values = Self.successive(answer.value, of: fact) else {
            return give(answer.value, to: fact, in: enquiry)
        }
        guard number < values.count else {
            fail(
                "'\(path)' is asked more often than the scenario has answers (\(values.count))", in: enquiry)
            return nil
        }
        return give(values[number], to: fact, in: enquiry)
    }

    /// Begins another round as long as the scenario has answers for one.
    private mutating func anotherRound(in enquiry: Enquiry) -> Event.Kind {
        guard let (call, _, rounds) = enquiry.frame.roundCard else { return .roundsDone }
        let name = FactPath(enquiry.frame.calls, FactID(call.name))
        guard let answer = scenario.answers.first(where: { $0.fact == name }) else { return .roundsDone }
        blame(answer.span)
        return rounds.begun < answer.value.elements?.count ?? 0 ? .round : .roundsDone
    }

    /// The answer that the scenario has for a fact in its round; nil if there is none.
    private mutating func answer(inRoundOf name: FactPath) -> Scenario.Answer? {
        guard let round = name.round else { return nil }
        for depth in name.calls.indices {
            let list = FactPath(Array(name.calls[..<depth]), FactID(name.calls[depth]))
            guard let rounds = scenario.answers.first(where: { $0.fact == list })?.value.elements,
                rounds.indices.contains(round - 1)
            else { continue }
            given[list] = max(given[list, default: 0], round)
            let inner = FactPath(Array(name.calls[(depth + 1)...]), name.fact)
            return Scenario.answers(rounds[round - 1]).first { $0.fact == inner }
        }
        return nil
    }

    /// The values of a list of successive answers; nil for a single value.
    static func successive(_ json: JSON, of fact: Fact) -> [JSON]? {
        guard let elements = json.elements else { return nil }
        return fact.type == .choices && !elements.contains { $0.elements != nil } ? nil : elements
    }

    private mutating func give(_ json: JSON, to fact: Fact, in enquiry: Enquiry) -> Event.Kind? {
        guard let value = value(json, of: fact, in: enquiry) else {
            fail("'\(fact.id)' takes \(fact.type.writtenForm), not \(json.kindName)", in: enquiry)
            return nil
        }
        // Where nothing can be chosen, null says so.
        if value == .null, enquiry.field(fact).needsReason {
            return .skippedQuestion(fact.id, reason: enquiry.format.wording(.noOptionOffered))
        }
        return .answered(fact.id, value)
    }

    private func value(_ json: JSON, of fact: Fact, in enquiry: Enquiry) -> Value? {
        if fact.type == .secret { return json.isNull ? .null : .secret }
        guard let value = fact.type.value(of: json.spelt(for: fact), currency: enquiry.flow.currency) else {
            return nil
        }
        guard case .string(let text) = value else { return value }
        return .string(fact.type.normalized(text) ?? text)
    }

    /// What the caller volunteers; nil if it cannot be told here.
    mutating func tell(_ told: Scenario.Answer, in enquiry: Enquiry) -> Event.Kind? {
        let id = told.fact.fact
        guard let (_, fact) = enquiry.run.tellable(id) else {
            fail("there is no fact '\(told.fact)' to tell here", in: enquiry)
            return nil
        }
        guard let value = value(told.value, of: fact, in: enquiry) else {
            fail("'\(told.fact)' takes \(fact.type.writtenForm)", in: enquiry)
            return nil
        }
        return .told(id, value)
    }

    /// Tries the answers that must be refused on the current card.
    mutating func tryInVain(_ refused: [Scenario.Answer], in enquiry: Enquiry) {
        for answer in refused {
            let id = answer.fact.fact
            guard enquiry.frame.questions.contains(where: { $0.id == id }), let fact = enquiry.flow.fact(id)
            else {
                return fail("'\(answer.fact)' is not asked here", at: answer.span, in: enquiry)
            }
            for json in answer.value.elements ?? [answer.value] {
                guard let value = value(json, of: fact, in: enquiry) else {
                    // A text that cannot be read at all counts as refused; anything else is a mistake in the
                    // scenario.
                    if json.spelt(for: fact).string == nil {
                        fail(
                            "'\(fact.id)' takes \(fact.type.writtenForm), not \(json.kindName)",
                            at: json.span,
                            in: enquiry)
                    }
                    continue
                }
                if let problem = enquiry.frame.problem(with: value, for: fact) {
                    shown.insert(enquiry.format.wording(problem))
                } else {
                    fail(
                        "'\(answer.fact)' takes \(value.literal), which should be refused", at: json.span,
                        in: enquiry)
                }
            }
        }
    }
}
