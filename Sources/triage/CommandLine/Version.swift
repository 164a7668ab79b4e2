import TriageCore

/// The version of the program, and those of what it reads and writes.
enum Version {
    /// **Source**: semantic versioning, 2.0.0.
    static let current = "0.1.0"
    /// The day on which the program became that version. **Shape**: as manual pages show it, see `mdoc(7)`.
    static let day = "November 26, 2026"

    /// The versions of the formats, by name.
    static let formats = [
        ("flow", Int(FlowSchema.version)), ("scenario", Int(ScenarioFile.version)),
        ("journal", ChecksummedLine.version), ("record", ChecksummedLine.version),
        ("push", ChecksummedLine.version), ("hook", HookEvent.version),
    ]
}
