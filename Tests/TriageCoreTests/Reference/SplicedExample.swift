@testable import TriageCore

/// An example of the page with the flow around it, as a file of its own.
struct SplicedExample {
    /// The text of the flow that has the example in it.
    let text: String
    /// The flow's id.
    let id: FlowID

    init(_ example: FormatPage.Example) {
        switch example.place {
        case .flow, .scenarios, .file: text = example.text
        case .members: text = Self.merged(FormatPage.host, example.text, example.hidden)
        case .facts:
            let facts = Self.members("{\(example.text)}")
            let isAsked = { (fact: String) in
                let json = Self.json(fact)
                return json?["fixed"] == nil && json?["value"] == nil
            }
            let asked = facts.filter { isAsked($0.text) }.map { "\"\($0.key)\"" }
            let shown = facts.filter { !isAsked($0.text) }.map { "\"{{\($0.key)}}\"" }
            text = Self.merged(
                FormatPage.host, #""facts": {\#(example.text)}"#,
                #""nodes": { "here": { "ask": [\#(asked.joined(separator: ","))], "next": "shown" }, "#
                    + #""shown": { "note": [\#(shown.joined(separator: ","))], "next": "last" } }"#,
                example.hidden)
        case .node:
            let json = Self.json("{\(example.text)}")
            let goesOn = json?["next"] == nil && json?["end"] == nil
            let node = example.text + (goesOn ? #", "next": "last""# : "")
            text = Self.merged(FormatPage.host, #""nodes": { "here": {\#(node)} }"#, example.hidden)
        }
        id = FlowID(Self.json(text)?[example.place == .scenarios ? "flow" : "id"]?.string ?? "")
    }

    /// The flow, loaded beside the flows that the page shows, and what is found by loading it.
    var loaded: FlowLibrary.Loaded {
        let shown = Self.shown
        let files = Self.files
        let library = FlowLibrary(
            names: shown.keys.sorted { $0.rawValue < $1.rawValue },
            other: { name in files[name].map { SourceText(name: name, text: $0) } },
            read: { id in shown[id].map { SourceText(name: "\(id).json", text: $0) } })
        return library.load(SourceText(name: "\(id).json", text: text))
    }

    /// The same, and all that the checks find.
    var checked: (flows: FlowSet?, findings: [Finding]) {
        let loaded = loaded
        let checked = loaded.flows.map { Checks.findings(in: $0, after: loaded.findings).findings }
        let findings = loaded.findings + (checked ?? [])
        return (loaded.flows, Checks.heeding(loaded.flows.map { [$0] } ?? [], findings).findings)
    }

    /// The flows that the page shows whole, by id.
    private static let shown: [FlowID: String] = {
        let examples = FormatPage.flow.sections.flatMap(\.examples).filter { $0.place == .flow }
        return Dictionary(uniqueKeysWithValues: examples.map { SplicedExample($0) }.map { ($0.id, $0.text) })
    }()

    /// The files beside the flows, by name.
    private static let files: [String: String] = {
        let examples = FormatPage.flow.sections.flatMap(\.examples)
        return examples.reduce(into: [:]) { files, example in
            if case .file(let name) = example.place { files[name] = example.text + "\n" }
        }
    }()

    /// A flow that the page shows whole.
    static func flow(_ id: FlowID) -> SplicedExample? {
        shown[id].map { SplicedExample(.flow($0)) }
    }

    /// An object with other members beside its own or instead of them; in what both have the members are joined
    /// likewise, and null takes one away.
    static func merged(_ base: String, _ patches: String..., depth: Int = 0) -> String {
        var members = members(base)
        for patch in patches {
            for (key, text) in Self.members("{\(patch)}") {
                let index = members.firstIndex { $0.key == key }
                if text == "null" {
                    index.map { _ = members.remove(at: $0) }
                } else if let index {
                    let areMaps = depth == 0 && text.hasPrefix("{") && members[index].text.hasPrefix("{")
                    members[index].text =
                        areMaps
                        ? merged(members[index].text, String(text.dropFirst().dropLast()), depth: 1) : text
                } else {
                    members.append((key, text))
                }
            }
        }
        return "{\n" + members.map { "\"\($0.key)\": \($0.text)" }.joined(separator: ",\n") + "\n}"
    }

    /// The value of a text.
    static func json(_ text: String) -> JSON? { JSONParser.parse(Array(text.utf8)).value }

    /// The members of an object, as they are written.
    private static func members(_ text: String) -> [(key: String, text: String)] {
        let bytes = Array(text.utf8)
        return (JSONParser.parse(bytes).value?.members ?? []).map { member in
            (member.key, String(decoding: bytes[member.value.span], as: UTF8.self))
        }
    }
}
