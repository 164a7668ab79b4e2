/// A line as bash hands it to a completion function: cut off at the cursor, with all its quotes.
///
/// **Source**: Bash Reference Manual, 3.1.2 "Quoting" and 8.6 "Programmable Completion". Expansions are left
/// as they are typed, and so is what `$'…'` would change.
struct BashLine: Sendable, Equatable {
    /// The words behind the program's name, without quotes; the last one is that at the cursor.
    let words: [String]
    /// The quotation mark that is still open at the cursor.
    let quote: Unicode.Scalar?
    /// The beginning of the last word that bash keeps; it puts a candidate behind it.
    let kept: String

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: from the program's name to the cursor.
    ///   - replaced: the end of it that bash replaces, as it is typed: the last word, or what stands in it
    ///     behind an open quotation mark or behind one of `COMP_WORDBREAKS`.
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
    /// What bash is to put behind `kept` so that the word becomes a candidate: with quotes such that nothing
    /// in it means anything to a shell.
    func insertion(of candidate: String) -> String {
        let rest = candidate.unicodeScalars.dropFirst(kept.unicodeScalars.count)
        return rest.map { scalar in
            switch quote {
            case "'": scalar == "'" ? "'\\''" : String(scalar)
            // A backslash would stay before it, and without one it recalls an earlier line.
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
