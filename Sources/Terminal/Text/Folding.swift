import Foundation

extension String {
    /// The text without case, accents and strokes, for searching: `Žiadosť` becomes `ziadost`, `Łódź` `lodz`.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        let folded = folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.unicodeScalars.map { $0.isASCII ? String($0) : $0.plainLetters }.joined()
    }
}

extension Unicode.Scalar {
    /// The plain letters of a Latin letter that has no decomposition; any other character as it is.
    ///
    /// **Source**: the names of the Unicode character database, such as LATIN SMALL LETTER L WITH STROKE.
    fileprivate var plainLetters: String {
        guard let words = properties.name?.split(separator: " "), words.count >= 4,
            words[0] == "LATIN", words[2] == "LETTER" || words[2] == "LIGATURE"
        else { return String(self) }
        switch words[3] {
        case "DOTLESS": return words.last?.lowercased() ?? String(self)
        case "ETH": return "d"
        case "THORN": return "th"
        default: return words[3].count <= 2 ? words[3].lowercased() : String(self)
        }
    }
}
