/// The project's own limits at a terminal of 80 columns.
enum Limits {
    /// From the start of the process to the whole first card. **Units**: milliseconds.
    static let firstFrame = 8.0
    /// From a key that does not submit to its output. **Units**: milliseconds.
    static let key = 0.5
    /// What moving the selection may write. **Units**: bytes.
    static let bytes = 150.0
    /// From a key to the card between rounds, after a hundred of them. **Units**: milliseconds.
    static let roundCard = 1.0
    /// A step back on that card. **Units**: milliseconds.
    static let stepBack = 20.0
    /// How the terminal must be left after any signal.
    static let modes = "restored"

    /// `holds` or `over`, as a figure is within its limit or not.
    static func verdict(_ value: Double?, _ limit: Double) -> String? {
        value.map { $0 <= limit ? "holds" : "over" }
    }
}
