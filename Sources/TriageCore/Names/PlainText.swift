import Foundation

/// Texts as they are compared and searched.
extension StringProtocol {
    /// The text in the one form in which texts are kept: letters and their marks composed where they can be.
    ///
    /// **Source**: Unicode Standard Annex 15, form C.
    package var composed: String {
        let text = String(self)
        return text.containsByte { $0 >= 0x80 } ? text.precomposedStringWithCanonicalMapping : text
    }

    /// Whether a reader sees anything of it: marks without a letter, blanks and characters that are ignored
    /// in print are nothing.
    package var isVisible: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .spaceSeparator, .lineSeparator,
                .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
                false
            default: !scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0x2800
            }
        }
    }

    /// The text without characters that only steer how it is laid out, such as marks of direction.
    var withoutLayoutMarks: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .format }))
    }

    /// The text with the decimal digits of every script as 0 to 9.
    var withPlainDigits: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return String(self) }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    guard scalar.properties.numericType == .decimal,
                        let digit = scalar.properties.numericValue
                    else { return scalar }
                    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit))
                }))
    }

    /// The text without differences of case, accents, strokes and width, for comparison: `Łódź` becomes
    /// `lodz`.
    var simplified: String {
        if !String(self).containsByte(where: { $0 >= 0x80 }) { return lowercased() }
        let folded = folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.unicodeScalars.map { $0.isASCII ? String($0) : $0.plainLetters }.joined()
    }
}

extension String {
    /// Whether a byte of the text in UTF-8 is wanted. All at once, since every text of a flow is asked.
    func containsByte(where isWanted: (UInt8) -> Bool) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(where: isWanted) }
            ?? utf8.contains(where: isWanted)
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
