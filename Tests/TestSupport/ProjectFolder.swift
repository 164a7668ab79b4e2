import Foundation

/// Where the project and what was built of it are.
public enum ProjectFolder {
    /// The folder that holds `Package.swift`.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The shipped flows.
    public static let flows = root + "/Flows"

    /// The built executable, which lies beside the test bundle.
    public static let executable = BuiltProducts.path("triage")
}
