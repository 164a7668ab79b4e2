/// Where placeholders are read.
extension BlankText.Use {
    /// The placeholders of a node's card, of what it asks and of what it sends.
    static func all(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        onCard(visit, in: proof) + asked(on: visit, in: proof) + ofRounds(on: visit, in: proof)
            + sent(from: visit, in: proof)
    }

    /// The placeholders of a line.
    ///
    /// - Parameters:
    ///   - conditions: what must hold besides the line's own condition.
    ///   - isRead: whether an enquiry stands where the line is read and is blank, which the last parameter tells.
    private static func uses(
        _ line: Line, _ file: SourceText, at place: Proof.NodePlace, where conditions: [Expression?] = [],
        _ cases: @autoclosure () -> [Cells],
        _ isRead: @escaping (Enquiry, Expression, (Frame) -> Bool) -> Bool
    ) -> [Self] {
        if line.text.isConstant { return [] }
        return line.text.expressions.map { text in
            Self(
                text: text, span: text.place ?? line.text.span, file: file, place: place,
                conditions: (conditions + [line.when]).compactMap { $0 }, cases: cases()
            ) { enquiry in
                isRead(enquiry, text) { $0.isBlank(text, in: line) }
            }
        }
    }

    /// What a card says and what is to be done on it.
    private static func onCard(_ visit: Proof.Visit, in proof: Proof) -> [Self] {
        let node = proof.node(visit.place)
        lazy var shown = visit.shown + visit.worked
        lazy var again = visit.shownAgain
        let isRepeated = node.call?.repetition != nil
        var uses = (node.title.map { [Line(text: $0, when: nil)] } ?? []).flatMap {
            // The cards of rounds show it as well.
            lines($0, on: visit, in: proof, shown + again + (isRepeated ? visit.calling : [])) { _ in true }
        }
        for line in [node.note, node.say].joined() where !line.text.isConstant {
            uses += lines(line, on: visit, in: proof, shown + (isRepeated ? [] : again), where: \.showsLines)
        }
        for (number, step) in node.steps.enumerated() where !step.line.text.isConstant {
            uses += lines(step.line, on: visit, in: proof, shown) { $0.isPending(number) }
        }
        return uses
    }

    /// The placeholders of a line of a card.
    private static func lines(
        _ line: Line, on visit: Proof.Visit, in proof: Proof, _ cases: @autoclosure () -> [Cells],
        where isShown: @escaping (Frame) -> Bool
    ) -> [Self] {
        let place = visit.place
        return uses(line, proof.flow(of: place).file, at: place, cases()) { enquiry, text, isBlank in
            let frame = enquiry.frame
            return frame.isAt(place) && isShown(frame) && !frame.awaitsAnswer(to: text) && isBlank(frame)
        }.map { use in
            var use = use
            let text = use.text
            use.isSeen = { $0.showsLastLines(at: place) && $0.frame.isBlank(text, in: line) }
            return use
        }
    }

    /// What a card asks, once it is the turn of the question: what it reads may be asked above it.
    private static func asked(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        let (node, flow) = (proof.node(visit.place), proof.flow(of: visit.place))
        return node.ask.enumerated().flatMap { index, question -> [Self] in
            guard let fact = flow.fact(question.id) else { return [] }
            var lines: [Line] = []
            func add(_ text: Template?, when: Expression? = nil) {
                if let text, !text.isConstant { lines.append(Line(text: text, when: when)) }
            }
            add(fact.label)
            add(fact.hint)
            add(fact.help)
            for option in fact.options {
                add(option.label, when: option.when)
                add(option.hint, when: option.when)
            }
            guard !lines.isEmpty else { return [] }
            // What is asked above it can be hidden again, what is asked below it be answered already and take answers away.
            let others = Set(
                node.ask.enumerated().filter { $0 > index || $1.when != nil }.compactMap(\.element.slot))
            let space = proof.space(of: visit.place)
            return lines.flatMap { line in
                let slots = space.sources(of: line.text.expressions.flatMap(\.reads))
                let isSettled = slots.isDisjoint(with: others) && flow.lapsing.isEmpty
                return uses(
                    line, fact.file, at: visit.place, where: [question.when],
                    visit.answered(before: index) + visit.standing(above: index, reading: slots)
                        + (isSettled ? [] : visit.worked)
                ) { enquiry, _, isBlank in
                    let frame = enquiry.frame
                    return frame.isAt(visit.place) && enquiry.awaiting == .field(question.id)
                        && frame.isPlainly(question.when) && isBlank(frame)
                }
            }
        }
    }

