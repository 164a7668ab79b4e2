extension Mutation {
    /// Whether it is about a step that can be left out.
    var isAboutLeavingOut: Bool {
        edit.path.last == .member("optional") && edit.path.contains(.member("do"))
    }

    /// The slots that the changed place reads, and that of the fact which is changed.
    ///
    /// - Parameter json: the flow's file as parsed.
    func slots(in flow: Flow, _ json: JSON) -> Set<Int> {
        var (spot, last) = (json, json)
        var slots: Set<Int> = []
        for step in edit.path {
            last = spot
            switch step {
            case .member(let key):
                // What a fact is worked out from decides what it is.
                if let slot = flow.scope.slot(of: key), edit.path.first == .member("facts") {
                    slots.insert(slot)
                }
                guard let value = spot[key] else { return slots }
                spot = value
            case .element(let index):
                guard let elements = spot.elements, elements.indices.contains(index) else { return slots }
                spot = elements[index]
            }
        }
        // Of the others in a list some have their turn before it; a condition decides about what it stands with.
        let isCondition = edit.path.last == .member("when") || edit.path.last == .member("optional")
        if isCondition || edit.change == .swapWithNext { spot = last }
        for text in spot.texts {
            for name in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." }) {
                let parts = name.split(separator: ".")
                for count in parts.indices.map({ $0 + 1 }) {
                    let prefix = parts.prefix(count).joined(separator: ".")
                    if let slot = flow.scope.slot(of: prefix) { slots.insert(slot) }
                }
            }
        }
        return slots
    }

    /// Whether the calls that tell the changed flow from the flow as it is differ by the cells of the latter, so that a
    /// search which tries one value of each has tried everything.
    ///
    /// Another number has other cells. What is worked out, set or given can be the same by chance.
    var keepsCells: Bool {
        guard edit.path.first == .member("nodes") else { return false }
        switch kind {
        case .destination, .branch, .condition, .question, .outcome, .step, .message: return true
        case .operator:
            return ["&&", "||", "==", "!=", "'<", "'>", "'!' goes", "'in'"].contains { change.contains($0) }
        case .number, .option, .setting, .given, .figure, .target, .recipient, .line: return false
        }
    }
}

extension JSON {
    /// The strings in it, keys apart.
    fileprivate var texts: [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.texts)
        case .object(let members): members.flatMap(\.value.texts)
        case .null, .bool, .number: []
        }
    }
}
