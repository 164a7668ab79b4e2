/// A file as read: its name and its bytes, from which every place is computed.
///
/// Values keep byte offsets only; lines and columns are worked out on demand, so that a flawless file pays
/// nothing for them.
public struct SourceText: Sendable, Equatable {
    /// The name to show in messages, as the user gave it. **Shape**: `Flows/hosting.json`.
    package let name: String
    /// The bytes of the file, unchanged.
    package let bytes: [UInt8]
    @Uncompared private var places = PlaceTable()

    /// Takes a file's bytes and the name to show in messages.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Treats a string as if it were a file.
    package init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The whole text; bytes that are not valid UTF-8 become U+FFFD.
    package var text: String { decoded(0..<bytes.count) }

    /// The line and column of a byte. **Units**: 1-based, columns in Unicode scalars.
    ///
    /// An offset past the end gives the place just after the last character.
    package func place(at offset: Int) -> Place {
        let end = min(offset, bytes.count)
        var (place, index) = places.nearest(before: end, in: bytes)
        while index < end {
            place.pass(bytes[index])
            index += 1
        }
        return place
    }

    /// The text of a line without its line break (LF or CR LF); empty for a line that does not exist.
    /// **Units**: 1-based.
    package func line(_ number: Int) -> String {
        guard let start = places.start(ofLine: number, in: bytes) else { return "" }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return withoutReturn(start..<end)
    }

    private func withoutReturn(_ range: Range<Int>) -> String {
        let endsInReturn = range.last.map { bytes[$0] == UInt8(ascii: "\r") } ?? false
        return decoded(endsInReturn ? range.dropLast() : range)
    }

    /// The file offset of a byte inside a JSON string, taking escapes into account.
    ///
    /// - Parameters:
    ///   - span: the string's extent in the file, quotes included.
    ///   - utf8: an offset into the UTF-8 of the decoded text; past its end means the closing quote.
    package func offset(inString span: Span, utf8: Int) -> Int {
        var cursor = StringCursor(span)
        return offset(inString: span, utf8: utf8, from: &cursor)
    }

    /// The same, going on from where the last question about the same string was answered, so that many places
    /// in one long string take no more than one pass.
    func offset(inString span: Span, utf8: Int, from cursor: inout StringCursor) -> Int {
        if cursor.span != span || cursor.decoded > utf8 { cursor = StringCursor(span) }
        var (index, decoded) = (cursor.index, cursor.decoded)
        defer { (cursor.index, cursor.decoded) = (index, decoded) }
        let end = span.upperBound - 1
        while index < end, decoded < utf8 {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < end else {
                // All up to the next escape, as far as it is asked for.
                let rest = bytes[index + 1..<min(end, index + utf8 - decoded)]
                let plain = 1 + rest.prefix { $0 != UInt8(ascii: "\\") }.count
                index += plain
                decoded += plain
                continue
            }
            guard bytes[index + 1] == UInt8(ascii: "u") else {
                index += 2
                decoded += 1
                continue
            }
            let unit = JSONParser.hexadecimal(bytes, at: index + 2) ?? 0
            let isHighSurrogate = (0xD800..<0xDC00).contains(unit)
            index += isHighSurrogate ? 12 : 6
            decoded += isHighSurrogate ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
        }
        return min(index, end)
    }

    private func decoded(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// A stretch of a file. **Units**: byte offsets, 0-based, end exclusive.
package typealias Span = Range<Int>

/// The position of a character in a file. **Units**: 1-based line and column, columns in Unicode scalars.
package struct Place: Sendable, Hashable, Comparable {
    /// The line. **Units**: 1-based.
    package private(set) var line: Int
    /// The column. **Units**: 1-based, Unicode scalars.
    package private(set) var column: Int

    /// Takes a 1-based line and column.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Moves on over a byte of the text.
    mutating func pass(_ byte: UInt8) {
        if byte == 0x0A {
            (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
            // A UTF-8 continuation byte (10xxxxxx) does not start a character.
            column += 1
        }
    }

    /// Orders places by their position in the file.
    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
