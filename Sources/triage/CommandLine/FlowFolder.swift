import Foundation
import TriageCore

/// A folder of flow files.
struct FlowFolder: Sendable {
    /// The path as the user gave it.
    let path: String

    /// Whether the folder exists.
    var exists: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The flows in the folder, sorted by file name; schemas are left out.
    var ids: [FlowID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }.sorted()
            .map { FlowID(String($0.dropLast(5))) }
    }

    /// The path of a flow's file, whether or not it exists.
    func path(of id: FlowID) -> String { path == "." ? "\(id).json" : "\(path)/\(id).json" }

    /// The text of a flow's file; nil if there is none.
    func text(of id: FlowID) -> SourceText? { SourceText(file: path(of: id)) }

    /// The flows of the folder, each loaded on demand.
    var library: FlowLibrary {
        FlowLibrary(names: ids) { text(of: $0) }
    }

    /// Loads a flow for a call, or says why it cannot be used.
    ///
    /// - Throws: `Failure` 66 if there is no such flow, 65 if it has errors; errors in other flows of the
    ///   folder do not matter.
    func runnable(_ id: FlowID) throws(Failure) -> FlowSet {
        guard let loaded = library.load(id) else {
            guard exists else {
                throw Failure(.inputMissing, "there is no folder '\(path)'; --flows DIR names one")
            }
            let hint = NearestName.hint(for: id.rawValue, among: ids.map(\.rawValue))
            throw Failure(.inputMissing, "there is no flow '\(id)' in '\(path)'\(hint)")
        }
        return try loaded.runnable(named: id.rawValue)
    }
}

extension FlowLibrary.Loaded {
    /// The flows, if a call can be taken on them.
    func runnable(named name: String) throws(Failure) -> FlowSet {
        let errors = errors
        guard errors.isEmpty, let flows else {
            let report = TextReport(errors, texts: texts, checked: texts.count)
            throw Failure(
                .badData, "the flow '\(name)' has errors and cannot be run\n" + report.text.dropLast())
        }
        guard !flows.main.isPart else {
            throw Failure(.badData, "'\(name)' is a part: only other flows can call it")
        }
        return flows
    }
}

extension SourceText {
    /// Reads a file; nil if it does not exist or cannot be read.
    init?(file path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        self.init(name: path, bytes: Array(data))
    }
}
