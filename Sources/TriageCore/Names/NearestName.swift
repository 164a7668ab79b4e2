/// Finds the known name that somebody most likely meant.
package enum NearestName {
    /// The known name closest to a word; nil when none is close.
    ///
    /// The distance counts inserted, deleted, changed and transposed characters, ignoring case; up to a third
    /// of the characters may differ, but not all. A name that begins with the word also matches if it is the
    /// only one.
    package static func of(_ word: String, among known: some Sequence<String>) -> String? {
        var names = KnownNames(known)
        return names.nearest(to: word)
    }

    /// The end of an error message, suggesting the nearest known name.
    ///
    /// **Shape**: `; did you mean 'google'?`, empty when none is close.
    package static func hint(for word: String, among known: some Sequence<String>) -> String {
        hint(naming: of(word, among: known))
    }

    /// The same for a name that has already been looked up; empty for nil.
    package static func hint(naming name: String?) -> String {
        name.map { "; did you mean '\($0)'?" } ?? ""
    }
}
