/// The limits that the project sets itself at a terminal of 80 columns.
enum Limits {
    /// From the start of the process to the whole first card. **Units**: milliseconds.
    static let firstFrame = 8.0
    /// From a key that submits nothing to its output. **Units**: milliseconds.
    static let key = 0.5
    /// What a moved selection may write. **Units**: bytes.
    static let bytes = 150.0
    /// How the terminal is to be after any signal.
    static let modes = "restored"

    /// Whether a figure is within its limit, in a word.
    static func verdict(_ value: Double?, _ limit: Double) -> String? {
        value.map { $0 <= limit ? "holds" : "over" }
    }
}
