/// A flow as a graph for Graphviz. **Source**: https://graphviz.org/doc/info/lang.html.
package struct DotChart: Sendable {
    /// The graph. **Shape**: a line for each box, then one for each arrow.
    package let text: String

    /// Writes a flow down; what no scenario reaches is dashed, what was found is red.
    package init(_ chart: FlowChart) {
        var lines = [
            "digraph \(Self.quoted(chart.id.rawValue)) {", "  label=\(Self.quoted(chart.title)); labelloc=t;",
            "  node [shape=box, style=filled, fillcolor=white, fontname=\"sans-serif\"];",
            "  edge [fontname=\"sans-serif\", fontsize=10];",
        ]
        for (index, box) in chart.boxes.enumerated() {
            var attributes = ["label=\(Self.quoted(box.labelLines.joined(separator: "\n")))"]
            if box.part != nil { attributes.append("shape=box3d") }
            if index == chart.start { attributes.append("penwidth=3") }
            if box.end != nil { attributes.append("shape=oval") }
            if let colour = box.heat?.colour ?? box.end?.colour {
                attributes.append("fillcolor=\"\(colour)\"")
            }
            attributes += Self.marks(box.findings, box.isReached, style: "filled,dashed")
            lines.append("  n\(index) [\(attributes.joined(separator: ", "))];")
        }
        for (index, arrow) in chart.arrows.enumerated() {
            let target = arrow.to.map { "n\($0)" } ?? "lost\(index)"
            if arrow.to == nil {
                lines.append(
                    "  \(target) [label=\(Self.quoted("no node '\(arrow.destination)'")), color=red];")
            }
            let words = [arrow.label] + arrow.findings.map(\.chartMark)
            let label = words.filter { !$0.isEmpty }.joined(separator: "\n")
            let attributes =
                (label.isEmpty ? [] : ["label=\(Self.quoted(label))"])
                + Self.marks(arrow.findings, arrow.isReached, style: "dashed")
            let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  n\(arrow.from) -> \(target)\(list);")
        }
        if let end = chart.hangUp {
            lines.append("  hangs [label=\"the caller hangs up\", shape=plaintext];")
            lines.append(
                "  hung [label=\(Self.quoted(end.label)), shape=oval, fillcolor=\"\(end.colour)\"];")
            lines.append("  hangs -> hung;")
        }
        text = (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func marks(_ findings: [Finding], _ isReached: Bool, style: String) -> [String] {
        (findings.isEmpty ? [] : ["color=red"]) + (isReached ? [] : ["style=\"\(style)\""])
    }

    /// A text in quotes; a line break is the one escape of the language that is meant, all else stands for itself, an
    /// entity of HTML too.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("&", with: "&amp;")
        return "\"\(escaped.replacing("\n", with: "\\n"))\""
    }
}
