/// A flow as a Mermaid flowchart, which Markdown pages of many sites show as a picture.
/// **Source**: https://mermaid.js.org/syntax/flowchart.html.
package struct MermaidChart: Sendable {
    /// The flowchart. **Shape**: a line for each box, then one for each arrow, then the colours.
    package let text: String

    /// Writes a flow down; what no scenario reaches is dashed, what was found is red.
    package init(_ chart: FlowChart) {
        var lines = ["flowchart TD"]
        var classes: [String: [String]] = [:]
        for (index, box) in chart.boxes.enumerated() {
            let name = "n\(index)"
            let (open, close) =
                if box.end != nil || index == chart.start { ("([", "])") } else if box.part != nil {
                    ("[[", "]]")
                } else if chart.arrows.count(where: { $0.from == index }) > 1 { ("{{", "}}") } else {
                    ("[", "]")
                }
            lines.append("  \(name)\(open)\(Self.quoted(box.labelLines))\(close)")
            if let kind = box.end?.kind { classes[kind.rawValue, default: []].append(name) }
            if !box.findings.isEmpty { classes["found", default: []].append(name) }
            if !box.isReached { classes["untried", default: []].append(name) }
        }
        for (index, arrow) in chart.arrows.enumerated() {
            let target = arrow.to.map { "n\($0)" } ?? "lost\(index)"
            if arrow.to == nil {
                lines.append("  \(target)[\(Self.quoted(["no node '\(arrow.destination)'"]))]")
                classes["found", default: []].append(target)
            }
            let words = ([arrow.label] + arrow.findings.map(\.chartMark)).filter { !$0.isEmpty }
            let label = words.isEmpty ? "" : "|\(Self.quoted(words))|"
            lines.append("  n\(arrow.from) \(arrow.isReached ? "-->" : "-.->")\(label) \(target)")
        }
        if let end = chart.hangUp {
            lines.append("  hangs[\"the caller hangs up\"] --> hung([\(Self.quoted([end.label]))])")
            if let kind = end.kind { classes[kind.rawValue, default: []].append("hung") }
        }
        for kind in Outcome.Kind.allCases where classes[kind.rawValue] != nil {
            lines.append("  classDef \(kind.rawValue) fill:\(kind.colour),color:#000")
        }
        if classes["found"] != nil { lines.append("  classDef found stroke:#d00,stroke-width:3px") }
        if classes["untried"] != nil { lines.append("  classDef untried stroke-dasharray:5 5") }
        for (name, members) in classes.sorted(by: { $0.key < $1.key }) {
            lines.append("  class \(members.joined(separator: ",")) \(name)")
        }
        for (index, box) in chart.boxes.enumerated() {
            if let heat = box.heat { lines.append("  style n\(index) fill:\(heat.colour),color:#000") }
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// Lines in quotes. Whatever could mean something to Mermaid or to HTML is written by its number.
    private static func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            line.unicodeScalars.map { scalar in
                switch scalar {
                case "\"", "#", "<", ">", "&", "`", "\\", "|", "{", "}", "[", "]", "(", ")", ";", "\n", "*",
                    "_":
                    "#\(scalar.value);"
                default: String(scalar)
                }
            }.joined()
        }
        return "\"\(escaped.joined(separator: "<br/>"))\""
    }
}

extension FlowChart.Box {
    /// What a picture says in the box, line by line.
    var labelLines: [String] {
        var lines = [id.rawValue, title]
        if let part { lines.append("calls \(part.flow)" + (part.repeats == nil ? "" : ", round by round")) }
        if let end { lines.append("\(end.kind?.rawValue ?? "unknown outcome"): \(end.label)") }
        if let heat { lines.append(heat.text) }
        return (lines + findings.map(\.chartMark)).filter { !$0.isEmpty }
    }
}

extension Finding {
    /// The finding in a picture. **Shape**: `warning: shadowed-branch`.
    package var chartMark: String { "\(severity.rawValue): \(code.name)" }
}

extension FlowChart.Heat {
    /// From white to a warm red on which black can be read. **Shape**: `#ffcc99`.
    var colour: String {
        // Differences between rare nodes are seen too.
        let share = share.squareRoot()
        func part(_ least: Double) -> String {
            let number = Int((255 - (255 - least) * share).rounded())
            return (number < 16 ? "0" : "") + String(number, radix: 16)
        }
        return "#\(part(255))\(part(140))\(part(105))"
    }
}

extension FlowChart.Ending {
    /// The colour of its kind.
    var colour: String { kind?.colour ?? "white" }
}

extension Outcome.Kind {
    /// A light colour on which black can be read. **Shape**: `#cdeccd`.
    var colour: String {
        switch self {
        case .resolved: "#cdeccd"
        case .escalated: "#f9d5b8"
        case .waiting: "#faf0b4"
        case .declined: "#dddddd"
        case .sale: "#cfe2fa"
        }
    }
}
