/// What belongs to no card: the conditions of lines and recipients of messages, and those of targets.
extension FailingExpression.Use {
    typealias Sent = (use: Self, place: Proof.NodePlace)

    /// Those of what a node sends.
    static func sent(from visit: Proof.Visit, in proof: Proof) -> [Sent] {
        visit.sent.flatMap { sent in
            conditions(of: sent.message, sent.cases, in: proof.space(of: visit.place)) {
                enquiry, isMet in
                sent.waits(in: enquiry, where: isMet)
            }.map { use in
                var use = use
                use.sent = sent
                return (use, visit.place)
            }
        }
    }

    /// Those of what flows send because the caller hangs up.
    static func sentOnHangUp(in proof: Proof) -> [Sent] {
        proof.flows.flows.enumerated().flatMap { position, flow -> [Sent] in
            let messages = (flow.hangUp?.send ?? []).compactMap { flow.message($0.id) }
            guard !messages.isEmpty, let cards = proof.cards(of: position) else { return [] }
            let place = Proof.NodePlace(flow: position, node: cards.nodes[0])
            return messages.flatMap { message in
                conditions(of: message, cards.cases, in: proof.space(of: place)) { enquiry, isMet in
                    enquiry.sends(message.id, onHangUpIn: position, where: isMet)
                }
            }.map { use in
                var use = use
                use.others = Array(cards.nodes.dropFirst())
                use.isOnHangUp = true
                return (use, place)
            }
        }
    }

    /// Those of the targets of the call and of what is noted on them, whichever card is shown.
    static func ofTargets(in proof: Proof) -> [Sent] {
        let (flow, space) = (proof.flows.main, proof.reach.ground.spaces[0])
        let conditions = flow.targets.flatMap { [$0.when] + $0.note.map(\.when) }.compactMap { $0 }.filter {
            space.canFail(space.condition($0))
        }
        guard !conditions.isEmpty, let cards = proof.cards(of: 0) else { return [] }
        return conditions.map { when in
            var use = Self(expression: when, formula: space.condition(when), cases: cards.cases) { enquiry in
                enquiry.run.end == nil && (try? enquiry.run.frames[0].truth(of: when)) == nil
            }
            use.others = Array(cards.nodes.dropFirst())
            return (use, Proof.NodePlace(flow: 0, node: cards.nodes[0]))
        }
    }

    private static func conditions(
        of message: Message, _ cases: @autoclosure () -> [Cells], in space: CellSpace,
        _ isSent: @escaping (Enquiry, (Frame) -> Bool) -> Bool
    ) -> [Self] {
        // Most only ask whether something is known, which cannot fail.
        let conditions = message.lines.compactMap(\.when).filter {
            space.canFail(space.condition($0))
        }
        guard !conditions.isEmpty else { return [] }
        let cases = cases()
        return conditions.map { when in
            Self(expression: when, formula: space.condition(when), cases: cases, file: message.file) {
                enquiry in
                isSent(enquiry) { (try? $0.truth(of: when)) == nil }
            }
        }
    }
}
