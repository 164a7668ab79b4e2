/// The large members, each read on demand.
extension RecordView {
    /// A fact that was known at the end of an enquiry.
    package struct KnownFact {
        /// Its name in the outermost flow.
        package let name: FactPath
        /// Its undecoded value.
        package let value: JSONSlice
        /// Where it came from; nil for an origin that this version does not know.
        package let origin: Origin?
    }

    /// The facts known at the end, in the order in which the flows declare them.
    package var facts: [KnownFact] {
        let origins = Dictionary(
            facts(in: .origin).map { ($0.name, $0.value.string.flatMap { Origin(rawValue: $0) }) },
            uniquingKeysWith: { $1 })
        return facts(in: .facts).map {
            KnownFact(name: $0.name, value: $0.value, origin: origins[$0.name] ?? nil)
        }
    }

    /// Those of the facts that the caller told, and that were not asked.
    var told: [KnownFact] {
        let names = Set(facts(in: .origin) { $0.isString(Origin.told.rawValue.utf8) }.map(\.name))
        guard !names.isEmpty else { return [] }
        return facts(in: .facts).filter { names.contains($0.name) }.map {
            KnownFact(name: $0.name, value: $0.value, origin: .told)
        }
    }

    /// What a member says of each fact; of a repeated call, of the facts of each round.
    ///
    /// - Parameter isMeant: whether what it says is looked for, which spares reading the names of the others.
    private func facts(
        in member: RecordMember, where isMeant: (JSONSlice) -> Bool = { _ in true }
    ) -> [(name: FactPath, value: JSONSlice)] {
        members(member).flatMap { member -> [(name: FactPath, value: JSONSlice)] in
            let rounds = member.value.rounds
            guard rounds != nil || isMeant(member.value),
                let name = member.key.string.map({ FactPath($0) })
            else { return [] }
            guard let rounds else { return [(name, member.value)] }
            let calls = name.calls + [name.fact.rawValue]
            return rounds.enumerated().flatMap { index, round in
                round.members.filter { isMeant($0.value) }.compactMap { member in
                    member.key.string.map { text in
                        let inner = FactPath(text)
                        return (FactPath(calls + inner.calls, inner.fact, round: index + 1), member.value)
                    }
                }
            }
        }
    }

    /// What was begun before the enquiry was abandoned and never became an answer, as typed.
    package var drafts: [(name: String, text: String)] {
        members(.drafts).compactMap { member in
            guard let name = member.key.string, let text = member.value.string else { return nil }
            return (name, text)
        }
    }

    /// A time limit of the flow and whether it was met.
    package struct Target {
        /// Its name in the flow.
        package let id: TargetID
        /// Whether the enquiry, or every card, stayed within it.
        package let isMet: Bool
        /// The limit. **Units**: seconds.
        package let limit: Int64
        /// The cards that took longer, if the limit applies to cards.
        package let missedAt: [NodePath]
    }

    /// The time limits, in the order in which the flow declares them.
    package var targets: [Target] {
        members(.targets).compactMap { member in
            guard let name = member.key.string else { return nil }
            return Target(
                id: TargetID(name), isMet: member.value["met"]?.bool ?? true,
                limit: member.value["within"]?.int ?? 0,
                missedAt: member.value.strings("missedAt").map { NodePath($0) })
        }
    }

    /// A message that the agent approved.
    package struct Message {
        /// Its name in the flow.
        package let id: MessageID
        /// The card that queued it.
        package let node: NodePath
        /// Which of the message's approvals in the enquiry it is, from 1.
        package let number: Int
        /// The message as it was approved.
        package let message: RenderedMessage
    }

    /// A message that was left out.
    package struct LeftOut {
        /// Its name in the flow.
        package let id: MessageID
        /// The card that would have sent it.
        package let node: NodePath
        /// What would have been its subject.
        package let subject: String
        /// Why it was left out; empty if it had no valid recipient.
        package let reason: String
    }

    /// The messages that were left out.
    package var leftOut: [LeftOut] {
        elements(.messages).filter { $0["leftOut"]?.bool == true }.map { slice in
            LeftOut(
                id: MessageID(slice.text("message")), node: NodePath(slice.text("node")),
                subject: slice.text("subject"), reason: slice.text("reason"))
        }
    }

    /// The messages, in the order in which they were approved.
    package var messages: [Message] {
        elements(.messages).filter { $0["leftOut"] == nil }.map { slice in
            Message(
                id: MessageID(slice.text("message")), node: NodePath(slice.text("node")),
                number: slice["n"]?.int.map { Int($0) } ?? 1,
                message: RenderedMessage(
                    to: slice.strings("to"), cc: slice.strings("cc"), subject: slice.text("subject"),
                    body: slice.strings("body")))
        }
    }

    /// A note that the agent took.
    package struct Note {
        /// When it was taken. **Units**: seconds since the opening.
        package let at: Double
        /// The card on which it was taken.
        package let node: NodePath
        /// The text of the note.
        package let text: String
    }

    /// The notes, in the order of the call.
    package var notes: [Note] {
        elements(.notes).map { slice in
            Note(at: slice["at"]?.double ?? 0, node: NodePath(slice.text("node")), text: slice.text("text"))
        }
    }

    /// A step back.
    package struct Back {
        /// When it was made. **Units**: seconds since the opening.
        package let at: Double
        /// The card on which it was made.
        package let node: NodePath
        /// The card that it led to, perhaps the same.
        package let target: NodePath
    }

    /// The steps back, in the order of the call; none in records from before they were told.
    package var backs: [Back] {
        elements(.backs).map { slice in
            Back(
                at: slice["at"]?.double ?? 0, node: NodePath(slice.text("node")),
                target: NodePath(slice.text("to")))
        }
    }

    /// What happened, in the order of the call, each entry located on demand.
    package var trail: RecordedTrail { RecordedTrail(scanner(at: .trail) ?? .atEnd) }

    private func members(_ member: RecordMember) -> JSONSlice.Members {
        JSONSlice.Members(scanner(at: member) ?? .atEnd)
    }

    private func elements(_ member: RecordMember) -> JSONSlice.Elements {
        JSONSlice.Elements(scanner(at: member) ?? .atEnd)
    }
}

extension JSONScanner {
    /// A scanner that finds nothing.
    fileprivate static var atEnd: JSONScanner {
        JSONScanner(UnsafeRawBufferPointer(start: nil, count: 0))
    }
}

extension JSONSlice {
    /// The rounds of a repeated call; nil for anything else, such as the choices of a fact.
    fileprivate var rounds: [JSONSlice]? {
        guard bytes.first == UInt8(ascii: "[") else { return nil }
        let elements = Array(elements)
        return elements.allSatisfy { $0.bytes.first == UInt8(ascii: "{") } ? elements : nil
    }
}
