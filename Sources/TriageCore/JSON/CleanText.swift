extension StringProtocol {
    /// The text without leading and trailing whitespace.
    package var trimming: String {
        // Mostly there is none, which the first and the last byte tell.
        let text = String(self)
        let visible: Range<UInt8> = 0x21..<0x7F
        if let first = text.utf8.first, let last = text.utf8.last, visible.contains(first),
            visible.contains(last)
        {
            return text
        }
        return text.drop(while: \.isWhitespace).trimmingEnd
    }

    /// The text without trailing whitespace.
    package var trimmingEnd: String { lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? "" }
}

extension Sequence<Unicode.Scalar> {
    /// The text with each unwanted character replaced.
    func replacing(
        with replacement: Unicode.Scalar, where isUnwanted: (Unicode.Scalar) -> Bool
    ) -> String {
        var view = String.UnicodeScalarView()
        for scalar in self { view.append(isUnwanted(scalar) ? replacement : scalar) }
        return String(view)
    }
}

extension Unicode.Scalar {
    /// Whether a reader may take it for the end of a line, or not see it or what stands beside it: controls, the
    /// separators of lines and paragraphs, and what is invisible or turns the direction of writing.
    ///
    /// The two joiners are none of these: words are spelt with them.
    package var endsOrHidesLine: Bool {
        switch value {
        case 0x20..<0x7F: return false
        case 0x200C, 0x200D: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value)
        default: return false
        }
    }

    /// The scalar as JSON spells it in ASCII. **Shape**: `\u0085`, above U+FFFF a pair of surrogates.
    package var jsonEscape: String {
        String(self).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
