import Foundation

/// Where the project and what was built of it are.
package enum ProjectFolder {
    /// The folder that holds `Package.swift`.
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The shipped flows.
    package static let flows = root + "/Flows"

    /// The built executable, which lies beside the test bundle.
    package static let executable = BuiltProducts.path("triage")
}
