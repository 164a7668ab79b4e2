/// Why an answer cannot be accepted; the words come from `Wording`.
public enum InputProblem: Error, Sendable, Equatable {
    /// An answer is required.
    case missing
    /// It does not have the form that its type requires.
    case malformed(FactType)
    /// There is no such option; with the label of the nearest one, if any, and all labels.
    case noSuchOption(String, nearest: String?, options: [String])
    /// What can be chosen depends on other facts that are not known; with their labels.
    case dependsOn([String])
    /// It could mean any of several options.
    case ambiguousOption(String, matches: [String])
    /// It is below the smallest value allowed.
    case below(String)
    /// It is above the largest value allowed.
    case above(String)
    /// It has more characters than allowed.
    case tooLong(Int)
    /// It does not match the fact's pattern; with the fact's hint, if it has one, and a text that matches.
    case mismatch(hint: String?, example: String?)
    /// The fact's `accept` does not hold; with the flow's own explanation.
    case refused(String)
    /// It has more decimal places than the currency.
    case tooManyDecimals(Int)
    /// There is no such day.
    case noSuchDay(String)
    /// No clock ever shows that time.
    case noSuchTime(String)
    /// The clocks skip that time on that day, because they are put forward.
    case skippedTime(String, on: String)
    /// It holds bytes that are not UTF-8, so that nobody can tell what was meant.
    case unreadable
    /// It is an address of a private or otherwise special network, where a public one is needed.
    case notPublic(SpecialAddress)
    /// No option is offered, so that the question can only be skipped for a reason.
    case nothingToChoose
    /// At least one of these facts must be answered.
    case oneNeeded([String])
    /// A secret can only be typed where it is asked.
    case secretTold
}

extension InputProblem {
    /// More options than this are neither listed nor searched for a similar one.
    static let mostOptions = 500
}

extension [String] {
    /// The options in a message, of very many only the first, and how many there are.
    var someOptions: String {
        let most = 8
        return count > most + 2
            ? prefix(most).joined(separator: ", ") + ", … (\(count))" : joined(separator: ", ")
    }
}
