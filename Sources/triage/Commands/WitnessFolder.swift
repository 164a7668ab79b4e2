import Foundation
import TriageCore

/// The folder in which `triage validate --save-witness` keeps calls that show what is wrong, as scenarios.
struct WitnessFolder {
    /// The path as the user gave it.
    let path: String

    /// Saves the witness of every finding that has one, and says where, and how to play them.
    ///
    /// - Throws: `Failure` 73 if the folder or a file cannot be written.
    func save(_ findings: [Finding], of check: FileCheck, for invocation: Invocation) throws(Failure) {
        var names: [String: Int] = [:]
        var flows: [FlowID: FlowSet] = [:]
        for set in check.checked.compactMap(\.flows) { flows[set.main.id] = set }
        var saved: [String] = []
        for finding in findings.worstLast {
            guard let witness = finding.witness, let file = WitnessFile(finding) else { continue }
            guard let flows = flows[witness.flow], file.fails(on: flows) else {
                invocation.say("triage: no scenario can play the witness of \(finding.headline)")
                continue
            }
            names[file.name, default: 0] += 1
            let number = names[file.name, default: 1]
            let name = number == 1 ? "\(file.name).json" : "\(file.name)-\(number).json"
            try write(file.text, to: name)
            saved.append("\(path)/\(name)")
        }
        guard let first = saved.first else { return invocation.say("triage: there is no witness to save") }
        let flowFolder = findings.first { $0.witness != nil }.map {
            FlowFolder.holding($0.location.file).path
        }
        let isUsual = !invocation.has("flows") && flowFolder == invocation.flows.path
        let folder = isUsual ? "" : " --flows \(flowFolder ?? invocation.flows.path)"
        let files = saved.count == 1 ? first : "\(path)/*.json"
        invocation.say(
            "triage: saved \(saved.count == 1 ? "1 witness" : "\(saved.count) witnesses"); "
                + "triage test\(folder) \(files) plays \(saved.count == 1 ? "it" : "them")")
    }

    private func write(_ text: String, to name: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"), options: .atomic)
        } catch {
            throw Failure(.cannotCreate, "'\(path)/\(name)' cannot be written")
        }
    }
}
