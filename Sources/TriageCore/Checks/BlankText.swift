/// A placeholder that prints a blank in some call.
enum BlankText: ProofCheck {
    static let codes = [Finding.Code.mayBeBlank]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        // That nothing asks or sets a fact is found by itself.
        let never = proof.flows.flows.indices.map(proof.neverGiven)
        let uses = proof.visits.flatMap { visit in
            Use.all(on: visit, in: proof).filter { never[visit.place.flow].isDisjoint(with: $0.text.reads) }
        }
        // A message is sent from several nodes, and told of once.
        var told: Set<Finding.Location> = []
        let findings = uses.compactMap { use -> Finding? in
            let location = use.file.location(of: use.span)
            guard !told.contains(location), let finding = finding(about: use, in: proof) else { return nil }
            told.insert(location)
            return finding
        }
        return (uses.count, findings)
    }

    /// A placeholder, and when its text is read.
    fileprivate struct Use {
        let text: Expression
        let span: Span
        let file: SourceText
        /// The node that shows or sends it.
        let place: Proof.NodePlace
        /// What must hold for it to be read.
        let conditions: [Expression]
        /// With what cells it is read.
        let cases: [Cells]
        /// Whether it stands blank in a moment that may be over before the call waits again.
        var isSeen: (@Sendable (Moment) -> Bool)?
        /// Whether it stands blank before whoever reads it.
        let isMet: (Enquiry) -> Bool
    }

    private static func finding(about use: Use, in proof: Proof) -> Finding? {
        let space = proof.space(of: use.place)
        // Most texts are never blank, whatever their conditions say, so that comes first.
        let demands = [space.blank(use.text)] + use.conditions.map(space.condition)
        let blank = use.cases.flatMap { cells in
            Decision(demands.map(Formula.not), from: cells, in: space).leaves.filter { $0.end == .none }.map(
                \.cells)
        }
        guard !blank.isEmpty else { return nil }
        let slots = Set(use.text.reads + use.conditions.flatMap(\.reads))
        let goal = Walk.Goal(
            flow: use.place.flow, node: use.place.node, hints: blank, slots: slots, isSeen: use.isSeen,
            isMet: use.isMet)
        return Walk.search(proof.reach, for: goal).finding(
            in: use.file, at: use.span, notProved: "this is never blank"
        ) { events in
            use.file.finding(.mayBeBlank, at: use.span, "this is blank in some calls")
                .shown(by: proof.witness(events, slots: slots.sorted(), of: use.place.flow))
        }
    }
}

extension BlankText.Use {
    /// The placeholders of a node's card and of what it sends.
    fileprivate static func all(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        let (node, flow, place) = (proof.node(visit.place), proof.flow(of: visit.place), visit.place)
        func uses(
            _ line: Line, _ file: SourceText, _ further: Expression?, _ cases: @autoclosure () -> [Cells],
            _ isRead: @escaping (Enquiry, Expression, (Frame) -> Bool) -> Bool
        ) -> [Self] {
            line.text.isConstant
                ? []
                : line.text.expressions.map { text in
                    Self(
                        text: text, span: text.place ?? line.text.span, file: file, place: place,
                        conditions: [further, line.when].compactMap { $0 }, cases: cases()
                    ) { enquiry in
                        isRead(enquiry, text) { $0.isBlank(text, in: line) }
                    }
                }
        }
        let title = node.title.map { [Line(text: $0, when: nil)] } ?? []
        let steps = node.steps.enumerated().map { (line: $1.line, step: Int?.some($0)) }
        lazy var shown = visit.shown + visit.worked
        lazy var answered = visit.answered
        let card = ((title + node.note + node.say).map { ($0, nil) } + steps).flatMap { line, step in
            uses(line, flow.file, nil, shown) { enquiry, text, isBlank in
                let frame = enquiry.frame
                return frame.isAt(place) && !frame.progress.isCallDone && !frame.awaitsAnswer(to: text)
                    && (step.map(frame.isPending) ?? true) && isBlank(frame)
            }.map { use in
                var use = use
                let text = use.text
                use.isSeen = { $0.showsLastLines(at: place) && $0.frame.isBlank(text, in: line) }
                return use
            }
        }
        return card
            + node.send.flatMap { sending -> [Self] in
                guard let message = flow.message(sending.message.id) else { return [] }
                return ([Line(text: message.subject, when: nil)] + message.body).flatMap { line in
                    uses(line, message.file, sending.when, answered) { enquiry, _, isBlank in
                        enquiry.isSending(message.id, from: place, where: isBlank)
                    }
                }
            }
    }
}

extension Frame {
    /// Whether a text is blank in a line that is shown.
    fileprivate func isBlank(_ text: Expression, in line: Line) -> Bool {
        // Where the condition fails the line is shown, too; but that is the cause.
        let isShown = line.when.map { (try? truth(of: $0)) ?? false } ?? true
        return isShown && ((try? value(of: text)) ?? .null).isNull
    }

    /// Whether a text waits for what its card asks: once the agent has begun to answer, that is no hole.
    fileprivate func awaitsAnswer(to text: Expression) -> Bool {
        guard !progress.answered.isEmpty else { return false }
        let read = sources(of: [text])
        return questions.contains { question in
            !progress.answered.contains(question.id) && question.slot.map(read.contains) ?? false
        }
    }
}

extension Proof {
    /// The slots of facts that no node of a flow asks or sets, though they have no other value.
    fileprivate func neverGiven(in position: Int) -> Set<Int> {
        let flow = flows.flows[position]
        let given = Set(flow.nodes.flatMap { $0.ask.map(\.id) + $0.set.map(\.id) })
        guard !flow.isPart else { return [] }
        return Set(flow.facts.filter { $0.isAnswerable && !given.contains($0.id) }.map(\.slot))
    }
}

extension Finding.Code {
    /// A text with a hole.
    static let mayBeBlank = Finding.Code(
        "may-be-blank", .warning,
        fault: "There are calls in which a placeholder has nothing to print.",
        harm: "The agent reads a sentence with a hole, or says it.",
        cure: "Give the line a `when` that asks for the fact, as in `name != null`, or ask for it before.",
        examples: Finding.Example(
            "this is blank in some calls",
            in: ["facts": name, "nodes": saying(#""Bye, {{▸name}}.""#)],
            cured: [
                "facts": name, "nodes": saying(#"{ "text": "Bye, {{name}}.", "when": "name != null" }"#),
            ]),
        Finding.Example(
            "this is blank in some calls",
            in: ["facts": name, "messages": letter("▸name"), "nodes": sending],
            cured: [
                "facts": name, "messages": letter("name != null ? name : 'customer'"), "nodes": sending,
            ]))

    private static let sending = #"{ "first": { "ask": ["name"], "send": ["letter"], "end": "done" } }"#

    private static func letter(_ name: String) -> String {
        #"""
        { "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["From {{\#(name)}}."] } }
        """#
    }

    private static let name = #"{ "name": { "type": "text", "label": "Your name?", "optional": true } }"#

    private static func saying(_ line: String) -> String {
        #"{ "first": { "ask": ["name"], "next": "last" }, "last": { "say": [\#(line)], "end": "done" } }"#
    }
}
