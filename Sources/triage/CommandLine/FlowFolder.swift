import Foundation
import TriageCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

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
        names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
            .map { FlowID(String($0.dropLast(5))) }
    }

    /// What is in the folder, sorted; hidden files are left out.
    private var names: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What is passed over though it looks like flows, with the reason.
    ///
    /// - Parameter known: the folders that have a purpose of their own.
    func passedOver(besides known: [String] = []) -> [(path: String, reason: String)] {
        names.compactMap { name in
            let whole = path == "." ? name : "\(path)/\(name)"
            if name.lowercased().hasSuffix(".json"), !name.hasSuffix(".json") {
                return (whole, "this file is not read: the name of a flow ends in .json, in small letters")
            }
            let folder = FlowFolder(path: whole)
            guard !name.hasSuffix(".json"), !known.contains(name), folder.exists, folder.holdsFlows else {
                return nil
            }
            return (whole, "the files in this folder are not read; triage validate \(whole) checks them")
        }
    }

    /// Whether the folder, or one in it, holds a file that looks like a flow.
    private var holdsFlows: Bool {
        guard let names = FileManager.default.enumerator(atPath: path) else { return false }
        return names.lazy.compactMap { $0 as? String }.contains { $0.lowercased().hasSuffix(".json") }
    }

    /// The path of a flow's file, whether or not it exists.
    func path(of id: FlowID) -> String { path(ofFile: id.fileName) }

    /// The path of a file in the folder, whether or not it exists.
    func path(ofFile name: String) -> String { path == "." ? name : "\(path)/\(name)" }

    /// The text of a flow's file; nil if there is none.
    func text(of id: FlowID) -> SourceText? { text(named: id.fileName) }

    /// The text of a file in the folder; nil if there is none.
    func text(named name: String) -> SourceText? { SourceText(file: path(ofFile: name)) }

    /// The flows of the folder, each loaded on demand.
    var library: FlowLibrary {
        FlowLibrary(names: ids, other: { text(named: $0) }, read: { text(of: $0) })
    }

    /// Loads a flow for a call, or says why it cannot be used.
    ///
    /// - Throws: `Failure` 66 if there is no such flow, 65 if it has errors; errors in other flows of the
    ///   folder do not matter.
    func runnable(_ id: FlowID) throws(Failure) -> FlowSet {
        try loaded(id, orPart: false).runnable(named: id.rawValue)
    }

    /// Loads a flow or a part to try it; a part with what the first flow that calls it lends it.
    ///
    /// - Throws: as `runnable` does.
    func tryable(_ id: FlowID) throws(Failure) -> FlowSet {
        try tryable(id, loaded(id, orPart: true))
    }

    /// The same, of a flow that has been loaded.
    func tryable(_ id: FlowID, _ loaded: FlowLibrary.Loaded) throws(Failure) -> FlowSet {
        guard let flows = loaded.flows, flows.main.isPart else {
            return try loaded.runnable(named: id.rawValue)
        }
        if let part = caller(of: id)?.part { return part }
        return try loaded.faultless(named: id.rawValue)
    }

    /// The first flow without errors that calls a part, and the part with what that lends it; nil if there is none.
    func caller(of id: FlowID) -> (flow: FlowLibrary.Loaded, part: FlowSet)? {
        for caller in ids {
            guard let caller = library.load(caller), caller.flows?.main.isPart == false,
                let part = caller.flows?.part(id), caller.errors.isEmpty
            else { continue }
            return (caller, part)
        }
        return nil
    }

    /// Loads a flow.
    ///
    /// - Parameter orPart: whether a part will do as well, so that one is named if it is nearest to an unknown name.
    func loaded(_ id: FlowID, orPart: Bool) throws(Failure) -> FlowLibrary.Loaded {
        guard let loaded = library.load(id) else {
            guard exists else {
                throw Failure(.inputMissing, "there is no folder '\(path)'; --flows DIR names one")
            }
            let known = ids.filter { id in
                guard let other = library.load(id), !other.isDesk else { return false }
                return orPart || other.flows?.main.isPart != true
            }
            let hint = NearestName.hint(for: id.rawValue, among: known.map(\.rawValue))
            throw Failure(.inputMissing, "there is no flow '\(id)' in '\(path)'\(hint)")
        }
        return loaded
    }
}

extension FlowLibrary.Loaded {
    /// The flows, if a call can be taken on them.
    func runnable(named name: String) throws(Failure) -> FlowSet {
        guard !isDesk else {
            throw Failure(.badData, "'\(name)' is a desk: flows use it, and no call can be taken on it")
        }
        let flows = try faultless(named: name)
        guard !flows.main.isPart else {
            throw Failure(.badData, "'\(name)' is a part: only other flows can call it")
        }
        return flows
    }

    /// The flows, if they have no errors, be the main one a part or not.
    func faultless(named name: String) throws(Failure) -> FlowSet {
        let errors = errors
        guard errors.isEmpty, let flows else {
            try refuseNewer()
            let report = TextReport(errors, texts: texts, checked: texts.count)
            throw Failure(
                .badData, "the flow '\(name)' has errors and cannot be run\n" + report.text.dropLast())
        }
        return flows
    }

    /// Refuses flows of which a file is written for a newer program: what else is in it is not to be guessed.
    func refuseNewer() throws(Failure) {
        guard !errors.isEmpty else { return }
        for text in texts where text.name.hasSuffix(".json") {
            let json = JSONParser.parse(text.bytes).value
            guard let format = json?["format"]?.int, format > FlowSchema.version else { continue }
            throw Failure(
                .badData,
                "'\(text.name)' is of format \(format), and this program reads format \(FlowSchema.version); a newer program is needed"
            )
        }
    }
}

extension SourceText {
    /// Reads a file of a folder; nil if it does not exist, cannot be read, or is no file: a pipe would be waited
    /// for without end.
    init?(file path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(named: path)
    }

    /// Reads what the user names, be it a pipe; nil if it does not exist or cannot be read.
    init?(named path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        self.init(name: path, bytes: Array(data))
    }
}
