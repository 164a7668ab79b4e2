import TriageCore

/// The text of a small valid flow whose members a test can replace.
///
/// The flow is called `demo`; each member is on a line of its own, the first one on line 2.
package enum FlowText {
    /// The text of the flow with some members replaced; nil omits a member, unknown ones come last.
    package static func make(_ replaced: KeyValuePairs<String, String?> = [:]) -> String {
        Finding.Example.text(replaced)
    }

    /// The text of the flow with other facts, asked in its first node.
    package static func make(facts: String, ask: String, next: String = #""last""#) -> String {
        make([
            "facts": facts,
            "nodes": #"{ "first": { "ask": \#(ask), "next": \#(next) }, "last": { "end": "done" } }"#,
        ])
    }

    /// A text without its `▸` marks, and the places of the characters after them.
    package static func unmarked(_ marked: String) -> (text: String, places: [Place]) {
        var text = String.UnicodeScalarView()
        var places: [Place] = []
        var (line, column) = (1, 1)
        for scalar in marked.unicodeScalars {
            if scalar == "▸" {
                places.append(Place(line: line, column: column))
                continue
            }
            text.append(scalar)
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return (String(text), places)
    }

    /// Loads and checks a flow file `demo.json` beside other flows, keyed by id, and other files, by name.
    package static func check(_ text: String, beside others: [String: String] = [:]) -> [Finding] {
        let loaded = load(text, beside: others)
        let found =
            loaded.findings
            + (loaded.flows.map { Checks.findings(in: $0, after: loaded.findings).findings } ?? [])
        return Checks.heeding(loaded.flows.map { [$0] } ?? [], found).findings
    }

    /// Loads a flow file `demo.json` beside other flows, keyed by id, and other files, by name.
    package static func load(_ text: String, beside others: [String: String] = [:]) -> FlowLibrary.Loaded {
        let texts = others.merging(["demo": text]) { other, _ in other }
        let library = FlowLibrary(
            names: others.keys.sorted().map { FlowID($0) },
            other: { name in texts[name].map { SourceText(name: name, text: $0) } },
            read: { id in texts[id.rawValue].map { SourceText(name: "\(id).json", text: $0) } })
        return library.load(SourceText(name: "demo.json", text: text))
    }
}

/// A flow that breaks one rule, and the findings it should produce.
package struct Broken: Sendable, CustomStringConvertible {
    /// The text with a `▸` mark before each character where something is found.
    package let marked: String
    /// The findings in the order of their places. **Shape**: `error: message [code]`.
    package let findings: [String]
    /// The same flow without the mistake.
    package let cured: String
    /// Other flows that it calls, by id.
    package let others: [String: String]

    /// Joins a failing example with its cured twin.
    package init(
        _ findings: String..., in marked: String, cured: String, beside others: [String: String] = [:]
    ) {
        self.marked = marked
        self.findings = findings
        self.cured = cured
        self.others = others
    }

    /// Identifies this example in a list of test cases.
    package var description: String { findings.joined(separator: "; ") }

    /// The expected headlines and those found.
    package var headlines: (expected: [String], found: [String]) {
        let (text, places) = FlowText.unmarked(marked)
        let expected = zip(places, findings).map { "demo.json:\($0.line):\($0.column): \($1)" }
        let found = FlowText.check(text, beside: others).filter { $0.location.file == "demo.json" }
        return (expected, found.sorted { $0.location.start < $1.location.start }.map(\.headline))
    }

    /// The headlines of the findings in the cured twin.
    package var headlinesOfCured: [String] { FlowText.check(cured, beside: others).map(\.headline) }
}
