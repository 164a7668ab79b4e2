import Foundation
import TriageCore

/// The flows in the folder `Flows` of the folder at hand.
enum ShippedFlows {
    /// Those that calls are taken on, by name; their parts are others.
    static let names: [FlowID] = ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"]

    /// One of their files; nil if it is not there.
    @Sendable static func file(_ name: String) -> SourceText? {
        FileManager.default.contents(atPath: "Flows/\(name)").map { SourceText(name: name, bytes: Array($0)) }
    }
}
