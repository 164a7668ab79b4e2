/// An expression of a node, other than the condition of a branch, that cannot be worked out in some call; and a
/// condition of a line, question or option that holds in none.
enum FailingExpression: ProofCheck {
    static let codes = [Finding.Code.failingExpression]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let visits = proof.visits
        let findings = visits.flatMap { visit -> [Finding] in
            let uses = Use.all(on: visit, in: proof)
            claims += uses.count
            return uses.compactMap { finding(about: $0, at: visit.place, in: proof) }
        }
        let sent =
            visits.flatMap { Use.sent(from: $0, in: proof) } + Use.sentOnHangUp(in: proof)
            + Use.ofTargets(in: proof)
        // A message is sent from several nodes.
        let ofSent = judge(sent, at: { $0.use.location(at: $0.place, in: proof) }) {
            finding(about: $0.use, at: $0.place, in: proof)
        }
        claims += ofSent.claims
        let computed = proof.flows.flows.indices.flatMap { position in
            computedFacts(of: position, visits, &claims, in: proof)
        }
        let all = findings + ofSent.findings + computed
        let places = Set(all.map(\.location))
        return (claims, all + deadOptions(in: proof).filter { !places.contains($0.location) })
    }

    /// The computed facts of a flow that cannot be worked out in some call, each told once.
    private static func computedFacts(
        of position: Int, _ visits: [Proof.Visit], _ claims: inout Int, in proof: Proof
    ) -> [Finding] {
        let space = proof.reach.ground.spaces[position]
        // That a computed fact reads nothing null unguarded was checked with its expression.
        return space.flow.computed.filter {
            $0.expression.canFail(in: space) || $0.expression.divides
        }.compactMap {
            computation in
            let formula = Formula.failing(space.value(of: computation.expression), in: space)
            guard !space.verdicts(formula, in: space.everything).isDisjoint(with: .fails) else { return nil }
            claims += 1
            let here = visits.filter { $0.place.flow == position }
            let location = computation.expression.place.map(space.flow.file.location)
            return judge(here, at: { _ in location }) { visit in
                var use = Use(expression: computation.expression, formula: formula, cases: visit.worked) {
                    enquiry in
                    enquiry.run.frames.contains {
                        $0.position == position && $0.broken[computation.slot] != nil
                    }
                }
                let slot = computation.slot
                use.isSeen = { $0.position == position && $0.frame.broken[slot] != nil }
                return finding(about: use, at: visit.place, in: proof)
            }.findings.first
        }
    }

    /// An expression, and when it is worked out.
    struct Use {
        let expression: Expression
        /// What it says, as a formula that fails where it cannot be worked out.
        let formula: Formula
        /// With what cells it is worked out.
        let cases: [Cells]
        /// The file that it is in, if that is not the flow's.
        var file: SourceText?
        /// Other nodes of the flow at which it is worked out as well.
        var others: [Int] = []
        /// The message that it is in, if a node sends that.
        var sent: SentMessage?
        /// Whether it is worked out because the caller hangs up.
        var isOnHangUp = false
        /// Where something is shown only if it holds; nil if that is not asked.
        var shows: Proof.Visit?
        /// Whether it fails in a moment that may be over before the call waits again.
        var isSeen: (@Sendable (Moment) -> Bool)?
        /// Whether a call has come to where it fails.
        let isMet: (Enquiry) -> Bool

        /// Where it stands; nil for one of no file.
        func location(at place: Proof.NodePlace, in proof: Proof) -> Finding.Location? {
            expression.place.map { (file ?? proof.flow(of: place).file).location(of: $0) }
        }
    }

    /// What is wrong with an expression at a node.
    private static func finding(about use: Use, at place: Proof.NodePlace, in proof: Proof) -> Finding? {
        guard let span = use.expression.place else { return nil }
        let (space, file) = (proof.space(of: place), use.file ?? proof.flow(of: place).file)
        // Most can fail nowhere.
        let cases = use.cases.filter { space.verdicts(use.formula, in: $0).contains(.fails) }
        let leaves = cases.flatMap { Decision([use.formula], from: $0, in: space).leaves }
        let failing = leaves.filter { $0.end == .fails(0) }.map(\.cells)
        if failing.isEmpty, !use.cases.isEmpty, let visit = use.shows,
            !space.canHold(use.formula, in: use.cases), !visit.canHold(use.expression, in: space)
        {
            return file.finding(.neverTrue, at: span, "this is never true here")
        }
        guard !failing.isEmpty else { return nil }
        let goal = Walk.Goal(
            flow: place.flow, node: place.node, others: use.others, hints: failing,
            slots: Set(use.expression.reads), isSeen: use.isSeen, isMet: use.isMet
        ).following(use.sent, in: proof)
        return Walk.search(proof.reach, for: goal).finding(
            in: file, at: span, notProved: "this can be worked out"
        ) { events in
            proof.failure(
                of: use.expression, at: span, of: place.flow, in: file,
                use.isOnHangUp ? events.hungUp : events, code: .failingExpression, sent: use.sent)
        }
    }
}

