import Foundation

/// How the calls of a search begin.
extension Samples {
    /// The openings to try, the most promising first.
    func openings(for goal: Walk.Goal, _ isSampled: inout Bool) -> [[Event]] {
        let main = ground.flows.main
        let space = ground.spaces[0]
        let own = Set(main.nodes.flatMap { $0.ask.map(\.id) + $0.set.map(\.id) })
        let frame = Frame(ground.flows, given: [], hasWrapUp: true, observer: nil)
        var choices: [(fact: Fact, values: [Value])] = []
        for fact in main.facts
        where fact.isAnswerable && fact.type != .secret && relevant[0].contains(fact.slot) {
            var values = answers(to: fact, in: frame, &isSampled).filter { !$0.isNull }
            if let index = space.bySlot[fact.slot], goal.flow == 0, !goal.hints.isEmpty {
                let variable = space.variables[index]
                let hinted = goal.hints.reduce(0) { $0 | $1[variable.place] }
                values.sort { a, b in
                    hinted & variable.mask(holding: a) != 0 && hinted & variable.mask(holding: b) == 0
                }
            }
            let isGiven = main.isPart && !own.contains(fact.id)
            choices.append((fact, isGiven ? values : [.null] + values))
        }
        let combinations = choices.reduce(1) { min($0 * max($1.values.count, 1), 1_000_000) }
        var openings: [[Event.Opening.Given]] = []
        if combinations * times.all.count <= 4_000 {
            openings = choices.reduce([[]]) { combined, choice in
                combined.flatMap { given in
                    choice.values.map { $0.isNull ? given : given + [.init(choice.fact.id, $0)] }
                }
            }
        } else {
            isSampled = true
            let least = choices.map { ($0.fact, $0.values.first ?? .null) }
            func given(_ values: [(Fact, Value)]) -> [Event.Opening.Given] {
                values.filter { !$0.1.isNull }.map { .init($0.0.id, $0.1) }
            }
            openings.append(given(least))
            for (index, choice) in choices.enumerated() {
                for value in choice.values.dropFirst() {
                    var values = least
                    values[index].1 = value
                    openings.append(given(values))
                }
            }
        }
        let channels =
            relevant[0].contains(main.known.channel) ? main.channels : Array(main.channels.prefix(1))
        return times.all.flatMap { time in
            channels.flatMap { channel in
                openings.map { given in
                    [
                        Event(
                            at: time,
                            .opened(
                                .init(
                                    id: EnquiryID(milliseconds: time.milliseconds, random: Self.noRandom),
                                    flow: main.id, digests: [:], agent: "agent", channel: channel,
                                    given: given, isClockGiven: true)))
                    ]
                }
            }
        }
    }

    /// The same for every call, so that every run finds the same.
    private static let noRandom = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
}
