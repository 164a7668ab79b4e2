/// Why an answer cannot be taken; the words come from `Wording`.
public enum InputProblem: Error, Sendable, Equatable {
    /// It is needed.
    case missing
    /// It does not have the form of its type.
    case malformed(FactType)
    /// No option is called that; the nearest one's label, if any, and all labels.
    case noSuchOption(String, nearest: String?, options: [String])
    /// Several options begin so.
    case ambiguousOption(String, matches: [String])
    /// It is below the least value allowed.
    case below(String)
    /// It is above the greatest value allowed.
    case above(String)
    /// It has more characters than allowed.
    case tooLong(Int)
    /// It does not match the fact's pattern; an example or hint, if there is one.
    case mismatch(hint: String?)
    /// The fact's `accept` does not hold; the flow's own sentence.
    case refused(String)
    /// It has more decimals than the currency.
    case tooManyDecimals(Int)
    /// There is no such day.
    case noSuchDay(String)
    /// One of these facts must be answered.
    case oneNeeded([String])
    /// A secret is only ever typed where it is asked.
    case secretTold
}
