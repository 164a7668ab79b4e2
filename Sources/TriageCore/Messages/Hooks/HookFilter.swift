/// Passes on of a record what hooks may see: never a secret nor whether one was given, and what is personal
/// only to some.
struct HookFilter {
    /// The flows that say what each fact is; nil if they are lost.
    let flows: FlowSet?
    /// Whether personal data is passed on.
    let isPersonal: Bool

    /// Writes those of a record's members that are passed on.
    ///
    /// What an agent writes freely, and what a flow words with facts in it, counts as personal.
    func write(_ members: [JSON.Member], in writer: inout JSONWriter) {
        for member in members {
            switch member.key {
            case "sum": continue
            case "facts", "origin":
                writer.key(member.key)
                writeFacts(member.value, in: &writer)
            case "reason", "drafts", "messages", "notes":
                guard isPersonal else { continue }
                writer.key(member.key)
                if member.key == "drafts" {
                    writeFacts(member.value, in: &writer, passesOthers: true)
                } else {
                    writer.value(member.value)
                }
            case "trail":
                writer.key(member.key)
                writer.array { writer in
                    for visit in member.value.elements ?? [] { write(visit: visit, in: &writer) }
                }
            default:
                writer.key(member.key)
                writer.value(member.value)
            }
        }
    }

    private func write(visit: JSON, in writer: inout JSONWriter) {
        writer.object { writer in
            for member in visit.members ?? [] {
                switch member.key {
                case "answers", "reasons":
                    let isReason = member.key == "reasons"
                    guard isPersonal || !isReason,
                        member.value.members?.contains(where: { passes($0.key) }) == true
                    else { continue }
                    writer.key(member.key)
                    writeFacts(member.value, in: &writer)
                case "lapsed":
                    let names = (member.value.elements ?? []).compactMap(\.string).filter(passes)
                    guard !names.isEmpty else { continue }
                    writer.key(member.key)
                    writer.strings(names)
                case "steps", "failed":
                    guard isPersonal else { continue }
                    writer.key(member.key)
                    writer.value(member.value)
                default:
                    writer.key(member.key)
                    writer.value(member.value)
                }
            }
        }
    }

    /// Writes an object keyed by facts.
    ///
    /// - Parameters:
    ///   - calls: what stands before their names, of a round of a part.
    ///   - passesOthers: whether members that are named for no fact, such as drafts of steps, are kept.
    private func writeFacts(
        _ json: JSON, of calls: String = "", in writer: inout JSONWriter, passesOthers: Bool = false
    ) {
        writer.object { writer in
            for member in json.members ?? [] {
                let name = calls + member.key
                if let rounds = member.value.elements, rounds.contains(where: { $0.members != nil }) {
                    writer.key(member.key)
                    writer.array { writer in
                        for round in rounds { writeFacts(round, of: name + ".", in: &writer) }
                    }
                    continue
                }
                let isOther = passesOthers && flows != nil && flows?.fact(at: FactPath(name)) == nil
                guard isOther || passes(name) else { continue }
                writer.key(member.key)
                writer.value(member.value)
            }
        }
    }

    /// Whether a fact is passed on; one that nobody knows is not, but for the outcomes of parts.
    private func passes(_ name: String) -> Bool {
        guard let flows else { return false }
        let path = FactPath(name)
        guard let (flow, fact) = flows.owner(at: path) else {
            return ["outcome", "outcomeKind"].contains(path.fact)
        }
        let traits = flow.traits(of: fact)
        return !traits.isSecret && (isPersonal || !traits.isPersonal)
    }
}

extension FlowSet {
    /// The fact at a path and the flow that it is of; nil if there is none.
    fileprivate func owner(at path: FactPath) -> (flow: Flow, fact: Fact)? {
        flow(at: path).flatMap { flow in flow.fact(path.fact).map { (flow, $0) } }
    }
}

extension Flow {
    /// Whether a fact is a secret or personal, or computed from one that is.
    fileprivate func traits(of fact: Fact) -> (isSecret: Bool, isPersonal: Bool) {
        var traits = (isSecret: fact.type == .secret, isPersonal: fact.isPersonal)
        guard case .computed(let expression) = fact.source else { return traits }
        for other in facts where expression.reads.contains(other.slot) {
            let read = self.traits(of: other)
            traits = (traits.isSecret || read.isSecret, traits.isPersonal || read.isPersonal)
        }
        return traits
    }
}
