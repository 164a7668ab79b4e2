/// Compares what happened with what the scenario expects.
extension ScenarioRun {
    mutating func checkAllUsed() {
        for answer in scenario.answers {
            if flows.isRounds(answer.fact) { checkRoundsUsed(answer) }
        }
        for answer in scenario.answers where agent.given[answer.fact] == nil && !flows.isRounds(answer.fact) {
            fail(.unused, "the answer to '\(answer.fact)' is never used", at: answer.span)
        }
        for answer in scenario.answers {
            let fact = flows.main.fact(at: answer.fact)
            let count = answer.value.elements?.count ?? 0
            let isList = fact.map { Agent.successive(answer.value, of: $0) != nil } ?? false
            if isList, let times = agent.given[answer.fact], times < count {
                fail(
                    .unused,
                    "'\(answer.fact)' was asked \(Self.times(times)), but there are \(count) answers",
                    at: answer.span)
            }
        }
        for visit in scenario.visits {
            let count = agent.arrivals.count(of: visit.path)
            if count < visit.scripts.count {
                fail(
                    .unused,
                    "'\(visit.path)' is visited \(Self.times(count)), but the scenario scripts it "
                        + Self.times(visit.scripts.count), at: visit.span)
            }
            for script in visit.scripts.prefix(count) { checkUsed(script, of: visit.path) }
        }
    }

    /// Reports the answers of rounds that were never given.
    private mutating func checkRoundsUsed(_ list: Scenario.Answer) {
        let rounds = list.value.elements ?? []
        let begun = enquiry.roundsBegun(list.fact)
        if begun < rounds.count {
            fail(
                .unused, "'\(list.fact)' has answers for \(rounds.count) rounds, but \(begun) began",
                at: rounds[begun].span)
        }
        for (index, round) in rounds.prefix(begun).enumerated() {
            for answer in Scenario.answers(round) where !agent.used.contains(answer.span.lowerBound) {
                fail(
                    .unused, "the answer to '\(answer.fact)' in round \(index + 1) is never used",
                    at: answer.span)
            }
        }
    }

    private mutating func checkUsed(_ script: Scenario.VisitScript, of path: NodePath) {
        func isUnused(_ span: Span) -> Bool { !agent.used.contains(span.lowerBound) }
        for answer in script.answers where isUnused(answer.span) {
            fail(.unused, "the answer to '\(answer.fact)' is never used", at: answer.span, node: path.text)
        }
        for skip in script.skips where isUnused(skip.span) {
            fail(.unused, "no step '\(skip.step)' was left out", at: skip.span, node: path.text)
        }
        for withheld in script.withheld where isUnused(withheld.span) {
            fail(.unused, "no message '\(withheld.id)' was left unsent", at: withheld.span, node: path.text)
        }
        if let picked = script.picked, isUnused(picked.span) {
            fail(
                .unused, "a branch was taken; nobody had to choose '\(picked.id)'", at: picked.span,
                node: path.text)
        }
    }

    /// Compares what stood on the cards of visits with what their scripts say.
    private mutating func compareSights() {
        for visit in scenario.visits {
            let made = visit.scripts.prefix(agent.arrivals.count(of: visit.path))
            for script in made where script.claimsSight {
                let sight = agent.sights[script.span.lowerBound] ?? Sight()
                if let steps = script.steps, steps.count != sight.steps.count {
                    let has = sight.steps.count == 1 ? "1 step" : "\(sight.steps.count) steps"
                    fail(
                        .steps, "the card has \(has), not \(steps.count)", at: steps.span,
                        node: visit.path.text)
                }
                for shown in script.shown where !sight.names.contains(shown.name) {
                    fail(
                        .shows, "'\(shown.name)' does not stand on the card", at: shown.span,
                        node: visit.path.text)
                }
                for hidden in script.hidden where sight.names.contains(hidden.name) {
                    fail(
                        .hides, "'\(hidden.name)' stands on the card", at: hidden.span, node: visit.path.text)
                }
            }
        }
    }

    mutating func compare() {
        let expected = scenario.expected
        compareSights()
        compareEnd(expected)
        comparePath(expected)
        compareFacts(expected)
        for line in expected.lines {
            guard let part = line.string, agent.shown.first(with: part) == nil else { continue }
            fail(
                .lines, "no text with '\(part)' was shown\(Self.hint(agent.shown.texts.mostAlike(part)))",
                at: line.span)
        }
        for line in expected.absentLines {
            guard let part = line.string, let text = agent.shown.first(with: part) else { continue }
            fail(.notLines, "'\(text)' was shown", at: line.span)
        }
        compareMessages(expected)
        for target in expected.targets {
            guard let known = flows.main.targets.first(where: { $0.id == target.id }) else {
                fail(.targets, "there is no target '\(target.id)'", at: target.span)
                continue
            }
            let actual = enquiry.isMissed(known) ? "missed" : "met"
            if actual != target.state.string {
                fail(.targets, "the target '\(target.id)' was \(actual)", at: target.span)
            }
        }
        for note in expected.notes {
            guard let part = note.string, !enquiry.run.notes.contains(where: { $0.text.hasPart(part) })
            else {
                continue
            }
            let nearest = enquiry.run.notes.map(\.text).mostAlike(part)
            fail(.notes, "no note has '\(part)'\(Self.hint(nearest))", at: note.span)
        }
    }

    private mutating func compareEnd(_ expected: Scenario.Expectation) {
        let outcome = enquiry.outcome
        if let json = expected.outcome, json.string != outcome?.id.rawValue {
            let actual = outcome.map { "'\($0.id)'" } ?? "abandoned"
            fail(
                .outcome, "the outcome is \(actual), not \(json.string.map { "'\($0)'" } ?? "abandoned")",
                at: json.span
            )
        }
        if let json = expected.kind, json.string != outcome?.kind.rawValue ?? "abandoned" {
            fail(
                .kind, "the kind is \(outcome?.kind.rawValue ?? "abandoned"), not \(json.string ?? "")",
                at: json.span)
        }
    }

