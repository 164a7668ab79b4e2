/// How much more one evaluation may do, so that no expression runs for long or fills the memory.
struct Work: Sendable {
    /// The steps of a whole evaluation: elements visited, and made, and texts by sixteen bytes.
    static let limit = 1_000_000

    private var remaining = Work.limit

    /// Takes steps off.
    ///
    /// - Throws: an error of the kind `limit` when none are left.
    mutating func spend(_ steps: Int) throws(EvaluationError) {
        guard steps <= remaining else {
            throw EvaluationError(.limit, "more than \(Work.limit) steps of work")
        }
        remaining -= steps
    }

    /// Takes off the steps for going over a text.
    mutating func spend(text: String) throws(EvaluationError) {
        try spend(1 + text.utf8.count / 16)
    }

    /// Takes off the steps for making a text. Units: bytes.
    mutating func spend(bytes: Int) throws(EvaluationError) {
        try spend(1 + bytes / 16)
    }
}
