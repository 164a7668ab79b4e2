/// A message that goes to nobody in some call.
enum NoRecipient: ProofCheck {
    static let codes = [Finding.Code.noRecipient]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        let uses = proof.visits.flatMap { Use.all(on: $0, in: proof) } + Use.onHangUp(in: proof)
        // A message is judged as its node is left and as it waits.
        return judge(uses, at: { proof.flow(of: $0.place).file.location(of: $0.span) }) {
            finding(about: $0, in: proof)
        }
    }

    /// A message, and when it is sent.
    fileprivate struct Use {
        let message: Message
        let span: Span
        /// How a node sends it; nil if none does.
        var sent: SentMessage?
        /// The node that sends it.
        let place: Proof.NodePlace
        /// Other nodes of that flow at which it can be sent as well.
        var others: [Int] = []
        /// Whether it is sent because the caller hangs up.
        var isOnHangUp = false
        /// With what cells it is sent.
        let cases: [Cells]
        /// Whether it has been sent and goes to nobody.
        let isMet: (Enquiry) -> Bool
    }

    private static func finding(about use: Use, in proof: Proof) -> Finding? {
        let (place, space) = (use.place, proof.space(of: use.place))
        let ways = use.message.to.map { line in
            Formula.any(
                (line.when.map { [.not(space.condition($0))] } ?? []) + line.text.expressions.map(space.blank)
                    + (line.text.isAddress(in: space) ? [] : [.isOpen]))
        }
        // To one of its recipients.
        let fine = ways.map(Formula.not)
        let lacking = use.cases.flatMap { cells in
            Decision(fine, from: cells, in: space).leaves.filter { $0.end == .none }.map(\.cells)
        }
        guard !lacking.isEmpty else { return nil }
        let reads = use.message.to.flatMap { ($0.when?.reads ?? []) + $0.text.expressions.flatMap(\.reads) }
        let goal = Walk.Goal(
            flow: place.flow, node: place.node, others: use.others, hints: lacking,
            slots: Set(reads), isMet: use.isMet
        ).following(use.sent, in: proof)
        let file = proof.flow(of: place).file
        var result = Walk.search(proof.reach, for: goal)
        if case .excluded = result, !use.message.to.allSatisfy({ $0.text.isAddress(in: space) }) {
            result = .open("whether it is an address depends on what it is made of")
        }
        return result.finding(
            in: file, at: use.span, notProved: "this message always has a recipient"
        ) { events in
            let events = use.isOnHangUp ? events.hungUp : events
            return file.finding(.noRecipient, at: use.span, "this message has no recipient in some calls")
                .shown(by: proof.witness(events, slots: Set(reads).sorted(), of: place.flow))
        }
    }
}

extension NoRecipient.Use {
    /// The messages that a node sends.
    fileprivate static func all(on visit: Proof.Visit, in proof: Proof) -> [Self] {
        visit.sent.map { sent in
            let id = sent.message.id
            return Self(
                message: sent.message, span: sent.span, sent: sent, place: visit.place,
                cases: sent.cases
            ) { enquiry in
                sent.waits(in: enquiry) { !$0.hasRecipient(id) }
            }
        }
    }

    /// The messages that flows send because the caller hangs up.
    fileprivate static func onHangUp(in proof: Proof) -> [Self] {
        proof.flows.flows.enumerated().flatMap { position, flow -> [Self] in
            let sent = flow.hangUp?.send ?? []
            guard !sent.isEmpty, let cards = proof.cards(of: position) else { return [] }
            return sent.compactMap { reference in
                guard let message = flow.message(reference.id) else { return nil }
                return Self(
                    message: message, span: reference.span,
                    place: Proof.NodePlace(flow: position, node: cards.nodes[0]),
                    others: Array(cards.nodes.dropFirst()), isOnHangUp: true, cases: cards.cases
                ) { enquiry in
                    enquiry.sends(message.id, onHangUpIn: position) { !$0.hasRecipient(message.id) }
                }
            }
        }
    }
}

extension Template {
    /// Whether what it prints is certainly the address of a mail unless it is blank: it is written out, or an answer that is
    /// one.
    fileprivate func isAddress(in space: CellSpace) -> Bool {
        if isConstant { return RenderedMessage.address(constantText) != nil }
        guard pieces.count == 1, case .placeholder(let expression, let path)? = pieces.first else {
            return false
        }
        let flow = space.flow
        if space.constantSlots.isSuperset(of: expression.reads) {
            guard case .string(let text)? = try? expression.evaluate(flow.initialValues) else { return false }
            return RenderedMessage.address(text) != nil
        }
        guard let path else { return false }
        // The address of a contact was checked where it is declared.
        return flow.fact(at: path)?.type == .email || path.calls.first == "contacts" && path.fact == "email"
    }
}

extension Finding.Code {
    /// A message without a recipient.
    static let noRecipient = Finding.Code(
        "no-recipient", .warning,
        fault: "There are calls in which a message is sent whose recipient is not known.",
        harm: "The caller is told that it will come, and the agent can only leave it out.",
        cure:
            "Ask for the address before, or send the message under a `when` such as `email != null`. What is\n"
            + "sent when a caller hangs up needs an address that is known on every card.",
        examples: Finding.Example(
            "this message has no recipient in some calls",
            in: ["facts": address, "messages": letter, "nodes": sending("▸\"letter\"")],
            cured: [
                "facts": address, "messages": letter,
                "nodes": sending(#"{ "message": "letter", "when": "email != null" }"#),
            ]),
        Finding.Example(
            "this message has no recipient in some calls",
            in: [
                "facts": address, "messages": letter, "hangUp": #"{ "end": "done", "send": [▸"letter"] }"#,
                "nodes": sending("\"letter\"", optional: false),
            ],
            cured: [
                "facts": address, "messages": letter, "nodes": sending("\"letter\"", optional: false),
            ]))

    private static let address =
        #"{ "email": { "type": "email", "label": "Your e-mail?", "optional": true } }"#

    private static let letter = #"""
        { "letter": { "to": ["{{email}}"], "subject": "Your call", "body": ["As agreed."] } }
        """#

    private static func sending(_ letter: String, optional: Bool = true) -> String {
        let asked = optional ? #""email""# : #"{ "fact": "email", "optional": false }"#
        return #"{ "first": { "ask": [\#(asked)], "send": [\#(letter)], "end": "done" } }"#
    }
}
