/// What can be changed in what belongs to a call as a whole: its ends, its time limits and its messages.
extension MutationFinder {
    /// Adds every change to the outcomes and to how a call ends whose caller hangs up.
    mutating func findInOutcomes() {
        let kinds = Outcome.Kind.allCases.map(\.rawValue)
        for (key, _, outcome) in root["outcomes"]?.members ?? [] where showsKinds {
            let ending = nodes { $0.exit.ends(with: OutcomeID(key)) }
            guard let kind = outcome["kind"], let old = kind.json.string,
                let new = Self.next(to: old, among: kinds)
            else { continue }
            let isForHangUp = flow.hangUp?.end.id == OutcomeID(key)
            add(
                .outcome, at: kind.json.span, "'\(old)' becomes '\(new)'", isForHangUp ? nil : ending,
                kind.replaced(by: .string(new)))
        }
        guard let hangUp = root["hangUp"] else { return }
        add(.outcome, at: hangUp.json.span, "a caller who hangs up is not provided for", nil, hangUp.removed)
        if let end = hangUp["end"] { findOutcome(end, nil) }
        for message in hangUp["send"]?.elements ?? [] {
            add(
                .message, at: message.json.span, "'\(message.json.string ?? "")' is not sent", nil,
                message.removed)
        }
    }

    /// Adds every change to the targets.
    mutating func findInTargets() {
        for target in root["targets"]?.elements ?? [] {
            let id = target["id"]?.json.string ?? ""
            add(.target, at: target.json.span, "the target '\(id)' goes", nil, target.removed)
            if let within = target["within"], let old = within.json.string,
                let seconds = TimeLimit.seconds(old)
            {
                for other in [seconds - 1, seconds + 1] where other > 0 {
                    let new = TimeLimit.text(other)
                    add(
                        .target, at: within.json.span, "'\(old)' becomes '\(new)'", nil,
                        within.replaced(by: .string(new)))
                }
            }
            if let until = target["until"], let old = until.json.string,
                let new = Self.next(to: old, among: flow.nodes.map(\.id.rawValue))
            {
                add(
                    .target, at: until.json.span, "'\(old)' becomes '\(new)'", nil,
                    until.replaced(by: .string(new)))
            }
            if let clock = target["clock"] {
                add(.target, at: clock.json.span, "all time counts", nil, clock.removed)
            }
            findCondition(of: target, nil)
            for line in target["note"]?.elements ?? [] {
                findLine(line, .line, isPlain: Self.isPlain, nil)
            }
        }
    }

    /// Adds every change to the messages that are written in the flow's own file.
    mutating func findInMessages() {
        let always = Set(flow.hangUp?.send.map(\.id) ?? [])
        for (key, _, message) in root["messages"]?.members ?? [] {
            let id = MessageID(key)
            let sending = always.contains(id) ? nil : nodes { $0.send.contains { $0.message.id == id } }
            for name in ["to", "cc"] {
                let recipients = message[name]?.elements ?? []
                for recipient in recipients {
                    findRecipient(recipient, isOnly: recipients.count == 1, sending)
                }
            }
            findExpressions(in: message["subject"], sending)
            for line in message["body"]?.elements ?? [] {
                findLine(line, .line, isPlain: { $0.allSatisfy(\.isWhitespace) }, sending)
            }
        }
    }

    /// Adds that a message does not go to a recipient: to nobody in its place, or, since one must be there, to
    /// somebody else.
    private mutating func findRecipient(_ recipient: JSONSpot, isOnly: Bool, _ sending: Set<NodeID>?) {
        let text = recipient["text"] ?? recipient
        let edit = isOnly ? text.replaced(by: .string("somebody.else@desk.example")) : recipient.removed
        let change = isOnly ? "this becomes somebody else's address" : "this recipient goes"
        add(.recipient, at: recipient.json.span, change, sending, edit)
        findCondition(of: recipient, sending)
        findExpressions(in: text, sending)
    }
}

extension Node.Exit {
    /// Whether a call ends here with that outcome.
    fileprivate func ends(with outcome: OutcomeID) -> Bool {
        if case .end(let reference) = self { reference.id == outcome } else { false }
    }
}