    /// What is asked between rounds, and what sums one up that ends here.
    private static func ofRounds(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        let (node, flow, place) = (proof.node(visit.place), proof.flow(of: visit.place), visit.place)
        let ask = node.call?.repetition.map { Line(text: $0.ask, when: nil) }
        let between = ask.map { line in
            uses(line, flow.file, at: place, visit.calling) { enquiry, _, isBlank in
                enquiry.frame.isAt(place) && enquiry.awaiting == .round && isBlank(enquiry.frame)
            }
        }
        guard let summary = flow.summary, case .end = node.exit, proof.isRepeated(place.flow) else {
            return between ?? []
        }
        let line = Line(text: summary, when: nil)
        return (between ?? [])
            + uses(line, flow.file, at: place, visit.left) { _, _, _ in false }.map { use in
                var use = use
                let text = use.text
                use.isSeen = {
                    $0.kind == .leaving && $0.frame.isAt(place) && $0.frame.isBlank(text, in: line)
                }
                return use
            }
    }

    /// What flows send because the caller hangs up.
    static func onHangUp(in proof: Proof) -> [Self] {
        proof.flows.flows.enumerated().flatMap { position, flow -> [Self] in
            let messages = (flow.hangUp?.send ?? []).compactMap { flow.message($0.id) }
            guard !messages.isEmpty, let cards = proof.cards(of: position) else { return [] }
            let place = Proof.NodePlace(flow: position, node: cards.nodes[0])
            return messages.flatMap { message in
                message.shownLines.flatMap { line in
                    uses(line, message.file, at: place, cards.cases) { enquiry, _, isBlank in
                        enquiry.sends(message.id, onHangUpIn: position, where: isBlank)
                    }
                }
            }.map { use in
                var use = use
                use.others = Array(cards.nodes.dropFirst())
                use.isOnHangUp = true
                return use
            }
        }
    }

    /// What is said of the targets of a call, whichever card is shown.
    static func ofTargets(in proof: Proof) -> [Self] {
        let flow = proof.flows.main
        let lines = flow.targets.flatMap(\.lines)
        guard !lines.allSatisfy(\.text.isConstant), let cards = proof.cards(of: 0) else { return [] }
        return lines.flatMap { line in
            uses(line, flow.file, at: Proof.NodePlace(flow: 0, node: cards.nodes[0]), cards.cases) {
                enquiry, _, isBlank in
                enquiry.run.end == nil && isBlank(enquiry.run.frames[0])
            }
        }.map { use in
            var use = use
            use.others = Array(cards.nodes.dropFirst())
            return use
        }
    }

    /// What a node sends.
    private static func sent(from visit: Proof.Visit, in proof: Proof) -> [Self] {
        visit.sent.flatMap { sent in
            sent.message.shownLines.flatMap { line in
                uses(line, sent.message.file, at: visit.place, sent.cases) { enquiry, _, isBlank in
                    sent.waits(in: enquiry, where: isBlank)
                }
            }.map { use in
                var use = use
                use.sent = sent
                return use
            }
        }
    }
}

extension Message {
    /// What whoever approves it and gets it reads, besides the recipients.
    fileprivate var shownLines: [Line] {
        [label, subject].compactMap { $0 }.map { Line(text: $0, when: nil) } + body
    }
}

extension Proof {
    /// Whether a flow is a part that is called round by round, as far as its callers are known.
    fileprivate func isRepeated(_ position: Int) -> Bool {
        position == 0
            || flows.flows.contains { flow in
                flow.nodes.contains {
                    $0.call?.repetition != nil && $0.call?.flow.id == flows.flows[position].id
                }
            }
    }
}

extension Frame {
    /// Whether a text is blank in a line that is shown.
    fileprivate func isBlank(_ text: Expression, in line: Line) -> Bool {
        isPlainly(line.when) && ((try? value(of: text)) ?? .null).isNull
    }

    /// Whether something is shown because its condition holds. Where that fails it is shown, too; but that is the cause
    /// then.
    fileprivate func isPlainly(_ when: Expression?) -> Bool {
        when.map { (try? truth(of: $0)) ?? false } ?? true
    }

    /// Whether a text waits for what its card asks: once the agent has begun to answer, that is no hole.
    fileprivate func awaitsAnswer(to text: Expression) -> Bool {
        guard !progress.answered.isEmpty, !isAfterCall else { return false }
        let read = sources(of: [text])
        return questions.contains { question in
            !progress.answered.contains(question.id) && question.slot.map(read.contains) ?? false
        }
    }
}
