/// The work that an evaluation may still do, so that no expression runs for long or exhausts memory.
struct Work: Sendable {
    /// The steps allowed per evaluation: one per element visited or created, and per sixteen bytes of string.
    static let limit = 1_000_000

    private var remaining = Work.limit

    /// Spends steps.
    ///
    /// - Throws: an error of kind `limit` when none are left.
    mutating func spend(_ steps: Int) throws(EvaluationError) {
        guard steps <= remaining else {
            throw EvaluationError(.limit, "more than \(Work.limit) steps of work")
        }
        remaining -= steps
    }

    /// Spends the steps for traversing a string.
    mutating func spend(text: String) throws(EvaluationError) {
        try spend(1 + text.utf8.count / 16)
    }

    /// Spends the steps for creating a string. **Units**: bytes.
    mutating func spend(bytes: Int) throws(EvaluationError) {
        try spend(1 + bytes / 16)
    }
}
