extension Enquiry {
    /// What is known of persons, in words: first what was told and answered, then what was begun.
    package var knownOfPersons: [String] {
        let known = knownFacts().filter { $0.isPersonal && $0.origin != .computed }.map(\.text)
        let begun = unfinishedAnswers().filter(\.isPersonal).map(\.text)
        return known + begun.filter { !known.contains($0) }
    }

    /// Whether somebody is the caller of the enquiry, by what is known of persons in it.
    package func isFrom(_ caller: CallerForm) -> Bool {
        knownOfPersons.contains { CallerForm($0)?.isSame(as: caller) == true }
    }
}

extension CallerForm {
    /// Whether any text in the events of a journal is the caller's number or address: if none is, the enquiry is
    /// somebody else's, and need not be folded to know it.
    package func occurs(in events: [[UInt8]]) -> Bool {
        events.contains { JSONParser.parse($0).value.map(occurs) ?? false }
    }

    private func occurs(in json: JSON) -> Bool {
        switch json.value {
        case .string(let text): CallerForm(text)?.isSame(as: self) == true
        case .array(let elements): elements.contains(where: occurs)
        case .object(let members): members.contains { occurs(in: $0.value) }
        case .null, .bool, .number: false
        }
    }
}