    private mutating func comparePath(_ expected: Scenario.Expectation) {
        guard let path = expected.path else { return }
        let actual = self.path
        if path.elements != nil {
            guard let (common, wanted) = fork else { return }
            let got = common < actual.count ? "'\(actual[common])'" : "the end"
            let want = wanted.first.map { "'\($0)'" } ?? "the end"
            let place = common < (path.elements?.count ?? 0) ? path.elements?[common].span : path.span
            return fail(
                .path, "the path goes on with \(got), not \(want), after \(common) nodes", at: place,
                node: common > 0 ? actual[common - 1] : "")
        }
        var rest = actual[...]
        for element in path["contains"]?.elements ?? [] {
            guard let node = element.string else { continue }
            guard let index = rest.firstIndex(of: node) else {
                return fail(
                    .path,
                    actual.contains(node)
                        ? "the path has '\(node)', but not in this order"
                        : "the path never comes to '\(node)'",
                    at: element.span)
            }
            rest = rest[(index + 1)...]
        }
    }

    private mutating func compareFacts(_ expected: Scenario.Expectation) {
        guard !expected.facts.isEmpty else { return }
        let all = enquiry.known()
        let known = all.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
        for fact in expected.facts {
            let lists = all.compactMap { if case .rounds(let list) = $0 { list } else { nil } }
            if let list = lists.first(where: { $0.name == fact.fact }) {
                compare(list, with: fact.value)
                continue
            }
            let value = known.first { $0.name == fact.fact }?.value ?? .null
            var actual = JSONWriter()
            actual.value(value)
            var wanted = JSONWriter()
            wanted.value(flows.fact(at: fact.fact).map(fact.value.spelt) ?? fact.value)
            if actual.text != wanted.text {
                fail(.facts, "'\(fact.fact)' is \(actual.text), not \(fact.value.text)", at: fact.span)
            }
        }
    }

    /// Compares rounds one by one; each is expected to have what its object says, and perhaps more.
    private mutating func compare(_ list: KnownRounds, with expected: JSON) {
        var writer = JSONWriter()
        writer.known([.rounds(list)], ofRound: { $0.outcome($1) }, ofFact: { $0.value($1.value) })
        let actual = JSONParser.parse(writer.bytes).value?[list.name.text]?.elements ?? []
        let wanted = expected.elements ?? []
        // A record leaves them out, since they can be told from the rest.
        let summaries = list.rounds.map { round in
            var writer = JSONWriter()
            writer.object {
                $0.key("summary"); $0.string(round.summary)
            }
            return JSONParser.parse(writer.bytes).value ?? JSON(value: .null, span: 0..<0)
        }
        if actual.count != wanted.count {
            fail(
                .facts, "'\(list.name)' has \(actual.count) rounds, not \(wanted.count)", at: expected.span)
        }
        for (index, (round, wanted)) in zip(actual, wanted).enumerated() {
            for fact in Scenario.answers(wanted) {
                let found = (round[fact.fact.text] ?? summaries[index][fact.fact.text])?.text ?? "null"
                let path = FactPath(
                    list.name.calls + [list.name.fact.rawValue] + fact.fact.calls, fact.fact.fact)
                let wanted = flows.fact(at: path).map(fact.value.spelt) ?? fact.value
                guard found != wanted.text else { continue }
                fail(
                    .facts, "'\(fact.fact)' in round \(index + 1) is \(found), not \(fact.value.text)",
                    at: fact.span)
            }
        }
    }

    private mutating func compareMessages(_ expected: Scenario.Expectation) {
        guard let list = expected.messages, let messages = list.elements else { return }
        let queue = enquiry.queuedMessages
        let names = queue.map(\.id.rawValue)
        let wanted = messages.compactMap { $0["message"]?.string }
        guard names == wanted else {
            return fail(
                .messages, "the messages are \(Self.list(names)), not \(Self.list(wanted))",
                at: list.span)
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
                .messages,
                "'\(key)' of '\(queued.id)' is \(Self.list(actual)), not \(Self.list(wanted))", at: list.span,
                node: queued.path.text)
        }
        if let part = json["subject"]?.string, !message.subject.hasPart(part) {
            fail(
                .messages, "the subject of '\(queued.id)' is '\(message.subject)', without '\(part)'",
                at: json["subject"]?.span, node: queued.path.text)
        }
        if let lines = json["lines"], let count = lines.int, message.body.count != Int(clamping: count) {
            fail(
                .messages, "'\(queued.id)' has \(message.body.count) lines, not \(count)", at: lines.span,
                node: queued.path.text)
        }
        let body = message.body.joined(separator: "\n")
        for part in json["body"]?.elements ?? [] where !body.hasPart(part.string ?? "") {
            fail(
                .messages,
                "no line of '\(queued.id)' has '\(part.string ?? "")'"
                    + Self.hint(message.body.mostAlike(part.string ?? "")), at: part.span,
                node: queued.path.text)
        }
        for part in json["notBody"]?.elements ?? [] where body.hasPart(part.string ?? "") {
            fail(
                .messages, "a line of '\(queued.id)' has '\(part.string ?? "")'", at: part.span,
                node: queued.path.text)
        }
    }

    private static func hint(_ nearest: String?) -> String {
        nearest.map { "; the nearest is '\($0)'" } ?? ""
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private static func times(_ number: Int) -> String {
        number == 1 ? "once" : "\(number) times"
    }
}