extension FailingExpression.Use {
    /// What a node works out besides the conditions of its branches.
    fileprivate static func all(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        let node = proof.node(visit.place)
        return conditions(of: node, on: visit, in: proof) + settings(of: node, on: visit, in: proof)
    }

    /// The conditions of lines, steps, questions and messages.
    private static func conditions(of node: Node, on visit: Proof.Visit, in proof: Proof) -> [Self] {
        let (place, flow) = (visit.place, proof.flow(of: visit.place))
        lazy var space = proof.space(of: place)
        func use(
            _ when: Expression, _ cases: [Cells], of question: Question? = nil, step: Int? = nil
        ) -> Self {
            Self(expression: when, formula: space.condition(when), cases: cases) { enquiry in
                let frame = enquiry.frame
                // Once a part has returned, only the lines are shown again.
                let isShown = question == nil ? frame.showsLines : !frame.progress.isCallDone
                guard frame.isAt(place), isShown else { return false }
                // What is done is not judged any more.
                if let step, !frame.isPending(step) { return false }
                if let question {
                    // What waits for a question above it is not worked out yet, nor is what belongs to a hidden one.
                    let isShown = when.identity == question.when?.identity || frame.isShown(question)
                    if !isShown || frame.isUndecided(when, of: question.id) { return false }
                }
                return (try? frame.truth(of: when)) == nil
            }
        }
        let steps = node.steps.enumerated().compactMap { index, step in
            step.line.when.map { (when: $0, step: Int?.some(index)) }
        }
        let lines = (node.note.compactMap(\.when) + node.say.compactMap(\.when)).map { ($0, nil) } + steps
        var uses: [Self] = []
        // Whatever is given to a part; of a part that is called, others may call it.
        let here = place.flow == 0 ? proof.freeVisits.at(place) : nil
        if !lines.isEmpty {
            let again = node.call?.repetition == nil ? visit.shownAgain : []
            let shown = visit.entered + visit.worked + again
            uses = lines.map { when, step in
                var use = use(when, shown, step: step)
                use.shows = here
                use.isSeen = { $0.showsLastLines(at: place) && (try? $0.truth(of: when)) == nil }
                return use
            }
        }
        for (index, question) in node.ask.enumerated() {
            guard let fact = flow.fact(question.id) else { continue }
            let own = [question.when, question.optional?.condition ?? fact.optional.condition]
            let conditions = (own + fact.options.map(\.when)).compactMap { $0 }
            guard !conditions.isEmpty else { continue }
            // A condition waits for what is asked above it and not known yet.
            let cases = visit.answered(before: index) + visit.answered
            uses += conditions.map { condition in
                let slots = space.sources(of: condition.reads)
                // What an option asks of an answer below may be taken away while it is shown, and so may what that answer
                // takes away.
                let below = node.ask.dropFirst(index + 1).compactMap(\.slot)
                let isSettled = slots.isDisjoint(with: below) && (below.isEmpty || flow.lapsing.isEmpty)
                let open = isSettled ? [] : visit.worked
                var use = use(
                    condition, cases + visit.standing(above: index, reading: slots) + open, of: question)
                if condition.identity == question.when?.identity { use.shows = here }
                return use
            }
        }
        return uses
            + node.send.compactMap(\.when).map { when in
                let fails: @Sendable (Frame) -> Bool = { $0.isAt(place) && (try? $0.truth(of: when)) == nil }
                // It is decided as the node is left.
                return Self(
                    expression: when, formula: space.condition(when),
                    cases: visit.answered + (node.call == nil ? [] : visit.left),
                    isSeen: { $0.kind == .leaving && fails($0.frame) }
                ) { !$0.frame.progress.isCallDone && $0.frame.isFilledIn && fails($0.frame) }
            }
    }

