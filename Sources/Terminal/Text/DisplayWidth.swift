extension Character {
    /// The number of columns the character takes on a terminal. **Units**: 0, 1 or 2.
    package var columns: Int {
        let bytes = utf8
        if bytes.count == 1, let byte = bytes.first { return 0x20..<0x7F ~= byte ? 1 : 0 }
        let scalars = unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.index(after: scalars.startIndex) == scalars.endIndex { return first.columns }
        let isEmoji = scalars.dropFirst().contains { $0 == "\u{FE0F}" || $0 == "\u{200D}" || $0.isRegional }
        if isEmoji, first.properties.isEmoji { return 2 }
        // A conjunct of several letters is wider than its first letter, but no terminal gives it more than
        // two columns.
        return min(2, scalars.reduce(0) { $0 + $1.columns })
    }

    /// Whether all terminals agree on the width; they do not for emoji and multi-letter graphemes.
    var hasCertainColumns: Bool {
        if utf8.count == 1 || isASCII { return true }
        guard let first = unicodeScalars.first, !first.properties.isEmoji, !first.isRegional else {
            return false
        }
        return unicodeScalars.dropFirst().allSatisfy {
            $0.properties.generalCategory == .nonspacingMark && !$0.properties.isVariationSelector
        }
    }
}

extension String {
    /// Whether it is made of letters, digits, signs and spaces of ASCII, as most texts are: each takes a byte and a
    /// column, and none does anything else.
    var isVisibleASCII: Bool {
        let isVisible = { (byte: UInt8) in 0x20..<0x7F ~= byte }
        return utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isVisible) }
            ?? utf8.allSatisfy(isVisible)
    }

    /// The number of columns the text takes on a terminal, not counting line breaks.
    package var columns: Int {
        if isVisibleASCII { return utf8.count }
        // What joins nothing need not be taken apart into characters.
        let isSimple = unicodeScalars.allSatisfy(\.isSimple)
        return isSimple ? unicodeScalars.count : reduce(0) { $0 + $1.columns }
    }
}

extension Unicode.Scalar {
    /// The number of columns the scalar takes on its own. **Units**: 0, 1 or 2.
    var columns: Int {
        if isSimple { return 1 }
        if value < 0x300 { return 0 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        // Hangul vowels and final consonants join the consonant before them.
        if (0x1160...0x11FF).contains(value) { return 0 }
        if properties.isEmojiPresentation { return isRegional ? 1 : 2 }
        return Self.isWide(value) ? 2 : 1
    }

    /// Whether the scalar is known, without looking up its properties, to take one column and join nothing:
    /// Latin, and the punctuation, arrows and lines that cards are made of.
    var isSimple: Bool {
        switch value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF,
            0x2500...0x259F:
            true
        default: false
        }
    }

    /// Whether the scalar is one half of a flag.
    var isRegional: Bool { (0x1F1E6...0x1F1FF).contains(value) }

    /// Whether the scalar is wide by East Asian Width (W or F) without being an emoji.
    private static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = wide.count
        while low < high {
            let middle = (low + high) / 2
            if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < wide.count && wide[low].contains(value)
    }

    /// The wide ranges, in order; unassigned code points inside a block are included.
    /// **Source**: Unicode 15.1, EastAsianWidth.txt; the standard library knows the wide emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
