/// A line as bash passes it to a completion function: cut off at the cursor, with its quotes intact.
///
/// **Source**: Bash Reference Manual, 3.1.2 "Quoting" and 8.6 "Programmable Completion". Expansions are kept
/// as typed, and so are the escapes that `$'…'` would interpret.
struct BashLine: Sendable, Equatable {
    /// The words after the program's name, without quotes; the last one is the word at the cursor.
    let words: [String]
    /// The quotation mark still open at the cursor.
    let quote: Unicode.Scalar?
    /// The beginning of the last word, which bash keeps and puts each candidate after.
    let kept: String

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: from the program's name to the cursor.
    ///   - replaced: the end of the line that bash replaces, as typed: the last word, or the part of it after
    ///     an open quotation mark or one of `COMP_WORDBREAKS`.
    init(_ line: String, replaced: String) {
        let scalars = Array(line.unicodeScalars)
        let end = Array(replaced.unicodeScalars)
        let cut = scalars.suffix(end.count) == end[...] ? scalars.count - end.count : nil
        var words: [String.UnicodeScalarView] = []
        var word: String.UnicodeScalarView?
        var quote: Unicode.Scalar?
        var keptCount = 0
        var index = 0
        while index < scalars.count {
            if index == cut { keptCount = word?.count ?? 0 }
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            index += 1
            switch (quote, scalar) {
            case (nil, " "), (nil, "\t"), (nil, "\n"):
                word.map { words.append($0) }
                word = nil
                keptCount = 0
            case (nil, "'"), (nil, "\""):
                quote = scalar
                word = word ?? .init()
            case (.some(let open), scalar) where open == scalar: quote = nil
            case (nil, "\\"), ("\"", "\\"):
                if let next, quote == nil || Self.specialInDoubleQuotes.contains(next) {
                    index += 1
                    word = (word ?? .init()) + [next]
                } else if quote != nil {
                    fallthrough
                }
            default: word = (word ?? .init()) + [scalar]
            }
        }
        if cut == scalars.count { keptCount = word?.count ?? 0 }
        words.append(word ?? .init())
        self.words = words.dropFirst().map { String($0) }
        self.quote = quote
        kept = String(String.UnicodeScalarView((words.last ?? .init()).prefix(keptCount)))
    }

    private static let specialInDoubleQuotes: [Unicode.Scalar] = ["\\", "\"", "$", "`"]
}

extension BashLine {
    /// What bash should put after `kept` to turn the word into a candidate, quoted so that nothing in it has
    /// a special meaning to the shell.
    func insertion(of candidate: String) -> String {
        let rest = candidate.unicodeScalars.dropFirst(kept.unicodeScalars.count)
        return rest.map { scalar in
            switch quote {
            case "'": scalar == "'" ? "'\\''" : String(scalar)
            // A backslash inside the quotes would be kept, and without one `!` recalls an earlier line.
            case .some where scalar == "!": "\"\\!\""
            case .some: (Self.specialInDoubleQuotes.contains(scalar) ? "\\" : "") + String(scalar)
            case nil: (Self.isPlain(scalar) ? "" : "\\") + String(scalar)
            }
        }.joined()
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "_-+=./:,@%".unicodeScalars.contains(scalar)
    }
}
