import Foundation

/// How to treat the line breaks of an untrusted text.
package enum LineBreaks: Sendable {
    /// Each one becomes a space.
    case spaces
    /// Each one becomes `\n`.
    case kept
    /// The text has a layout: line feeds and tabs stay, carriage returns go.
    case laidOut
}

extension String {
    /// The text without anything that a terminal would obey or that would hide what the text says.
    ///
    /// Removes escape sequences, control characters (C0, C1), bidirectional overrides and invisible
    /// characters; a tab becomes a space, and marks stacked on one letter are cut off after eight. Letters and their marks are
    /// composed (NFC).
    /// **Source**: ECMA-48; Unicode Technical Report 36.
    package func sanitized(lineBreaks: LineBreaks = .spaces) -> String {
        // Most texts are clean, and most of those are ASCII: they cost one look at each byte.
        if isVisibleASCII { return self }
        if utf8.allSatisfy({ 0x20..<0x7F ~= $0 || lineBreaks != .spaces && $0 == 0x0A }) { return self }
        if unicodeScalars.allSatisfy(\.isSimple) { return self }
        let scalars = Array(unicodeScalars)
        // Found once: a text may open a sequence at every character and end none.
        let lastEnd = scalars.indices.last { Self.isEnd(scalars, $0) } ?? -1
        var result = String.UnicodeScalarView()
        var marks = 0
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar.value {
            case 0x1B, 0x90, 0x98, 0x9B, 0x9D...0x9F:
                index = Self.endOfSequence(scalars, index, lastEnd: lastEnd)
                continue
            case 0x0D where lineBreaks == .laidOut: break
            case 0x09 where lineBreaks == .laidOut, 0x0A where lineBreaks == .laidOut: result.append(scalar)
            case 0x0D:
                if index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                result.append(lineBreaks == .kept ? "\n" : " ")
            case 0x0A, 0x85, 0x2028, 0x2029: result.append(lineBreaks == .kept ? "\n" : " ")
            case 0x09: result.append(" ")
            default:
                let category = scalar.properties.generalCategory
                marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
                if marks <= 8, !Self.isUnwanted(scalar, after: result.last) { result.append(scalar) }
            }
            index += 1
        }
        return String(result).precomposedStringWithCanonicalMapping
    }

    /// The text without leading and trailing line breaks, which a copied line brings along.
    var withoutOuterLineBreaks: String {
        let rest = drop { $0.isNewline }
        return rest.lastIndex { !$0.isNewline }.map { String(rest[...$0]) } ?? ""
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        // Joiners shape letters and emoji; at the start of a text they have nothing to join.
        case 0x200C, 0x200D: last == nil
        // The tag characters of a flag follow a black flag or another tag.
        case 0xE0020...0xE007F: !(last?.value == 0x1F3F4 || (0xE0020...0xE007E).contains(last?.value ?? 0))
        // Jamo fillers and the blank Braille cell are invisible but count as letters.
        case 0x115F, 0x1160, 0x3164, 0xFFA0: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .surrogate: true
            // The visible characters of this category precede numbers in Arabic and Syriac.
            case .format:
                scalar.properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(scalar.value)
            default: scalar.properties.isNoncharacterCodePoint
            }
        }
    }

    /// Whether a sequence that carries a string ends here.
    private static func isEnd(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        switch scalars[index].value {
        case 0x07, 0x9C: true
        case 0x1B: index + 1 < scalars.count && scalars[index + 1] == "\\"
        default: false
        }
    }

    /// Where an escape sequence ends; a string that never ends loses only its opener.
    private static func endOfSequence(_ scalars: [Unicode.Scalar], _ start: Int, lastEnd: Int) -> Int {
        var index = start + 1
        var opener = scalars[start].value
        if opener == 0x1B {
            guard index < scalars.count, (0x20..<0x7F).contains(scalars[index].value) else { return index }
            opener = scalars[index].value + 0x40
            if opener < 0x80 {
                // Intermediate bytes and a final one: the selection of a character set.
                while index < scalars.count, (0x20..<0x30).contains(scalars[index].value) { index += 1 }
                return index < scalars.count ? index + 1 : index
            }
            index += 1
        }
        switch opener {
        case 0x9B:
            while index < scalars.count, (0x20..<0x40).contains(scalars[index].value) { index += 1 }
            let isEnded = index < scalars.count && (0x40..<0x7F).contains(scalars[index].value)
            return isEnded ? index + 1 : index
        case 0x90, 0x98, 0x9D...0x9F:
            guard index <= lastEnd, let end = (index...lastEnd).first(where: { isEnd(scalars, $0) }) else {
                return index
            }
            return end + (scalars[end].value == 0x1B ? 2 : 1)
        default: return index
        }
    }
}
