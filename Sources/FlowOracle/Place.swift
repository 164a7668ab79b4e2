import TriageCore

/// A part of a flow's file, by the keys and positions that lead to it.
///
/// **Shape**: `main: nodes/route/next/0`; a finding about a key is at what the key names.
package struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The flow.
    package let flow: FlowID
    /// Keys and positions, outermost first.
    package let steps: [String]

    /// Names a part of a flow's file.
    package init(_ flow: FlowID, _ steps: [String]) { (self.flow, self.steps) = (flow, steps) }

    /// The place of a node, or of something in it.
    package init(_ flow: FlowID, _ node: NodeID, _ steps: String...) {
        self.init(flow, ["nodes", node.rawValue] + steps)
    }

    package var description: String { "\(flow): \(steps.joined(separator: "/"))" }

    /// Whether it is the same as another place, or within it.
    package func isInside(_ other: Place) -> Bool { flow == other.flow && steps.starts(with: other.steps) }

    /// The place of its node; itself where it is in none.
    package var node: Place { steps.first == "nodes" ? Place(flow, Array(steps.prefix(2))) : self }
}

/// Tells where in a flow's file the findings are.
struct PlaceFinder {
    private let files: [String: (flow: FlowID, json: JSON)]

    /// Parses the files of flows.
    init(_ flows: FlowSet) {
        var files: [String: (FlowID, JSON)] = [:]
        for flow in flows.flows {
            guard let json = ParsedFile(flow.file).json else { continue }
            files[flow.file.name] = (flow.id, json)
        }
        self.files = files
    }

    /// The innermost part of a file in which a finding is; nil if it is in none of the files.
    func place(of finding: Finding) -> Place? {
        files[finding.location.file].map { file in
            Place(file.flow, Self.steps(to: finding.location.span, in: file.json))
        }
    }

    /// The string of a file that a stretch of it lies in; nil if it lies in none.
    func string(around span: Span, in file: SourceText) -> JSON? {
        var json = files[file.name]?.json
        while let value = json, value.string == nil {
            let inner = (value.members ?? []).map(\.value) + (value.elements ?? [])
            json = inner.first {
                $0.span.lowerBound < span.lowerBound && span.upperBound < $0.span.upperBound
            }
        }
        return json
    }

    private static func steps(to span: Span, in json: JSON) -> [String] {
        func holds(_ other: Span) -> Bool {
            other.lowerBound <= span.lowerBound && span.upperBound <= other.upperBound
        }
        for member in json.members ?? [] where holds(member.keySpan) || holds(member.value.span) {
            return [member.key] + (holds(member.keySpan) ? [] : steps(to: span, in: member.value))
        }
        for (index, element) in (json.elements ?? []).enumerated() where holds(element.span) {
            return ["\(index)"] + steps(to: span, in: element)
        }
        return []
    }
}
