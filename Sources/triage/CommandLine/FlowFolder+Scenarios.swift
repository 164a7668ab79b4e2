import TriageCore

/// Where flows and their scenarios lie.
extension FlowFolder {
    /// The folder of this folder's scenarios.
    var scenarios: FlowFolder { FlowFolder(path: path + "/scenarios") }

    /// The folder that contains a file.
    static func holding(_ file: String) -> FlowFolder {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return FlowFolder(path: parts.isEmpty ? "." : parts.joined(separator: "/"))
    }

    /// The flow after which a file is named.
    static func flow(named file: String) -> FlowID {
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        return FlowID(name.hasSuffix(".json") ? String(name.dropLast(5)) : name)
    }

    /// The flow that a scenario file tests, and its folder: the flow after which the file is named, in the folder
    /// above it; else the one that it names, there or among the flows.
    static func tested(
        by scenarios: JSON?, in file: String, else flows: FlowFolder
    ) -> (folder: FlowFolder, flow: FlowID) {
        let above = FlowFolder(path: holding(file).path + "/..")
        let named = flow(named: file)
        guard !above.ids.contains(named), let id = scenarios?["flow"]?.string.map({ FlowID($0) }) else {
            return (above, named)
        }
        if above.ids.contains(id) { return (above, id) }
        return flows.ids.contains(id) ? (flows, id) : (above, named)
    }

    /// The flows in the folder; there must be at least one.
    ///
    /// - Throws: `Failure` 66 if there are none: a check of nothing proves nothing.
    func namedFlows() throws(Failure) -> [FlowID] {
        let ids = ids
        guard !ids.isEmpty else {
            let passedOver = passedOver(besides: ["scenarios"]).map { "\n\($0.path): \($0.reason)" }.joined()
            throw Failure(.inputMissing, "there are no flows in '\(path)'\(passedOver)")
        }
        return ids
    }
}
