import Foundation
import TestSupport
import TriageCore

/// The flows of the project's folder `Flows`.
enum ShippedFlows {
    /// Those that calls are taken on, by name; their parts are others.
    static let names: [FlowID] = ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"]

    /// One of their files; nil if it is not there.
    @Sendable static func file(_ name: String) -> SourceText? {
        FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(name)").map {
            SourceText(name: name, bytes: Array($0))
        }
    }

    /// Finds the files for whoever loads a flow.
    static var library: FlowLibrary { FlowLibrary(other: file) { file($0.fileName) } }
}
