import TestSupport
import TriageCore

/// Messages: what some nodes send, and what is sent because the caller hangs up.
extension FlowMaker {
    /// Lets some flows send something; made by dice of its own, so that no other flow comes of a seed.
    mutating func addMessages(to flow: inout FlowBuilder) {
        guard mails.below(100) < 20 else { return }
        var maker = self
        maker.random = SeededGenerator(seed: mails.next())
        let facts = flow.readable(at: [])
        var messages: [Tree.Member] = []
        for index in flow.nodes.indices where maker.chance(30) {
            if messages.isEmpty { messages.append(Tree.Member(key: "mail", value: maker.message(facts))) }
            let when = maker.chance(40) ? maker.guarding(facts, depth: 0) : nil
            var sending: Tree = ["message": "mail"]
            if let when { sending["when"] = .text(when) }
            if maker.chance(25) { sending["now"] = true }
            flow.nodes[index].value["send"] = [sending]
        }
        if maker.chance(50) {
            messages.append(Tree.Member(key: "last", value: maker.message(facts)))
            flow.hangUp = ["end": .text(flow.outcomes[0]), "send": ["last"]]
        }
        flow.messages = messages
    }

    private mutating func message(_ facts: [FactSketch]) -> Tree {
        let to: Tree = ["text": "desk@client.example", "when": .text(guarding(facts, depth: 0))]
        var message: Tree = [
            "to": [chance(60) ? "desk@client.example" : to],
            "subject": "About it", "body": lines(facts),
        ]
        if chance(30) {
            message["cc"] = [["text": "files@client.example", "when": .text(guarding(facts, depth: 0))]]
        }
        return message
    }
}
