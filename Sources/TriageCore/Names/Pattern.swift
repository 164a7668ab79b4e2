/// A regular expression that is compiled once for the whole program.
///
/// A literal in a function is compiled anew each time, which takes longer than a key may. Unchecked, because
/// `Regex` does not change once it is made but does not say so.
struct Pattern<Output>: @unchecked Sendable {
    /// The expression.
    let regex: Regex<Output>

    /// Takes a literal.
    init(_ regex: Regex<Output>) {
        self.regex = regex
    }
}
