import Foundation

/// Where the project and what was built of it are.
public enum ProjectFolder {
    /// The folder that holds `Package.swift`.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The shipped flows.
    public static let flows = root + "/Flows"

    /// The built executable, which lies beside the test bundle.
    public static let executable: String = {
        let paths = CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
        let bundle = paths.first { $0.contains(".xctest") } ?? ""
        let parts = bundle.components(separatedBy: "/")
        let beside = parts.prefix { !$0.contains(".xctest") }.joined(separator: "/")
        return URL(fileURLWithPath: beside.isEmpty ? "." : beside).path + "/triage"
    }()
}
