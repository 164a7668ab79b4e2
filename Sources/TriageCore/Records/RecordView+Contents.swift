/// The large members, each read when it is asked for.
extension RecordView {
    /// Something that was known at the end of an enquiry.
    package struct KnownFact {
        /// Its name in the outermost flow.
        package let name: FactPath
        /// Its value as it lies in the line.
        package let value: JSONSlice
        /// Where it came from; nil for a way that this version does not know.
        package let origin: Origin?
    }

    /// What was known at the end, in the order in which the flows declare it.
    package var facts: [KnownFact] {
        var origins: [String: Origin] = [:]
        for member in members(.origin) {
            guard let name = member.key.string else { continue }
            origins[name] = member.value.string.flatMap { Origin(rawValue: $0) }
        }
        return members(.facts).compactMap { member in
            member.key.string.map { KnownFact(name: FactPath($0), value: member.value, origin: origins[$0]) }
        }
    }

    /// A time limit of the flow and whether it was met.
    package struct Target {
        /// Its name.
        package let id: TargetID
        /// Whether the enquiry, or every card, kept within it.
        package let isMet: Bool
        /// The limit. **Units**: seconds.
        package let limit: Int64
        /// The cards that took longer, where it is about cards.
        package let missedAt: [NodePath]
    }

    /// The time limits, in the order in which the flow declares them.
    package var targets: [Target] {
        members(.targets).compactMap { member in
            guard let name = member.key.string else { return nil }
            return Target(
                id: TargetID(name), isMet: member.value["met"]?.bool ?? true,
                limit: member.value["within"]?.int ?? 0, missedAt: member.value.strings("missedAt").map { NodePath($0) })
        }
    }

    /// A message that the agent approved.
    package struct Message {
        /// Its name in the flow.
        package let id: MessageID
        /// The card that queued it.
        package let node: NodePath
        /// What is sent.
        package let message: RenderedMessage
    }

    /// The messages, in the order in which they were approved.
    package var messages: [Message] {
        elements(.messages).map { slice in
            Message(
                id: MessageID(slice.text("message")), node: NodePath(slice.text("node")),
                message: RenderedMessage(
                    to: slice.strings("to"), cc: slice.strings("cc"), subject: slice.text("subject"),
                    body: slice.strings("body")))
        }
    }

    /// Something that the agent noted.
    package struct Note {
        /// When. **Units**: seconds since the opening.
        package let at: Double
        /// On which card.
        package let node: NodePath
        /// What.
        package let text: String
    }

    /// The notes, in the order of the call.
    package var notes: [Note] {
        elements(.notes).map { slice in
            Note(at: slice["at"]?.double ?? 0, node: NodePath(slice.text("node")), text: slice.text("text"))
        }
    }

    /// What happened, in the order of the call, each found when it is asked for.
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
