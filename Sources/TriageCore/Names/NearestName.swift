/// Finds the known name that somebody most likely meant.
package enum NearestName {
    /// The known name closest to what was written; nil when none is close.
    ///
    /// Distance counts inserted, deleted, changed and swapped neighbouring characters, case ignored; a
    /// third of the characters may differ, but not all. A unique known name that begins with the word counts
    /// as well.
    package static func of(_ word: String, among known: some Sequence<String>) -> String? {
        var names = KnownNames(known)
        return names.nearest(to: word)
    }

    /// The end of an error message that names the nearest known name. Shape: `; did you mean 'google'?`,
    /// empty when none is close.
    package static func hint(for word: String, among known: some Sequence<String>) -> String {
        hint(naming: of(word, among: known))
    }

    /// The same with a name that was looked up already; empty without one.
    package static func hint(naming name: String?) -> String {
        name.map { "; did you mean '\($0)'?" } ?? ""
    }
}
