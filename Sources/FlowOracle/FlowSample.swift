import TriageCore

/// The texts of a flow that is tried, and of the parts that it calls.
package struct FlowSample: Sendable, Equatable {
    /// The flows by their names, the one that is started first.
    package var flows: [(id: String, tree: Tree)]

    /// Joins flows; the first one is started.
    package init(_ flows: [(id: String, tree: Tree)]) { self.flows = flows }

    /// Takes the texts of flows, the one that is started first; nil if one of them is no JSON.
    package init?(texts: [(id: String, text: String)]) {
        let trees = texts.map { id, text in
            (id, ParsedFile(SourceText(name: id, text: text)).json.map { Tree($0) })
        }
        flows = trees.compactMap { id, tree in tree.map { (id, $0) } }
        if flows.count < texts.count { return nil }
    }

    /// The texts as files.
    package var texts: [(id: String, text: String)] { flows.map { ($0.id, $0.tree.file) } }

    /// All texts, one below the other, for people.
    package var description: String { texts.map { "\($0.id).json:\n\($0.text)" }.joined() }

    /// Loads the flow that is started with its parts.
    package func load() -> FlowLibrary.Loaded? {
        let files = Dictionary(uniqueKeysWithValues: texts.map { (FlowID($0.id), $0.text) })
        let library = FlowLibrary { id in files[id].map { SourceText(name: "\(id).json", text: $0) } }
        return flows.first.flatMap { library.load(FlowID($0.id)) }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.flows.elementsEqual(right.flows) { $0.id == $1.id && $0.tree == $1.tree }
    }
}
