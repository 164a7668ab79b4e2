/// Something to say that is too long for one breath.
enum LongReadout: Check {
    static let codes = [Finding.Code.longReadout]

    /// The most words of a line to say; a placeholder counts as one.
    private static let mostWords = 60

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.flatMap(\.say).compactMap { line in
            // No word and its space are shorter than two bytes.
            guard line.text.span.count > 2 * mostWords else { return nil }
            let count = line.text.wordCount
            guard count > mostWords else { return nil }
            return analysis.finding(
                .longReadout, at: line.text.span,
                "\(count) words to say in one breath; more than \(mostWords) lose the caller")
        }
    }
}

extension Template {
    /// How many words it has, each placeholder counted as one.
    fileprivate var wordCount: Int {
        pieces.map { if case .text(let text) = $0 { text } else { "x" } }.joined()
            .split(whereSeparator: \.isWhitespace).count
    }
}

extension Finding.Code {
    /// A line to say that is too long.
    static let longReadout = Finding.Code(
        "long-readout", .info,
        fault: "A line to say has more than 60 words.",
        harm: "The agent runs out of breath, and the caller forgets how it began.",
        cure: "Make it several lines, or leave out what the caller need not hear.",
        examples: Finding.Example(
            "61 words to say in one breath; more than 60 lose the caller",
            in: ["nodes": saying("▸\"\(words(60)) Bye.\"")],
            cured: ["nodes": saying("\"\(words(30))\", \"\(words(30)) Bye.\"")]))

    private static func words(_ count: Int) -> String {
        Array(repeating: "word", count: count).joined(separator: " ")
    }

    private static func saying(_ lines: String) -> String {
        #"{ "first": { "ask": ["isOn"], "say": [\#(lines)], "end": "done" } }"#
    }
}
