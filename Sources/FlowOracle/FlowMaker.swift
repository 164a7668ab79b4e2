import TestSupport
import TriageCore

/// Makes small random flows whose calls can all be tried.
///
/// The same seed always makes the same flow. What a flow asks has few values, so that the flow itself says which calls
/// there are; its lists of conditions are mostly nearly right, since nobody writes noise.
package struct FlowMaker {
    var random: SeededGenerator
    /// What decides on texts beside the nodes' own, so that these make no other flow of a seed.
    var texts: SeededGenerator
    /// What decides on limits that follow the day, likewise.
    var limits: SeededGenerator
    /// What decides on messages, likewise.
    var mails: SeededGenerator
    /// Whether a fact is used as known only where the loader sees that it is.
    let isCareful: Bool
    /// How the flow may be made: how often each of its features comes up, in hundredths.
    let usesTime: Bool
    let usesChannels: Bool
    /// Whether it has one or two facts and few nodes, so that all its calls are soon tried.
    let isSmall: Bool

    /// The flow of a seed.
    package static func sample(
        seed: UInt64, isSmall: Bool = false, isCareful: Bool = !Checks.codes.contains { $0.name == "gap" }
    ) -> FlowSample {
        var maker = FlowMaker(seed: seed, isSmall: isSmall, isCareful: isCareful)
        return maker.sample()
    }

    private init(seed: UInt64, isSmall: Bool, isCareful: Bool) {
        random = SeededGenerator(seed: seed)
        texts = SeededGenerator(seed: ~seed)
        limits = SeededGenerator(seed: seed &* 3 &+ 1)
        mails = SeededGenerator(seed: seed &* 5 &+ 2)
        self.isSmall = isSmall
        self.isCareful = isCareful
        usesTime = random.below(100) < 14
        usesChannels = random.below(100) < 8
    }

    // MARK: Dice

    /// Whether something happens that does so in some of a hundred cases.
    mutating func chance(_ hundredths: Int) -> Bool { random.below(100) < hundredths }

    /// One of some things.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[random.below(elements.count)] }

    // MARK: The whole

    private mutating func sample() -> FlowSample {
        var part: FlowBuilder?
        if chance(usesTime ? 12 : 30) {
            var builder = FlowBuilder(id: "part", facts: facts(["p", "q"], atMost: chance(75) ? 1 : 2))
            build(&builder, nodes: 1 + random.below(isSmall ? 2 : 3), part: nil)
            addTexts(to: &builder)
            addLimits(to: &builder)
            addMessages(to: &builder)
            part = builder
        }
        let inner = part.flatMap { _ in self.inner() }
        let most = (part == nil && !usesTime ? 3 : 2) - (isSmall ? 1 : 0)
        var main = FlowBuilder(id: "main", facts: facts(["a", "b", "c"], atMost: most))
        build(&main, nodes: 2 + random.below(isSmall ? 2 : 4), part: part)
        addTexts(to: &main)
        addLimits(to: &main)
        addMessages(to: &main)
        let calls = main.nodes.contains { $0.value["call"] != nil }
        // The part ends with a part of its own.
        if inner != nil, let end = part?.nodes.lastIndex(where: { $0.key == "end" }) {
            part?.nodes[end].value["call"] = ["flow": "inner", "as": "within"]
        }
        let parts = [("part", part), ("inner", inner)].compactMap { id, part in
            part.map { (id, $0.tree(channels: usesChannels)) }
        }
        return FlowSample([("main", main.tree(channels: usesChannels))] + (calls ? parts : []))
    }

    /// A small part for a part to call, in some flows; made by dice of its own.
    private mutating func inner() -> FlowBuilder? {
        guard texts.below(100) < 20 else { return nil }
        var maker = self
        maker.random = SeededGenerator(seed: texts.next())
        var builder = FlowBuilder(id: "inner", facts: maker.facts(["r"], atMost: 1))
        maker.build(&builder, nodes: 1 + texts.below(2), part: nil)
        return builder
    }

    /// Fills a flow with nodes that lead onward, now and then back.
    private mutating func build(_ flow: inout FlowBuilder, nodes count: Int, part: FlowBuilder?) {
        addFixed(to: &flow)
        let ends = chance(60) ? ["end"] : ["end", "other"]
        let names = (0..<count).map { "n\($0)" }
        for (index, name) in names.enumerated() {
            let onward = Array(names.dropFirst(index + 1)) + ends
            let back = chance(25) ? Array(names.prefix(index + 1)) : []
            let node = node(index, onward: onward, back: back, in: &flow, part: part)
            flow.nodes.append(Tree.Member(key: name, value: node))
        }
        for end in ends {
            var node: Tree = ["end": .text(end)]
            if chance(30) { node["say"] = lines(flow.readable(at: [])) }
            flow.nodes.append(Tree.Member(key: end, value: node))
            flow.outcomes.append(end)
        }
    }
}
