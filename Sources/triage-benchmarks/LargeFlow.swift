/// A flow of many nodes, such as hundreds of authors might write: cards with a line or two and a question each, ways
/// on by the answer, by rules and straight on, and a loop over the whole.
enum LargeFlow {
    /// The most facts, however many nodes there are.
    private static let mostFacts = 500

    /// The file of a flow with so many nodes, apart from the two that end it.
    ///
    /// - Parameter isLooping: whether its end leads back to its start.
    static func text(nodes count: Int, isLooping: Bool = true) -> String {
        let facts = (0..<min(mostFacts, count)).map(fact)
        let nodes = (0..<count).map { node($0, of: count, facts: facts.count) }
        return """
            { "format": 1, "id": "large", "title": "A large flow", "version": "1", "language": "en-AU",
              "timeZone": "Australia/Melbourne", "channels": ["phone"], "start": "node-0",
              "facts": {
            \(facts.joined(separator: ",\n")),
                "more": { "type": "yesno", "label": "Anything else?" } },
              "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
              "nodes": {
            \(nodes.joined(separator: ",\n")),
                "again": { "ask": ["more"], "next": { "yes": "\(isLooping ? "node-0" : "bye")", "no": "bye" } },
                "bye": { "say": ["Bye."], "end": "done" } } }
            """
    }

    private static func fact(_ number: Int) -> String {
        switch number % 5 {
        case 0:
            let options = ["alpha", "beta", "gamma"].map {
                #"{ "value": "\#($0)", "label": "\#($0) \#(number)" }"#
            }
            return #"    "f\#(number)": { "type": "choice", "label": "Which of \#(number)?", "options": ["#
                + options.joined(separator: ", ") + "] }"
        case 1: return #"    "f\#(number)": { "type": "yesno", "label": "Is \#(number) so?" }"#
        case 2:
            return #"    "f\#(number)": { "type": "integer", "label": "How many?", "min": 0, "max": 100 }"#
        case 3: return #"    "f\#(number)": { "type": "text", "label": "In their words?", "optional": true }"#
        default: return #"    "f\#(number)": { "type": "date", "label": "Since when?" }"#
        }
    }

    private static func node(_ number: Int, of count: Int, facts: Int) -> String {
        let fact = "f\(number % facts)"
        let next = number + 1 < count ? "node-\(number + 1)" : "again"
        let far = "node-\(min(count - 1, number + 1 + number * 7 % 19))"
        let way =
            switch number % facts % 5 {
            case 0: #"{ "alpha": "\#(next)", "beta": "\#(far)", "gamma": "\#(next)" }"#
            case 1: #"{ "yes": "\#(next)", "no": "\#(far)" }"#
            case 2: #"[{ "when": "\#(fact) > \#(number % 90)", "go": "\#(next)" }, { "go": "\#(far)" }]"#
            default: #""\#(next)""#
            }
        let steps =
            number % 4 == 0 ? #" "do": ["Look it up", { "text": "Write it down", "optional": true }],"# : ""
        return
            #"    "node-\#(number)": { "title": "Node \#(number)", "say": ["What the agent says at \#(number).", "#
            + #""And how it goes on."],\#(steps) "ask": ["\#(fact)"], "next": \#(way) }"#
    }
}
