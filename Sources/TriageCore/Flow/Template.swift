/// A text with `{{placeholders}}`, parsed once.
package struct Template: Sendable, Equatable {
    /// The text, cut at its placeholders.
    package let pieces: [Piece]
    /// Where the whole string is in the file, quotes included.
    @Uncompared package var span: Span

    /// One piece of a template.
    package enum Piece: Sendable, Equatable {
        case text(String)
        /// A placeholder; `fact` is set if it is just a fact's name, its own or that of a part's, so that a
        /// choice can be shown by its label. Apart, since most pieces are texts.
        indirect case placeholder(Expression, fact: FactPath?)
    }

    /// Whether it has no placeholders.
    package var isConstant: Bool {
        pieces.allSatisfy { if case .text = $0 { true } else { false } }
    }

    /// What its placeholders print, in order.
    var expressions: [Expression] {
        pieces.compactMap { if case .placeholder(let expression, _) = $0 { expression } else { nil } }
    }

    /// The text around the placeholders, for checks that look at words.
    package var constantText: String {
        pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
}

extension Template {
    /// A text or a placeholder's expression before it is compiled. **Units**: UTF-8 offsets in the text.
    struct RawPiece: Equatable {
        /// The text, or the expression between the braces.
        let text: String
        /// Whether it was between braces.
        let isPlaceholder: Bool
        /// Where the text begins, after any braces.
        let offset: Int
    }

    /// Whether a placeholder begins in a text.
    static func begins(in text: String) -> Bool {
        text.containsByte { $0 == UInt8(ascii: "{") } && text.contains("{{")
    }

    /// Cuts a text at its placeholders. Also returns the offsets of a `{{` that is never closed and of the
    /// first `}}` that closes no placeholder.
    static func cut(_ text: String) -> (pieces: [RawPiece], unclosed: Int?, stray: Int?) {
        // So it is with most texts, which then are taken as they are.
        guard text.containsByte(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            let whole = RawPiece(text: text, isPlaceholder: false, offset: 0)
            return (text.isEmpty ? [] : [whole], nil, nil)
        }
        var pieces: [RawPiece] = []
        let bytes = Array(text.utf8)
        var start = 0
        var index = 0
        var stray: Int?
        func piece(_ range: Range<Int>, _ isPlaceholder: Bool) {
            guard isPlaceholder || !range.isEmpty else { return }
            pieces.append(
                RawPiece(
                    text: String(decoding: bytes[range], as: UTF8.self), isPlaceholder: isPlaceholder,
                    offset: range.lowerBound))
        }
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") {
                    stray = stray ?? index
                }
                index += 1
                continue
            }
            piece(start..<index, false)
            guard let end = closing(bytes, from: index + 2) else { return (pieces, index, stray) }
            piece(index + 2..<end, true)
            index = end + 2
            start = index
        }
        piece(start..<bytes.count, false)
        return (pieces, nil, stray)
    }

    /// The offset of the `}}` that closes a placeholder; one inside a quoted string of the expression does
    /// not count.
    private static func closing(_ bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        var index = start
        while index + 1 < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where quote != nil: index += 1
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                if quote == nil { quote = bytes[index] } else if quote == bytes[index] { quote = nil }
            case UInt8(ascii: "}") where quote == nil && bytes[index + 1] == UInt8(ascii: "}"): return index
            default: break
            }
            index += 1
        }
        return nil
    }
}
