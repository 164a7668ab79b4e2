import TriageCore

extension Enquiry {
    /// Whether a step back leads to what is judged: to a card that is entered again, later than what led to it was decided.
    /// What was told outlives it, and may meet there what is known already.
    var canBeJudgedBackwards: Bool {
        canGoBack && !events.contains { if case .told = $0.kind { true } else { false } }
    }
}
