/// A witness in a few lines for a terminal.
struct WitnessText {
    /// The lines, indented. **Shape**: what is known where the finding shows, how the call opens, then a line for
    /// each node on which something matters, down to the last one.
    let lines: [String]

    /// How many nodes are told; of a longer way only its end.
    private static let most = 8
    /// **Units**: terminal columns.
    private static let width = 80

    /// Tells a witness.
    init(_ witness: Finding.Witness) {
        let facts = witness.facts.isEmpty ? "" : " with " + witness.facts.joined(separator: ", ")
        var lines = Self.wrapped("for example\(facts):", indent: 2)
        if !witness.opening.isEmpty {
            lines += Self.wrapped("at the opening: " + witness.opening.joined(separator: ", "), indent: 4)
        }
        let told = witness.steps.enumerated().filter { number, step in
            number == witness.steps.count - 1 || !step.doings.isEmpty
        }.map(\.element)
        let left = told.count - Self.most
        if left > 0 { lines.append("    … \(left) more before") }
        for step in told.suffix(Self.most) { lines += Self.wrapped(step.sentence, indent: 4) }
        self.lines = lines
    }

    /// A text in lines that fit a terminal, those that go on indented further; a long word is not broken.
    private static func wrapped(_ text: String, indent: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.unicodeScalars.printable.split(separator: " ") {
            let margin = indent + (lines.isEmpty ? 0 : 2)
            if !line.isEmpty, margin + line.count + 1 + word.count > width {
                lines.append(String(repeating: " ", count: margin) + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [String(repeating: " ", count: indent + (lines.isEmpty ? 0 : 2)) + line]
    }
}

extension Finding.Witness.Step {
    /// What happens on the node. **Shape**: `greeting: name = 'Robin', 30m pass`; only the node where nothing does.
    var sentence: String { doings.isEmpty ? node.text : "\(node.text): " + doings.joined(separator: ", ") }
}
