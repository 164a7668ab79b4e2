import TriageCore

/// What an agent types in plain mode to make a call go as its events say.
struct LineScript {
    /// The lines, in stretches: the program is killed between two of them.
    private(set) var stretches: [[String]] = [[]]
    /// Where a secret is asked for, since anything typed ahead of it is discarded. **Shape**: positions by
    /// stretch.
    private(set) var secrets: [[Int]] = [[]]
    /// How many of the lines are refused.
    private(set) var refusals = 0

    init(_ call: ScenarioCall) throws {
        var enquiry = call.opened
        for (position, event) in call.events.enumerated().dropFirst() {
            if call.crashes.contains(position) {
                stretches.append([])
                secrets.append([])
            }
            if case .field(let id) = enquiry.awaiting, enquiry.flow.fact(id)?.type == .secret {
                secrets[secrets.count - 1].append(stretches.last?.count ?? 0)
            }
            let refused = call.refused[position] ?? []
            refusals += refused.count
            let line = Self.line(for: event, in: enquiry, form: position)
            stretches[stretches.count - 1] += refused + [line]
            try enquiry.apply(event)
        }
    }

    /// The line for an event; options are answered by number, value and label in rotation.
    private static func line(for event: Event, in enquiry: Enquiry, form: Int) -> String {
        switch event.kind {
        case .read, .ticked, .closing: ""
        case .queued: enquiry.earlierCopy?.isSame == true ? ":send" : ""
        case .skipped(_, let reason), .skippedQuestion(_, let reason): ":skip " + reason
        case .withheld(_, let reason):
            reason.isEmpty && enquiry.earlierCopy?.isSame == true ? "" : ":skip " + reason
        case .picked(let node): node.rawValue
        case .round: "yes"
        case .roundsDone: "no"
        case .reopened(let round): ":open \(round)"
        case .removed(let round): ":remove \(round)\nyes"
        case .noted(let text): ":note " + text
        case .channel(let channel): ":channel " + channel
        case .back: ":back"
        case .responded: ":responded"
        case .hungUp: ":hangup"
        case .abandoned(let reason): ":abandon " + reason
        case .told(let id, let value, _): ":told \(id) \(value.typed)"
        case .answered(let id, let value): answer(value, to: id, in: enquiry, at: event.at, form: form)
        case .opened, .drafted, .draftedStep, .parked, .resumed:
            preconditionFailure("no scenario has such an event")
        }
    }

    private static func answer(
        _ value: Value, to id: FactID, in enquiry: Enquiry, at time: Timestamp, form: Int
    ) -> String {
        guard let field = enquiry.card().fields.first(where: { $0.fact == id }) else { return "" }
        if value == .null { return field.offer == nil ? "" : ":skip" }
        if value == field.offer?.value { return "" }
        guard !field.options.isEmpty else { return value.typed }
        let chosen: [Value] = if case .list(let values) = value { values } else { [value] }
        let indices = chosen.compactMap { value in field.options.firstIndex { $0.value == value } }
        let forms = [
            indices.map { String($0 + 1) }, indices.map { field.options[$0].name },
            indices.map { field.options[$0].label },
        ].map { $0.joined(separator: ", ") }
        // A number may be the name of another option, and a label may contain a comma.
        let readable = forms.indices.map { forms[(form + $0) % forms.count] }
            .first { enquiry.read($0, for: id, at: time) == .success(value) }
        return readable ?? ""
    }
}