    /// What a node sets, and what it gives to its part.
    private static func settings(of node: Node, on visit: Proof.Visit, in proof: Proof) -> [Self] {
        if node.set.isEmpty, node.call == nil { return [] }
        let (space, flow) = (proof.space(of: visit.place), proof.flow(of: visit.place))
        let set = node.set.enumerated().compactMap { number, setting -> Self? in
            guard let fact = flow.fact(setting.id) else { return nil }
            return Self(
                expression: setting.value, formula: .failing(space.value(of: setting.value), in: space),
                cases: visit.before(setting: number)
            ) { enquiry in
                enquiry.run.visits.contains { visited in
                    let frame = enquiry.run.frame(of: visited)
                    guard frame.position == visit.place.flow, visited.path.node == node.id else {
                        return false
                    }
                    let failures = visited.left == nil ? frame.failedSettings : visited.failures
                    return failures.contains { $0.subject == frame.label(of: fact) }
                }
            }
        }
        guard let call = node.call, let part = proof.flows.position(of: call.flow.id) else { return set }
        return set
            + call.with.compactMap { setting -> Self? in
                guard let fact = proof.flows.flows[part].fact(setting.id) else { return nil }
                let hasFailed: @Sendable (Frame) -> Bool = { frame in
                    frame.position == part && frame.callers.last == node.id
                        && frame.failedGiven.contains { $0.subject == frame.label(of: fact) }
                }
                return Self(
                    expression: setting.value, formula: .failing(space.value(of: setting.value), in: space),
                    cases: visit.calling, isSeen: { hasFailed($0.frame) }
                ) { $0.run.frames.contains(where: hasFailed) }
            }
    }
}

extension Formula {
    /// Fails where working out a value fails, and holds elsewhere.
    fileprivate static func failing(_ operand: Operand, in space: CellSpace) -> Formula {
        .choice(space.failing(operand), .fails, .isTrue)
    }
}

extension Frame {
    /// Whether it is at a node.
    func isAt(_ place: Proof.NodePlace) -> Bool { position == place.flow && nodeIndex == place.node }
}

extension Moment {
    /// Whether a part ends at a node: its lines are then shown by the card that follows.
    func showsLastLines(at place: Proof.NodePlace) -> Bool {
        guard kind == .leaving, place.flow > 0, frame.isAt(place), !isAfterCall else { return false }
        return if case .end = node.exit { true } else { false }
    }
}

extension Finding.Code {
    /// An expression that fails in some call.
    static let failingExpression = Finding.Code(
        "failing-expression", .warning,
        fault:
            "There are calls in which the condition of a line, step, question or message, or a value that is set or\n"
            + "given to a part, cannot be worked out.",
        harm:
            "The line is shown all the same, with a note that its rule failed; the fact stays as it was, or unknown.",
        cure: "Exclude what makes it fail first, as in `count != 0 && total / count > 3`.",
        examples: Finding.Example(
            "this cannot be worked out in some calls: division by zero",
            in: ["facts": counted, "nodes": saying("▸100 / count > 3")],
            cured: ["facts": counted, "nodes": saying("count != 0 && 100 / count > 3")]))

    private static let counted = #"{ "count": { "type": "integer", "label": "How many?" } }"#

    private static func saying(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["count"], "next": "last" },
          "last": { "say": ["Bye.", { "text": "Many!", "when": "\#(condition)" }], "end": "done" } }
        """#
    }
}
