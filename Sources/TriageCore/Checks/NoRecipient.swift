/// A message that goes to nobody in some call.
enum NoRecipient: ProofCheck {
    static let codes = [Finding.Code.noRecipient]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.visits.flatMap { visit in
            proof.node(visit.place).send.compactMap { sending -> Finding? in
                guard let message = proof.flow(of: visit.place).message(sending.message.id) else {
                    return nil
                }
                claims += 1
                return finding(about: message, sent: sending, on: visit, in: proof)
            }
        }
        return (claims, findings)
    }

    private static func finding(
        about message: Message, sent sending: Sending, on visit: Proof.Visit, in proof: Proof
    ) -> Finding? {
        let (place, space) = (visit.place, proof.space(of: visit.place))
        let ways = message.to.map { line in
            Formula.any(
                (line.when.map { [.not(space.condition($0))] } ?? []) + line.text.expressions.map(space.blank)
            )
        }
        // Not sent at all, or to one of its recipients.
        let fine = [sending.when.map { .not(space.condition($0)) } ?? .isFalse] + ways.map(Formula.not)
        let lacking = visit.answered.flatMap { cells in
            Decision(fine, from: cells, in: space).leaves.filter { $0.end == .none }.map(\.cells)
        }
        guard !lacking.isEmpty else { return nil }
        let reads = message.to.flatMap { ($0.when?.reads ?? []) + $0.text.expressions.flatMap(\.reads) }
        let slots = Set(reads + (sending.when?.reads ?? []))
        let goal = Walk.Goal(
            flow: place.flow, node: place.node, hints: lacking, slots: slots
        ) { enquiry in
            enquiry.isSending(message.id, from: place) { !$0.hasRecipient(message.id) }
        }
        let (file, span) = (proof.flow(of: place).file, sending.message.span)
        return Walk.search(proof.reach, for: goal).finding(
            in: file, at: span, notProved: "this message always has a recipient"
        ) { events in
            file.finding(.noRecipient, at: span, "this message has no recipient in some calls")
                .shown(by: proof.witness(events, slots: Set(reads).sorted(), of: place.flow))
        }
    }
}

extension Enquiry {
    /// Whether a message that a node has sent, and nobody has approved yet, is in a certain state.
    func isSending(
        _ message: MessageID, from place: Proof.NodePlace, where isMet: (Frame) -> Bool
    ) -> Bool {
        (run.pending + [run.underReview].compactMap { $0 }).contains {
            $0.id == message && $0.frame.isAt(place) && isMet($0.frame)
        }
    }
}

extension Finding.Code {
    /// A message without a recipient.
    static let noRecipient = Finding.Code(
        "no-recipient", .warning,
        fault: "There are calls in which a message is sent whose recipient is not known.",
        harm: "The caller is told that it will come, and the agent can only leave it out.",
        cure: "Ask for the address before, or send the message under a `when` such as `email != null`.",
        examples: Finding.Example(
            "this message has no recipient in some calls",
            in: ["facts": address, "messages": letter, "nodes": sending("▸\"letter\"")],
            cured: [
                "facts": address, "messages": letter,
                "nodes": sending(#"{ "message": "letter", "when": "email != null" }"#),
            ]))

    private static let address =
        #"{ "email": { "type": "email", "label": "Your e-mail?", "optional": true } }"#

    private static let letter = #"""
        { "letter": { "to": ["{{email}}"], "subject": "Your call", "body": ["As agreed."] } }
        """#

    private static func sending(_ letter: String) -> String {
        #"{ "first": { "ask": ["email"], "send": [\#(letter)], "end": "done" } }"#
    }
}
