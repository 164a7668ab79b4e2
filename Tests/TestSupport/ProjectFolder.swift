import Foundation

/// The paths of the project and of its build products.
package enum ProjectFolder {
    /// The folder that holds `Package.swift`.
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder of the shipped flows.
    package static let flows = root + "/Flows"

    /// The built executable, next to the test bundle.
    package static let executable = BuiltProducts.path("triage")
}
