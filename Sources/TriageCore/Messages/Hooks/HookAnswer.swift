/// What a hook answered: one JSON object on one line, or nothing.
///
/// **Shape**: `{"facts":{"name":"Pat"},"note":"pays late","ticket":{"number":"31","url":"https://…"}}`.
package struct HookAnswer: Sendable, Equatable {
    /// The facts that it knows, in their order; not read yet.
    package var facts: [(fact: FactID, value: JSON)] = []
    /// What it wants noted, on one line; nil for nothing.
    package var note: String?
    /// The ticket that it opened or found.
    package var ticket: Reference?

    /// A ticket of another system.
    package struct Reference: Sendable, Equatable {
        /// How that system calls it.
        package let number: String
        /// Where it can be looked at; empty if that is not known.
        package let url: String
    }

    /// The most characters of a note or of a ticket's number.
    private static let limit = 2_000

    /// Nothing was answered.
    package init() {}

    /// Reads what a hook wrote; nil if that is neither nothing nor one object with members of the right kinds.
    package init?(_ output: [UInt8]) {
        guard !String(decoding: output, as: UTF8.self).trimming.isEmpty else { return }
        let parsed = JSONParser.parse(output)
        guard parsed.problems.isEmpty, let members = parsed.value?.members else { return nil }
        for member in members {
            switch member.key {
            case "facts":
                guard let facts = member.value.members else { return nil }
                self.facts = facts.filter { !$0.value.isNull }.map { (FactID($0.key), $0.value) }
            case "note":
                if member.value.isNull { continue }
                guard let text = member.value.string else { return nil }
                note = text.onOneLine(atMost: Self.limit)
            case "ticket":
                if member.value.isNull { continue }
                guard let number = member.value["number"]?.word?.onOneLine(atMost: Self.limit) else {
                    return nil
                }
                let url = member.value["url"]?.string?.onOneLine(atMost: Self.limit) ?? ""
                ticket = Reference(number: number, url: url)
            default: continue
            }
        }
    }

    /// Answers are equal if they say the same.
    package static func == (left: HookAnswer, right: HookAnswer) -> Bool {
        left.note == right.note && left.ticket == right.ticket
            && left.facts.elementsEqual(right.facts) {
                $0.fact == $1.fact && $0.value.value == $1.value.value
            }
    }
}

extension JSON {
    /// A string, or a number as it is written; nil for anything else.
    fileprivate var word: String? {
        switch value {
        case .string(let text): text
        case .number(let text): text
        case .null, .bool, .array, .object: nil
        }
    }
}

extension String {
    /// The text without anything that ends a line or cannot be seen; nil if nothing is left of it.
    fileprivate func onOneLine(atMost limit: Int) -> String? {
        let text = unicodeScalars.replacing(with: " ", where: \.endsOrHidesLine).trimming
        return text.isEmpty ? nil : String(text.prefix(limit))
    }
}

extension Enquiry {
    /// The value of a fact that a hook told, read as one that the caller told; nil if no running flow has it.
    func readTold(_ json: JSON, for id: FactID, at time: Timestamp) -> Result<Value, InputProblem>? {
        switch json.value {
        case .string(let text): return readTold(text, for: id, at: time)
        case .array(let elements) where elements.allSatisfy({ $0.string != nil }):
            return readTold(elements.compactMap(\.string).joined(separator: ", "), for: id, at: time)
        case .bool(let isTrue):
            return readTold(format.wording(isTrue ? .yes : .no), for: id, at: time)
        case .number(let text):
            // As JSON has it, whatever the flow's language takes for a decimal point.
            guard let (frame, fact) = run.tellable(id) else { return nil }
            if fact.type == .secret { return .failure(.secretTold) }
            guard let value = fact.type.value(of: json, currency: frame.flow.currency) else {
                return readTold(text, for: id, at: time)
            }
            return frame.problem(with: value, for: fact).map { .failure($0) } ?? .success(value)
        case .null, .array, .object: return readTold("", for: id, at: time)
        }
    }
}
