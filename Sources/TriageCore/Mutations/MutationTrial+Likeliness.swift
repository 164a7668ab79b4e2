/// Which scenarios are likely to notice a change: those that come to the changed thing itself, rather than only to its
/// node, and that claim something of such things. It only decides which of them are tried first.
extension MutationTrial.Suite {
    /// Scenarios, the likeliest to notice a change first, as likely ones in the order in which they are given.
    func likeliest(of entries: [Entry], toNotice mutation: Mutation) -> [Entry] {
        let place = mutation.location.span
        let things = Set(
            aims.filter { $0.span.overlaps(place) && $0.file.name == mutation.location.file }.map(\.item))
        func likeliness(_ entry: Entry) -> Int {
            (things.isDisjoint(with: entry.things) ? 0 : 2) + (mutation.isClaimed(by: entry.scenario) ? 1 : 0)
        }
        let judged = entries.map { (entry: $0, likeliness: likeliness($0)) }
        return (0...3).reversed().flatMap { level in
            judged.filter { $0.likeliness == level }.map(\.entry)
        }
    }
}

extension Mutation {
    /// Whether a scenario claims something of what is changed, as far as that can be told from where it stands in its file.
    fileprivate func isClaimed(by scenario: Scenario) -> Bool {
        let expected = scenario.expected
        guard case .member(let section)? = edit.path.first else { return false }
        let names = edit.path.compactMap { if case .member(let name) = $0 { name } else { nil } }
        switch (section, names.dropFirst().first ?? "") {
        case ("facts", let fact): return scenario.names(fact)
        case ("messages", let message):
            return expected.messages?.elements?.contains {
                $0["message"]?.string == message && ($0.members?.count ?? 0) > 1
            } ?? false
        case ("targets", _): return !expected.targets.isEmpty
        case ("outcomes", _): return expected.kind != nil
        case ("nodes", _) where names.count > 2:
            switch names[2] {
            case "next": return expected.path?.elements != nil
            case "set", "call": return !expected.facts.isEmpty
            case "send": return expected.messages != nil
            case "end": return expected.outcome != nil
            default: return scenario.claimsSight(at: nodes ?? [])
            }
        default: return false
        }
    }
}

extension Scenario {
    /// Whether it claims the value of a fact, of a round's perhaps, or that it stands on a card.
    fileprivate func names(_ fact: String) -> Bool {
        expected.facts.contains { claimed in
            claimed.fact.fact.rawValue == fact
                || claimed.value.elements?.contains { $0[fact] != nil } ?? false
        }
            || visits.contains { visit in
                visit.scripts.contains { ($0.shown + $0.hidden).contains { $0.name == fact } }
            }
    }

    /// Whether it claims what stands on the card of one of some nodes.
    fileprivate func claimsSight(at nodes: Set<NodeID>) -> Bool {
        visits.contains { nodes.contains($0.path.node) && $0.scripts.contains(where: \.claimsSight) }
    }
}
