/// The commit that the program is built from.
enum Commit {
    /// Its name, which `git archive` writes here, as `.gitattributes` tells it to.
    private static let archived = "$Format:%H$"

    /// Its name; nil for a program that is built in a checkout, whose files may be changed.
    static var known: String? { archived.hasPrefix("$") ? nil : archived }
}
