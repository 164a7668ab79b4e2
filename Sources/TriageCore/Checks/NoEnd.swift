/// A node from which no path leads to an end of the call; of a region of them only where calls come into it.
enum NoEnd: Check {
    static let codes = [Finding.Code.noEnd]

    static func findings(in analysis: Analysis) -> [Finding] {
        // Where a way out is missing, that is the mistake, and reported already.
        guard !analysis.isDangling else { return [] }
        return analysis.graph.trapEntries(from: analysis.flow.start.id).map { entry in
            analysis.finding(
                .noEnd, at: entry.node.span,
                "no path from '\(entry.node.id)' leads to an end\(entry.others("nor from"))")
        }
    }
}

extension Finding.Code {
    /// Nodes that lead only to each other.
    static let noEnd = Finding.Code(
        "no-end", .warning,
        fault: "Calls can come to a node from which no path leads to an end.",
        harm: "The call goes on until the caller hangs up, and its record has no outcome.",
        cure: "Lead one of the nodes on, or give it an `end`.",
        examples: Finding.Example(
            "no path from 'second' leads to an end, nor from the node behind it",
            in: ["nodes": asking("▸", "second")], cured: ["nodes": asking("", "last")]))

    private static func asking(_ mark: String, _ next: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": { "yes": "second", "no": "last" } },
          \#(mark)"second": { "say": ["Please wait."], "next": "third" },
          "third": { "say": ["Still there?"], "next": "\#(next)" }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
