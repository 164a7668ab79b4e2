/// A declaration on a line of code, recognized by its words and its indentation.
struct Declaration {
    /// The word before the name. **Shape**: `struct`, `extension`, `func`, `case`.
    let keyword: Substring
    /// What is declared; for an extension, the type that it extends.
    let name: String
    /// Whether it is visible only in its own file.
    let isPrivate: Bool
    /// The enclosing type or extension; nil at the top of a file.
    private(set) var outer: Scope?
    private let indent: Int

    /// A type or an extension that contains other declarations.
    struct Scope {
        /// `extension`, or the keyword of a type.
        let keyword: Substring
        /// The name of the type.
        let name: String
        /// Whether all its contents are private.
        let isPrivate: Bool
    }

    /// The declarations of a file, in order. Those inside functions are attributed to the enclosing type.
    static func all(in code: [String]) -> [Declaration] {
        var open: [Declaration] = []
        return code.compactMap(Declaration.init).map { declaration in
            while let last = open.last, last.indent >= declaration.indent { open.removeLast() }
            var declaration = declaration
            declaration.outer = open.last.map {
                Scope(keyword: $0.keyword, name: $0.name, isPrivate: $0.isPrivate)
            }
            if declaration.opensType { open.append(declaration) }
            return declaration
        }
    }

    /// Whether it opens the scope of a type.
    var opensType: Bool { keyword == "extension" || isType }

    /// Whether it declares a type.
    var isType: Bool { !["extension", "func", "var", "let", "case"].contains(keyword) }

    private static let words: Set<Substring> = [
        "struct", "class", "enum", "protocol", "actor", "typealias", "extension", "func", "var", "let",
        "case",
    ]

    /// Finds the first such keyword, preceded only by attributes and words such as `private(set)`.
    private init?(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 6)
        guard let position = parts.prefix(6).firstIndex(where: Self.words.contains),
            position + 1 < parts.count,
            parts[..<position].allSatisfy({ $0.allSatisfy { $0.isLetter || "@()".contains($0) } })
        else { return nil }
        keyword = parts[position]
        name = String(
            parts[position + 1].drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        guard !name.isEmpty else { return nil }
        isPrivate = parts[..<position].contains { $0 == "private" || $0 == "fileprivate" }
        indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    }
}
